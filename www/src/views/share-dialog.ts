/**
 * The dialogue that gives the picture away: as a link, in Markdown, as a frame.
 */
import { html, nothing, type TemplateResult } from "lit";

import { FORMATS } from "../export/save";
import { batchBetween, batchText } from "../model/batch";
import { embedOf, markdownOf, titleOf } from "../share/formats";
import { words } from "../strings/share";
import { copyButton } from "./copy-button";
import type { Actions, View } from "./view";

export function shareDialog(view: View, act: Actions): TemplateResult {
  const { link, state } = view;
  const title = titleOf(state);
  return html`<dialog id="share" aria-labelledby="share-heading">
    <h2 id="share-heading">${words.heading}</h2>
    ${line(view, act, "link", words.link, words.copyLink, link)}
    ${line(view, act, "markdown", words.markdown, words.copyMarkdown, markdownOf(link, title))}
    ${line(view, act, "embed", words.embed, words.copyEmbed, embedOf(link, title))}
    <p class="hint">${words.hint}</p>
    ${batches(view, act)}
    ${view.picture?.outcome.tally ? saves(act) : nothing}
    <div class="ends"><button type="button" @click=${close}>${words.close}</button></div>
  </dialog>`;
}

/** An edit is a change batch; so are all of them together, and so is what undoes the last. */
function batches(view: View, act: Actions): TemplateResult | typeof nothing {
  const { origin, before, state } = view;
  const all = batchBetween(origin, state.source);
  const last = before && before !== origin ? batchBetween(before, state.source) : null;
  const back = before ? batchBetween(state.source, before) : null;
  if (!all && !last && !back) return nothing;
  return html`${all ? line(view, act, "batch", words.batch, words.copyBatch, batchText(all)) : nothing}
    ${last ? line(view, act, "last", words.lastBatch, words.copyBatch, batchText(last)) : nothing}
    ${back ? line(view, act, "undo", words.undoBatch, words.copyBatch, batchText(back)) : nothing}
    <p class="hint">${words.batchHint}</p>`;
}

/** The text can be selected and copied by hand, where the browser lets no page copy. */
function line(view: View, act: Actions, id: string, label: string, copy: string, text: string): TemplateResult {
  const select = (event: Event) => (event.target as HTMLInputElement).select();
  return html`<div class="shared">
    <label for=${`share-${id}`}>${label}</label>
    <input id=${`share-${id}`} class="field mono" readonly .value=${text} @focus=${select} />
    ${copyButton(view, act, id, copy, () => text)}
  </div>`;
}

function saves(act: Actions): TemplateResult {
  return html`<div class="saves" role="group" aria-labelledby="share-saves">
    <span id="share-saves">${words.save}</span>
    ${FORMATS.map((format) => html`<button type="button" @click=${() => act.save(format)}>${words.saveAs[format]}</button>`)}
  </div>`;
}

function close(event: Event): void {
  (event.target as HTMLElement).closest("dialog")?.close();
}
