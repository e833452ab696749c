/**
 * The styles of timeline alone.
 */
import { buttons } from "./buttons";
import { directions } from "./directions";
import { records } from "./records";
import { marks } from "./marks";
import { stats } from "./stats";
import { clients } from "./clients";
import { timeline as own } from "./timeline";
import { numbers } from "./numbers";
import { paper } from "./paper";

export const timeline = [buttons, records, marks, stats, clients, own, numbers, directions, paper];
