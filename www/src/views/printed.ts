/**
 * The last line of a printed picture: what it was made with, and where it can be made again.
 */
import { html, noChange, type TemplateResult } from "lit/html.js";
import { Directive, directive, type ElementPart } from "lit/directive.js";

import { pageStrings } from "../strings/page";
import type { View } from "../model/view";

/** The address holds the whole picture; where the page is prerendered there is none yet. */
export function printed({ picture, state }: View): TemplateResult {
  const queries = picture?.outcome.tally?.queries ?? state.queries;
  return html`<p class="printed">${pageStrings.printed(queries, state.seed, state.ask)} <span dir="ltr" ${address()}></span></p>`;
}

class Address extends Directive {
  render(): typeof noChange {
    return noChange;
  }

  override update({ element }: ElementPart): typeof noChange {
    if (element.textContent !== location.href) element.textContent = location.href;
    return noChange;
  }
}

const address = directive(Address);
