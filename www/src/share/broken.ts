/**
 * What cannot be read of a link or an attribute, and why.
 */
import { memberStrings } from "../strings/members";

/** A link that cannot be opened, and why. */
export class BrokenLink extends Error {}

/** One of the words that a member may be. */
export function choose<T extends string>(key: string, text: string, choices: readonly T[]): T {
  const choice = choices.find((each) => each === text);
  if (choice === undefined) throw new BrokenLink(memberStrings.choice(key, text, choices));
  return choice;
}

export function numberIn(least: number, most: number, key: string, text: string): number {
  const number = /^\d+$/.test(text) ? Number(text) : -1;
  if (number < least || number > most) throw new BrokenLink(memberStrings.within(key, text, least, most));
  return number;
}
