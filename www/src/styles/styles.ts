/**
 * All styles of the element, in the order in which they apply.
 */
import { answer } from "./answer";
import { asides } from "./asides";
import { checks } from "./checks";
import { clients } from "./clients";
import { controls } from "./controls";
import { direction } from "./direction";
import { embed } from "./embed";
import { explain } from "./explain";
import { frame } from "./frame";
import { many } from "./many";
import { marks } from "./marks";
import { numbers } from "./numbers";
import { print } from "./print";
import { records } from "./records";
import { stats } from "./stats";
import { timeline } from "./timeline";
import { tokens } from "./tokens";
import { wire } from "./wire";

export const styles = [tokens, controls, frame, records, many, marks, stats, answer, checks, wire, clients, timeline, numbers, embed, explain, asides, direction, print];
