/**
 * All styles of the element, in the order in which they apply: for a page of its own.
 */
import { answer } from "./answer";
import { asides } from "./asides";
import { ends, grounds } from "./around";
import { buttons } from "./buttons";
import { checks } from "./checks";
import { clients } from "./clients";
import { dialogues } from "./dialogues";
import { directions } from "./directions";
import { frame } from "./frame";
import { marks } from "./marks";
import { numbers } from "./numbers";
import { paper } from "./paper";
import { records } from "./records";
import { stats } from "./stats";
import { timeline } from "./timeline";
import { wire } from "./wire";

export const whole = [buttons, dialogues, frame, records, marks, stats, answer, checks, wire, clients, timeline, numbers, asides, directions, paper];

export const styles = [...grounds, ...whole, ...ends];
