/**
 * The page's address holds the picture, and so does a draft that waits for the next visit.
 *
 * A visit that begins with somebody's link leaves the draft alone: the link keeps what is made of it.
 */
import type { MultivaluePlayground } from "./element/element";
import { keep, recall } from "./keep";
import { initialState } from "./model/example";
import type { State } from "./model/state";
import { BrokenLink } from "./share/attributes";
import { pictureOf, readLink, writeLink } from "./share/link";
import { linkStrings } from "./share/strings";

export interface Opened {
  /** Null: as at the first visit. */
  state: State | null;
  /** Why the link could not be opened. */
  fault: string | null;
  /** Nobody's link: changes go into the draft. */
  own: boolean;
}

export async function openAtStart(): Promise<Opened> {
  const link = location.hash.slice(1);
  const draft = recall(DRAFT);
  const own = link === "" || link === draft;
  const { state, fault } = await opened(link || draft);
  if (state && link === "") history.replaceState(null, "", addressOf(draft ?? ""));
  return { state, fault: link && fault ? linkStrings.brokenAtStart(fault) : null, own };
}

/** Writes every new state down, and opens what comes into the address later. */
export function followLinks(playground: MultivaluePlayground, { fault, own }: Opened): void {
  const session = { own, fault };
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const write = () => {
    if (waiting === undefined) return;
    clearTimeout(waiting);
    waiting = undefined;
    if (playground.state) void writeDown(playground.state, session);
  };
  playground.addEventListener("change", () => (waiting ??= setTimeout(write, PAUSE)));
  addEventListener("pagehide", write);
  addEventListener("hashchange", async () => {
    const { state, fault } = await opened(location.hash.slice(1));
    session.own = false;
    if (fault) playground.refuseLink(linkStrings.brokenLater(fault));
    else playground.state = state ?? initialState();
  });
}

async function opened(link: string | null): Promise<{ state: State | null; fault: string | null }> {
  try {
    return { state: link ? await readLink(link) : null, fault: null };
  } catch (error) {
    if (error instanceof BrokenLink) return { state: null, fault: error.message };
    throw error;
  }
}

/** A link that could not be opened stays in the history of the browser. */
async function writeDown(state: State, session: Pick<Opened, "own" | "fault">): Promise<void> {
  const link = pictureOf(state) === pictureOf(initialState()) ? "" : await writeLink(state);
  if (session.own) keep(DRAFT, link);
  if (location.hash.slice(1) === link) return;
  if (session.fault) history.pushState(null, "", addressOf(link));
  else history.replaceState(null, "", addressOf(link));
  session.fault = null;
}

function addressOf(link: string): string {
  return `${location.pathname}${location.search}${link && `#${link}`}`;
}

const DRAFT = "multivalue-draft";
/** Browsers let a page change its address but so often (Safari: 100 times in 30 s). */
const PAUSE = 750;
