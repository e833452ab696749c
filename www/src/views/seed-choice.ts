/**
 * The seed: the same one gives the same numbers, here as in any program.
 */
import { html, type TemplateResult } from "lit/html.js";

import { withSeed } from "../model/state";
import { pageStrings } from "../strings/page";
import { field } from "../ui/field";
import { SEED, type FrameActions, type View } from "../model/view";

export function seedChoice(view: View, act: FrameActions): TemplateResult {
  return html`<span class="pair seed">
    <label class="pair" data-explain="seed"><span>${pageStrings.query.seed}</span>${seedField(view, act)}</label>
    <button type="button" class="quiet" id="new-seed" @click=${act.newSeed}>
      ${pageStrings.query.newSeed}
    </button>
  </span>`;
}

function seedField(view: View, act: FrameActions): TemplateResult {
  return field(view, act, {
    name: SEED,
    label: pageStrings.query.seed,
    value: view.state.seed,
    change: withSeed,
    kind: "number",
    inputMode: "numeric",
    asks: true,
  });
}
