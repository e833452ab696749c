/**
 * The picture as a file, or the zone itself, which the import and the command line take.
 */
import { readableName } from "../model/source";
import type { Picture, View } from "../views/view";
import { csvOf } from "./csv";
import { histogramOf } from "./histogram";
import { canvasOf, svgOf } from "./shapes";

export const FORMATS = ["png", "svg", "csv", "json"] as const;
export type Format = (typeof FORMATS)[number];

export async function fileOf(format: Format, view: View, picture: Picture, dark: boolean): Promise<File> {
  const { name, type } = picture.state.group;
  const content = await contentOf(format, view, picture, dark);
  return new File([content], `multivalue ${readableName(name).replace(/[^\w.-]/g, "_")} ${type}.${format}`, { type: TYPES[format] });
}

/** Hands a file to the browser as a download. */
export function download(file: File): void {
  const url = URL.createObjectURL(file);
  Object.assign(document.createElement("a"), { href: url, download: file.name }).click();
  setTimeout(() => URL.revokeObjectURL(url), LONG_ENOUGH);
}

async function contentOf(format: Format, view: View, picture: Picture, dark: boolean): Promise<string | Blob> {
  if (format === "csv") return csvOf(picture);
  if (format === "json") return `${JSON.stringify(picture.state.source, null, 2)}\n`;
  const drawing = histogramOf(view, picture, dark);
  return format === "svg" ? svgOf(drawing) : pngOf(canvasOf(drawing));
}

function pngOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((settle, reject) => {
    canvas.toBlob((blob) => (blob ? settle(blob) : reject(new Error("the browser makes no PNG of it"))), TYPES.png);
  });
}

const TYPES: Record<Format, string> = { png: "image/png", svg: "image/svg+xml", csv: "text/csv", json: "application/json" };
/** Milliseconds until no browser reads the file any more. */
const LONG_ENOUGH = 60_000;
