/**
 * The styles that every view has: those that its own follow, and those that follow them.
 */
import { base } from "../ui/styles";
import { controls } from "../ui/styles";
import { direction } from "../ui/end-styles";
import { embed } from "../ui/end-styles";
import { explain } from "../ui/end-styles";
import { print } from "../ui/end-styles";
import { tokens } from "../ui/styles";

export const grounds = [tokens, controls, base];
export const ends = [embed, explain, direction, print];
