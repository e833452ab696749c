/**
 * The share dialog: link, Markdown, embed code, zone, Corefile, change batches, files.
 */
import { guard } from "lit/directives/guard.js";
import { html, nothing, type TemplateResult } from "lit/html.js";

import { batchBetween, batchText } from "../../model/change-batch";
import { COREFILE, SHARE, type Format, type PageActions, type View } from "../../model/view";
import { embedOf, markdownOf, titleOf } from "../../share/embed-code";
import { commonStrings } from "../../text/strings";
import { errorId, fieldError, isRefused } from "../../ui/field";
import { copyButton, icons } from "../../ui/page-controls";
import { corefileStrings, shareStrings } from "./strings";

/** Empty while closed: its content is long and changes with every edit. */
export function shareDialog(view: View, act: PageActions): TemplateResult {
  return html`<dialog id="share" aria-labelledby="share-heading" @close=${() => act.setExpanded(SHARE, false)}>
    <h2 id="share-heading">${shareStrings.heading}</h2>
    ${view.expanded.has(SHARE) ? opened(view, act) : nothing}
  </dialog>`;
}

function opened(view: View, act: PageActions): TemplateResult {
  return html`${view.link === "" ? nothing : links(view, act)}
    ${guard(basisOfZone(view), () => zone(view, act))} ${batches(view, act)}
    ${view.picture?.outcome.tally ? saves(act) : nothing}
    <div class="ends"><button type="button" @click=${close}>${shareStrings.close}</button></div>`;
}

function links(view: View, act: PageActions): TemplateResult {
  const { link, state } = view;
  return html`${line(view, act, "link", shareStrings.link, shareStrings.copyLink, link)}
    ${line(view, act, "markdown", shareStrings.markdown, shareStrings.copyMarkdown, markdownOf(link, titleOf(state)))}
    ${line(view, act, "embed", shareStrings.embed, shareStrings.copyEmbed, embedOf(link, state))}
    <p class="hint">${shareStrings.hint}</p>`;
}

/** Everything that the zone part is rendered from: a zone of hundreds of records is a long text. */
function basisOfZone({ state: { source }, ui, copied, drafts }: View): unknown[] {
  return [source, ui.corefileOf(source), copied, drafts.get(COREFILE)];
}

/** As the import and the command line read it. */
function zone(view: View, act: PageActions): TemplateResult {
  const text = JSON.stringify(view.state.source, null, 2);
  return html`${line(view, act, "json", shareStrings.zone, shareStrings.copyZone, text, saveButton(shareStrings.saveAs.json, () => act.saveText("json", text)))}
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
  return html`${all ? line(view, act, "batch", shareStrings.batch, shareStrings.copyBatch, batchText(all), saveButton(shareStrings.saveBatch, () => act.saveText("batch", batchText(all)))) : nothing}
    ${last ? line(view, act, "last", shareStrings.lastBatch, shareStrings.copyBatch, batchText(last)) : nothing}
    ${back ? line(view, act, "undo", shareStrings.undoBatch, shareStrings.copyBatch, batchText(back)) : nothing}
    <p class="hint">${shareStrings.batchHint}</p>`;
}

/** The text can be copied by hand where the browser blocks the clipboard. */
function line(view: View, act: PageActions, id: string, label: string, copy: string, text: string, save?: TemplateResult): TemplateResult {
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

function close(event: Event): void {
  (event.target as HTMLElement).closest("dialog")?.close();
}

const FORMATS = ["png", "svg", "csv"] as const satisfies readonly Format[];
