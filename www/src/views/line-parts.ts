/**
 * What a line consists of, and which lines have fields: of more than a hundred only the one at hand.
 */
import { MANY } from "../model/view";
import type { Line } from "../model/zone";
import type { View } from "../model/view";

/** What can be edited in a line. */
export const PARTS = ["value", "identifier", "weight", "check"];

/** Has the table so many lines that one alone has fields? */
export function isLong({ lines, lists }: Pick<View, "lines" | "lists">): boolean {
  return lists.shut !== null && lines.length > MANY;
}

/** What was typed in a line and not accepted yet stays to be seen. */
export function isOpen(view: View, { key }: Line): boolean {
  return !isLong(view) || view.opened === key || (view.drafts.size > 0 && PARTS.some((part) => view.drafts.has(`${part} ${key}`)));
}

/** The first line of a row stands for the row, which in a simple group has nothing to say. */
export function isLead({ policy }: View, { nth }: Line): boolean {
  return nth === 0 && policy !== "simple";
}
