/**
 * The histogram as a drawing, with the heat map of places below it.
 */
import { type Bar, placeOn } from "../../model/bars";
import { type Lamp, lampOf } from "../../model/checks";
import type { Picture, View } from "../../model/view";
import { type Line, readableName } from "../../model/zone";
import { integer, percent, signed } from "../../text/locale";
import { probability } from "../../text/number-format";
import {
  barShapes,
  cut,
  type Drawing,
  lampShapes,
  type Palette,
  paletteOf,
  type Shape,
  titleShapes,
} from "../../ui/export";
import { statsStrings } from "./full-strings";
import { placesOf } from "./places";
import { heightOfPlaces, placesShapes } from "./places-drawing";
import { sentenceOf } from "./policy-rule";
import { noBarReason } from "./rule";
import { recordStrings } from "./strings";

export function histogramOf(view: View, picture: Picture, dark: boolean): Drawing {
  const longest = Math.max(...view.lines.map(({ value }) => value.length), 0);
  const context: DrawingContext = {
    view,
    picture,
    palette: paletteOf(dark),
    shift: Math.max(Math.min(longest, MOST) - ROOM, 0) * CHAR,
  };
  const title = sentenceOf(picture.state, picture.outcome.answer, picture.outcome.tally);
  const placed = view.state.view === "full" ? placesOf(picture.outcome.tally) : null;
  const [width, bottom] = [WIDTH + context.shift, TOP + view.lines.length * LINE + FOOT];
  const height = bottom + heightOfPlaces(placed);
  const shapes: Shape[] = [
    { kind: "rect", x: 0, y: 0, width, height, fill: context.palette.paper },
    ...titleShapes(title, EDGE, context.palette),
    ...view.axis.ticks.flatMap((tick) => ruled(context, tick, bottom - FOOT)),
    ...view.lines.flatMap((line, at) => record(context, line, TOP + at * LINE)),
    {
      kind: "text",
      x: EDGE,
      y: bottom - 16,
      text: footOf(picture),
      fill: context.palette.muted,
      font: "text",
    },
    ...(placed ? placesShapes(placed, bottom, context.palette) : []),
  ];
  return { width, height, title, shapes };
}

function footOf({ state, outcome }: Picture): string {
  const { group, seed, show } = state;
  const { tally } = outcome;
  const test = tally?.chiSquare ? `, p ${probability(tally.chiSquare.pValue)}` : "";
  return `${readableName(group.name)} ${group.type}: ${statsStrings.shows[show]}, ${integer(tally?.queries ?? 0)} queries, seed ${seed}${test}`;
}

function ruled(context: DrawingContext, tick: number, bottom: number): Shape[] {
  const { view, palette } = context;
  const x = xOf(context, tick);
  const label = view.axis.scale === "count" ? percent(tick) : `${signed(tick)} \u03c3`;
  return [
    { kind: "line", x1: x, y1: TOP - 8, x2: x, y2: bottom, stroke: palette.hairline, width: 1 },
    {
      kind: "text",
      x: x + 2,
      y: TOP - 12,
      text: label,
      fill: palette.muted,
      font: "text",
      end: tick === view.axis.ticks.at(-1),
    },
  ];
}

function record(context: DrawingContext, line: Line, y: number): Shape[] {
  const { view, picture, palette, shift } = context;
  const lamp = lampOf(picture.state.source, line.row, view.reports);
  const bar = view.bars.get(line.key);
  const name = line.nth === 0 ? (line.row.SetIdentifier ?? "") : "";
  return [
    ...(view.policy === "simple" ? [] : lampShapes(lamp, EDGE + 6, y + LINE / 2, palette)),
    {
      kind: "text",
      x: EDGE + 20,
      y: y + BASE,
      text: cut(line.value, MOST),
      fill: palette.text,
      font: "mono",
    },
    {
      kind: "text",
      x: NAMES + shift,
      y: y + BASE,
      text: cut(name, NAME),
      fill: palette.text,
      font: "text",
    },
    ...(bar && (bar.count > 0 || bar.expected > 0)
      ? counted(context, bar, lamp, y)
      : absent(context, noBarReason(picture, line.row, lamp), y)),
  ];
}

function counted(context: DrawingContext, bar: Bar, lamp: Lamp, y: number): Shape[] {
  const { view, picture, palette } = context;
  const isCount = view.axis.scale === "count";
  const queries = picture.outcome.tally?.queries ?? 1;
  const sigma = bar.deviation ? (bar.count - bar.expected) / bar.deviation : 0;
  const x = (value: number) =>
    xOf(context, isCount ? value / queries : sigma > 0 ? (value - bar.expected) / sigma : 0);
  const [count, expected, low, high] = [x(bar.count), x(bar.expected), x(bar.low), x(bar.high)];
  return [
    {
      kind: "rect",
      x: low,
      y: y + 4,
      width: Math.max(high - low, 0),
      height: LINE - 8,
      fill: palette.interval,
    },
    ...(isCount
      ? barShapes(LEFT + context.shift, count, lamp, y + LINE / 2, palette)
      : beadShapes(expected, count, y, palette)),
    {
      kind: "line",
      x1: expected,
      y1: y + 4,
      x2: expected,
      y2: y + LINE - 4,
      stroke: palette.text,
      width: 2,
    },
    ...numbers(
      context,
      integer(bar.count),
      bar.deviation === null ? recordStrings.certain : `${signed(bar.deviation)} \u03c3`,
      y,
    ),
  ];
}

function beadShapes(from: number, to: number, y: number, palette: Palette): Shape[] {
  const middle = y + LINE / 2;
  return [
    { kind: "line", x1: from, y1: middle, x2: to, y2: middle, stroke: palette.up, width: 2 },
    { kind: "circle", x: to, y: middle, r: 4, fill: palette.up, stroke: palette.up },
  ];
}

function absent(context: DrawingContext, text: string, y: number): Shape[] {
  return [
    {
      kind: "text",
      x: LEFT + context.shift,
      y: y + BASE,
      text,
      fill: context.palette.muted,
      font: "text",
    },
    ...numbers(context, integer(0), "", y),
  ];
}

function numbers(
  { palette, shift }: DrawingContext,
  count: string,
  deviation: string,
  y: number,
): Shape[] {
  return [
    {
      kind: "text",
      x: COUNTS + shift,
      y: y + BASE,
      text: count,
      fill: palette.text,
      font: "text",
      end: true,
    },
    {
      kind: "text",
      x: WIDTH - EDGE + shift,
      y: y + BASE,
      text: deviation,
      fill: palette.muted,
      font: "text",
      end: true,
    },
  ];
}

function xOf({ view, shift }: DrawingContext, value: number): number {
  return LEFT + shift + Math.min(Math.max(placeOn(view.axis, value), 0), 1) * SPAN;
}

interface DrawingContext {
  view: View;
  picture: Picture;
  palette: Palette;
  /** Pixels by which long values move the columns to their right. */
  shift: number;
}

const [WIDTH, EDGE, NAMES, LEFT, SPAN, COUNTS] = [960, 20, 200, 320, 430, 850];
const [TOP, LINE, BASE, FOOT] = [96, 28, 18, 48];
/** Width of a character in pixels; characters that fit; characters shown at most. */
const [CHAR, ROOM, MOST] = [8, 18, 40];
/** Characters of a set identifier. */
const NAME = 16;
