/**
 * The dialogue that lists the keys, switches single ones off, and brings hints back.
 */
import { html, nothing, type TemplateResult } from "lit/html.js";

import { areSingleKeysOn, KEYS, switchSingleKeys } from "../single-keys";
import { words as hints } from "../strings/hints";
import { words } from "../strings/keys";
import { chosen } from "./chosen";
import { KEY_MAP } from "./dialogues";
import type { FrameActions, View } from "./view";

/** Closed it is empty. */
export function keysDialog(view: View, act: FrameActions): TemplateResult {
  return html`<dialog id="keys" aria-labelledby="keys-heading" @close=${() => act.unfold(KEY_MAP, false)}>
    <h2 id="keys-heading">${words.heading}</h2>
    ${view.unfolded.has(KEY_MAP) ? opened(view, act) : nothing}
  </dialog>`;
}

function opened({ asides }: View, act: FrameActions): TemplateResult {
  const isOn = areSingleKeysOn();
  const flip = (event: Event) => switchSingleKeys((event.target as HTMLInputElement).checked);
  return html`<dl class="key-map">
      ${words.others.map(({ keys, does }) => line(keys, does))}
      ${(Object.keys(KEYS) as (keyof typeof KEYS)[]).map((key) => line([key.toUpperCase()], words.single[key]))}
    </dl>
    <label class="switched"><input type="checkbox" ?checked=${isOn} ${chosen(isOn)} @change=${flip} />${words.switch}</label>
    <p class="hint">${words.hint}</p>
    <div class="ends">
      <button type="button" ?disabled=${asides.dismissed.size === 0} @click=${() => act.dismissHint()}>${hints.again}</button>
      <button type="button" @click=${close}>${words.close}</button>
    </div>`;
}

function line(keys: string[], does: string): TemplateResult {
  return html`<div><dt>${keys.map((key) => html`<kbd>${key}</kbd>`)}</dt><dd>${does}</dd></div>`;
}

function close(event: Event): void {
  (event.target as HTMLElement).closest("dialog")?.close();
}
