/**
 * The timeline as a drawing.
 */
import { clock, tenths } from "../../text/number-format";
import { inkOf, titleShapes, type Drawing, type Ink, type Shape } from "../../ui/export";
import { compareStrings } from "../compare/strings";
import type { Course, Told } from "./model";
import { timelineStrings } from "./strings";
import { courseSentence, hoursOf } from "./view";

export function timelineOf(of: Told, dark: boolean): Drawing {
  const ink = inkOf(dark);
  const title = courseSentence(of);
  const height = TOP + of.courses.length * PANEL + FOOT;
  const shapes: Shape[] = [
    { kind: "rect", x: 0, y: 0, width: WIDTH, height, fill: ink.paper },
    ...titleShapes(title, EDGE, ink),
    ...outage(of, height - FOOT, ink),
    ...of.courses.flatMap((course, at) => panel(course, of, TOP + at * PANEL, ink)),
    ...hoursOf(of.duration).map((at): Shape => ({ kind: "text", x: xOf(of, at) + 2, y: height - 20, text: clock(at), fill: ink.muted, font: "text", end: at === of.duration })),
  ];
  return { width: WIDTH, height, title, shapes };
}

function outage(of: Told, bottom: number, ink: Ink): Shape[] {
  const { at, lasts } = of.picture.state.story;
  const marks = of.events.flatMap(({ at: when, kind }, index): Shape[] => [
    { kind: "line", x1: xOf(of, when), y1: TOP - 8, x2: xOf(of, when), y2: bottom, stroke: ink.muted, width: 1 },
    { kind: "text", x: xOf(of, when) + 3, y: TOP - 26 + 16 * (index % 2), text: timelineStrings.mark[kind], fill: ink.text, font: "text" },
  ]);
  return [{ kind: "rect", x: xOf(of, at), y: TOP, width: xOf(of, at + lasts) - xOf(of, at), height: bottom - TOP, fill: ink.interval }, ...marks];
}

function panel(course: Course, of: Told, y: number, ink: Ink): Shape[] {
  const { contender, share, lost, stumbled, refused } = course;
  const said = refused ? compareStrings.compare.nothing : share > 0 ? `${tenths(share)} ${timelineStrings.lostIs}` : timelineStrings.noneLost;
  return [
    { kind: "line", x1: EDGE, y1: y, x2: WIDTH - EDGE, y2: y, stroke: ink.hairline, width: 1 },
    { kind: "text", x: EDGE, y: y + 28, text: compareStrings.contenders[contender], fill: ink.text, font: "text" },
    { kind: "text", x: EDGE, y: y + 46, text: said, fill: ink.muted, font: "text" },
    ...area(stumbled, of, y, "none", ink.down),
    ...area(lost, of, y, ink.down),
    { kind: "text", x: WIDTH - EDGE, y: y + 16, text: tenths(of.ceiling), fill: ink.muted, font: "text", end: true },
  ];
}

/** A column a step; who met a dead one first in outline. */
function area(shares: number[], of: Told, y: number, fill: string, stroke?: string): Shape[] {
  const width = (WIDTH - EDGE - LEFT) / Math.max(shares.length, 1);
  return shares.flatMap((share, step): Shape[] => {
    const height = Math.min(share / of.ceiling, 1) * (PANEL - 4);
    return share > 0 ? [{ kind: "rect", x: LEFT + step * width, y: y + PANEL - height, width, height, fill, stroke }] : [];
  });
}

function xOf({ duration }: Told, at: number): number {
  return LEFT + (at / duration) * (WIDTH - EDGE - LEFT);
}

const [WIDTH, EDGE, LEFT] = [960, 20, 200];
const [TOP, PANEL, FOOT] = [120, 72, 44];
