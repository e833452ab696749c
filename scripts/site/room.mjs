// Room for embeds before they are alive, so that nothing moves when they are: as high as each was in a browser.
//
// Here: the styles of that. What was measured stands in www/site/room.json: of each page the embeds in their order, of each
// embed its height in pixels from one width of the window to the next. A test compares it with what is, and measures anew.

import { readFileSync } from "node:fs";
import { at } from "../lib/paths.mjs";

/** Widths of the window from which on a height holds; the first holds for narrower ones too. */
export const FROM = [320, 360, 400, 460, 540, 640, 768, 900, 1000, 1200];
/** Wider than this nothing changes. */
export const WIDEST = 1400;
export const MEASURED = at("www", "site", "room.json");

/** Tells the embeds of a page apart. */
export function numbered(html, id) {
  let nth = 0;
  return html.replace(/<figure class="(?:example|picture)"/g, (tag) => `${tag} data-room="${id}-${nth++}"`);
}

export function roomStyles() {
  const heights = JSON.parse(readFileSync(MEASURED, "utf8"));
  const rules = FROM.map((from, at) => {
    const each = Object.entries(heights).flatMap(([id, embeds]) => embeds.map((of, nth) => `[data-room="${id}-${nth}"] { --room: ${of[at]}px }`));
    return at === 0 ? each.join("\n") : `@media (width >= ${from}px) {\n${each.join("\n")}\n}`;
  });
  return rules.join("\n");
}
