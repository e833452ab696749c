/**
 * Hints: a line each, which can be done as it says, and dismissed for good.
 */
import { html, nothing, type TemplateResult } from "lit/html.js";

import { hintsOf, type Hint } from "../model/hints";
import { hintStrings } from "../strings/hints";
import { icons } from "../ui/icons";
import { LOOK, type Actions, type View } from "../model/view";

/** None before somebody did something: a first look is for the picture. */
export function hintLines(view: View, act: Actions): TemplateResult | typeof nothing {
  const hints = view.asides.awake ? hintsOf(view, view.asides.dismissed) : [];
  if (hints.length === 0) return nothing;
  return html`<ul class="hints" aria-label=${hintStrings.label}>${hints.map((hint) => hintLine(hint, act))}</ul>`;
}

function hintLine({ id, text, offer }: Hint, act: Actions): TemplateResult {
  const accept = () => offer && void act.propose(offer.change, LOOK);
  return html`<li data-hint=${id}>
    <span>${text}</span>
    ${offer ? html`<button type="button" class="quiet" @click=${accept}>${offer.label}</button>` : nothing}
    <button type="button" class="tool" aria-label=${hintStrings.dismiss} title=${hintStrings.dismiss} @click=${() => act.dismissHint(id)}>${icons.remove}</button>
  </li>`;
}
