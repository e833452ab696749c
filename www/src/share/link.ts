/**
 * The state as the fragment of a URL, and back.
 *
 * Version 1: `v=1`, the name of an example zone, and readable changes to it. A long list of changes is compressed (`z`);
 * a zone that changes cannot express is compressed whole. Defaults are left out. Compression is deflate (RFC 1951) as
 * base64url (RFC 4648, section 5).
 */
import type { ZoneSource } from "multivalue";

import { initialState } from "../model/example";
import { PRESET_IDS, withPreset, zoneText } from "../model/presets";
import type { State } from "../model/state";
import { choose, LinkError } from "./attributes";
import { changesOf, readView, viewOf, withChanges } from "./members";
import { type Params, parse, print, printAtom } from "./params";
import { linkStrings } from "./strings";

export async function writeLink(state: State): Promise<string> {
  const { preset, source, group } = state;
  const view = viewOf(state);
  const from: Params = preset ? { v: VERSION, preset } : { v: VERSION };
  const changes = preset ? changesOf(state) : {};
  if (!preset || !(await isThat(print({ ...from, ...view, ...changes }), state))) {
    return print({
      ...from,
      z: await compress(JSON.stringify(source)),
      name: printAtom(group.name),
      type: group.type,
      ...view,
    });
  }
  const readable = print({ ...from, ...view, ...changes });
  return readable.length <= READABLE
    ? readable
    : print({ ...from, ...view, z: await compress(print(changes)) });
}

/** Throws a `LinkError`. */
export async function readLink(link: string): Promise<State> {
  const { v, preset, z, ...rest } = parse(link);
  if (v !== VERSION)
    throw new LinkError(v === undefined ? linkStrings.noVersion : linkStrings.version(v, VERSION));
  const base =
    preset === undefined
      ? initialState()
      : withPreset(choose("preset", preset, PRESET_IDS))(initialState());
  const packed = z === undefined ? "" : await decompress(z);
  const { state, rest: changes } = readView(base, rest);
  if (z === undefined || (preset !== undefined && !packed.startsWith("{")))
    return withChanges(await withChanges(state, changes), parse(packed));
  return nothingLeft(
    { ...state, preset: preset === undefined ? null : state.preset, source: sourceOf(packed) },
    changes,
  );
}

/** Equal for states that show the same. */
export function pictureOf({ source, observations, ...state }: State): string {
  return JSON.stringify([zoneText(source, observations), Object.entries(state).sort()]);
}

/** The readable form drops what it cannot express; then it does not read back as the same state. */
async function isThat(link: string, state: State): Promise<boolean> {
  try {
    return pictureOf(await readLink(link)) === pictureOf(state);
  } catch (error) {
    if (error instanceof LinkError) return false;
    throw error;
  }
}

/** Checks the structure only; the core validates the rest. */
function sourceOf(text: string): ZoneSource {
  const source = parsed(text);
  const rows: unknown = source?.ResourceRecordSets;
  const isList =
    Array.isArray(rows) && rows.every((row) => typeof row === "object" && row !== null);
  if (!isList) throw new LinkError(linkStrings.noZone);
  return source as ZoneSource;
}

function parsed(text: string): Partial<ZoneSource> | null {
  try {
    return JSON.parse(text);
  } catch {
    throw new LinkError(linkStrings.noZone);
  }
}

function nothingLeft(state: State, params: Params): State {
  const [unknown] = Object.keys(params);
  if (unknown !== undefined) throw new LinkError(linkStrings.unknown(unknown));
  return state;
}

export async function compress(text: string): Promise<string> {
  const chunks: string[] = [];
  for await (const chunk of piped(
    new TextEncoder().encode(text),
    new CompressionStream("deflate-raw"),
  )) {
    chunks.push(...Array.from(chunk, (octet) => String.fromCharCode(octet)));
  }
  return btoa(chunks.join("")).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** Limits the length: a short text can expand to a very long one. */
export async function decompress(packed: string): Promise<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  try {
    const octets = Uint8Array.from(atob(packed.replaceAll("-", "+").replaceAll("_", "/")), (char) =>
      char.charCodeAt(0),
    );
    for await (const chunk of piped(octets, new DecompressionStream("deflate-raw"))) {
      text += decoder.decode(chunk, { stream: true });
      if (text.length > LONGEST) throw new LinkError(linkStrings.tooLong);
    }
    return text + decoder.decode();
  } catch (error) {
    throw error instanceof LinkError ? error : new LinkError(linkStrings.packed);
  }
}

async function* piped(
  octets: Uint8Array<ArrayBuffer>,
  through: GenericTransformStream,
): AsyncGenerator<Uint8Array> {
  const reader = new Blob([octets]).stream().pipeThrough<Uint8Array>(through).getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
}

const LONGEST = 4_000_000;

const VERSION = "1";
/** Longer links are compressed. */
const READABLE = 2_000;
