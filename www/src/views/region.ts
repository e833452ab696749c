/**
 * A picture is a list of regions, top to bottom. Each is drawn by itself within an element that has no box of its own,
 * so that one after the other can come alive.
 */
import { html, noChange, type TemplateResult } from "lit/html.js";
import { Directive, directive, type ElementPart } from "lit/directive.js";
import type { Region } from "../model/view";

/** Puts a region into its element. */
export type Put = (region: Region, element: HTMLElement) => void;

export function placed(region: Region, put: Put): TemplateResult {
  return html`<div class="region" ${within(region, put)}></div>`;
}

class Within extends Directive {
  render(_region: Region, _put: Put): typeof noChange {
    return noChange;
  }

  override update({ element }: ElementPart, [region, put]: [Region, Put]): typeof noChange {
    put(region, element as HTMLElement);
    return noChange;
  }
}

const within = directive(Within);
