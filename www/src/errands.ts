import type { Bench } from "./bench";
import { corefileOf, takeCorefile, takeZone } from "./corefile/actions";
import { isCorefile } from "./engine/corefile-client";
import { Refused } from "./engine/worker-client";
import { download, fileOf, textFile } from "./export/save";
import { batchIn } from "./model/change-batch";
import { addValues, removeLine } from "./model/edits";
import { linesOf, type Line } from "./model/zone";
import { withEdit, withSource } from "./model/state";
import { commonStrings } from "./text/strings";
import { ADD, chosenRole, valuesIn } from "./views/add-line";
import { type Actions, type FrameActions, type Spot, COREFILE, IMPORT, type Format, type TextFormat } from "./model/view";
import { find, type Host } from "./host";

export type Errands = Pick<FrameActions, "add" | "remove" | "load" | "choose" | "save" | "saveText" | "copyCorefile" | "saveCorefile">;

export function errandsOf(bench: Bench, host: Host, copy: Actions["copy"]): Errands {
  return {
    add: (text) => add(bench, host, text),
    remove: (line) => void remove(bench, host, line),
    load: (text) => void load(bench, host, text, (spot) => taken(bench, text, spot)),
    choose: (zone) => void load(bench, host, bench.view(host).drafts.get(IMPORT)?.text ?? "", (spot) => takeZone(bench, zone, spot)),
    save: (format) => void save(bench, host, format),
    saveText: (format: TextFormat, text) => download(textFile(format, bench.state.group, text)),
    copyCorefile: (id) => void withCorefile(bench, (text) => copy(id, text)),
    saveCorefile: () => void withCorefile(bench, (text) => download(textFile("corefile", bench.state.group, text))),
  };
}

function add(bench: Bench, host: Host, text: string): void {
  const { group } = bench.state;
  const values = valuesIn(text, group.type);
  if (values.length === 0 || !host.shadowRoot) return;
  const role = chosenRole(host.shadowRoot);
  void bench.propose(withEdit((source) => addValues(source, group, values, role)), { name: ADD, text });
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

/** A zone may hold what no Corefile can spell; the core says what. */
async function withCorefile(bench: Bench, use: (text: string) => unknown): Promise<void> {
  bench.dropDraft(COREFILE);
  try {
    await use(await corefileOf(bench));
  } catch (error) {
    bench.warn({ name: COREFILE, text: "" }, wordsOf(error));
  }
}

/** In the colours that are on the screen. */
async function save(bench: Bench, host: Host, format: Format): Promise<void> {
  const { picture } = bench;
  if (!picture) return;
  const dark = host.theme === "auto" ? matchMedia("(prefers-color-scheme: dark)").matches : host.theme === "dark";
  download(await fileOf(format, bench.view(host), picture, dark));
}

function wordsOf(error: unknown): string[] {
  if (error instanceof Refused) return error.messages;
  return [error instanceof SyntaxError ? commonStrings.notJson(error.message) : String(error)];
}
