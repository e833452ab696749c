/**
 * The root of the element: its host, and a template of sections with one tooltip.
 *
 * Each section is rendered separately, so sections can be hydrated one by one.
 */
import { Directive, directive, type ElementPart } from "lit/directive.js";
import { html, noChange, nothing, type TemplateResult } from "lit/html.js";

import { LINK, LOOK, type Region, type Scene, type Theme, type View } from "../model/view";
import { elementStrings } from "../text/element-strings";
import { fieldError } from "../ui/field";

export interface Host extends HTMLElement {
  theme: Theme;
  /** The address of a playground page, where there is one. */
  readonly playground: string | null;
  framed: boolean;
  readonly readOnly: boolean;
  /** Settles when what is to be drawn has been drawn. */
  readonly updateComplete: Promise<unknown>;
}

/** In the element, by a selector. */
export function find<T extends HTMLElement = HTMLElement>(host: Host, selector: string): T | null {
  return host.shadowRoot?.querySelector<T>(selector) ?? null;
}

/** What stands around a scene on a page of its own, and hears what goes to the page. */
export interface Frame {
  regions(view: View, scene: Scene): Region[];
  /** A key that means nothing elsewhere; whether it does here. */
  press(event: KeyboardEvent, target: Element): boolean;
  dragover(event: DragEvent): void;
  drop(event: DragEvent): void;
  /** There is no network, or there is one again. */
  network(isThere: boolean): void;
}

/** Errors in the use of the element, shown in it. */
export interface Notice {
  /** Null: this is no longer wrong. */
  say(about: string, fault: string | null): void;
  /** Removes everything else from the root. */
  clearAround(): void;
}

/** All that is to be seen. */
export function instrument(view: View, regions: Region[], put: Put, frame?: Frame | null): TemplateResult {
  return html`<div class=${view.framed ? "instrument" : "instrument embedded"} @dragover=${frame?.dragover} @drop=${frame?.drop}>
    ${view.framed ? nothing : [fieldError(view, LINK.name), fieldError(view, LOOK.name)]} ${regions.map((region) => placed(region, put))}
    ${view.framed ? nothing : embedEnd(view)}
    <p class="unseen" role="status">${view.status}</p>
    ${explanation}
  </div>`;
}

/** The one popover in which explanations stand. */
export const explanation = html`<p id="explanation" class="explanation" role="tooltip" popover="manual"></p>`;

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

export function embedEnd({ link }: View): TemplateResult | typeof nothing {
  if (link === "") return nothing;
  return html`<p class="end"><a part="link" href=${link} target="_blank" rel="noopener">${elementStrings.open}</a></p>`;
}
