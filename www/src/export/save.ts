/**
 * The picture as a file, or the zone itself, which the import and the command line take.
 */
import { readableName, type Group } from "../model/source";
import type { Picture, View } from "../views/view";
import { csvOf } from "./csv";
import { histogramOf } from "./histogram";
import { canvasOf, svgOf } from "./shapes";

export const FORMATS = ["png", "svg", "csv"] as const;
export type Format = (typeof FORMATS)[number];
/** The zone, what was changed of it, and the zone as a Corefile. */
export type TextFormat = "json" | "batch" | "corefile";

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
  if (format === "csv") return csvOf(picture);
  const drawing = histogramOf(view, picture, dark);
  return format === "svg" ? svgOf(drawing) : pngOf(canvasOf(drawing));
}

function pngOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((settle, reject) => {
    canvas.toBlob((blob) => (blob ? settle(blob) : reject(new Error("the browser makes no PNG of it"))), TYPES.png);
  });
}

const TYPES: Record<Format, string> = { png: "image/png", svg: "image/svg+xml", csv: "text/csv" };
/** Milliseconds until no browser reads the file any more. */
const LONG_ENOUGH = 60_000;
