/**
 * What was changed in an example zone, as far as a few words say it: values set or added,
 * rows cut, rows without a check, rows whose check is down or, other than in the example, up.
 */
import type { HealthStatus, ResourceRecordSet } from "multivalue";

import { detachCheck } from "../model/attached-checks";
import { addValues, removeLine, setIdentifier, setValue } from "../model/edits";
import { checksDown, PRESETS } from "../model/presets";
import { linesOf, rowsOf } from "../model/source";
import type { State } from "../model/state";
import { linkStrings } from "../strings/links";
import { BrokenLink } from "./broken";
import { parseList, printList, type Params } from "./params";

export function changesOf({ source, preset, group }: State): Params {
  const before = byIdentifier(preset ? rowsOf(PRESETS[preset], group) : []);
  const after = byIdentifier(rowsOf(source, group));
  const identifiers = [...after.keys()];
  const set = identifiers.filter((id) => valueOf(after.get(id)) !== valueOf(before.get(id)));
  const cut = [...before.keys()].filter((id) => !after.has(id));
  const bare = identifiers.filter((id) => !after.get(id)?.HealthCheckId && before.get(id)?.HealthCheckId);
  const [wasDown, isDown] = [preset ? checksDown(PRESETS[preset]) : [], checksDown(source)];
  const nameOf = (check: string) => [identifiers.find((id) => after.get(id)?.HealthCheckId === check) ?? check];
  return listed({
    set: set.map((id) => [id, valueOf(after.get(id))]),
    cut: cut.map((id) => [id]),
    bare: bare.map((id) => [id]),
    down: isDown.filter((check) => !wasDown.includes(check)).map(nameOf),
    up: wasDown.filter((check) => !isDown.includes(check)).map(nameOf),
  });
}

/** The state with the changes made to its zone; hundreds take a while, which the page must not feel. */
export async function changed(state: State, params: Params): Promise<State> {
  const breath = breathing();
  let present = state;
  for (const [key, text] of Object.entries(params)) {
    const change = Object.hasOwn(CHANGES, key) ? CHANGES[key] : undefined;
    if (!change) throw new BrokenLink(linkStrings.unknown(key));
    for (const atoms of parseList(text)) {
      present = change(present, atoms);
      await breath();
    }
  }
  return present;
}

/** Lets others run, when it was some time since they could. */
function breathing(): () => Promise<void> | undefined {
  let last = performance.now();
  return () => {
    if (performance.now() - last < SLICE) return undefined;
    return new Promise((settle) => setTimeout(settle)).then(() => void (last = performance.now()));
  };
}

type Edit = (state: State, atoms: string[]) => State;

const CHANGES: Record<string, Edit> = {
  set(state, [id = "", value = ""]) {
    const { source, group } = state;
    const line = linesOf(source, group).find(({ row }) => row.SetIdentifier === id);
    if (line) return { ...state, source: setValue(source, line, value) };
    const grown = addValues(source, group, [value], "PRIMARY");
    const row = rowsOf(grown, group).at(-1);
    return { ...state, source: row && row.SetIdentifier !== id ? setIdentifier(grown, row, id) : grown };
  },

  cut(state, [id = ""]) {
    const lines = linesOf(state.source, state.group).filter(({ row }) => row === rowOf(state, id));
    return { ...state, source: lines.slice(0, 1).reduce(removeLine, state.source) };
  },

  bare(state, [id = ""]) {
    return { ...state, source: detachCheck(state.source, rowOf(state, id)) };
  },

  down: (state, [id = ""]) => withStatus(state, id, "Unhealthy"),

  up: (state, [id = ""]) => withStatus(state, id, "Healthy"),
};

export const CHANGE_KEYS = Object.keys(CHANGES);

/** The status of a check, by its own name or that of a row that asks it. */
function withStatus(state: State, id: string, status: HealthStatus): State {
  const { source } = state;
  const check = source.HealthChecks?.find(({ Id }) => Id === id)?.Id ?? rowOf(state, id).HealthCheckId;
  if (!check) throw new BrokenLink(linkStrings.noCheck(id));
  return { ...state, source: { ...source, Health: { ...source.Health, [check]: status } } };
}

function rowOf({ source, group }: State, id: string): ResourceRecordSet {
  const row = rowsOf(source, group).find(({ SetIdentifier }) => SetIdentifier === id);
  if (!row) throw new BrokenLink(linkStrings.noRow(id));
  return row;
}

function byIdentifier(rows: ResourceRecordSet[]): Map<string, ResourceRecordSet> {
  return new Map(rows.filter((row) => row.SetIdentifier).map((row) => [row.SetIdentifier ?? "", row]));
}

function valueOf(row: ResourceRecordSet | undefined): string {
  return row?.ResourceRecords?.[0]?.Value ?? "";
}

/** Those that list anything, in the order in which they are made. */
function listed(lists: Record<string, string[][]>): Params {
  return Object.fromEntries(Object.entries(lists).filter(([, items]) => items.length > 0).map(([key, items]) => [key, printList(items)]));
}

/** Milliseconds: half of what a frame has. */
const SLICE = 8;
