/**
 * All styles of the element, in the order in which they apply.
 */
import { answer } from "./answer";
import { checks } from "./checks";
import { controls } from "./controls";
import { frame } from "./frame";
import { many } from "./many";
import { marks } from "./marks";
import { records } from "./records";
import { stats } from "./stats";
import { tokens } from "./tokens";
import { wire } from "./wire";

export const styles = [tokens, controls, frame, records, many, marks, stats, answer, checks, wire];
