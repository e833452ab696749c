/**
 * The styles of chart alone.
 */
import { records } from "./records";
import { marks } from "./marks";

export const chart = [records, marks];
