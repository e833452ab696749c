/**
 * Hints: facts that matter for the current result. A hint goes when its cause goes, or when dismissed.
 */
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { RowOutcome } from "multivalue";

import { setTtl } from "../../model/edits";
import { type Change, withEdit } from "../../model/state";
import { type Actions, GENERAL, type View } from "../../model/view";
import { rowsOf } from "../../model/zone";
import { icons } from "../../ui/icons";
import { hintStrings } from "./strings";

/** No hints before the first interaction. */
export function hintLines(view: View, act: Actions): TemplateResult | typeof nothing {
  const hints = view.ui.hasInteracted ? hintsOf(view, view.ui.dismissed) : [];
  if (hints.length === 0) return nothing;
  return html`<ul class="hints" aria-label=${hintStrings.label}>${hints.map((hint) => hintLine(hint, act))}</ul>`;
}

function hintLine({ id, text, offer }: Hint, act: Actions): TemplateResult {
  const accept = () => offer && void act.dispatch(offer.change, GENERAL);
  return html`<li data-hint=${id}>
    <span>${text}</span>
    ${offer ? html`<button type="button" class="quiet" @click=${accept}>${offer.label}</button>` : nothing}
    <button type="button" class="tool" aria-label=${hintStrings.dismiss} title=${hintStrings.dismiss} @click=${() => act.dismissHint(id)}>${icons.remove}</button>
  </li>`;
}

export interface Hint {
  id: HintId;
  text: string;
  /** An action that the hint offers. */
  offer?: { label: string; change: Change };
}

export type HintId = keyof typeof HINTS;

/** The most important current hints, without dismissed ones. */
export function hintsOf(view: View, dismissed: ReadonlySet<string>): Hint[] {
  const ids = (Object.keys(HINTS) as HintId[]).filter((id) => !dismissed.has(id));
  return ids
    .flatMap((id) => {
      const hint = HINTS[id](view);
      return hint ? [{ id, ...hint }] : [];
    })
    .slice(0, MOST);
}

type HintText = Omit<Hint, "id"> | null;

/** By importance. */
const HINTS = {
  open: ({ picture }: View): HintText =>
    picture?.outcome.answer.failOpen ? { text: hintStrings.open } : null,
  same,
  unchecked,
  quota: ({ policy, lines }: View): HintText =>
    policy === "multivalue" && lines.length > MOST_ROWS
      ? { text: hintStrings.quota(lines.length, MOST_ROWS) }
      : null,
  alias: ({ lines }: View): HintText => {
    const aliases = lines
      .filter(({ row }) => row.AliasTarget)
      .map(({ row }) => row.SetIdentifier ?? row.Name ?? "");
    return aliases.length > 0 ? { text: hintStrings.alias(aliases) } : null;
  },
  resting: ({ lines }: View): HintText => {
    const resting = lines
      .filter(({ row }) => row.Weight === 0)
      .map(({ row }) => row.SetIdentifier ?? "");
    return resting.length > 0 ? { text: hintStrings.resting(resting) } : null;
  },
  longTtl,
  flat: ({ state: { scale }, picture }: View): HintText => {
    const { queries = 0, chiSquare } = picture?.outcome.tally ?? {};
    if (scale !== "count" || queries < FLAT || !chiSquare) return null;
    return {
      text: hintStrings.flat(queries),
      offer: {
        label: hintStrings.showDeviation,
        change: (state) => ({ ...state, scale: "deviation" }),
      },
    };
  },
  cached: (view: View): HintText => {
    const down = outcomesOf(view).filter(({ outcome }) => outcome === "unhealthy");
    return down.length > 0 ? { text: hintStrings.cached(down.map(nameOf), ttlOf(view)) } : null;
  },
  many: ({ picture, policy }: View): HintText => {
    const { eligible = 0, perAnswer = 0 } = picture?.outcome.tally ?? {};
    if (policy !== "multivalue" || eligible <= perAnswer) return null;
    return {
      text: hintStrings.many(eligible, perAnswer),
      offer: { label: hintStrings.once, change: (state) => ({ ...state, ask: state.ask + 1 }) },
    };
  },
} satisfies Record<string, (view: View) => HintText>;

/** Records of one value are one candidate of the draw. */
function same({ policy, lines }: View): HintText {
  if (policy !== "multivalue") return null;
  const byValue = new Map<string, string[]>();
  for (const { value, row } of lines) {
    const names = byValue.get(value) ?? [];
    names.push(row.SetIdentifier ?? "");
    byValue.set(value, names);
  }
  const twice = [...byValue].find(([, names]) => names.length > 1);
  return twice ? { text: hintStrings.same(twice[1], twice[0]) } : null;
}

/** Among checked records, an unchecked one is easily missed. */
function unchecked(view: View): HintText {
  const outcomes =
    view.policy === "multivalue" || view.policy === "weighted" ? outcomesOf(view) : [];
  const alone = outcomes.filter(({ health }) => health === "unchecked");
  return alone.length > 0 && alone.length < outcomes.length
    ? { text: hintStrings.unchecked(alone.map(nameOf)) }
    : null;
}

function longTtl(view: View): HintText {
  const ttl = ttlOf(view);
  const { source, group } = view.state;
  if (ttl <= RECOMMENDED_TTL || !rowsOf(source, group).some(({ HealthCheckId }) => HealthCheckId))
    return null;
  return {
    text: hintStrings.longTtl(ttl),
    offer: {
      label: hintStrings.setTtl,
      change: withEdit((edited) => setTtl(edited, group, String(RECOMMENDED_TTL))),
    },
  };
}

function outcomesOf({ picture }: View): RowOutcome[] {
  return picture?.outcome.answer.rows ?? [];
}

function ttlOf({ state: { source, group } }: View): number {
  return rowsOf(source, group)[0]?.TTL ?? 0;
}

function nameOf({ setIdentifier, values }: RowOutcome): string {
  return setIdentifier ?? values.join(", ");
}

/** Hints shown at once. */
const MOST = 2;
/** With this many queries, the bars of a fair draw differ by less than a pixel. */
const FLAT = 1_000_000;
/** Multivalue records of one name and type (Developer Guide, "Quotas"). */
const MOST_ROWS = 100;
/** Seconds (API reference, ResourceRecordSet, TTL). */
const RECOMMENDED_TTL = 60;
