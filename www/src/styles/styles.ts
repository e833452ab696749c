/**
 * All styles of the element, in the order in which they apply: for a page of its own.
 */
import { answer } from "./answer";
import { asides } from "./asides";
import { ends, grounds } from "./around";
import { checks } from "./checks";
import { clients } from "./clients";
import { dialogues } from "./dialogues";
import { frame } from "./frame";
import { many } from "./many";
import { marks } from "./marks";
import { numbers } from "./numbers";
import { records } from "./records";
import { stats } from "./stats";
import { timeline } from "./timeline";
import { wire } from "./wire";

export const whole = [dialogues, frame, records, many, marks, stats, answer, checks, wire, clients, timeline, numbers, asides];

export const styles = [...grounds, ...whole, ...ends];
