/**
 * The styles of timeline alone.
 */
import { records } from "./records";
import { marks } from "./marks";
import { stats } from "./stats";
import { clients } from "./clients";
import { timeline as own } from "./timeline";
import { numbers } from "./numbers";

export const timeline = [records, marks, stats, clients, own, numbers];
