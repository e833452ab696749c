/**
 * The last line of a printed picture: what it was made with, and where it can be made again.
 */
import { html, type TemplateResult } from "lit";

import { strings } from "../strings";
import type { View } from "./view";

/** The address holds the whole picture; where the page is prerendered there is none yet. */
export function printed({ picture, state }: View): TemplateResult {
  const queries = picture?.outcome.tally?.queries ?? state.queries;
  const address = globalThis.location?.href ?? "";
  return html`<p class="printed">${strings.printed(queries, state.seed, state.ask)} <span dir="ltr">${address}</span></p>`;
}
