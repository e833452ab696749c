/**
 * The styles that every view has: those that its own follow, and those that follow them.
 */
import { base } from "./base";
import { controls } from "./controls";
import { direction } from "./direction";
import { embed } from "./embed";
import { explain } from "./explain";
import { print } from "./print";
import { tokens } from "./tokens";

export const grounds = [tokens, controls, base];
export const ends = [embed, explain, direction, print];
