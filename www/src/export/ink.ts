/**
 * The page's colours in sRGB, which every program that opens an SVG knows, and marks that all drawings share.
 */
import type { Lamp } from "../model/checks";
import type { Shape } from "./shapes";

export type Ink = typeof LIGHT;

const LIGHT = { paper: "#fdfcf9", sunken: "#f6f3ef", text: "#1d2433", muted: "#555c69", hairline: "#e2dfd9", up: "#0072b2", down: "#b8480d", interval: "#d8d6d3" };
const DARK: Ink = { paper: "#12161c", sunken: "#1a1e25", text: "#ebe8e2", muted: "#a5abb4", hairline: "#2c323a", up: "#56b4e9", down: "#f0904c", interval: "#41464e" };

export function inkOf(dark: boolean): Ink {
  return dark ? DARK : LIGHT;
}

/** Shape first, colour second, as on the page. */
export function lampShapes(lamp: Lamp, x: number, y: number, ink: Ink): Shape[] {
  const colour = { healthy: ink.up, unhealthy: ink.down, unchecked: ink.muted }[lamp];
  const disc: Shape = { kind: "circle", x, y, r: 5, fill: lamp === "healthy" ? colour : "none", stroke: colour };
  if (lamp !== "unhealthy") return [disc];
  const cross = [1, -1].map((slope): Shape => ({ kind: "line", x1: x - 2, y1: y - 2 * slope, x2: x + 2, y2: y + 2 * slope, stroke: colour, width: 1.5 }));
  return [disc, ...cross];
}

/** A bar around a height. Unhealthy and answered all the same: hatched. */
export function barShapes(start: number, end: number, lamp: Lamp, middle: number, ink: Ink): Shape[] {
  const [top, height, width] = [middle - 5, 10, Math.max(end - start, 0)];
  if (lamp !== "unhealthy") return [{ kind: "rect", x: start, y: top, width, height, fill: ink.up }];
  const strokes = Math.max(Math.floor((width - height) / 6), 0);
  const starts = Array.from({ length: strokes }, (_, at) => start + 6 * at);
  const hatch = starts.map((x): Shape => ({ kind: "line", x1: x, y1: top + height, x2: x + height, y2: top, stroke: ink.down, width: 1.5 }));
  return [...hatch, { kind: "rect", x: start, y: top, width, height, fill: "none", stroke: ink.down }];
}

export function titleShapes(title: string, x: number, ink: Ink): Shape[] {
  return linesOf(title, WIDE).map((text, line): Shape => ({ kind: "text", x, y: 32 + 22 * line, text, fill: ink.text, font: "title" }));
}

/** As much as fits stands on the first line, the rest on the second. */
export function linesOf(text: string, wide: number): string[] {
  const at = text.length > wide ? text.lastIndexOf(" ", wide) : text.length;
  return [text.slice(0, at), text.slice(at + 1)].filter(Boolean);
}

export function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}\u2026` : text;
}

/** Characters of a title that fit on a line. */
const WIDE = 105;
