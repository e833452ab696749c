/**
 * What a zone is asked, and in which view: members of a link, and attributes of the element.
 */
import { VIEWS, type Change, type State } from "../model/state";
import { memberStrings } from "../strings/members";
import { TYPES } from "../wire/types";
import { BrokenLink, choose, numberIn } from "./broken";

/** Reads a member into a change of the state; messages name it by its key. */
export type Read = (text: string, key: string) => Change;

export const QUESTION = {
  name: (text) => (state) => ({ ...state, group: { ...state.group, name: text.toLowerCase().replace(/\.?$/, ".") } }),
  type: (text, key) => {
    const type = choose(key, text, Object.keys(TYPES) as (keyof typeof TYPES)[]);
    return (state) => ({ ...state, group: { ...state.group, type } });
  },
  seed: (text, key) => {
    if (!/^\d{1,20}$/.test(text)) throw new BrokenLink(memberStrings.number(key, text));
    return set({ seed: text });
  },
  n: (text, key) => set({ queries: numberIn(1, MOST_QUERIES, key, text) }),
  view: (text, key) => set({ view: choose(key, text, VIEWS) }),
} satisfies Record<string, Read>;

export function set(members: Partial<State>): Change {
  return (state) => ({ ...state, ...members });
}

/** As many as the page offers. */
const MOST_QUERIES = 1_000_000;
