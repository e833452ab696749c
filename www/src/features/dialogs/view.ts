/**
 * The dialogs: import, share, shortcuts.
 *
 * Import takes a zone as the AWS CLI prints it, a Corefile, a change batch, or a dropped file. Share gives link, Markdown,
 * embed code, zone, Corefile, change batches and files. Shortcuts lists the keys, switches single keys off, and restores
 * hints.
 */
import { guard } from "lit/directives/guard.js";
import { html, nothing, type TemplateResult } from "lit/html.js";

import { batchBetween, batchText } from "../../model/change-batch";
import {
  COREFILE,
  type Format,
  IMPORT,
  IMPORT_CHECKS,
  IMPORT_NAME,
  type PageActions,
  SHARE,
  SHORTCUTS,
  type View,
} from "../../model/view";
import { readableName } from "../../model/zone";
import { embedOf, markdownOf, titleOf } from "../../share/embed-code";
import { importStrings } from "../../text/import-strings";
import { commonStrings } from "../../text/strings";
import { errorId, fieldError, isRefused } from "../../ui/field";
import { copyButton, icons } from "../../ui/page-controls";
import { hasValue, isSelected } from "../../ui/select";
import { hintStrings } from "../hints/strings";
import { corefileStrings, shareStrings, shortcutStrings } from "./strings";

export function importDialog(view: View, act: PageActions): TemplateResult {
  return html`<dialog id="import" aria-labelledby="import-heading" @close=${() => act.closeImport()}>
    <form method="dialog" @submit=${(event: Event) => submit(event, act)}>
      <h2 id="import-heading">${importStrings.heading}</h2>
      ${textArea(view, act, { id: "import-text", label: importStrings.records, rows: 10, draft: IMPORT })}
      ${textArea(view, act, { id: "import-checks", label: importStrings.checks, rows: 3, draft: IMPORT_CHECKS })}
      ${zoneName(view, act)} ${fieldError(view, IMPORT)} ${zoneChoice(view, act)}
      <p class="hint" id="import-hint">${importStrings.hint}</p>
      <div class="ends">
        <button type="button" @click=${close}>${importStrings.cancel}</button>
        <button type="submit" class="primary">${importStrings.load}</button>
      </div>
    </form>
  </dialog>`;
}

interface TextArea {
  id: string;
  label: string;
  rows: number;
  /** The name of its draft. */
  draft: string;
}

function textArea(
  view: View,
  act: PageActions,
  { id, label, rows, draft }: TextArea,
): TemplateResult {
  const refused = isRefused(view, draft);
  return html`<label for=${id}>${label}</label>
    <textarea
      id=${id}
      class="field mono"
      rows=${rows}
      spellcheck="false"
      aria-invalid=${refused ? "true" : "false"}
      aria-describedby=${refused ? errorId(draft) : "import-hint"}
      ${hasValue(view.drafts.get(draft)?.text ?? "")}
      @input=${(event: Event) => act.draft(draft, (event.target as HTMLTextAreaElement).value)}
    ></textarea>`;
}

/** Shown where the records do not name their zone. */
function zoneName({ drafts, ui }: View, act: PageActions): TemplateResult | typeof nothing {
  if (ui.guessedName === null) return nothing;
  return html`<p role="status" id="import-guessed">${importStrings.guessed(ui.guessedName)}</p>
    <label for="import-name">${importStrings.name}</label>
    <input
      id="import-name"
      class="field mono"
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
      placeholder=${importStrings.nameExample}
      aria-describedby="import-guessed"
      ${hasValue(drafts.get(IMPORT_NAME)?.text ?? ui.guessedName)}
      @input=${(event: Event) => act.draft(IMPORT_NAME, (event.target as HTMLInputElement).value)}
    />`;
}

/** A Corefile can have several zones, the page shows one. */
function zoneChoice({ ui: { offer } }: View, act: PageActions): TemplateResult | typeof nothing {
  if (!offer) return nothing;
  const zones = offer.zones.map(
    (zone) =>
      html`<button type="button" dir="ltr" @click=${() => act.importZone(zone)}>${readableName(zone.Name ?? "")}</button>`,
  );
  return html`<div class="saves" role="group" aria-labelledby="import-zones">
    <span id="import-zones" role="status">${corefileStrings.which}</span>
    ${zones}
  </div>`;
}

function submit(event: Event, act: PageActions): void {
  event.preventDefault();
  const form = event.target as HTMLElement;
  const textOf = (id: string) =>
    form.querySelector<HTMLInputElement | HTMLTextAreaElement>(`#${id}`)?.value ?? "";
  act.importText({
    records: textOf("import-text"),
    checks: textOf("import-checks"),
    zoneName: textOf("import-name"),
  });
}

function close(event: Event): void {
  (event.target as HTMLElement).closest("dialog")?.close();
}

/** Without this the browser would open the file. Only where there is an import dialog. */
export function allowDrop(event: DragEvent): void {
  if (fileIn(event) && takesFiles(event)) event.preventDefault();
}

export async function dropFile(event: DragEvent, act: PageActions): Promise<void> {
  const files = [...(event.dataTransfer?.files ?? [])];
  if (files.length === 0 || !takesFiles(event)) return;
  event.preventDefault();
  act.openImport();
  act.importFiles(await Promise.all(files.map((file) => file.text())));
}

function takesFiles({ currentTarget }: DragEvent): boolean {
  return (currentTarget as Element).querySelector("dialog#import") !== null;
}

function fileIn({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes("Files") ?? false;
}

/** Empty while closed: its content is long and changes with every edit. */
export function shareDialog(view: View, act: PageActions): TemplateResult {
  return html`<dialog id="share" aria-labelledby="share-heading" @close=${() => act.setExpanded(SHARE, false)}>
    <h2 id="share-heading">${shareStrings.heading}</h2>
    ${view.expanded.has(SHARE) ? shareContent(view, act) : nothing}
  </dialog>`;
}

function shareContent(view: View, act: PageActions): TemplateResult {
  return html`${view.link === "" ? nothing : links(view, act)}
    ${guard(basisOfZone(view), () => zone(view, act))} ${batches(view, act)}
    ${view.picture?.outcome.tally ? saves(act) : nothing}
    <div class="ends"><button type="button" @click=${close}>${shareStrings.close}</button></div>`;
}

function links(view: View, act: PageActions): TemplateResult {
  const { link, state } = view;
  return html`${textLine(view, act, "link", shareStrings.link, shareStrings.copyLink, link)}
    ${textLine(view, act, "markdown", shareStrings.markdown, shareStrings.copyMarkdown, markdownOf(link, titleOf(state)))}
    ${textLine(view, act, "embed", shareStrings.embed, shareStrings.copyEmbed, embedOf(link, state))}
    <p class="hint">${shareStrings.hint}</p>`;
}

/** Everything that the zone part is rendered from: a zone of hundreds of records is a long text. */
function basisOfZone({ state: { source }, ui, copied, drafts }: View): unknown[] {
  return [source, ui.corefileOf(source), copied, drafts.get(COREFILE)];
}

/** As the import and the command line read it. */
function zone(view: View, act: PageActions): TemplateResult {
  const text = JSON.stringify(view.state.source, null, 2);
  return html`${textLine(
    view,
    act,
    "json",
    shareStrings.zone,
    shareStrings.copyZone,
    text,
    saveButton(shareStrings.saveAs.json, () => act.saveText("json", text)),
  )}
    <div class="shared">
      <label for="share-corefile">${corefileStrings.label}</label>
      <input
        id="share-corefile"
        class="field mono"
        dir="ltr"
        readonly
        placeholder=${corefileStrings.waiting}
        aria-describedby=${isRefused(view, COREFILE) ? errorId(COREFILE) : nothing}
        .value=${view.ui.corefileOf(view.state.source)}
        @focus=${select}
      />
      <span class="both">
        <button type="button" class="quiet copy" data-copy="corefile" @click=${() => act.copyCorefile("corefile")}>
          ${view.copied === "corefile" ? commonStrings.copy.done : corefileStrings.copy}
        </button>
        ${saveButton(corefileStrings.save, act.saveCorefile)}
      </span>
      ${fieldError(view, COREFILE)}
    </div>`;
}

function saveButton(label: string, save: () => void): TemplateResult {
  return html`<button type="button" class="tool" aria-label=${label} title=${label} @click=${save}>${icons.save}</button>`;
}

function select(event: Event): void {
  (event.target as HTMLInputElement).select();
}

/** Change batches of all edits, of the last edit, and to undo it. */
function batches(view: View, act: PageActions): TemplateResult | typeof nothing {
  const { origin, before, state } = view;
  const all = batchBetween(origin, state.source);
  const last = before && before !== origin ? batchBetween(before, state.source) : null;
  const back = before ? batchBetween(state.source, before) : null;
  if (!all && !last && !back) return nothing;
  return html`${
    all
      ? textLine(
          view,
          act,
          "batch",
          shareStrings.batch,
          shareStrings.copyBatch,
          batchText(all),
          saveButton(shareStrings.saveBatch, () => act.saveText("batch", batchText(all))),
        )
      : nothing
  }
    ${last ? textLine(view, act, "last", shareStrings.lastBatch, shareStrings.copyBatch, batchText(last)) : nothing}
    ${back ? textLine(view, act, "undo", shareStrings.undoBatch, shareStrings.copyBatch, batchText(back)) : nothing}
    <p class="hint">${shareStrings.batchHint}</p>`;
}

/** The text can be copied by hand where the browser blocks the clipboard. */
function textLine(
  view: View,
  act: PageActions,
  id: string,
  label: string,
  copy: string,
  text: string,
  save?: TemplateResult,
): TemplateResult {
  return html`<div class="shared">
    <label for=${`share-${id}`}>${label}</label>
    <input id=${`share-${id}`} class="field mono" dir="ltr" readonly .value=${text} @focus=${select} />
    <span class="both">${copyButton(view, act, id, copy, () => text)} ${save ?? nothing}</span>
  </div>`;
}

function saves(act: PageActions): TemplateResult {
  return html`<div class="saves" role="group" aria-labelledby="share-saves">
    <span id="share-saves">${shareStrings.save}</span>
    ${FORMATS.map((format) => html`<button type="button" @click=${() => act.save(format)}>${shareStrings.saveAs[format]}</button>`)}
  </div>`;
}

export interface SingleKeys {
  areOn(): boolean;
  switchOn(on: boolean): void;
}

/** Empty while closed. */
export function shortcutsDialog(
  view: View,
  act: PageActions,
  singleKeys: SingleKeys,
): TemplateResult {
  return html`<dialog id="keys" aria-labelledby="keys-heading" @close=${() => act.setExpanded(SHORTCUTS, false)}>
    <h2 id="keys-heading">${shortcutStrings.heading}</h2>
    ${view.expanded.has(SHORTCUTS) ? shortcutsContent(view, act, singleKeys) : nothing}
  </dialog>`;
}

function shortcutsContent(
  { ui }: View,
  act: PageActions,
  { areOn, switchOn }: SingleKeys,
): TemplateResult {
  const isOn = areOn();
  const flip = (event: Event) => switchOn((event.target as HTMLInputElement).checked);
  return html`<dl class="key-map">
      ${shortcutStrings.others.map(({ keys, does }) => keyLine(keys, does))}
      ${Object.entries(shortcutStrings.single).map(([key, does]) => keyLine([key.toUpperCase()], does))}
    </dl>
    <label class="switched"><input type="checkbox" ?checked=${isOn} ${isSelected(isOn)} @change=${flip} />${shortcutStrings.switch}</label>
    <p class="hint">${shortcutStrings.hint}</p>
    <div class="ends">
      <button type="button" ?disabled=${ui.dismissed.size === 0} @click=${() => act.dismissHint()}>${hintStrings.again}</button>
      <button type="button" @click=${close}>${shortcutStrings.close}</button>
    </div>`;
}

function keyLine(keys: string[], does: string): TemplateResult {
  return html`<div><dt>${keys.map((key) => html`<kbd>${key}</kbd>`)}</dt><dd>${does}</dd></div>`;
}

const FORMATS = ["png", "svg", "csv"] as const satisfies readonly Format[];
