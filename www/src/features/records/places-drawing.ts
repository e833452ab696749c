/**
 * The heat map of places as a drawing: a line for each record, a column for each place.
 */
import { integer, signed } from "../../text/locale";
import { cut, linesOf, type Palette, type Shape } from "../../ui/export";
import { placeStrings } from "./full-strings";
import { type Cell, heatOf, isRare, type Placed, summaryOfPlaces } from "./places";

export function heightOfPlaces(placed: Placed[] | null): number {
  return placed ? TOP + placed.length * LINE + FOOT : 0;
}

export function placesShapes(placed: Placed[], y: number, palette: Palette): Shape[] {
  const places = placed[0]?.cells.length ?? 0;
  return [
    {
      kind: "text",
      x: EDGE,
      y: y + 24,
      text: placeStrings.heading,
      fill: palette.text,
      font: "title",
    },
    ...linesOf(summaryOfPlaces(placed), WIDE).map(
      (text, line): Shape => ({
        kind: "text",
        x: EDGE,
        y: y + 46 + 18 * line,
        text,
        fill: palette.muted,
        font: "text",
      }),
    ),
    ...Array.from(
      { length: places },
      (_, at): Shape => ({
        kind: "text",
        x: rightOf(at),
        y: y + TOP - 6,
        text: integer(at + 1),
        fill: palette.muted,
        font: "text",
        end: true,
      }),
    ),
    ...placed.flatMap((each, at) => record(each, y + TOP + at * LINE, palette)),
  ];
}

function record({ setIdentifier, value, cells }: Placed, y: number, palette: Palette): Shape[] {
  const name: Shape = {
    kind: "text",
    x: EDGE,
    y: y + BASE,
    text: cut(setIdentifier ?? value, NAME),
    fill: palette.text,
    font: "text",
  };
  return [name, ...cells.flatMap((each, at) => cell(each, at, y, palette))];
}

/** As on the page: colour = distance, sign = direction, frame = rare. */
function cell(of: Cell, at: number, y: number, palette: Palette): Shape[] {
  const { count, deviation } = of;
  const fill = mixed((deviation ?? 0) < 0 ? palette.down : palette.up, palette.sunken, heatOf(of));
  const right = rightOf(at);
  return [
    {
      kind: "rect",
      x: LEFT + at * COLUMN,
      y: y + GAP,
      width: COLUMN - GAP,
      height: LINE - GAP,
      fill,
      stroke: isRare(of) ? palette.text : undefined,
    },
    {
      kind: "text",
      x: right,
      y: y + BASE - 8,
      text: integer(count),
      fill: palette.text,
      font: "text",
      end: true,
    },
    {
      kind: "text",
      x: right,
      y: y + BASE + 8,
      text: deviation === null ? "" : `${signed(deviation)} \u03c3`,
      fill: palette.text,
      font: "text",
      end: true,
    },
  ];
}

/** Numbers are right-aligned. */
function rightOf(at: number): number {
  return LEFT + (at + 1) * COLUMN - GAP - 8;
}

/** Mixes two colours `#rrggbb`. */
function mixed(colour: string, ground: string, share: number): string {
  const part = (of: string, at: number) => Number.parseInt(of.slice(at, at + 2), 16);
  const parts = [1, 3, 5].map((at) =>
    Math.round(part(ground, at) + (part(colour, at) - part(ground, at)) * share),
  );
  return `#${parts.map((each) => each.toString(16).padStart(2, "0")).join("")}`;
}

const [EDGE, LEFT, COLUMN, GAP] = [20, 220, 90, 2];
const [TOP, LINE, BASE, FOOT] = [108, 42, 26, 20];
/** Characters of a set identifier and of a line of text. */
const [NAME, WIDE] = [26, 128];
