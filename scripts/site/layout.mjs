// The HTML around a page: head, search, side bar, footer. Every address in it is relative.

import { escapeHtml } from "./markdown.mjs";

export function layout({ page, sections, html, headings }) {
  return `${START}
    <meta name="description" content="${escapeHtml(page.description)}" />
    <title>${escapeHtml(page.title)} - multivalue</title>
    <link rel="icon" href="../favicon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="../site.css" />
    ${WHOLE}
    <script src="../site.js"></script>
    <script type="module" src="../search.js"></script>
${html.includes("<multivalue-playground") ? '    <script type="module" src="../element.js"></script>\n' : ""}  </head>
  <body>
    <a class="skip" href="#content">Skip to content</a>
    <header class="top">
      <a class="home" href="../">${MARK}multivalue</a>
      ${SEARCH}
      <button type="button" class="theme" hidden>Theme: system</button>
    </header>
    <div class="page">
      <nav class="side" aria-label="Documentation">
        <details>
          <summary>Menu</summary>
          ${sections.map((section) => sideSection(section, page, headings)).join("\n          ")}
        </details>
      </nav>
      <main id="content" tabindex="-1">
${html}
      </main>
    </div>
    <footer class="bottom" id="end"><p>multivalue: Route 53's multivalue answer routing, run where you read it. Nothing is sent anywhere. Licence: Apache-2.0.</p></footer>
  </body>
</html>
`;
}

/** The links to all documents in the playground's footer. */
export function footerOf(pages) {
  const items = pages.map(
    ({ id, title }) => `<li><a href="./${id}/">${escapeHtml(title)}</a></li>`,
  );
  return `<nav aria-label="Documents"><ul>${items.join("")}</ul></nav>`;
}

function sideSection({ title, pages }, page, headings) {
  return `<h2>${escapeHtml(title)}</h2><ul>${pages.map((other) => item(other, page, headings)).join("")}</ul>`;
}

/** The page that is open has its headings below it. */
function item({ id, short }, page, headings) {
  if (id !== page.id) return `<li><a href="../${id}/">${escapeHtml(short)}</a></li>`;
  const own = headings
    .filter(({ level }) => level === 2 || level === 3)
    .map(
      (heading) =>
        `<li class="level-${heading.level}"><a href="#${heading.id}">${escapeHtml(heading.text)}</a></li>`,
    );
  return `<li><a href="../${id}/" aria-current="page">${escapeHtml(short)}</a>${own.length > 0 ? `<ul>${own.join("")}</ul>` : ""}</li>`;
}

const SEARCH = `<search><form>
        <label for="search">Search the documentation</label><input type="search" id="search" placeholder="Search" autocomplete="off" />
        <div hidden><p role="status"></p><ul></ul></div>
      </form></search>`;

/** Not drawn before it is whole: the columns of a table move while its rows arrive. */
const WHOLE = '<link rel="expect" href="#end" blocking="render" />';

/** The mark of the playground: eight discs, one of them hollow. */
export const MARK = `<svg class="mark" viewBox="0 8 32 16" aria-hidden="true"><g fill="currentColor">${[
  4, 12, 20, 28,
]
  .map(
    (x) =>
      `<circle cx="${x}" cy="12" r="3"/>${x === 20 ? `<circle cx="${x}" cy="20" r="2.5" fill="none" stroke="currentColor"/>` : `<circle cx="${x}" cy="20" r="3"/>`}`,
  )
  .join("")}</g></svg>`;

/** How every page of the site begins. */
export const START = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />`;
