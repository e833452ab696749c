// How each view looked when somebody last looked at it: a picture of each, with a tolerance.
//
// `UPDATE_REFERENCES=1` takes the pictures anew; look at them before they are committed. What differs is kept in
// target/screenshots, with a picture of the difference.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";

import { act, lamp, openPage } from "./playground.mjs";
import { repository } from "./site.mjs";

export function references(shared) {
  for (const [view, link] of Object.entries(LINKS)) {
    test(`${view} looks as it did at each width, in both themes`, async () => {
      for (const width of WIDTHS) {
        for (const scheme of ["light", "dark"])
          await assertLooks(shared, `${view}-${width}-${scheme}`, link, { width, scheme });
      }
    });
  }

  test("a lamp that is out and one that is lit do not look the same", async () => {
    const page = await openPage(shared.context, shared.url, { width: 768 });
    const lit = await picture(page);
    await act(page, lamp(page, "web-2").click());
    const out = await picture(page);
    assert.ok(difference(lit, out).share > TOLERANCE);
    await page.close();
  });
}

async function assertLooks(shared, name, link, look) {
  const page = await openPage(shared.context, `${shared.url}#${link}`, look);
  const present = await picture(page);
  await page.close();
  const file = join(REFERENCES, `${name}.png`);
  if (process.env.UPDATE_REFERENCES) return keep(file, present);
  const { share, drawn } = difference(PNG.sync.read(readFileSync(file)), present);
  if (share <= TOLERANCE) return;
  keep(join(SEEN, `${name}-now.png`), present);
  if (drawn) keep(join(SEEN, `${name}-difference.png`), drawn);
  assert.fail(
    `${name}: ${(share * 100).toFixed(2)} % of the picture differs, see ${SEEN}; UPDATE_REFERENCES=1 if it is meant to`,
  );
}

/** Without motion, focus or pointer. */
async function picture(page) {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.mouse.move(0, 0);
  return PNG.sync.read(
    await page.screenshot({ fullPage: true, animations: "disabled", caret: "hide" }),
  );
}

/** The share of pixels that differ to the eye; all of them where the two have not the same size. */
function difference(before, now) {
  const { width, height } = before;
  if (now.width !== width || Math.abs(now.height - height) > 0) return { share: 1, drawn: null };
  const drawn = new PNG({ width, height });
  return {
    share:
      pixelmatch(before.data, now.data, drawn.data, width, height, { threshold: 0.1 }) /
      (width * height),
    drawn,
  };
}

function keep(file, png) {
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, PNG.sync.write(png, PACKED));
}

/** What makes these pictures smallest. */
const PACKED = { filterType: 0, deflateLevel: 9, deflateStrategy: 0 };
const REFERENCES = join(repository, "tests/browser/references");
const SEEN = join(repository, "target/screenshots/differences");
const WIDTHS = [320, 768, 1400];
/** Of all pixels: room for another version of the browser to draw a letter otherwise, and not for a line to move. */
const TOLERANCE = 0.005;
/** One down and one without a check, so that each mark is to be seen. */
const ZONE = "v=1&preset=web-tier&down=web-3&bare=web-5";
const LINKS = {
  full: ZONE,
  places: "v=1&preset=eight-or-fewer&show=first",
  ...Object.fromEntries(
    ["chart", "answer", "compare", "timeline"].map((view) => [view, `${ZONE}&view=${view}`]),
  ),
};
