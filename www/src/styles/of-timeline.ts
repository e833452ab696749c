/**
 * The styles of timeline alone.
 */
import { buttons } from "../ui/page-styles";
import { directions } from "../ui/page-styles";
import { records } from "./records";
import { marks } from "../ui/mark-styles";
import { stats } from "../ui/page-styles";
import { clients } from "./clients";
import { timeline } from "./timeline";
import { numbers } from "../ui/number-table";
import { paper } from "../ui/page-styles";

export const timelineStyles = [buttons, records, marks, stats, clients, timeline, numbers, directions, paper];
