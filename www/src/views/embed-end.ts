/**
 * The end of an embedded picture: the way to the playground, where there is one.
 */
import { html, nothing, type TemplateResult } from "lit/html.js";

import { elementStrings } from "../text/element-strings";
import type { View } from "../model/view";

export function embedEnd({ link }: View): TemplateResult | typeof nothing {
  if (link === "") return nothing;
  return html`<p class="end"><a part="link" href=${link} target="_blank" rel="noopener">${elementStrings.open}</a></p>`;
}
