/**
 * How a zone is asked and looked at, as members of a link; what is as at the first visit is left out.
 */
import { firstGroup } from "../model/source";
import { MOST_RESULTS } from "../model/observations";
import { PICKS, SCALES, SHOWS, USUAL, type Change, type State, type Story } from "../model/state";
import { linkStrings } from "../strings/links";
import { BrokenLink, choose, numberIn } from "./broken";
import { parseAtom, printAtom, type Params } from "./params";
import { QUESTION, set, type Read } from "./question-members";

export function viewOf(state: State): Params {
  const first = firstGroup(state.source) ?? state.group;
  const usual: State = { ...USUAL, group: first };
  const members = Object.entries(MEMBERS).filter(([, { write }]) => write(state) !== write(usual));
  return Object.fromEntries(members.map(([key, { write }]) => [key, printAtom(write(state))]));
}

/** The state with what the members say, and the members that say something else. */
export function readView(state: State, params: Params): { state: State; rest: Params } {
  const isMember = ([key]: [string, string]) => Object.hasOwn(MEMBERS, key);
  const members = Object.entries(params);
  const read = members.filter(isMember).reduce((present, [key, text]) => MEMBERS[key]?.read(parseAtom(text), key)(present) ?? present, state);
  return { state: read, rest: Object.fromEntries(members.filter((member) => !isMember(member))) };
}

interface Member {
  write(state: State): string;
  read: Read;
}

/** Largest numbers of a story: what the page can draw at once. */
const [MOST_RESOLVERS, MOST_RETRIES, LONGEST] = [10_000, 7, 21_600];

const MEMBERS: Record<string, Member> = {
  name: { write: ({ group }) => group.name.replace(/(.)\.$/, "$1"), read: QUESTION.name },
  type: { write: ({ group }) => group.type, read: QUESTION.type },
  seed: { write: ({ seed }) => seed, read: QUESTION.seed },
  n: { write: ({ queries }) => String(queries), read: QUESTION.n },
  ask: {
    write: ({ ask }) => String(ask),
    read: (text, key) => set({ ask: numberIn(1, LAST_ASK, key, text) }),
  },
  view: { write: ({ view }) => view, read: QUESTION.view },
  show: {
    write: ({ show }) => show,
    read: (text, key) => set({ show: choose(key, text, SHOWS) }),
  },
  scale: {
    write: ({ scale }) => scale,
    read: (text, key) => set({ scale: choose(key, text, SCALES) }),
  },
  pick: {
    write: ({ pick }) => pick,
    read: (text, key) => set({ pick: choose(key, text, PICKS) }),
  },
  seen: {
    write: ({ observations }) => Object.entries(observations).map(([id, results]) => `${encodeURIComponent(id)}:${results}`).join(","),
    read: (text, key) => set({ observations: Object.fromEntries(text.split(",").map((item) => resultsIn(key, item))) }),
  },
  client: {
    write: ({ clients }) => clients.A,
    read: (text) => (state) => ({ ...state, clients: { ...state.clients, A: text } }),
  },
  client6: {
    write: ({ clients }) => clients.AAAA,
    read: (text) => (state) => ({ ...state, clients: { ...state.clients, AAAA: text } }),
  },
  resolvers: storyNumber("resolvers", 0, MOST_RESOLVERS),
  retries: storyNumber("retries", 0, MOST_RETRIES),
  fails: {
    write: ({ story }) => story.fails,
    read: (text) => tell({ fails: text }),
  },
  at: storyNumber("at", 0, LONGEST),
  lasts: storyNumber("lasts", 1, LONGEST),
};

export const VIEW_KEYS = Object.keys(MEMBERS);

function tell(members: Partial<Story>): Change {
  return (state) => ({ ...state, story: { ...state.story, ...members } });
}

function storyNumber(member: "resolvers" | "retries" | "at" | "lasts", least: number, most: number): Member {
  return {
    write: ({ story }) => String(story[member]),
    read: (text, key) => tell({ [member]: numberIn(least, most, key, text) }),
  };
}

function resultsIn(key: string, item: string): [string, string] {
  const [, id = "", results = ""] = /^(.+):([pfn]+)$/.exec(item) ?? [];
  if (results === "" || results.length > MOST_RESULTS) throw new BrokenLink(linkStrings.results(key, item));
  return [parseAtom(id), results];
}

/** The queries before the one that is shown are asked as well. */
const LAST_ASK = 100_000;
