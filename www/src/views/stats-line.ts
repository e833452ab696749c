/**
 * Below the bars: what they show, and whether chance alone explains them.
 */
import { html, nothing, type TemplateResult } from "lit/html.js";

import { isAddress } from "../model/source";
import { PICKS, SCALES, SHOWS, type PickRule, type State } from "../model/state";
import { strings } from "../strings/page";
import { choice } from "./choice";
import { option } from "./chosen";
import { explained } from "./explained";
import { field, fieldError } from "./field";
import { LOOK, type Actions, type View } from "./view";

const words = strings.stats;

export function statsLine(view: View, act: Actions): TemplateResult {
  const { show, scale } = view.state;
  return html`<div class="stats">
    <div class="choices">
      ${choice("show", words.show, SHOWS, words.shows, show, (value) => look(act, { show: value }))}
      ${choice("scale", words.scale, SCALES, words.scales, scale, (value) => look(act, { scale: value }))}
      ${show === "picked" ? clientRule(view, act) : nothing}
    </div>
    ${key(view)} ${verdict(view, act)} ${fieldError(view, "client")}
  </div>`;
}

export function clientRule(view: View, act: Actions): TemplateResult {
  const { pick, group } = view.state;
  const choose = (event: Event) => look(act, { pick: (event.target as HTMLSelectElement).value as PickRule });
  const picks = PICKS.filter((value) => value !== "rfc6724" || isAddress(group.type));
  return html`<label class="pair"
      ><span>${words.pick}</span
      ><select @change=${choose}>
        ${picks.map((value) => option(value, words.picks[value], value === pick))}
      </select></label
    >${pick === "rfc6724" ? clientField(view, act) : nothing}`;
}

function clientField(view: View, act: Actions): TemplateResult | typeof nothing {
  const { group, clients } = view.state;
  const { type } = group;
  if (type !== "A" && type !== "AAAA") return nothing;
  const client = field(view, act, {
    name: "client",
    label: words.client,
    value: clients[type],
    change: (text) => (state) => ({ ...state, clients: { ...state.clients, [type]: text } }),
    kind: "mono client",
    asks: true,
  });
  return html`<label class="pair"><span>${words.client}</span>${client}</label>`;
}

function key({ state }: View): TemplateResult {
  const counted = state.scale === "count" ? html`<i class="sample counted"></i>` : html`<i class="sample bead"></i>`;
  return html`<p class="key">
    <span>${counted}${words.key.count}</span>
    <span><i class="sample expected"></i>${words.key.expected}</span>
    <span><i class="sample interval"></i>${words.key.interval(INTERVAL)}</span>
  </p>`;
}

function verdict({ picture, state }: View, act: Actions): TemplateResult {
  const tally = picture?.outcome.tally;
  if (!tally) return html`<p class="verdict"></p>`;
  const test = tally.chiSquare;
  if (!test) return html`<p class="verdict">${words.nothing}</p>`;
  const fair = test.pValue >= RARE ? words.fair : words.rare;
  return html`<p class="verdict">
    ${test.of === "first" && state.show === "returned" ? seeFirst(act) : nothing}
    ${explained("chi", words.chiSquare(words.of[test.of], test.statistic, test.degreesOfFreedom))},
    <b>${explained("p", words.p(test.pValue))}</b>: ${fair}
  </p>`;
}

function seeFirst(act: Actions): TemplateResult {
  const see = () => look(act, { show: "first" });
  return html`${words.certain} <button type="button" class="link" @click=${see}>${words.seeFirst}</button><br />`;
}

function look(act: Actions, members: Partial<State>): void {
  void act.propose((state) => ({ ...state, ...members }), LOOK);
}

/** One run in a hundred of a fair draw lies beyond this, as with the 99 % interval. */
const RARE = 0.01;
/** The core's intervals hold at least this share of runs. */
const INTERVAL = 0.99;
