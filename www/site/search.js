// The search box of the documents. The index is fetched when the box is first used.

import MiniSearch from "minisearch";
import { SEARCH_OPTIONS } from "./search-options.js";

const box = document.querySelector("search");
const field = box.querySelector("input");
const [panel, status, list] = ["div", "p", "ul"].map((name) => box.querySelector(name));
const site = new URL(".", import.meta.url);
let loading;

function load() {
  loading ??= fetch(new URL("search.json", site))
    .then((response) => response.text())
    .then((text) => MiniSearch.loadJSON(text, SEARCH_OPTIONS));
  loading.catch(() => (loading = undefined)); // a later try may have a network
  return loading;
}

async function search() {
  const words = field.value.trim();
  if (!words) return close();
  const found = await load().then(
    (index) => index.search(words),
    () => null,
  );
  if (words !== field.value.trim()) return;
  status.textContent =
    found === null
      ? "The search needs a network."
      : found.length === 0
        ? `Nothing found for "${words}".`
        : `${found.length} found`;
  list.replaceChildren(...(found ?? []).slice(0, MOST).map(item));
  panel.hidden = false;
  box.dataset.words = field.value;
}

function item({ id, heading, page }) {
  const link = Object.assign(document.createElement("a"), {
    href: new URL(id, site).href,
    textContent: heading,
  });
  if (heading !== page)
    link.append(Object.assign(document.createElement("small"), { textContent: page }));
  const entry = document.createElement("li");
  entry.append(link);
  return entry;
}

function close() {
  panel.hidden = true;
}

/** Arrow keys move between the field and the results; Escape closes them. */
function onKey(event) {
  const stops = [field, ...list.querySelectorAll("a")];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "Escape") {
    close();
    field.focus();
  } else if (step && !panel.hidden) {
    event.preventDefault();
    stops[(stops.indexOf(document.activeElement) + step + stops.length) % stops.length].focus();
  }
}

/** Slash goes to the box, except where it is text. */
function onShortcut(event) {
  const { target, key, ctrlKey, metaKey, altKey } = event;
  if (
    key !== "/" ||
    ctrlKey ||
    metaKey ||
    altKey ||
    target.closest("input, textarea, select, [contenteditable], multivalue-playground")
  )
    return;
  event.preventDefault();
  field.focus();
}

const MOST = 20;

field.addEventListener("input", search);
field.addEventListener("focus", () => load().catch(() => {}));
box.addEventListener("submit", (event) => {
  event.preventDefault();
  list.querySelector("a")?.click();
});
box.addEventListener("keydown", onKey);
box.addEventListener(
  "focusout",
  ({ relatedTarget }) => relatedTarget && !box.contains(relatedTarget) && close(),
);
document.addEventListener("pointerdown", ({ target }) => !box.contains(target) && close());
list.addEventListener("click", close);
document.addEventListener("keydown", onShortcut);
