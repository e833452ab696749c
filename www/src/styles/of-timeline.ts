/**
 * The styles of timeline alone.
 */
import { buttons } from "./buttons";
import { directions } from "./directions";
import { records } from "./records";
import { marks } from "./marks";
import { stats } from "./stats";
import { clients } from "./clients";
import { timeline } from "./timeline";
import { numbers } from "./numbers";
import { paper } from "./paper";

export const timelineStyles = [buttons, records, marks, stats, clients, timeline, numbers, directions, paper];
