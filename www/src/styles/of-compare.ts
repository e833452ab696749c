/**
 * The styles of compare alone.
 */
import { buttons } from "./buttons";
import { directions } from "./directions";
import { records } from "./records";
import { marks } from "./marks";
import { stats } from "./stats";
import { clients } from "./clients";
import { numbers } from "./numbers";
import { paper } from "./paper";

export const compareStyles = [buttons, records, marks, stats, clients, numbers, directions, paper];
