/**
 * The seed: the same one gives the same numbers, here as in any program.
 */
import { html, type TemplateResult } from "lit";

import type { Change } from "../model/state";
import { strings } from "../strings";
import { field } from "./field";
import type { Actions, View } from "./view";

const words = strings.query;
export const SEED = "seed";

export function seedChoice(view: View, act: Actions): TemplateResult {
  return html`<span class="pair seed">
    <label class="pair" data-explain="seed"><span>${words.seed}</span>${seedField(view, act)}</label>
    <button type="button" class="quiet" id="new-seed" @click=${act.newSeed}>
      ${words.newSeed}
    </button>
  </span>`;
}

function seedField(view: View, act: Actions): TemplateResult {
  return field(view, act, {
    name: SEED,
    label: words.seed,
    value: view.state.seed,
    change: withSeed,
    kind: "number",
    inputMode: "numeric",
    asks: true,
  });
}

const withSeed =
  (seed: string): Change =>
  (state) => ({ ...state, seed, ask: 1 });

/** Short enough to be read out; any integer below 2^64 can be typed. */
export const newSeed: Change = (state) => {
  const [random] = crypto.getRandomValues(new Uint16Array(1));
  return withSeed(String(random))(state);
};
