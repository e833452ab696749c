/**
 * Exports: a drawing as SVG or canvas, and a table as CSV (RFC 4180).
 *
 * The canvas is drawn from the shapes, not from the SVG: a Content-Security-Policy can forbid the SVG as an image.
 * CSV has numbers as programs read them, in any language.
 */
import type { Lamp } from "../model/checks";
import { tallyOptionsOf } from "../model/state";
import type { Picture } from "../model/view";
import { readableName } from "../model/zone";
import type { NumberTable } from "./number-table";

export interface Drawing {
  width: number;
  height: number;
  title: string;
  shapes: Shape[];
}

export type Shape =
  | {
      kind: "rect";
      x: number;
      y: number;
      width: number;
      height: number;
      fill: string;
      stroke?: string;
    }
  | { kind: "line"; x1: number; y1: number; x2: number; y2: number; stroke: string; width: number }
  | { kind: "circle"; x: number; y: number; r: number; fill: string; stroke: string }
  | { kind: "text"; x: number; y: number; text: string; fill: string; font: Font; end?: boolean };

export type Font = keyof typeof FONTS;

export function svgOf({ width, height, title, shapes }: Drawing): string {
  const label = escaped(title);
  const head = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}">`;
  return [head, `<title>${label}</title>`, ...shapes.map(element), "</svg>", ""].join("\n");
}

export function canvasOf({ width, height, shapes }: Drawing): HTMLCanvasElement {
  const scale = Math.min(SHARP, LONGEST_SIDE / height);
  const canvas = Object.assign(document.createElement("canvas"), {
    width: width * scale,
    height: Math.floor(height * scale),
  });
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("the browser gives no canvas");
  pen.scale(scale, scale);
  for (const shape of shapes) paint(pen, shape);
  return canvas;
}

function element(shape: Shape): string {
  switch (shape.kind) {
    case "rect": {
      const { x, y, width, height, fill, stroke } = shape;
      return tag("rect", { x, y, width, height, fill, stroke });
    }
    case "line":
      return tag("path", {
        d: `M${round(shape.x1)} ${round(shape.y1)}L${round(shape.x2)} ${round(shape.y2)}`,
        stroke: shape.stroke,
        "stroke-width": shape.width,
      });
    case "circle":
      return tag("circle", {
        cx: shape.x,
        cy: shape.y,
        r: shape.r,
        fill: shape.fill,
        stroke: shape.stroke,
        "stroke-width": 1.5,
      });
    case "text": {
      const { family, size, weight } = FONTS[shape.font];
      const font = {
        "font-family": family,
        "font-size": size,
        "font-weight": weight,
        "text-anchor": shape.end ? "end" : undefined,
      };
      return tag("text", { x: shape.x, y: shape.y, fill: shape.fill, ...font }, shape.text);
    }
  }
}

function tag(
  name: string,
  attributes: Record<string, string | number | undefined>,
  content = "",
): string {
  const given = Object.entries(attributes).filter(([, value]) => value !== undefined);
  const listed = given.map(
    ([key, value]) =>
      ` ${key}="${typeof value === "number" ? round(value) : escaped(value ?? "")}"`,
  );
  return `<${name}${listed.join("")}>${escaped(content)}</${name}>`;
}

function paint(pen: CanvasRenderingContext2D, shape: Shape): void {
  pen.beginPath();
  switch (shape.kind) {
    case "rect":
      pen.rect(shape.x, shape.y, shape.width, shape.height);
      return fillAndStroke(pen, shape.fill, shape.stroke ?? "none", 1);
    case "line":
      pen.moveTo(shape.x1, shape.y1);
      pen.lineTo(shape.x2, shape.y2);
      return fillAndStroke(pen, "none", shape.stroke, shape.width);
    case "circle":
      pen.arc(shape.x, shape.y, shape.r, 0, 2 * Math.PI);
      return fillAndStroke(pen, shape.fill, shape.stroke, 1.5);
    case "text": {
      const { family, size, weight } = FONTS[shape.font];
      Object.assign(pen, {
        font: `${weight} ${size}px ${family}`,
        fillStyle: shape.fill,
        textAlign: shape.end ? "end" : "start",
      });
      pen.fillText(shape.text, shape.x, shape.y);
    }
  }
}

function fillAndStroke(
  pen: CanvasRenderingContext2D,
  fill: string,
  stroke: string,
  width: number,
): void {
  if (fill !== "none") Object.assign(pen, { fillStyle: fill }).fill();
  if (stroke !== "none") Object.assign(pen, { strokeStyle: stroke, lineWidth: width }).stroke();
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

export type Palette = typeof LIGHT;

export function paletteOf(dark: boolean): Palette {
  return dark ? DARK : LIGHT;
}

/** Shape first, colour second, as on the page. */
export function lampShapes(lamp: Lamp, x: number, y: number, palette: Palette): Shape[] {
  const colour = { healthy: palette.up, unhealthy: palette.down, unchecked: palette.muted }[lamp];
  const disc: Shape = {
    kind: "circle",
    x,
    y,
    r: 5,
    fill: lamp === "healthy" ? colour : "none",
    stroke: colour,
  };
  if (lamp !== "unhealthy") return [disc];
  const cross = [1, -1].map(
    (slope): Shape => ({
      kind: "line",
      x1: x - 2,
      y1: y - 2 * slope,
      x2: x + 2,
      y2: y + 2 * slope,
      stroke: colour,
      width: 1.5,
    }),
  );
  return [disc, ...cross];
}

/** Hatched: unhealthy, but answered. */
export function barShapes(
  start: number,
  end: number,
  lamp: Lamp,
  middle: number,
  palette: Palette,
): Shape[] {
  const [top, height, width] = [middle - 5, 10, Math.max(end - start, 0)];
  if (lamp !== "unhealthy")
    return [{ kind: "rect", x: start, y: top, width, height, fill: palette.up }];
  const strokes = Math.max(Math.floor((width - height) / 6), 0);
  const starts = Array.from({ length: strokes }, (_, at) => start + 6 * at);
  const hatch = starts.map(
    (x): Shape => ({
      kind: "line",
      x1: x,
      y1: top + height,
      x2: x + height,
      y2: top,
      stroke: palette.down,
      width: 1.5,
    }),
  );
  return [
    ...hatch,
    { kind: "rect", x: start, y: top, width, height, fill: "none", stroke: palette.down },
  ];
}

export function titleShapes(title: string, x: number, palette: Palette): Shape[] {
  return linesOf(title, WIDE).map(
    (text, line): Shape => ({
      kind: "text",
      x,
      y: 32 + 22 * line,
      text,
      fill: palette.text,
      font: "title",
    }),
  );
}

/** Two lines: what fits, and the rest. */
export function linesOf(text: string, wide: number): string[] {
  const at = text.length > wide ? text.lastIndexOf(" ", wide) : text.length;
  return [text.slice(0, at), text.slice(at + 1)].filter(Boolean);
}

export function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}\u2026` : text;
}

export function csvOf({ state, outcome }: Picture): string {
  const { group, seed } = state;
  const { tally } = outcome;
  const about = [
    readableName(group.name),
    group.type,
    tally?.policy ?? "",
    seed,
    tally?.queries ?? 0,
    tallyOptionsOf(state).pick ?? "",
  ];
  const rows = (tally?.rows ?? []).map((row) => [
    ...about,
    row.setIdentifier ?? "",
    row.value,
    row.health,
    row.returned,
    row.expectedReturned,
    ...row.returnedInterval,
    row.first,
    row.picked,
    row.expectedPicked,
    ...row.pickedInterval,
    ...(row.places ?? []).map(({ count }) => count),
  ]);
  const places = (tally?.rows[0]?.places ?? []).map((_, at) => `place_${at + 1}`);
  return printed([[...HEADER, ...places], ...rows]);
}

/** A number table, with the query in front of each row. */
export function csvOfSheet({ state }: Picture, { columns, rows }: NumberTable): string {
  const about = [readableName(state.group.name), state.group.type, state.seed];
  const lines = [
    ["name", "type", "seed", ...columns.map(({ id }) => id)],
    ...rows.map((row) => [...about, ...row.map((value) => value ?? "")]),
  ];
  return printed(lines);
}

function printed(lines: (string | number)[][]): string {
  return lines.map((fields) => `${fields.map(field).join(",")}\r\n`).join("");
}

function field(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const HEADER = [
  ...["name", "type", "policy", "seed", "queries", "pick", "set_identifier", "value", "health"],
  ...["returned", "expected_returned", "returned_low", "returned_high"],
  ...["first", "picked", "expected_picked", "picked_low", "picked_high"],
];

const SANS = 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif';
const FONTS = {
  title: { family: SANS, size: 17, weight: 400 },
  text: { family: SANS, size: 13, weight: 400 },
  mono: {
    family: 'ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace',
    size: 13,
    weight: 400,
  },
};
/** Pixels per unit, for high-resolution screens and print. */
const SHARP = 2;
/** Every browser supports a canvas of this length. */
const LONGEST_SIDE = 16_384;

const LIGHT = {
  paper: "#fdfcf9",
  sunken: "#f6f3ef",
  text: "#1d2433",
  muted: "#555c69",
  hairline: "#e2dfd9",
  up: "#0072b2",
  down: "#b8480d",
  interval: "#d8d6d3",
};
const DARK: Palette = {
  paper: "#12161c",
  sunken: "#1a1e25",
  text: "#ebe8e2",
  muted: "#a5abb4",
  hairline: "#2c323a",
  up: "#56b4e9",
  down: "#f0904c",
  interval: "#41464e",
};

/** Characters of a title line. */
const WIDE = 105;
