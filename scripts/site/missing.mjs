// 404.html: what a static host gives for any address that is none, in whatever folder that seems to lie.
//
// So no address in it can be written when it is built: its styles stand in it, and the script that makes its links is
// looked for in the folder of the address and in those above. Where that is not found, or scripts do not run, the folders
// above are offered themselves.

import { MARK, START } from "./layout.mjs";
import { escape } from "./markdown.mjs";

export function missing(pages, styles) {
  return `${START}
    <meta name="robots" content="noindex" />
    <title>Not found - multivalue</title>
    <style>${styles}</style>
${Array.from({ length: DEPTH }, (_, above) => `    <script defer src="./${"../".repeat(above)}${SCRIPT}"></script>`).join("\n")}
  </head>
  <body>
    <header class="top">
      <a class="home" data-to="">${MARK}multivalue</a>
      <button type="button" class="theme" hidden>Theme: as the system</button>
    </header>
    <div class="page alone">
      <main id="content">
        <h1>There is no page here</h1>
        <p>The address may have been cut off or mistyped, or the page has moved.</p>
        <p data-when="lost">What is there may be <a href="./">in this folder</a> or <a href="../">in the one above it</a>.</p>
        <div data-when="found" hidden>
          <p><a data-to="">The playground</a> shows what Route 53 answers for the records of your own zone. Around it there are:</p>
          <ul>
${pages.map(({ id, title, description }) => `            <li><a data-to="${id}/">${escape(title)}</a>: ${escape(description)}</li>`).join("\n")}
          </ul>
        </div>
      </main>
    </div>
  </body>
</html>
`;
}

/** No other file of a host is likely to have this name: it is asked for outside the site too. */
export const SCRIPT = "multivalue-missing.js";
/** Folders in which the site is looked for. */
const DEPTH = 8;
