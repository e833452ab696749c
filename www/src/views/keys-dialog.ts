/**
 * The dialogue that lists the keys, switches single ones off, and brings hints back.
 */
import { html, type TemplateResult } from "lit";

import { areSingleKeysOn, KEYS, switchSingleKeys } from "../keys";
import { words as hints } from "../strings/hints";
import { words } from "../strings/keys";
import { chosen } from "./chosen";
import type { Actions, View } from "./view";

export function keysDialog({ asides }: View, act: Actions): TemplateResult {
  const isOn = areSingleKeysOn();
  const flip = (event: Event) => switchSingleKeys((event.target as HTMLInputElement).checked);
  return html`<dialog id="keys" aria-labelledby="keys-heading">
    <h2 id="keys-heading">${words.heading}</h2>
    <dl class="key-map">
      ${words.others.map(({ keys, does }) => line(keys, does))}
      ${(Object.keys(KEYS) as (keyof typeof KEYS)[]).map((key) => line([key.toUpperCase()], words.single[key]))}
    </dl>
    <label class="switched"><input type="checkbox" ?checked=${isOn} ${chosen(isOn)} @change=${flip} />${words.switch}</label>
    <p class="hint">${words.hint}</p>
    <div class="ends">
      <button type="button" ?disabled=${asides.dismissed.size === 0} @click=${() => act.dismissHint()}>${hints.again}</button>
      <button type="button" @click=${close}>${words.close}</button>
    </div>
  </dialog>`;
}

function line(keys: string[], does: string): TemplateResult {
  return html`<div><dt>${keys.map((key) => html`<kbd>${key}</kbd>`)}</dt><dd>${does}</dd></div>`;
}

function close(event: Event): void {
  (event.target as HTMLElement).closest("dialog")?.close();
}
