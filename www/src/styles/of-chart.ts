/**
 * The styles of chart alone.
 */
import { records } from "./records";
import { marks } from "../ui/mark-styles";

export const chartStyles = [records, marks];
