/**
 * The import dialog: a zone as the AWS CLI prints it, a Corefile, or a change batch. A dropped file is imported too.
 */
import { html, nothing, type TemplateResult } from "lit/html.js";

import { IMPORT, type PageActions, type View } from "../../model/view";
import { readableName } from "../../model/zone";
import { errorId, fieldError, isRefused } from "../../ui/field";
import { hasValue } from "../../ui/select";
import { corefileStrings, importStrings } from "./strings";

export function importDialog(view: View, act: PageActions): TemplateResult {
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
        ${hasValue(view.drafts.get(IMPORT)?.text ?? "")}
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

/** A Corefile can have several zones, the page shows one. */
function zoneChoice({ ui: { offer } }: View, act: PageActions): TemplateResult | typeof nothing {
  if (!offer) return nothing;
  const zones = offer.zones.map((zone) => html`<button type="button" dir="ltr" @click=${() => act.importZone(zone)}>${readableName(zone.Name ?? "")}</button>`);
  return html`<div class="saves" role="group" aria-labelledby="import-zones">
    <span id="import-zones" role="status">${corefileStrings.which}</span>
    ${zones}
  </div>`;
}

function submit(event: Event, act: PageActions): void {
  event.preventDefault();
  const text = (event.target as HTMLElement).querySelector("textarea")?.value ?? "";
  act.importText(text);
}

function close(event: Event): void {
  (event.target as HTMLElement).closest("dialog")?.close();
}

/** Without this the browser would open the file. Only where there is an import dialog. */
export function allowDrop(event: DragEvent): void {
  if (fileIn(event) && takesFiles(event)) event.preventDefault();
}

export async function dropFile(event: DragEvent, act: PageActions): Promise<void> {
  const file = event.dataTransfer?.files[0];
  if (!file || !takesFiles(event)) return;
  event.preventDefault();
  act.openImport();
  act.importText(await file.text());
}

function takesFiles({ currentTarget }: DragEvent): boolean {
  return (currentTarget as Element).querySelector("dialog#import") !== null;
}

function fileIn({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes("Files") ?? false;
}
