/**
 * The timeline as a drawing.
 */
import { clock, percentFixed } from "../../text/number-format";
import { type Drawing, type Palette, paletteOf, type Shape, titleShapes } from "../../ui/export";
import { compareStrings } from "../compare/strings";
import type { PolicyTimeline, TimelineData } from "./model";
import { timelineStrings } from "./strings";
import { hoursOf, timelineSentence } from "./view";

export function timelineOf(of: TimelineData, dark: boolean): Drawing {
  const palette = paletteOf(dark);
  const title = timelineSentence(of);
  const height = TOP + of.timelines.length * PANEL + FOOT;
  const shapes: Shape[] = [
    { kind: "rect", x: 0, y: 0, width: WIDTH, height, fill: palette.paper },
    ...titleShapes(title, EDGE, palette),
    ...outage(of, height - FOOT, palette),
    ...of.timelines.flatMap((timeline, at) => panel(timeline, of, TOP + at * PANEL, palette)),
    ...hoursOf(of.duration).map(
      (at): Shape => ({
        kind: "text",
        x: xOf(of, at) + 2,
        y: height - 20,
        text: clock(at),
        fill: palette.muted,
        font: "text",
        end: at === of.duration,
      }),
    ),
  ];
  return { width: WIDTH, height, title, shapes };
}

function outage(of: TimelineData, bottom: number, palette: Palette): Shape[] {
  const { at, lasts } = of.picture.state.story;
  const marks = of.events.flatMap(({ at: when, kind }, index): Shape[] => [
    {
      kind: "line",
      x1: xOf(of, when),
      y1: TOP - 8,
      x2: xOf(of, when),
      y2: bottom,
      stroke: palette.muted,
      width: 1,
    },
    {
      kind: "text",
      x: xOf(of, when) + 3,
      y: TOP - 26 + 16 * (index % 2),
      text: timelineStrings.mark[kind],
      fill: palette.text,
      font: "text",
    },
  ]);
  return [
    {
      kind: "rect",
      x: xOf(of, at),
      y: TOP,
      width: xOf(of, at + lasts) - xOf(of, at),
      height: bottom - TOP,
      fill: palette.interval,
    },
    ...marks,
  ];
}

function panel(timeline: PolicyTimeline, of: TimelineData, y: number, palette: Palette): Shape[] {
  const { contender, share, lost, retried, refused } = timeline;
  const said = refused
    ? compareStrings.nothing
    : share > 0
      ? `${percentFixed(share)} ${timelineStrings.lostIs}`
      : timelineStrings.noneLost;
  return [
    { kind: "line", x1: EDGE, y1: y, x2: WIDTH - EDGE, y2: y, stroke: palette.hairline, width: 1 },
    {
      kind: "text",
      x: EDGE,
      y: y + 28,
      text: compareStrings.contenders[contender],
      fill: palette.text,
      font: "text",
    },
    { kind: "text", x: EDGE, y: y + 46, text: said, fill: palette.muted, font: "text" },
    ...area(retried, of, y, "none", palette.down),
    ...area(lost, of, y, palette.down),
    {
      kind: "text",
      x: WIDTH - EDGE,
      y: y + 16,
      text: percentFixed(of.ceiling),
      fill: palette.muted,
      font: "text",
      end: true,
    },
  ];
}

/** One column per step. Retried clients in outline. */
function area(
  shares: number[],
  of: TimelineData,
  y: number,
  fill: string,
  stroke?: string,
): Shape[] {
  const width = (WIDTH - EDGE - LEFT) / Math.max(shares.length, 1);
  return shares.flatMap((share, step): Shape[] => {
    const height = Math.min(share / of.ceiling, 1) * (PANEL - 4);
    return share > 0
      ? [
          {
            kind: "rect",
            x: LEFT + step * width,
            y: y + PANEL - height,
            width,
            height,
            fill,
            stroke,
          },
        ]
      : [];
  });
}

function xOf({ duration }: TimelineData, at: number): number {
  return LEFT + (at / duration) * (WIDTH - EDGE - LEFT);
}

const [WIDTH, EDGE, LEFT] = [960, 20, 200];
const [TOP, PANEL, FOOT] = [120, 72, 44];
