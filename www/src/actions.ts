/**
 * What may be done to the bench, from buttons, fields and keys.
 */
import type { Bench } from "./bench";
import type { Errands } from "./errands";
import { newSeed } from "./model/state";
import { strings } from "./strings";
import { IMPORT, KEY_MAP, SHARE } from "./views/dialogues";
import { LOOK, SEED, type Actions, type Theme } from "./views/view";

export interface Host extends HTMLElement {
  theme: Theme;
  /** The address of a playground page, where there is one. */
  readonly playground: string | null;
  framed: boolean;
  readonly readOnly: boolean;
  /** Settles when what is to be drawn has been drawn. */
  readonly updateComplete: Promise<unknown>;
}

export function actionsOf(bench: Bench, host: Host): Actions {
  const put = (id: string, text: string) => copy(bench, id, text);
  return {
    ...errandsOf(bench, async () => (await import("./errands")).errandsOf(bench, host, put)),
    propose: (change, spot) => bench.propose(change, spot),
    draft: (spot, text) => bench.draft(spot, text),
    dropDraft: (spot) => bench.dropDraft(spot),
    setQueries: (queries) => bench.setQueries(queries),
    offer: (key) => bench.offer(key),
    open: (key) => void open(bench, host, key),
    undo: () => bench.travel("undo"),
    redo: () => bench.travel("redo"),
    reset: () => bench.reset(),
    askOnce: () => void bench.propose((state) => ({ ...state, ask: state.ask + 1 }), LOOK),
    askMany: () => askMany(bench),
    stop: () => stop(bench, host),
    preset: (id) => void bench.begin(import("./model/presets").then(({ withPreset }) => withPreset(id)), LOOK),
    openImport: () => find<HTMLDialogElement>(host, "#import")?.showModal(),
    closeImport: () => closeImport(bench),
    dropNote: () => bench.asides.say(""),
    dismissHint: (id) => bench.asides.dismiss(id),
    openKeys: () => void unfolded(bench, host, KEY_MAP),
    newSeed: () => void bench.propose(newSeed, { name: SEED, text: "" }),
    nextTheme: () => nextTheme(host),
    share: () => void share(bench, host),
    unfold: (part, open) => bench.unfold(part, open),
    scrub: (moment) => bench.asides.scrub(moment),
    copy: (id, text) => void put(id, text),
  };
}

/** What is asked before the code for it is there is done when it is; where it cannot be had, that is said. */
function errandsOf(bench: Bench, fetch: () => Promise<Errands>): Errands {
  let errands: Promise<Errands> | null = null;
  const run = async (errand: (all: Errands) => void): Promise<void> => {
    try {
      errand(await (errands ??= fetch()));
    } catch (error) {
      errands = null;
      bench.say(String(error));
    }
  };
  const soon = (errand: (all: Errands) => void): void => void bench.during(run(errand));
  return {
    add: (text) => soon(({ add }) => add(text)),
    remove: (line) => soon(({ remove }) => remove(line)),
    load: (text) => soon(({ load }) => load(text)),
    choose: (zone) => soon(({ choose }) => choose(zone)),
    save: (format) => soon(({ save }) => save(format)),
    saveText: (format, text) => soon(({ saveText }) => saveText(format, text)),
    copyCorefile: (id) => soon(({ copyCorefile }) => copyCorefile(id)),
    saveCorefile: () => soon(({ saveCorefile }) => saveCorefile()),
  };
}

function askMany(bench: Bench): void {
  const { queries, state, picture } = bench;
  if (queries === state.queries && picture?.state === state) bench.say(strings.status.same);
  else void bench.propose((present) => ({ ...present, queries }), LOOK);
}

function stop(bench: Bench, host: Host): void {
  bench.stop();
  bench.say(strings.status.stopped(bench.picture?.outcome.tally?.queries ?? null));
  find(host, "#ask-many")?.focus();
}

/** The focus goes to the first of the fields that the line gets. */
async function open(bench: Bench, host: Host, key: string): Promise<void> {
  bench.openLine(key);
  await host.updateComplete;
  find(host, `tr[data-line="${CSS.escape(key)}"] :is(input, select)`)?.focus();
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

/** A browser may refuse; the text then stands there to be selected. */
async function copy(bench: Bench, id: string, text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    bench.copied(id);
  } catch {
    bench.say(strings.copy.refused);
  }
}

function nextTheme(host: Host): void {
  const next = { auto: "light", light: "dark", dark: "auto" } as const;
  host.theme = next[host.theme];
  host.dispatchEvent(new CustomEvent("theme", { detail: host.theme }));
}

/** In the element, by a selector. */
export function find<T extends HTMLElement = HTMLElement>(host: Host, selector: string): T | null {
  return host.shadowRoot?.querySelector<T>(selector) ?? null;
}
