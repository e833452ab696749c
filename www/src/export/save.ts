/**
 * The picture as a file, or the zone itself, which the import and the command line take.
 */
import { readableName, type Group } from "../model/zone";
import type { Picture, View, Format, TextFormat } from "../model/view";
import { csvOf, csvOfSheet } from "../ui/export";
import { canvasOf, svgOf, type Drawing } from "../ui/export";

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
    const [{ sheetOfComparison }, { comparisonOf }] = await Promise.all([import("../model/comparison-sheet"), import("./comparison")]);
    return { csv: () => csvOfSheet(picture, sheetOfComparison(picture, clients)), drawing: (dark) => comparisonOf(picture, clients, dark) };
  }
  if (clients && name === "timeline") {
    const [{ sheetOfTimeline }, { told }, { timelineOf }] = await Promise.all([import("../model/timeline-sheet"), import("../model/course"), import("./timeline")]);
    return { csv: () => csvOfSheet(picture, sheetOfTimeline(picture, clients)), drawing: (dark) => timelineOf(told(picture, clients), dark) };
  }
  const { histogramOf } = await import("./histogram");
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
