/**
 * The styles of chart alone.
 */
import { records } from "./records";
import { marks } from "./marks";

export const chartStyles = [records, marks];
