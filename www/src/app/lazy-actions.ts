/**
 * Rare actions, loaded with the first of them: import, export, Corefiles, adding and removing records.
 */
import type { Diagnostic, ZoneSource } from "multivalue";

import { isCorefile, pluginsIn, readCorefile, writeCorefile } from "../engine/corefile-client";
import { placed } from "../engine/corefile-protocol";
import { Refused } from "../engine/worker-client";
import { corefileStrings } from "../features/dialogs/strings";
import { ADD, chosenRole, valuesIn } from "../features/records/add-row";
import { batchIn } from "../model/change-batch";
import { addValues, removeLine } from "../model/edits";
import { withEdit, withSource } from "../model/state";
import { COREFILE, IMPORT, type Actions, type Format, type FrameActions, type Picture, type Spot, type TextFormat, type View } from "../model/view";
import { linesOf, readableName, type Group, type Line } from "../model/zone";
import { commonStrings } from "../text/strings";
import { canvasOf, csvOf, csvOfSheet, svgOf, type Drawing } from "../ui/export";
import { find, type Host } from "./root";
import type { Bench } from "./store";

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

/** Takes the zone of a Corefile; of several, one is to be chosen first. */
export async function takeCorefile(bench: Bench, text: string, spot: Spot): Promise<boolean> {
  const { zones, warnings } = await readCorefile(text);
  const [zone] = zones;
  if (!zone) throw new Refused([corefileStrings.noZone]);
  bench.asides.offerZones({ zones, note: noteOf(text, warnings) });
  return zones.length === 1 && takeZone(bench, zone, spot);
}

/** Takes one of the zones that are offered. */
export async function takeZone(bench: Bench, zone: ZoneSource, spot: Spot): Promise<boolean> {
  const { offer } = bench.asides;
  if (!(await bench.begin(withSource(zone), spot))) return false;
  bench.asides.say(offer?.note ?? "");
  bench.asides.offerZones(null);
  return true;
}

/** The zone that is on the page; written once for each zone. */
export async function corefileOf(bench: Bench): Promise<string> {
  const { source } = bench.state;
  const known = bench.asides.corefileOf(source);
  if (known) return known;
  const text = await writeCorefile(source);
  bench.asides.keepCorefile(source, text);
  return text;
}

/** What of the file the page does not hold, and what else the core warns of. */
function noteOf(text: string, warnings: Diagnostic[]): string {
  const plugins = pluginsIn(text);
  const others = warnings.filter(({ line }) => !plugins.some((plugin) => plugin.line === line));
  const names = new Set(plugins.map(({ name }) => name));
  return [corefileStrings.left([...names]), ...others.map(placed)].filter(Boolean).join("\n");
}

export async function fileOf(format: Format, view: View, picture: Picture, dark: boolean): Promise<File> {
  const content = await contentOf(format, view, picture, dark);
  return new File([content], `multivalue ${nameOf(picture.state.group)}.${format}`, { type: TYPES[format] });
}

/** A Corefile has its name alone, as CoreDNS looks for it: by the type of a text a browser would add an ending. */
export function textFile(format: TextFormat, group: Group, text: string): File {
  const names = { json: `multivalue ${nameOf(group)}.json`, batch: `multivalue ${nameOf(group)} changes.json`, corefile: "Corefile" };
  return new File([`${text.trimEnd()}\n`], names[format], { type: format === "corefile" ? "application/octet-stream" : "application/json" });
}

/** Hands a file to the browser as a download. */
export function download(file: File): void {
  const url = URL.createObjectURL(file);
  Object.assign(document.createElement("a"), { href: url, download: file.name }).click();
  setTimeout(() => URL.revokeObjectURL(url), LONG_ENOUGH);
}

function nameOf({ name, type }: Group): string {
  return `${readableName(name).replace(/[^\w.-]/g, "_")} ${type}`;
}

async function contentOf(format: Format, view: View, picture: Picture, dark: boolean): Promise<string | Blob> {
  const shown = await shownOf(view, picture);
  if (format === "csv") return shown.csv();
  const drawing = shown.drawing(dark);
  return format === "svg" ? svgOf(drawing) : pngOf(canvasOf(drawing));
}

/** What the view shows, as it is saved; each way is fetched by those who save it. */
async function shownOf(view: View, picture: Picture): Promise<Shown> {
  const { clients } = picture.outcome;
  const name = clients && clients.endpoints.length > 0 ? picture.state.view : "full";
  if (clients && name === "compare") {
    const [{ sheetOfComparison }, { comparisonOf }] = await Promise.all([import("../features/compare/model"), import("../features/compare/drawing")]);
    return { csv: () => csvOfSheet(picture, sheetOfComparison(picture, clients)), drawing: (dark) => comparisonOf(picture, clients, dark) };
  }
  if (clients && name === "timeline") {
    const [{ sheetOfTimeline }, { told }, { timelineOf }] = await Promise.all([import("../features/timeline/model"), import("../features/timeline/model"), import("../features/timeline/drawing")]);
    return { csv: () => csvOfSheet(picture, sheetOfTimeline(picture, clients)), drawing: (dark) => timelineOf(told(picture, clients), dark) };
  }
  const { histogramOf } = await import("../features/records/drawing");
  return { csv: () => csvOf(picture), drawing: (dark) => histogramOf(view, picture, dark) };
}

interface Shown {
  csv(): string;
  drawing(dark: boolean): Drawing;
}

function pngOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((settle, reject) => {
    canvas.toBlob((blob) => (blob ? settle(blob) : reject(new Error("the browser makes no PNG of it"))), TYPES.png);
  });
}

const TYPES: Record<Format, string> = { png: "image/png", svg: "image/svg+xml", csv: "text/csv" };
/** Milliseconds until no browser reads the file any more. */
const LONG_ENOUGH = 60_000;
