/**
 * Who the clients are: how many resolvers cache for them, and which address of an answer they take.
 */
import { html, nothing, type TemplateResult } from "lit/html.js";

import { whole } from "../text/locale";
import type { Story } from "../model/state";
import { option } from "../ui/select";
import { fieldError } from "../ui/field";
import { clientRule } from "./stats-line";
import { LOOK, type Actions, type View } from "../model/view";
import { compareStrings } from "../strings/compare";

export function clientChoices(view: View, act: Actions): TemplateResult {
  const { story, view: name } = view.state;
  return html`<div class="choices">
    ${numberChoice(act, compareStrings.resolvers, "resolvers", RESOLVERS, story.resolvers, compareStrings.throughResolvers)}
    ${name === "timeline" ? numberChoice(act, compareStrings.retries, "retries", RETRIES, story.retries, compareStrings.afterFailure) : nothing}
    ${clientRule(view, act)} ${fieldError(view, "client")}
  </div>`;
}

/** One of some numbers; a link may say another, which is then offered too. */
export function numberChoice(
  act: Actions,
  label: string,
  member: Exclude<keyof Story, "fails">,
  offered: number[],
  present: number,
  spelt: (value: number) => string = whole,
  name = label,
): TemplateResult {
  const values = [...new Set([...offered, present])].sort((one, other) => one - other);
  const choose = (event: Event) => tell(act, { [member]: Number((event.target as HTMLSelectElement).value) });
  return html`<label class="pair" data-explain=${member}
    ><span>${label}</span
    ><select aria-label=${name} @change=${choose}>
      ${values.map((value) => option(value, spelt(value), value === present))}
    </select></label
  >`;
}

export function tell(act: Actions, members: Partial<Story>): void {
  void act.propose((state) => ({ ...state, story: { ...state.story, ...members } }), LOOK);
}

const RESOLVERS = [0, 1, 10, 100, 1_000, 10_000];
const RETRIES = [0, 1, 2, 7];
