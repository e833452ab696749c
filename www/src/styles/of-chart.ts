/**
 * The styles of chart alone.
 */
import { records } from "./records";
import { many } from "./many";
import { marks } from "./marks";

export const chart = [records, many, marks];
