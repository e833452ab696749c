/**
 * Who dies, when, and for how long.
 */
import { html, type TemplateResult } from "lit/html.js";

import { clock } from "../figures";
import { nameOf } from "../model/comparison";
import { words } from "../strings/clients";
import { option } from "./chosen";
import { numberChoice, tell } from "./client-choices";
import type { Actions, View } from "./view";

const said = words.timeline;

export function outageLine(view: View, act: Actions): TemplateResult {
  const { story } = view.state;
  return html`<div class="outage-line">
    ${failsChoice(view, act)}
    ${numberChoice(act, said.at, "at", STARTS, story.at, clock, said.when)}
    ${numberChoice(act, said.lasts, "lasts", LENGTHS, story.lasts, clock, said.howLong)}
  </div>`;
}

function failsChoice({ picture }: View, act: Actions): TemplateResult {
  const { endpoints = [], fails = null } = picture?.outcome.clients ?? {};
  const choose = (event: Event) => tell(act, { fails: (event.target as HTMLSelectElement).value });
  return html`<span class="pair"
    ><select aria-label=${said.who} @change=${choose}>
      ${endpoints.map((endpoint) => option(endpoint.value, nameOf(endpoint), endpoint.value === fails))}
    </select>
    <span aria-hidden="true">${said.dies}</span></span
  >`;
}

const STARTS = [0, 30, 60, 120, 300];
const LENGTHS = [60, 300, 900, 3_600, 21_600];
