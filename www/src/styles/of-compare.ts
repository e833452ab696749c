/**
 * The styles of compare alone.
 */
import { records } from "./records";
import { marks } from "./marks";
import { stats } from "./stats";
import { clients } from "./clients";
import { numbers } from "./numbers";

export const compare = [records, marks, stats, clients, numbers];
