/**
 * The dialogue that takes a zone, as the AWS CLI prints it or as a Corefile, or a change batch.
 */
import { html, nothing, type TemplateResult } from "lit/html.js";

import { readableName } from "../model/zone";
import { corefileStrings } from "../strings/corefile";
import { holds } from "../ui/select";
import { errorId, fieldError, isRefused } from "../ui/field";
import { type FrameActions, type View, IMPORT } from "../model/view";
import { importStrings } from "../strings/import";

export function importDialog(view: View, act: FrameActions): TemplateResult {
  return html`<dialog id="import" aria-labelledby="import-heading" @close=${() => act.closeImport()}>
    <form method="dialog" @submit=${(event: Event) => submit(event, act)}>
      <h2 id="import-heading">${importStrings.heading}</h2>
      <label for="import-text">${importStrings.label}</label>
      <textarea
        id="import-text"
        class="field mono"
        rows="12"
        spellcheck="false"
        aria-invalid=${isRefused(view, IMPORT) ? "true" : "false"}
        aria-describedby=${isRefused(view, IMPORT) ? errorId(IMPORT) : "import-hint"}
        ${holds(view.drafts.get(IMPORT)?.text ?? "")}
        @input=${(event: Event) => act.draft(IMPORT, (event.target as HTMLTextAreaElement).value)}
      ></textarea>
      ${fieldError(view, IMPORT)} ${zoneChoice(view, act)}
      <p class="hint" id="import-hint">${importStrings.hint}</p>
      <div class="ends">
        <button type="button" @click=${close}>${importStrings.cancel}</button>
        <button type="submit" class="primary">${importStrings.load}</button>
      </div>
    </form>
  </dialog>`;
}

/** A Corefile may have several zones, and the page has one. */
function zoneChoice({ asides: { offer } }: View, act: FrameActions): TemplateResult | typeof nothing {
  if (!offer) return nothing;
  const zones = offer.zones.map((zone) => html`<button type="button" dir="ltr" @click=${() => act.choose(zone)}>${readableName(zone.Name ?? "")}</button>`);
  return html`<div class="saves" role="group" aria-labelledby="import-zones">
    <span id="import-zones" role="status">${corefileStrings.which}</span>
    ${zones}
  </div>`;
}

function submit(event: Event, act: FrameActions): void {
  event.preventDefault();
  const text = (event.target as HTMLElement).querySelector("textarea")?.value ?? "";
  act.load(text);
}

function close(event: Event): void {
  (event.target as HTMLElement).closest("dialog")?.close();
}
