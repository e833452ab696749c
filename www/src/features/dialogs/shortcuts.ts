/**
 * The dialog that lists the shortcuts, switches single keys off, and restores hints.
 */
import { html, nothing, type TemplateResult } from "lit/html.js";

import { KEY_MAP, type FrameActions, type View } from "../../model/view";
import { chosen } from "../../ui/select";
import { hintStrings } from "../hints/strings";
import { shortcutStrings } from "./strings";

/** The setting for single keys. */
export interface SingleKeys {
  areOn(): boolean;
  switchOn(on: boolean): void;
}

/** Closed it is empty. */
export function keysDialog(view: View, act: FrameActions, singleKeys: SingleKeys): TemplateResult {
  return html`<dialog id="keys" aria-labelledby="keys-heading" @close=${() => act.unfold(KEY_MAP, false)}>
    <h2 id="keys-heading">${shortcutStrings.heading}</h2>
    ${view.unfolded.has(KEY_MAP) ? opened(view, act, singleKeys) : nothing}
  </dialog>`;
}

function opened({ asides }: View, act: FrameActions, { areOn, switchOn }: SingleKeys): TemplateResult {
  const isOn = areOn();
  const flip = (event: Event) => switchOn((event.target as HTMLInputElement).checked);
  return html`<dl class="key-map">
      ${shortcutStrings.others.map(({ keys, does }) => line(keys, does))}
      ${Object.entries(shortcutStrings.single).map(([key, does]) => line([key.toUpperCase()], does))}
    </dl>
    <label class="switched"><input type="checkbox" ?checked=${isOn} ${chosen(isOn)} @change=${flip} />${shortcutStrings.switch}</label>
    <p class="hint">${shortcutStrings.hint}</p>
    <div class="ends">
      <button type="button" ?disabled=${asides.dismissed.size === 0} @click=${() => act.dismissHint()}>${hintStrings.again}</button>
      <button type="button" @click=${close}>${shortcutStrings.close}</button>
    </div>`;
}

function line(keys: string[], does: string): TemplateResult {
  return html`<div><dt>${keys.map((key) => html`<kbd>${key}</kbd>`)}</dt><dd>${does}</dd></div>`;
}

function close(event: Event): void {
  (event.target as HTMLElement).closest("dialog")?.close();
}
