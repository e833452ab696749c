// The heights reserved for embeds until they are hydrated, so that nothing moves then: as high as each was in a browser.
//
// Here: the styles. www/site/reserved-heights.json has the measurements: for each page its embeds in order, for each embed its
// height in pixels in each range of window widths. A test compares them with the page, and can measure anew.

import { readFileSync } from "node:fs";
import { at } from "../lib/paths.mjs";

/** Lower ends of the ranges; the first range holds for narrower windows too. */
export const FROM = [320, 360, 400, 460, 540, 640, 768, 900, 1000, 1200];
/** Above this width no height changes. */
export const WIDEST = 1400;
export const MEASURED = at("www", "site", "reserved-heights.json");

/** Tells the embeds of a page apart. */
export function numbered(html, id) {
  let nth = 0;
  return html.replace(
    /<figure class="(?:example|picture)"/g,
    (tag) => `${tag} data-reserved="${id}-${nth++}"`,
  );
}

export function reservedHeights() {
  const heights = JSON.parse(readFileSync(MEASURED, "utf8"));
  const rules = FROM.map((from, at) => {
    const each = Object.entries(heights).flatMap(([id, embeds]) =>
      embeds.map((of, nth) => `[data-reserved="${id}-${nth}"] { --reserved: ${of[at]}px }`),
    );
    return at === 0 ? each.join("\n") : `@media (width >= ${from}px) {\n${each.join("\n")}\n}`;
  });
  return rules.join("\n");
}
