/**
 * .
 */
import { html, nothing, type TemplateResult } from "lit/html.js";
import { embedEnd } from "./views/embed-end";
import { fieldError } from "./ui/field";
import { placed, type Put } from "./views/region";
import { LINK, LOOK, type View, type Region } from "./model/view";
import type { Frame } from "./host";

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
