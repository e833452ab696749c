/**
 * A state as the part of a link behind `#`, and back.
 *
 * Version 1: `v=1`, then an example zone by name with what was changed in it, which a person
 * can read. Where that is too long it is packed (`z`), and where it would not be the very
 * zone, the whole zone is. What is as at the first visit is left out.
 */
import type { ZoneSource } from "multivalue";

import { initialState } from "../model/example";
import { PRESET_IDS, withPreset, zoneText } from "../model/presets";
import type { State } from "../model/state";
import { linkStrings } from "../strings/links";
import { BrokenLink, choose } from "./broken";
import { changed, changesOf } from "./changes";
import { parse, print, printAtom, type Params } from "./params";
import { pack, unpack } from "./pack";
import { readView, viewOf } from "./view-members";

/** The state in a line of text. */
export async function writeLink(state: State): Promise<string> {
  const { preset, source, group } = state;
  const view = viewOf(state);
  const from: Params = preset ? { v: VERSION, preset } : { v: VERSION };
  const changes = preset ? changesOf(state) : {};
  if (!preset || !(await isThat(print({ ...from, ...view, ...changes }), state))) {
    return print({ ...from, z: await pack(JSON.stringify(source)), name: printAtom(group.name), type: group.type, ...view });
  }
  const readable = print({ ...from, ...view, ...changes });
  return readable.length <= READABLE ? readable : print({ ...from, ...view, z: await pack(print(changes)) });
}

/** The state of a link; a `BrokenLink` says what is wrong with it. */
export async function readLink(link: string): Promise<State> {
  const { v, preset, z, ...rest } = parse(link);
  if (v !== VERSION) throw new BrokenLink(v === undefined ? linkStrings.noVersion : linkStrings.version(v, VERSION));
  const base = preset === undefined ? initialState() : withPreset(choose("preset", preset, PRESET_IDS))(initialState());
  const packed = z === undefined ? "" : await unpack(z);
  const { state, rest: changes } = readView(base, rest);
  if (z === undefined || (preset !== undefined && !packed.startsWith("{"))) return changed(await changed(state, changes), parse(packed));
  return nothingLeft({ ...state, preset: preset === undefined ? null : state.preset, source: sourceOf(packed) }, changes);
}

/** What the picture is made of, as text. */
export function pictureOf({ source, observations, ...state }: State): string {
  return JSON.stringify([zoneText(source, observations), Object.entries(state).sort()]);
}

/** The readable form leaves out what cannot be said so; then it does not read back as the same. */
async function isThat(link: string, state: State): Promise<boolean> {
  try {
    return pictureOf(await readLink(link)) === pictureOf(state);
  } catch (error) {
    if (error instanceof BrokenLink) return false;
    throw error;
  }
}

/** The form alone; what it says is the core's to judge. */
function sourceOf(text: string): ZoneSource {
  const source = parsed(text);
  const rows: unknown = source?.ResourceRecordSets;
  const isList = Array.isArray(rows) && rows.every((row) => typeof row === "object" && row !== null);
  if (!isList) throw new BrokenLink(linkStrings.noZone);
  return source as ZoneSource;
}

function parsed(text: string): Partial<ZoneSource> | null {
  try {
    return JSON.parse(text);
  } catch {
    throw new BrokenLink(linkStrings.noZone);
  }
}

function nothingLeft(state: State, params: Params): State {
  const [unknown] = Object.keys(params);
  if (unknown !== undefined) throw new BrokenLink(linkStrings.unknown(unknown));
  return state;
}

const VERSION = "1";
/** Characters that still make a line to read; beyond them a link is packed. */
const READABLE = 2_000;
