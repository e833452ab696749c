/**
 * The dialog that lists the shortcuts, switches single keys off, and restores hints.
 */
import { html, nothing, type TemplateResult } from "lit/html.js";

import { SHORTCUTS, type PageActions, type View } from "../../model/view";
import { isSelected } from "../../ui/select";
import { hintStrings } from "../hints/strings";
import { shortcutStrings } from "./strings";

export interface SingleKeys {
  areOn(): boolean;
  switchOn(on: boolean): void;
}

/** Empty while closed. */
export function shortcutsDialog(view: View, act: PageActions, singleKeys: SingleKeys): TemplateResult {
  return html`<dialog id="keys" aria-labelledby="keys-heading" @close=${() => act.setExpanded(SHORTCUTS, false)}>
    <h2 id="keys-heading">${shortcutStrings.heading}</h2>
    ${view.expanded.has(SHORTCUTS) ? opened(view, act, singleKeys) : nothing}
  </dialog>`;
}

function opened({ ui }: View, act: PageActions, { areOn, switchOn }: SingleKeys): TemplateResult {
  const isOn = areOn();
  const flip = (event: Event) => switchOn((event.target as HTMLInputElement).checked);
  return html`<dl class="key-map">
      ${shortcutStrings.others.map(({ keys, does }) => line(keys, does))}
      ${Object.entries(shortcutStrings.single).map(([key, does]) => line([key.toUpperCase()], does))}
    </dl>
    <label class="switched"><input type="checkbox" ?checked=${isOn} ${isSelected(isOn)} @change=${flip} />${shortcutStrings.switch}</label>
    <p class="hint">${shortcutStrings.hint}</p>
    <div class="ends">
      <button type="button" ?disabled=${ui.dismissed.size === 0} @click=${() => act.dismissHint()}>${hintStrings.again}</button>
      <button type="button" @click=${close}>${shortcutStrings.close}</button>
    </div>`;
}

function line(keys: string[], does: string): TemplateResult {
  return html`<div><dt>${keys.map((key) => html`<kbd>${key}</kbd>`)}</dt><dd>${does}</dd></div>`;
}

function close(event: Event): void {
  (event.target as HTMLElement).closest("dialog")?.close();
}
