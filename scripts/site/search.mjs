// The index of the search box: each section of each page, by MiniSearch.

import MiniSearch from "minisearch";
import { SEARCH_OPTIONS } from "../../www/site/search-options.js";

/** The index as JSON, of `{ page, html }` for each page. */
export function searchIndex(contents) {
  const index = new MiniSearch(SEARCH_OPTIONS);
  index.addAll(contents.flatMap(({ page, html }) => sectionsOf(page, html)));
  return JSON.stringify(index);
}

/** A section begins at a heading or a directive that can be linked, and goes to the next. */
function sectionsOf({ id, title }, html) {
  const starts = [
    ...html.matchAll(/<(h[1-6]|tr|p)\b[^>]*? id="([^"]+)"[^>]*>([\s\S]*?)<\/(?:\1|th)>/g),
  ];
  return starts.map((start, nth) => ({
    id: start[1] === "h1" ? `${id}/` : `${id}/#${start[2]}`,
    page: title,
    heading: start[1] === "h1" ? title : headingOf(start),
    text: plain(html.slice(start.index + start[0].length, starts[nth + 1]?.index)),
  }));
}

/** A member of the API by its full name, a directive by its line alone. */
function headingOf([, tag, anchor, words]) {
  if (tag === "h5") return anchor;
  const [, line] = /<code>([\s\S]*?)<\/code>/.exec(words) ?? [];
  return plain(
    tag === "p" || tag === "tr" ? line : words.replace(/<a class="anchor"[\s\S]*?<\/a>/, ""),
  );
}

function plain(html) {
  const entities = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&" };
  return html
    .replace(/<(script|noscript|svg)\b[\s\S]*?<\/\1>/g, " ")
    .replace(/<[^>]*>/g, " ")
    .replace(/&(?:lt|gt|quot|amp);/g, (entity) => entities[entity])
    .replace(/\s+/g, " ")
    .trim();
}
