/**
 * What may be done to the bench, from buttons, fields and keys.
 */
import type { Bench } from "./bench";
import { corefileOf, takeCorefile, takeZone } from "./corefile/actions";
import { isCorefile } from "./corefile/ask";
import { Refused } from "./engine/engine";
import { download, fileOf, textFile, type Format } from "./export/save";
import { batchIn } from "./model/batch";
import { addValues, removeLine } from "./model/edits";
import { linesOf, type Line } from "./model/source";
import { withEdit, withPreset, withSource } from "./model/state";
import { strings } from "./strings";
import { ADD, chosenRole, valuesIn } from "./views/add-line";
import { IMPORT } from "./views/import-dialog";
import { KEY_MAP } from "./views/keys-dialog";
import { newSeed, SEED } from "./views/seed-choice";
import { COREFILE, SHARE } from "./views/share-dialog";
import { LOOK, type Actions, type Spot, type Theme } from "./views/view";

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
  return {
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
    preset: (id) => void bench.begin(withPreset(id), LOOK),
    add: (text) => add(bench, host, text),
    remove: (line) => void remove(bench, host, line),
    openImport: () => find<HTMLDialogElement>(host, "#import")?.showModal(),
    closeImport: () => closeImport(bench),
    dropNote: () => bench.asides.say(""),
    dismissHint: (id) => bench.asides.dismiss(id),
    openKeys: () => void unfolded(bench, host, KEY_MAP),
    newSeed: () => void bench.propose(newSeed, { name: SEED, text: "" }),
    load: (text) => void load(bench, host, text, (spot) => taken(bench, text, spot)),
    choose: (zone) => void load(bench, host, bench.view(host).drafts.get(IMPORT)?.text ?? "", (spot) => takeZone(bench, zone, spot)),
    nextTheme: () => nextTheme(host),
    save: (format) => void save(bench, host, format),
    saveText: (format, text) => download(textFile(format, bench.state.group, text)),
    copyCorefile: (id) => void withCorefile(bench, (text) => copy(bench, id, text)),
    saveCorefile: () => void withCorefile(bench, (text) => download(textFile("corefile", bench.state.group, text))),
    share: () => void share(bench, host),
    unfold: (part, open) => bench.unfold(part, open),
    scrub: (moment) => bench.asides.scrub(moment),
    copy: (id, text) => void copy(bench, id, text),
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

function add(bench: Bench, host: Host, text: string): void {
  const { group } = bench.state;
  const values = valuesIn(text, group.type);
  if (values.length === 0 || !host.shadowRoot) return;
  const role = chosenRole(host.shadowRoot);
  void bench.propose(withEdit((source) => addValues(source, group, values, role)), { name: ADD, text });
}

/** The focus goes to the first of the fields that the line gets. */
async function open(bench: Bench, host: Host, key: string): Promise<void> {
  bench.openLine(key);
  await host.updateComplete;
  find(host, `tr[data-line="${CSS.escape(key)}"] :is(input, select)`)?.focus();
}

/** The focus goes to the line that takes the place of the removed one. */
async function remove(bench: Bench, host: Host, line: Line): Promise<void> {
  const { source, group } = bench.state;
  const index = linesOf(source, group).findIndex(({ key }) => key === line.key);
  const spot = { name: `value ${line.key}`, text: line.value };
  if (!(await bench.propose(withEdit((present) => removeLine(present, line)), spot))) return;
  await host.updateComplete;
  const lines = host.shadowRoot?.querySelectorAll("tr.record") ?? [];
  const next = lines[Math.min(index, lines.length - 1)]?.querySelector<HTMLElement>("button.remove, button.open");
  (next ?? find(host, "#add"))?.focus();
}

/** What is refused stays in the dialogue, with the reason; what was pasted, too, until a zone of it is chosen. */
async function load(bench: Bench, host: Host, text: string, take: (spot: Spot) => Promise<boolean>): Promise<void> {
  const spot = { name: IMPORT, text };
  bench.dropDraft(IMPORT);
  bench.draft(IMPORT, text);
  try {
    if (await take(spot)) find<HTMLDialogElement>(host, "#import")?.close();
  } catch (error) {
    bench.asides.offerZones(null);
    bench.refuse(spot, wordsOf(error));
  }
}

/** A change batch is an edit of the zone that stands there; a zone takes its place. */
async function taken(bench: Bench, text: string, spot: Spot): Promise<boolean> {
  if (isCorefile(text)) return takeCorefile(bench, text, spot);
  const document: unknown = JSON.parse(text);
  const batch = batchIn(document);
  if (!batch) return bench.begin(withSource(await bench.read(document)), spot);
  const source = await bench.changed(batch);
  return bench.propose(withEdit(() => source), spot);
}

function closeImport(bench: Bench): void {
  bench.dropDraft(IMPORT);
  bench.asides.offerZones(null);
}

/** A zone may hold what no Corefile can spell; the core says what. */
async function withCorefile(bench: Bench, use: (text: string) => unknown): Promise<void> {
  bench.dropDraft(COREFILE);
  try {
    await use(await corefileOf(bench));
  } catch (error) {
    bench.warn({ name: COREFILE, text: "" }, wordsOf(error));
  }
}

function wordsOf(error: unknown): string[] {
  if (error instanceof Refused) return error.messages;
  return [error instanceof SyntaxError ? strings.import.notJson(error.message) : String(error)];
}

/** In the colours that are on the screen. */
async function save(bench: Bench, host: Host, format: Format): Promise<void> {
  const { picture } = bench;
  if (!picture) return;
  const dark = host.theme === "auto" ? matchMedia("(prefers-color-scheme: dark)").matches : host.theme === "dark";
  download(await fileOf(format, bench.view(host), picture, dark));
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

function find<T extends HTMLElement = HTMLElement>(host: Host, selector: string): T | null {
  return host.shadowRoot?.querySelector<T>(selector) ?? null;
}
