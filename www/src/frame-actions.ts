/**
 * What may be done to the bench from what stands around a picture on a page of its own.
 */
import { errandsOf } from "./actions";
import type { Bench } from "./bench";
import { newSeed } from "./model/state";
import { pageStrings } from "./strings/page";
import { LOOK, SEED, type Actions, type FrameActions, IMPORT, KEY_MAP, SHARE } from "./model/view";
import { find, type Host } from "./host";

export function frameActionsOf(bench: Bench, host: Host, act: Actions): FrameActions {
  const soon = errandsOf(bench, host);
  return {
    ...act,
    setQueries: (queries) => bench.setQueries(queries),
    askMany: () => askMany(bench),
    askOnce: () => void bench.propose((state) => ({ ...state, ask: state.ask + 1 }), LOOK),
    reset: () => bench.reset(),
    preset: (id) => void bench.begin(import("./model/presets").then(({ withPreset }) => withPreset(id)), LOOK),
    add: (text) => soon(({ add }) => add(text)),
    openImport: () => find<HTMLDialogElement>(host, "#import")?.showModal(),
    closeImport: () => closeImport(bench),
    dropNote: () => bench.asides.say(""),
    openKeys: () => void unfolded(bench, host, KEY_MAP),
    newSeed: () => void bench.propose(newSeed, { name: SEED, text: "" }),
    load: (text) => soon(({ load }) => load(text)),
    nextTheme: () => nextTheme(host),
    share: () => void share(bench, host),
    save: (format) => soon(({ save }) => save(format)),
    choose: (zone) => soon(({ choose }) => choose(zone)),
    saveText: (format, text) => soon(({ saveText }) => saveText(format, text)),
    copyCorefile: (id) => soon(({ copyCorefile }) => copyCorefile(id)),
    saveCorefile: () => soon(({ saveCorefile }) => saveCorefile()),
  };
}

function askMany(bench: Bench): void {
  const { queries, state, picture } = bench;
  if (queries === state.queries && picture?.state === state) bench.say(pageStrings.ask.same);
  else void bench.propose((present) => ({ ...present, queries }), LOOK);
}

function closeImport(bench: Bench): void {
  bench.dropDraft(IMPORT);
  bench.asides.offerZones(null);
}

async function share(bench: Bench, host: Host): Promise<void> {
  if (host.playground !== null) await bench.makeLink(host.playground);
  await unfolded(bench, host, SHARE);
}

/** A dialogue, of which nothing is drawn while it is closed. */
async function unfolded(bench: Bench, host: Host, id: string): Promise<void> {
  bench.unfold(id, true);
  await host.updateComplete;
  find<HTMLDialogElement>(host, `#${id}`)?.showModal();
}

function nextTheme(host: Host): void {
  const next = { auto: "light", light: "dark", dark: "auto" } as const;
  host.theme = next[host.theme];
  host.dispatchEvent(new CustomEvent("theme", { detail: host.theme }));
}
