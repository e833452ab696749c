/**
 * Below the table: what the bars show, the key, and the chi-square test.
 */
import { html, nothing, type TemplateResult } from "lit/html.js";

import { type Lamp, lampOf } from "../../model/checks";
import { PICKS, type PickRule, SCALES, SHOWS, type State } from "../../model/state";
import { type Actions, GENERAL, type View } from "../../model/view";
import { isAddress } from "../../model/zone";
import { explained } from "../../ui/explained";
import { field, fieldError } from "../../ui/field";
import { option, radioGroup } from "../../ui/select";
import { statsStrings } from "./full-strings";

export function statsLine(view: View, act: Actions): TemplateResult {
  const { show, scale } = view.state;
  return html`<div class="stats">
    <div class="choices">
      ${radioGroup("show", statsStrings.show, SHOWS, statsStrings.shows, show, (value) => look(act, { show: value }))}
      ${radioGroup("scale", statsStrings.scale, SCALES, statsStrings.scales, scale, (value) => look(act, { scale: value }))}
      ${show === "picked" ? clientRule(view, act) : nothing}
    </div>
    ${key(view)} ${testResult(view, act)} ${fieldError(view, "client")}
  </div>`;
}

export function clientRule(view: View, act: Actions): TemplateResult {
  const { pick, group } = view.state;
  const choose = (event: Event) =>
    look(act, { pick: (event.target as HTMLSelectElement).value as PickRule });
  const picks = PICKS.filter((value) => value !== "rfc6724" || isAddress(group.type));
  return html`<label class="pair"
      ><span>${statsStrings.pick}</span
      ><select @change=${choose}>
        ${picks.map((value) => option(value, statsStrings.picks[value], value === pick))}
      </select></label
    >${pick === "rfc6724" ? clientField(view, act) : nothing}`;
}

function clientField(view: View, act: Actions): TemplateResult | typeof nothing {
  const { group, clients } = view.state;
  const { type } = group;
  if (type !== "A" && type !== "AAAA") return nothing;
  const client = field(view, act, {
    name: "client",
    label: statsStrings.client,
    value: clients[type],
    change: (text) => (state) => ({ ...state, clients: { ...state.clients, [type]: text } }),
    kind: "mono client",
    asks: true,
  });
  return html`<label class="pair"><span>${statsStrings.client}</span>${client}</label>`;
}

/** One sample for each look of a bar: an unhealthy record that is answered is hatched. */
function key(view: View): TemplateResult {
  const kind = view.state.scale === "count" ? "counted" : "bead";
  return html`<p class="key">
    <span>${lampsOf(view).map((lamp) => html`<i class=${`sample ${kind} ${lamp}`}></i>`)}${statsStrings.key.count}</span>
    <span><i class="sample expected"></i>${statsStrings.key.expected}</span>
    <span><i class="sample interval"></i>${statsStrings.key.interval(INTERVAL)}</span>
  </p>`;
}

/** The lamps of records that have a bar. A simple record has no lamp. */
function lampsOf({ lines, bars, policy, state, reports }: View): Lamp[] {
  if (policy === "simple") return ["healthy"];
  const shown = new Set(
    lines
      .filter(({ key }) => {
        const bar = bars.get(key);
        return bar !== undefined && (bar.expected > 0 || bar.count > 0);
      })
      .map(({ row }) => lampOf(state.source, row, reports)),
  );
  const lamps = LAMPS.filter((lamp) => shown.has(lamp));
  return lamps.length > 0 ? lamps : ["healthy"];
}

const LAMPS: readonly Lamp[] = ["healthy", "unchecked", "unhealthy"];

function testResult({ picture, state }: View, act: Actions): TemplateResult {
  const tally = picture?.outcome.tally;
  if (!tally) return html`<p class="verdict"></p>`;
  const test = tally.chiSquare;
  if (!test) return html`<p class="verdict">${statsStrings.nothing}</p>`;
  const fair = test.pValue >= RARE ? statsStrings.fair : statsStrings.rare;
  return html`<p class="verdict">
    ${test.of === "first" && state.show === "returned" ? seeFirst(act) : nothing}
    ${explained("chi", statsStrings.chiSquare(statsStrings.of[test.of], test.statistic, test.degreesOfFreedom))},
    <b>${explained("p", statsStrings.p(test.pValue))}</b>: ${fair}
  </p>`;
}

function seeFirst(act: Actions): TemplateResult {
  const see = () => look(act, { show: "first" });
  return html`${statsStrings.certain} <button type="button" class="link" @click=${see}>${statsStrings.seeFirst}</button><br />`;
}

function look(act: Actions, members: Partial<State>): void {
  void act.dispatch((state) => ({ ...state, ...members }), GENERAL);
}

/** A p-value below this is called rare. */
const RARE = 0.01;
/** Coverage of the core's intervals. */
const INTERVAL = 0.99;
