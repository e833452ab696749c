// The HTML around a page: head, navigation, contents, footer. Every address in it is relative.

import { escape } from "./markdown.mjs";

export function layout({ page, pages, html, headings }) {
  return `${START}
    <meta name="description" content="${escape(page.description)}" />
    <title>${escape(page.title)} - multivalue</title>
    <link rel="icon" href="../favicon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="../site.css" />
    <script src="../site.js"></script>
    <script type="module" src="../element.js"></script>
  </head>
  <body>
    <a class="skip" href="#content">Skip to content</a>
    <header class="top">
      <a class="home" href="../">${MARK}multivalue</a>
      <nav aria-label="Pages"><ul>${pages.map((other) => item(other, page)).join("")}</ul></nav>
      <button type="button" class="theme" hidden>Theme: as the system</button>
    </header>
    <div class="page">
      ${contents(headings)}
      <main id="content" tabindex="-1">
${html.includes(INDEX) ? html.replace("</h1>", `</h1>${SEARCH}`) : html}
      </main>
    </div>
    <footer class="bottom"><p>multivalue: Route 53's multivalue answer routing, run where you read it. Nothing is sent anywhere. Licence: Apache-2.0.</p></footer>
  </body>
</html>
`;
}

/** What the playground's footer has of the other pages. */
export function footerOf(pages) {
  const items = pages.map(({ id, title }) => `<li><a href="./${id}/">${escape(title)}</a></li>`);
  return `<nav aria-label="Documents"><ul>${items.join("")}</ul></nav>`;
}

function item({ id, short }, page) {
  return `<li><a href="../${id}/"${id === page.id ? ' aria-current="page"' : ""}>${escape(short)}</a></li>`;
}

function contents(headings) {
  const items = headings.filter(({ level }) => level > 1).map(({ level, id, text }) => `<li class="level-${level}"><a href="#${id}">${escape(text)}</a></li>`);
  return `<nav class="contents" aria-labelledby="contents"><h2 id="contents">On this page</h2><ul>${items.join("")}</ul></nav>`;
}

/** Of symbols, which scripts can search. */
const INDEX = '<div class="index">';
const SEARCH = '<div class="search" hidden><label for="search">Find an export or a member</label><input type="search" id="search" autocomplete="off" /><p class="found" role="status"></p></div>';

/** The mark of the playground: eight discs, one of them hollow. */
export const MARK = `<svg class="mark" viewBox="0 8 32 16" aria-hidden="true"><g fill="currentColor">${[4, 12, 20, 28]
  .map((x) => `<circle cx="${x}" cy="12" r="3"/>${x === 20 ? `<circle cx="${x}" cy="20" r="2.5" fill="none" stroke="currentColor"/>` : `<circle cx="${x}" cy="20" r="3"/>`}`)
  .join("")}</g></svg>`;

/** How every page of the site begins. */
export const START = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />`;
