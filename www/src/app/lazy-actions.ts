/**
 * Rare actions, loaded with the first of them: import, export, Corefiles, adding and removing records.
 */
import type { Diagnostic, ZoneSource } from "multivalue";

import { isCorefile, pluginsIn, readCorefile, writeCorefile } from "../engine/corefile-client";
import { formatDiagnostic } from "../engine/corefile-protocol";
import { Refused } from "../engine/worker-client";
import { corefileStrings } from "../features/dialogs/strings";
import { ADD, chosenRole, valuesIn } from "../features/records/add-row";
import { batchIn } from "../model/change-batch";
import { addValues, removeLine } from "../model/edits";
import { documentIn, guessedName, ImportError, type ImportInput, inputOf } from "../model/import";
import { withEdit, withSource } from "../model/state";
import {
  type Actions,
  COREFILE,
  type FieldId,
  type Format,
  IMPORT,
  IMPORT_CHECKS,
  IMPORT_NAME,
  type PageActions,
  type Picture,
  type TextFormat,
  type View,
} from "../model/view";
import { type Group, type Line, linesOf, readableName } from "../model/zone";
import { importStrings } from "../text/import-strings";
import { commonStrings } from "../text/strings";
import { canvasOf, csvOf, csvOfSheet, type Drawing, svgOf } from "../ui/export";
import { find, type Host } from "./root";
import type { Store } from "./store";

export type LazyActions = Pick<
  PageActions,
  | "add"
  | "remove"
  | "importText"
  | "importFiles"
  | "importZone"
  | "save"
  | "saveText"
  | "copyCorefile"
  | "saveCorefile"
>;

export function lazyActionsOf(store: Store, host: Host, copy: Actions["copy"]): LazyActions {
  return {
    add: (text) => add(store, host, text),
    remove: (line) => void remove(store, host, line),
    importText: (input) => void importInput(store, host, input),
    importFiles: (texts) => void importFiles(store, host, texts),
    importZone: (zone) =>
      void importWith(store, host, [store.view(host).drafts.get(IMPORT)?.text ?? ""], (field) =>
        importOfferedZone(store, zone, field),
      ),
    save: (format) => void save(store, host, format),
    saveText: (format: TextFormat, text) => download(textFile(format, store.state.group, text)),
    copyCorefile: (id) => void withCorefile(store, (text) => copy(id, text)),
    saveCorefile: () =>
      void withCorefile(store, (text) => download(textFile("corefile", store.state.group, text))),
  };
}

function add(store: Store, host: Host, text: string): void {
  const { group } = store.state;
  const values = valuesIn(text, group.type);
  if (values.length === 0 || !host.shadowRoot) return;
  const role = chosenRole(host.shadowRoot);
  void store.dispatch(
    withEdit((source) => addValues(source, group, values, role)),
    { name: ADD, text },
  );
}

/** Focuses the line that takes the place of the removed one. */
async function remove(store: Store, host: Host, line: Line): Promise<void> {
  const { source, group } = store.state;
  const index = linesOf(source, group).findIndex(({ key }) => key === line.key);
  const field = { name: `value ${line.key}`, text: line.value };
  if (
    !(await store.dispatch(
      withEdit((present) => removeLine(present, line)),
      field,
    ))
  )
    return;
  await host.updateComplete;
  const lines = host.shadowRoot?.querySelectorAll("tr.record") ?? [];
  const next = lines[Math.min(index, lines.length - 1)]?.querySelector<HTMLElement>(
    "button.remove, button.open",
  );
  (next ?? find(host, "#add"))?.focus();
}

function importInput(store: Store, host: Host, input: ImportInput): Promise<void> {
  return importWith(store, host, [input.records, input.checks], async (field) => {
    const { ui } = store;
    ui.draft(IMPORT_CHECKS, input.checks);
    if (input.zoneName !== "") ui.draft(IMPORT_NAME, input.zoneName);
    const isImported = await importDocument(store, input, field);
    if (isImported) ui.guessName(null);
    else if (ui.guessedName !== null) await focusName(host);
    return isImported;
  });
}

async function focusName(host: Host): Promise<void> {
  await host.updateComplete;
  find(host, "#import-name")?.focus();
}

/** Fills the fields, so that a rejected file can be corrected in the dialog. */
function importFiles(store: Store, host: Host, texts: string[]): Promise<void> {
  try {
    return importInput(store, host, inputOf(texts));
  } catch (error) {
    store.refuse({ name: IMPORT, text: store.ui.drafts.get(IMPORT)?.text ?? "" }, wordsOf(error));
    return Promise.resolve();
  }
}

/** Rejected input stays in the dialog with the error. Pasted text also stays until a zone of it is chosen. */
async function importWith(
  store: Store,
  host: Host,
  texts: string[],
  take: (field: FieldId) => Promise<boolean>,
): Promise<void> {
  const [text = ""] = texts;
  const field = { name: IMPORT, text };
  store.ui.dropDraft(IMPORT);
  store.ui.draft(IMPORT, text);
  try {
    if (await take(field)) find<HTMLDialogElement>(host, "#import")?.close();
  } catch (error) {
    store.ui.offerZones(null);
    store.refuse(field, await locatedWordsOf(error, texts));
  }
}

/** A change batch edits the current zone; a zone replaces it. */
async function importDocument(store: Store, input: ImportInput, field: FieldId): Promise<boolean> {
  const { records, checks } = input;
  if (`${records}${checks}`.trim() === "") throw new ImportError(importStrings.empty);
  if (isCorefile(records)) {
    if (checks.trim() !== "") throw new ImportError(importStrings.checksOfCorefile);
    return importCorefile(store, records, field);
  }
  const document = documentIn(input);
  const batch = batchIn(document);
  if (!batch) return importZone(store, document, field);
  const source = await store.withBatch(batch);
  return store.dispatch(
    withEdit(() => source),
    field,
  );
}

/** Imports a zone. Without a name, asks for it first. */
async function importZone(store: Store, document: unknown, field: FieldId): Promise<boolean> {
  const name = guessedName(document);
  store.ui.guessName(name);
  if (name !== null) return false;
  return store.restart(withSource(await store.read(document)), field);
}

/** A Corefile cannot express every zone; the core reports what. */
async function withCorefile(store: Store, use: (text: string) => unknown): Promise<void> {
  store.ui.dropDraft(COREFILE);
  try {
    await use(await corefileOf(store));
  } catch (error) {
    store.ui.warn({ name: COREFILE, text: "" }, wordsOf(error));
  }
}

/** In the colours on screen. */
async function save(store: Store, host: Host, format: Format): Promise<void> {
  const { picture } = store;
  if (!picture) return;
  const dark =
    host.theme === "auto"
      ? matchMedia("(prefers-color-scheme: dark)").matches
      : host.theme === "dark";
  download(await fileOf(format, store.view(host), picture, dark));
}

/** Error messages, each with line and column if its fault is in one of the texts. */
async function locatedWordsOf(error: unknown, texts: string[]): Promise<string[]> {
  const words = wordsOf(error);
  const isSyntaxError = error instanceof SyntaxError;
  const paths = error instanceof Refused ? error.paths : [];
  if (!isSyntaxError && paths.every((path) => path === undefined)) return words;
  const { locateMember, locateSyntaxError } = await import("../model/source-location");
  return words.map((message, index) => {
    if (isSyntaxError) return locateSyntaxError(texts, message);
    const path = paths[index];
    return path === undefined ? message : locateMember(texts, path, message);
  });
}

function wordsOf(error: unknown): string[] {
  if (error instanceof Refused) return error.messages;
  if (error instanceof ImportError) return [error.message];
  return [error instanceof SyntaxError ? commonStrings.notJson(error.message) : String(error)];
}

/** Imports the zone of a Corefile. With several zones, offers a choice. */
export async function importCorefile(store: Store, text: string, field: FieldId): Promise<boolean> {
  const { zones, warnings } = await readCorefile(text);
  const [zone] = zones;
  if (!zone) throw new Refused([corefileStrings.noZone]);
  store.ui.offerZones({ zones, note: noteOf(text, warnings) });
  return zones.length === 1 && importOfferedZone(store, zone, field);
}

export async function importOfferedZone(
  store: Store,
  zone: ZoneSource,
  field: FieldId,
): Promise<boolean> {
  const { offer } = store.ui;
  if (!(await store.restart(withSource(zone), field))) return false;
  store.ui.setNote(offer?.note ?? "");
  store.ui.offerZones(null);
  return true;
}

/** The current zone as a Corefile, written once for each zone. */
export async function corefileOf(store: Store): Promise<string> {
  const { source } = store.state;
  const known = store.ui.corefileOf(source);
  if (known) return known;
  const text = await writeCorefile(source);
  store.ui.keepCorefile(source, text);
  return text;
}

/** Directives that the page drops, and other warnings of the core. */
function noteOf(text: string, warnings: Diagnostic[]): string {
  const plugins = pluginsIn(text);
  const others = warnings.filter(({ line }) => !plugins.some((plugin) => plugin.line === line));
  const names = new Set(plugins.map(({ name }) => name));
  return [corefileStrings.left([...names]), ...others.map(formatDiagnostic)]
    .filter(Boolean)
    .join("\n");
}

export async function fileOf(
  format: Format,
  view: View,
  picture: Picture,
  dark: boolean,
): Promise<File> {
  const content = await contentOf(format, view, picture, dark);
  return new File([content], `multivalue ${nameOf(picture.state.group)}.${format}`, {
    type: TYPES[format],
  });
}

/** A Corefile has the exact name that CoreDNS expects. With a text type the browser would add an extension. */
export function textFile(format: TextFormat, group: Group, text: string): File {
  const names = {
    json: `multivalue ${nameOf(group)}.json`,
    batch: `multivalue ${nameOf(group)} changes.json`,
    corefile: "Corefile",
  };
  return new File([`${text.trimEnd()}\n`], names[format], {
    type: format === "corefile" ? "application/octet-stream" : "application/json",
  });
}

export function download(file: File): void {
  const url = URL.createObjectURL(file);
  Object.assign(document.createElement("a"), { href: url, download: file.name }).click();
  setTimeout(() => URL.revokeObjectURL(url), REVOKE_AFTER);
}

function nameOf({ name, type }: Group): string {
  return `${readableName(name).replace(/[^\w.-]/g, "_")} ${type}`;
}

async function contentOf(
  format: Format,
  view: View,
  picture: Picture,
  dark: boolean,
): Promise<string | Blob> {
  const shown = await shownOf(view, picture);
  if (format === "csv") return shown.csv();
  const drawing = shown.drawing(dark);
  return format === "svg" ? svgOf(drawing) : pngOf(canvasOf(drawing));
}

/** The current view as it is saved. Loads only the code of that view. */
async function shownOf(view: View, picture: Picture): Promise<Shown> {
  const { clients } = picture.outcome;
  const name = clients && clients.endpoints.length > 0 ? picture.state.view : "full";
  if (clients && name === "compare") {
    const [{ comparisonTable }, { comparisonOf }] = await Promise.all([
      import("../features/compare/model"),
      import("../features/compare/drawing"),
    ]);
    return {
      csv: () => csvOfSheet(picture, comparisonTable(picture, clients)),
      drawing: (dark) => comparisonOf(picture, clients, dark),
    };
  }
  if (clients && name === "timeline") {
    const [{ timelineTable }, { timelineData }, { timelineOf }] = await Promise.all([
      import("../features/timeline/model"),
      import("../features/timeline/model"),
      import("../features/timeline/drawing"),
    ]);
    return {
      csv: () => csvOfSheet(picture, timelineTable(picture, clients)),
      drawing: (dark) => timelineOf(timelineData(picture, clients), dark),
    };
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
    canvas.toBlob(
      (blob) => (blob ? settle(blob) : reject(new Error("the browser makes no PNG of it"))),
      TYPES.png,
    );
  });
}

const TYPES: Record<Format, string> = { png: "image/png", svg: "image/svg+xml", csv: "text/csv" };
/** Milliseconds until every browser has read the file. */
const REVOKE_AFTER = 60_000;
