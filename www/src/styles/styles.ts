/**
 * All styles of the element, in the order in which they apply: for a page of its own.
 */
import { answer } from "./answer";
import { asides } from "./asides";
import { ends, grounds } from "./around";
import { buttons } from "../ui/page-styles";
import { checks } from "./checks";
import { clients } from "./clients";
import { dialogues } from "./dialogues";
import { directions } from "../ui/page-styles";
import { frame } from "./frame";
import { marks } from "../ui/mark-styles";
import { numbers } from "../ui/number-table";
import { paper } from "../ui/page-styles";
import { records } from "./records";
import { stats } from "../ui/page-styles";
import { timeline } from "./timeline";
import { wire } from "./wire";

export const whole = [buttons, dialogues, frame, records, marks, stats, answer, checks, wire, clients, timeline, numbers, asides, directions, paper];

export const styles = [...grounds, ...whole, ...ends];
