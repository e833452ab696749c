/**
 * The page: places the element, and keeps theme, link, draft and offline copy.
 */
import { readPrerendered } from "./app/hydration";
import { loadSetting, saveSetting } from "./app/settings";
import { prefetch } from "./app/views";
import { MultivaluePlayground, prerendered } from "./element/element";
import { Engine } from "./engine/worker-client";
import { initialState } from "./model/example";
import type { State } from "./model/state";
import type { Theme } from "./model/view";
import { LinkError } from "./share/attributes";
import { pictureOf, readLink, writeLink } from "./share/link";
import { linkStrings } from "./share/strings";

const THEME = "multivalue-theme";

async function start(playground: MultivaluePlayground): Promise<void> {
  const firstView = await readPrerendered(document);
  const opened = await openUrl();
  playground.addEventListener("answer", () => void prefetchAll(playground), { once: true });
  if (opened.state) playground.state = opened.state;
  playground.playground = location.href.replace(/#.*$/, "");
  customElements.define("multivalue-playground", MultivaluePlayground);
  playground.framed = true;
  if (firstView && !opened.state && !opened.fault) prerendered.set(playground, firstView);
  const theme = loadSetting(THEME);
  if (theme === "light" || theme === "dark") playground.theme = theme;
  playground.addEventListener("theme", (event) =>
    saveSetting(THEME, (event as CustomEvent<Theme>).detail),
  );
  if (opened.fault) playground.refuseLink(opened.fault);
  if (opened.isDraft) playground.showNote(linkStrings.draft);
  syncUrl(playground, opened);
}

/** When the first view is shown: loads what comes next, and the offline copy. */
async function prefetchAll(playground: MultivaluePlayground): Promise<void> {
  await playground.updateComplete;
  await prefetch();
  await import("./features/page/styles");
  const { source, seed } = initialState();
  await new Engine()
    .read({ source, seed })
    .catch((error: Error) => playground.refuseLink(error.message));
  await keepForOffline();
}

/** Keys that no element handles go to the playground. */
function forwardKeys(playground: MultivaluePlayground): void {
  document.addEventListener("keydown", (event) => {
    if (event.target === document.body)
      playground.dispatchEvent(new KeyboardEvent(event.type, event));
  });
}

/** A page shows its element at once, so all code is loaded at once. */
void Promise.all([
  import("./app/controller"),
  import("./app/interaction-controller"),
  import("./app/page"),
]);

const playground = document.querySelector<MultivaluePlayground>("multivalue-playground");
if (playground) {
  forwardKeys(playground);
  void start(playground);
}

interface Opened {
  /** Null: the default state. */
  state: State | null;
  /** Why the link could not be opened. */
  fault: string | null;
  /** No foreign link is open, so changes are saved as the draft. */
  own: boolean;
  /** The state was saved by an earlier visit. */
  isDraft: boolean;
}

async function openUrl(): Promise<Opened> {
  const link = location.hash.slice(1);
  const draft = loadSetting(DRAFT);
  const own = link === "" || link === draft;
  const { state, fault } = await opened(link || draft);
  if (state && link === "") history.replaceState(null, "", addressOf(draft ?? ""));
  const isDraft = state !== null && link === "";
  return { state, fault: link && fault ? linkStrings.brokenAtStart(fault) : null, own, isDraft };
}

/** Saves each new state to the address, and opens an address that is entered later. */
function syncUrl(playground: MultivaluePlayground, { fault, own }: Opened): void {
  const session = { own, fault };
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const write = () => {
    if (waiting === undefined) return;
    clearTimeout(waiting);
    waiting = undefined;
    if (playground.state) void saveUrl(playground.state, session);
  };
  playground.addEventListener("change", () => (waiting ??= setTimeout(write, SAVE_DELAY)));
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
    if (error instanceof LinkError) return { state: null, fault: error.message };
    throw error;
  }
}

/** A link that could not be opened stays in the browser history. */
async function saveUrl(state: State, session: Pick<Opened, "own" | "fault">): Promise<void> {
  const link = pictureOf(state) === pictureOf(initialState()) ? "" : await writeLink(state);
  if (session.own) saveSetting(DRAFT, link);
  if (location.hash.slice(1) === link) return;
  if (session.fault) history.pushState(null, "", addressOf(link));
  else history.replaceState(null, "", addressOf(link));
  session.fault = null;
}

function addressOf(link: string): string {
  return `${location.pathname}${location.search}${link && `#${link}`}`;
}

/** Registers a service worker, which keeps what this visit fetched. Without one the page works the same. */
async function keepForOffline(): Promise<void> {
  const { serviceWorker } = navigator;
  if (!serviceWorker) return;
  try {
    await serviceWorker.register(new URL("./sw.js", document.baseURI));
  } catch {
    return;
  }
  const { active } = await serviceWorker.ready;
  active?.postMessage(performance.getEntriesByType("resource").map(({ name }) => name));
}

const DRAFT = "multivalue-draft";
/** Milliseconds. Browsers limit address changes (Safari: 100 in 30 s). */
const SAVE_DELAY = 750;
