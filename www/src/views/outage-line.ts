/**
 * Who dies, when, and for how long.
 */
import { html, type TemplateResult } from "lit/html.js";

import { clock } from "../text/number-format";
import { nameOf } from "../model/comparison";
import { option } from "../ui/select";
import { numberChoice, tell } from "./client-choices";
import type { Actions, View } from "../model/view";
import { timelineStrings } from "../strings/timeline";

export function outageLine(view: View, act: Actions): TemplateResult {
  const { story } = view.state;
  return html`<div class="outage-line">
    ${failsChoice(view, act)}
    ${numberChoice(act, timelineStrings.at, "at", STARTS, story.at, clock, timelineStrings.when)}
    ${numberChoice(act, timelineStrings.lasts, "lasts", LENGTHS, story.lasts, clock, timelineStrings.howLong)}
  </div>`;
}

function failsChoice({ picture }: View, act: Actions): TemplateResult {
  const { endpoints = [], fails = null } = picture?.outcome.clients ?? {};
  const choose = (event: Event) => tell(act, { fails: (event.target as HTMLSelectElement).value });
  return html`<span class="pair"
    ><select aria-label=${timelineStrings.who} @change=${choose}>
      ${endpoints.map((endpoint) => option(endpoint.value, nameOf(endpoint), endpoint.value === fails))}
    </select>
    <span aria-hidden="true">${timelineStrings.dies}</span></span
  >`;
}

const STARTS = [0, 30, 60, 120, 300];
const LENGTHS = [60, 300, 900, 3_600, 21_600];
