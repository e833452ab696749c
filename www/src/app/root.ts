/**
 * The root of the element: its host, and a template of sections with one tooltip.
 *
 * Each section is rendered separately, so sections can be hydrated one by one.
 */
import { Directive, directive, type ElementPart } from "lit/directive.js";
import { html, noChange, nothing, type TemplateResult } from "lit/html.js";

import {
  GENERAL,
  LINK,
  type Section,
  type Theme,
  type View,
  type ViewRenderer,
} from "../model/view";
import { elementStrings } from "../text/element-strings";
import { fieldError } from "../ui/field";

export interface Host extends HTMLElement {
  theme: Theme;
  /** The URL of a playground page, if any. */
  readonly playground: string | null;
  framed: boolean;
  readonly readOnly: boolean;
  /** Settles when pending changes are rendered. */
  readonly updateComplete: Promise<unknown>;
}

export function find<T extends HTMLElement = HTMLElement>(host: Host, selector: string): T | null {
  return host.shadowRoot?.querySelector<T>(selector) ?? null;
}

/** What a page of its own shows around a view, and its keys and drops. */
export interface PageChrome {
  sections(view: View, renderer: ViewRenderer): Section[];
  /** Handles a single key. True if it had a meaning. */
  press(event: KeyboardEvent, target: Element): boolean;
  dragover(event: DragEvent): void;
  drop(event: DragEvent): void;
  /** The network came or went. */
  network(isThere: boolean): void;
}

/** Errors in the use of the element. */
export interface Errors {
  /** Null: the error is fixed. */
  say(about: string, fault: string | null): void;
  /** Removes everything else from the root. */
  clearAround(): void;
}

export function rootTemplate(
  view: View,
  sections: Section[],
  renderInto: RenderInto,
  chrome?: PageChrome | null,
): TemplateResult {
  return html`<div class=${view.framed ? "instrument" : "instrument embedded"} @dragover=${chrome?.dragover} @drop=${chrome?.drop}>
    ${view.framed ? nothing : [fieldError(view, LINK.name), fieldError(view, GENERAL.name)]} ${sections.map((content) => sectionTemplate(content, renderInto))}
    ${view.framed ? nothing : playgroundLink(view)}
    <p class="unseen" role="status">${view.status}</p>
    ${tooltip}
  </div>`;
}

/** One popover for all explanations. */
export const tooltip = html`<p id="explanation" class="explanation" role="tooltip" popover="manual"></p>`;

/** Renders a section into its element. */
export type RenderInto = (content: Section, element: HTMLElement) => void;

export function sectionTemplate(content: Section, renderInto: RenderInto): TemplateResult {
  return html`<div class="region" ${section(content, renderInto)}></div>`;
}

class SectionDirective extends Directive {
  render(_content: Section, _renderInto: RenderInto): typeof noChange {
    return noChange;
  }

  override update(
    { element }: ElementPart,
    [content, renderInto]: [Section, RenderInto],
  ): typeof noChange {
    renderInto(content, element as HTMLElement);
    return noChange;
  }
}

const section = directive(SectionDirective);

export function playgroundLink({ link }: View): TemplateResult | typeof nothing {
  if (link === "") return nothing;
  return html`<p class="end"><a part="link" href=${link} target="_blank" rel="noopener">${elementStrings.open}</a></p>`;
}
