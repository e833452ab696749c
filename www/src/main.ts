/**
 * The page: it places the element, and keeps theme, link and draft, and itself for when there is no network.
 */
import { drawnIn } from "./drawn";
import { brought } from "./element/brought";
import { MultivaluePlayground } from "./element/element";
import { Engine } from "./engine/worker-client";
import { keep, recall } from "./keep";
import { followLinks, openAtStart } from "./links";
import { initialState } from "./model/example";
import { keepForOffline } from "./offline";
import { fetchRest } from "./rest";
import type { Theme } from "./model/view";

const THEME = "multivalue-theme";

async function start(playground: MultivaluePlayground): Promise<void> {
  const drawn = await drawnIn(document);
  const opened = await openAtStart();
  playground.addEventListener("answer", () => void prepareRest(playground), { once: true });
  if (opened.state) playground.state = opened.state;
  playground.playground = location.href.replace(/#.*$/, "");
  customElements.define("multivalue-playground", MultivaluePlayground);
  playground.framed = true;
  if (drawn && !opened.state && !opened.fault) brought.set(playground, drawn);
  const theme = recall(THEME);
  if (theme === "light" || theme === "dark") playground.theme = theme;
  playground.addEventListener("theme", (event) => keep(THEME, (event as CustomEvent<Theme>).detail));
  if (opened.fault) playground.refuseLink(opened.fault);
  followLinks(playground, opened);
}

/** When the picture is there and nothing else is to be done: what is asked for next, before it is, and the page at a later visit. */
async function prepareRest(playground: MultivaluePlayground): Promise<void> {
  await playground.updateComplete;
  await fetchRest();
  await import("./styles/styles");
  const { source, seed } = initialState();
  await new Engine().read({ source, seed }).catch((error: Error) => playground.refuseLink(error.message));
  await keepForOffline();
}

/** Keys that go to nothing else go to the one instrument on this page. */
function passKeys(playground: MultivaluePlayground): void {
  document.addEventListener("keydown", (event) => {
    if (event.target === document.body) playground.dispatchEvent(new KeyboardEvent(event.type, event));
  });
}

/** The page is its instrument, so all of it is fetched at once, in or out of view. */
void Promise.all([import("./stage"), import("./attending"), import("./scenes/frame"), import("./scenes/full")]);

const playground = document.querySelector<MultivaluePlayground>("multivalue-playground");
if (playground) {
  passKeys(playground);
  void start(playground);
}
