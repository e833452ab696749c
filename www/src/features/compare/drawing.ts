/**
 * The comparison as a drawing.
 */
import type { ClientResults, Endpoint } from "../../model/outcome";
import type { Picture } from "../../model/view";
import { integer } from "../../text/locale";
import { percentFixed } from "../../text/number-format";
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
import {
  type Column,
  columnsOf,
  comparisonSentence,
  equalShare,
  isDead,
  nameOf,
  scaleOf,
} from "./model";
import { compareStrings } from "./strings";

export function comparisonOf(picture: Picture, clients: ClientResults, dark: boolean): Drawing {
  const [palette, columns] = [paletteOf(dark), columnsOf(clients)];
  const title = comparisonSentence(picture, clients, columns);
  const [width, height] = [
    LEFT + columns.length * COLUMN + EDGE,
    TOP + clients.endpoints.length * LINE + FOOT,
  ];
  const shapes: Shape[] = [
    { kind: "rect", x: 0, y: 0, width, height, fill: palette.paper },
    ...titleShapes(title, EDGE, palette),
    ...columns.flatMap((column, at) => heads(column, LEFT + at * COLUMN, height - FOOT, palette)),
    ...clients.endpoints.flatMap((endpoint, at) =>
      line(endpoint, clients, columns, TOP + at * LINE, palette),
    ),
  ];
  return { width, height, title, shapes };
}

/** Policy above, loss below. */
function heads(
  { contender, counts, lost, clients }: Column,
  x: number,
  bottom: number,
  palette: Palette,
): Shape[] {
  const loss = counts
    ? `${compareStrings.facts.lost}: ${lost === 0 ? compareStrings.none : percentFixed(lost / clients)}`
    : compareStrings.nothing;
  return [
    {
      kind: "text",
      x,
      y: TOP - 12,
      text: compareStrings.contenders[contender],
      fill: palette.text,
      font: "text",
    },
    { kind: "text", x, y: bottom + 28, text: loss, fill: palette.muted, font: "text" },
  ];
}

function line(
  endpoint: Endpoint,
  clients: ClientResults,
  columns: Column[],
  y: number,
  palette: Palette,
): Shape[] {
  return [
    ...lampShapes(endpoint.health, EDGE + 6, y + LINE / 2, palette),
    {
      kind: "text",
      x: EDGE + 20,
      y: y + BASE,
      text: cut(endpoint.value, MOST),
      fill: palette.text,
      font: "mono",
    },
    {
      kind: "text",
      x: LEFT - 16,
      y: y + BASE,
      text: endpoint.name === null ? "" : cut(nameOf(endpoint), NAME),
      fill: palette.muted,
      font: "text",
      end: true,
    },
    ...columns.flatMap((column, at) =>
      cell(endpoint, clients, column, LEFT + at * COLUMN, y, palette),
    ),
  ];
}

function cell(
  endpoint: Endpoint,
  clients: ClientResults,
  { counts, clients: all }: Column,
  x: number,
  y: number,
  palette: Palette,
): Shape[] {
  const count = counts?.get(endpoint.value);
  if (count === undefined) return [];
  const place = (share: number) => x + FIGURE + Math.min(share / scaleOf(clients), 1) * SPAN;
  const torn = count / all > scaleOf(clients);
  const equal = place(equalShare(clients));
  return [
    {
      kind: "text",
      x: x + FIGURE - 12,
      y: y + BASE,
      text: integer(count),
      fill: palette.text,
      font: "text",
      end: true,
    },
    ...barShapes(place(0), place(count / all), endpoint.health, y + LINE / 2, palette),
    ...(torn
      ? [0, 8].map(
          (shift): Shape => ({
            kind: "line",
            x1: place(1) - 16 + shift,
            y1: y + 24,
            x2: place(1) - 10 + shift,
            y2: y + 4,
            stroke: palette.paper,
            width: 3,
          }),
        )
      : []),
    ...(isDead(endpoint)
      ? []
      : [
          {
            kind: "line",
            x1: equal,
            y1: y + 4,
            x2: equal,
            y2: y + LINE - 4,
            stroke: palette.text,
            width: 2,
          } as const,
        ]),
  ];
}

const [EDGE, LEFT, COLUMN, FIGURE, SPAN] = [20, 300, 180, 72, 92];
const [TOP, LINE, BASE, FOOT] = [112, 28, 18, 48];
/** Characters of a value and of a set identifier. */
const [MOST, NAME] = [18, 12];
