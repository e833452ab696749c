/**
 * Members of a link that are also attributes of the element, and the errors of both.
 */
import { TYPES } from "../dns/registry";
import { type Change, type State, VIEWS } from "../model/state";
import { integer, list } from "../text/locale";

/** Parses a member into a change. Errors name it by its key. */
export type Read = (text: string, key: string) => Change;

export const ATTRIBUTES = {
  name: (text) => (state) => ({
    ...state,
    group: { ...state.group, name: text.toLowerCase().replace(/\.?$/, ".") },
  }),
  type: (text, key) => {
    const type = choose(key, text, Object.keys(TYPES) as (keyof typeof TYPES)[]);
    return (state) => ({ ...state, group: { ...state.group, type } });
  },
  seed: (text, key) => {
    if (!/^\d{1,20}$/.test(text)) throw new LinkError(memberStrings.number(key, text));
    return set({ seed: text });
  },
  n: (text, key) => set({ queries: numberIn(1, MOST_QUERIES, key, text) }),
  view: (text, key) => set({ view: choose(key, text, VIEWS) }),
} satisfies Record<string, Read>;

export function set(members: Partial<State>): Change {
  return (state) => ({ ...state, ...members });
}

export class LinkError extends Error {}

export function choose<T extends string>(key: string, text: string, choices: readonly T[]): T {
  const choice = choices.find((each) => each === text);
  if (choice === undefined) throw new LinkError(memberStrings.choice(key, text, choices));
  return choice;
}

export function numberIn(least: number, most: number, key: string, text: string): number {
  const number = /^\d+$/.test(text) ? Number(text) : -1;
  if (number < least || number > most)
    throw new LinkError(memberStrings.within(key, text, least, most));
  return number;
}

export const memberStrings = {
  choice: (key: string, found: string, choices: readonly string[]) =>
    `${key}=${found} is invalid; expected ${list([...choices])}.`,
  number: (key: string, found: string) => `${key}=${found} is invalid; expected a number.`,
  within: (key: string, found: string, least: number, most: number) =>
    `${key}=${found} is invalid; expected a number from ${integer(least)} to ${integer(most)}.`,
};

/** The most that the page offers. */
const MOST_QUERIES = 1_000_000;
