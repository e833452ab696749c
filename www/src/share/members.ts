/**
 * Members of a link: query, view, and changes to an example zone. Defaults are left out.
 *
 * Changes are values set or added, records removed, checks detached, checks down or up.
 */
import type { HealthStatus, ResourceRecordSet } from "multivalue";

import { MOST_RESULTS } from "../model/check-results";
import { addValues, detachCheck, removeLine, setIdentifier, setValue } from "../model/edits";
import { checksDown, PRESETS } from "../model/presets";
import {
  type Change,
  DEFAULTS,
  PICKS,
  SCALES,
  type Scenario,
  SHOWS,
  type State,
} from "../model/state";
import { firstGroup, linesOf, rowsOf } from "../model/zone";
import { ATTRIBUTES, choose, LinkError, numberIn, type Read, set } from "./attributes";
import { type Params, parseAtom, parseList, printAtom, printList } from "./params";
import { linkStrings } from "./strings";

export function viewOf(state: State): Params {
  const first = firstGroup(state.source) ?? state.group;
  const usual: State = { ...DEFAULTS, group: first };
  const members = Object.entries(MEMBERS).filter(([, { write }]) => write(state) !== write(usual));
  return Object.fromEntries(members.map(([key, { write }]) => [key, printAtom(write(state))]));
}

/** Applies the members it knows; returns the others. */
export function readView(state: State, params: Params): { state: State; rest: Params } {
  const isMember = ([key]: [string, string]) => Object.hasOwn(MEMBERS, key);
  const members = Object.entries(params);
  const read = members
    .filter(isMember)
    .reduce(
      (present, [key, text]) => MEMBERS[key]?.read(parseAtom(text), key)(present) ?? present,
      state,
    );
  return { state: read, rest: Object.fromEntries(members.filter((member) => !isMember(member))) };
}

interface Member {
  write(state: State): string;
  read: Read;
}

/** The most that the page can draw. */
const [MOST_RESOLVERS, MOST_RETRIES, LONGEST] = [10_000, 7, 21_600];

const MEMBERS: Record<string, Member> = {
  name: { write: ({ group }) => group.name.replace(/(.)\.$/, "$1"), read: ATTRIBUTES.name },
  type: { write: ({ group }) => group.type, read: ATTRIBUTES.type },
  seed: { write: ({ seed }) => seed, read: ATTRIBUTES.seed },
  n: { write: ({ queries }) => String(queries), read: ATTRIBUTES.n },
  ask: {
    write: ({ ask }) => String(ask),
    read: (text, key) => set({ ask: numberIn(1, LAST_ASK, key, text) }),
  },
  view: { write: ({ view }) => view, read: ATTRIBUTES.view },
  show: {
    write: ({ show }) => show,
    read: (text, key) => set({ show: choose(key, text, SHOWS) }),
  },
  scale: {
    write: ({ scale }) => scale,
    read: (text, key) => set({ scale: choose(key, text, SCALES) }),
  },
  pick: {
    write: ({ pick }) => pick,
    read: (text, key) => set({ pick: choose(key, text, PICKS) }),
  },
  seen: {
    write: ({ observations }) =>
      Object.entries(observations)
        .map(([id, results]) => `${encodeURIComponent(id)}:${results}`)
        .join(","),
    read: (text, key) =>
      set({
        observations: Object.fromEntries(text.split(",").map((item) => resultsIn(key, item))),
      }),
  },
  client: {
    write: ({ clients }) => clients.A,
    read: (text) => (state) => ({ ...state, clients: { ...state.clients, A: text } }),
  },
  client6: {
    write: ({ clients }) => clients.AAAA,
    read: (text) => (state) => ({ ...state, clients: { ...state.clients, AAAA: text } }),
  },
  resolvers: storyNumber("resolvers", 0, MOST_RESOLVERS),
  retries: storyNumber("retries", 0, MOST_RETRIES),
  fails: {
    write: ({ story }) => story.fails,
    read: (text) => tell({ fails: text }),
  },
  at: storyNumber("at", 0, LONGEST),
  lasts: storyNumber("lasts", 1, LONGEST),
};

export const VIEW_KEYS = Object.keys(MEMBERS);

function tell(members: Partial<Scenario>): Change {
  return (state) => ({ ...state, story: { ...state.story, ...members } });
}

function storyNumber(
  member: "resolvers" | "retries" | "at" | "lasts",
  least: number,
  most: number,
): Member {
  return {
    write: ({ story }) => String(story[member]),
    read: (text, key) => tell({ [member]: numberIn(least, most, key, text) }),
  };
}

function resultsIn(key: string, item: string): [string, string] {
  const [, id = "", results = ""] = /^(.+):([pfn]+)$/.exec(item) ?? [];
  if (results === "" || results.length > MOST_RESULTS)
    throw new LinkError(linkStrings.results(key, item));
  return [parseAtom(id), results];
}

/** All queries before the one shown have to run too. */
const LAST_ASK = 100_000;

export function changesOf({ source, preset, group }: State): Params {
  const before = byIdentifier(preset ? rowsOf(PRESETS[preset], group) : []);
  const after = byIdentifier(rowsOf(source, group));
  const identifiers = [...after.keys()];
  const set = identifiers.filter((id) => onlyValue(after.get(id)) !== onlyValue(before.get(id)));
  const cut = [...before.keys()].filter((id) => !after.has(id));
  const bare = identifiers.filter(
    (id) => !after.get(id)?.HealthCheckId && before.get(id)?.HealthCheckId,
  );
  const [wasDown, isDown] = [preset ? checksDown(PRESETS[preset]) : [], checksDown(source)];
  const nameOf = (check: string) => [
    identifiers.find((id) => after.get(id)?.HealthCheckId === check) ?? check,
  ];
  return listed({
    set: set.map((id) => [id, onlyValue(after.get(id))]),
    cut: cut.map((id) => [id]),
    bare: bare.map((id) => [id]),
    down: isDown.filter((check) => !wasDown.includes(check)).map(nameOf),
    up: wasDown.filter((check) => !isDown.includes(check)).map(nameOf),
  });
}

/** Applies changes. Yields now and then: there can be hundreds. */
export async function withChanges(state: State, params: Params): Promise<State> {
  const pause = pauseEvery();
  let present = state;
  for (const [key, text] of Object.entries(params)) {
    const change = Object.hasOwn(CHANGES, key) ? CHANGES[key] : undefined;
    if (!change) throw new LinkError(linkStrings.unknown(key));
    for (const atoms of parseList(text)) {
      present = change(present, atoms);
      await pause();
    }
  }
  return present;
}

/** Yields if the last pause was long ago. */
function pauseEvery(): () => Promise<void> | undefined {
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
    return {
      ...state,
      source: row && row.SetIdentifier !== id ? setIdentifier(grown, row, id) : grown,
    };
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

/** `id`: a check, or a record with one. */
function withStatus(state: State, id: string, status: HealthStatus): State {
  const { source } = state;
  const check =
    source.HealthChecks?.find(({ Id }) => Id === id)?.Id ?? rowOf(state, id).HealthCheckId;
  if (!check) throw new LinkError(linkStrings.noCheck(id));
  return { ...state, source: { ...source, Health: { ...source.Health, [check]: status } } };
}

function rowOf({ source, group }: State, id: string): ResourceRecordSet {
  const row = rowsOf(source, group).find(({ SetIdentifier }) => SetIdentifier === id);
  if (!row) throw new LinkError(linkStrings.noRow(id));
  return row;
}

function byIdentifier(rows: ResourceRecordSet[]): Map<string, ResourceRecordSet> {
  return new Map(
    rows.filter((row) => row.SetIdentifier).map((row) => [row.SetIdentifier ?? "", row]),
  );
}

function onlyValue(row: ResourceRecordSet | undefined): string {
  return row?.ResourceRecords?.[0]?.Value ?? "";
}

/** Without empty lists. */
function listed(lists: Record<string, string[][]>): Params {
  return Object.fromEntries(
    Object.entries(lists)
      .filter(([, items]) => items.length > 0)
      .map(([key, items]) => [key, printList(items)]),
  );
}

/** Milliseconds: half a frame. */
const SLICE = 8;
