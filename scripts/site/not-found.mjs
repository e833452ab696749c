// 404.html: a static host serves it for any unknown address, at any depth.
//
// Its own depth is not known when it is built. So it contains its styles, and looks for the script that sets its links in the
// folder of the address and in those above. Without that script it offers the folders above.

import { MARK, START } from "./layout.mjs";
import { escapeHtml } from "./markdown.mjs";

export function notFound(pages, styles) {
  return `${START}
    <meta name="robots" content="noindex" />
    <title>Not found - multivalue</title>
    <style>${styles}</style>
${Array.from({ length: DEPTH }, (_, above) => `    <script defer src="./${"../".repeat(above)}${SCRIPT}"></script>`).join("\n")}
  </head>
  <body>
    <header class="top">
      <a class="home" data-to="">${MARK}multivalue</a>
      <button type="button" class="theme" hidden>Theme: system</button>
    </header>
    <div class="page alone">
      <main id="content">
        <h1>There is no page here</h1>
        <p>The address may have been cut off or mistyped, or the page has moved.</p>
        <p data-when="lost">What is there may be <a href="./">in this folder</a> or <a href="../">in the one above it</a>.</p>
        <div data-when="found" hidden>
          <p><a data-to="">The playground</a> shows what Route 53 answers for the records of your own zone. Around it there are:</p>
          <ul>
${pages.map(({ id, title, description }) => `            <li><a data-to="${id}/">${escapeHtml(title)}</a>: ${escapeHtml(description)}</li>`).join("\n")}
          </ul>
        </div>
      </main>
    </div>
  </body>
</html>
`;
}

/** No other file of a host is likely to have this name: it is asked for outside the site too. */
export const SCRIPT = "multivalue-not-found.js";
/** Folders in which the site is looked for. */
const DEPTH = 8;
