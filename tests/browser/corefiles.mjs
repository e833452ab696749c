// Corefiles on the page: taken as the command line takes them, refused with line and column, and given back.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";

import {
  act,
  assertSilent,
  choosePreset,
  example,
  lamp,
  lines,
  onPageOf,
  openPage,
  sentence,
  settled,
} from "./playground.mjs";
import { repository } from "./site.mjs";

export function corefiles(shared) {
  const onPage = onPageOf(shared);

  onPage(
    "a pasted Corefile becomes the page's zone, as convert reads it, and is given back as convert writes it",
    async (page) => {
      await paste(page, COREFILE);
      await page.getByRole("dialog").waitFor({ state: "hidden" });
      await settled(page);
      const zone = JSON.parse(convert(COREFILE, "route53"));
      assert.deepEqual(await zoneOn(page), zone);
      assert.equal(await page.getByLabel("Seed", { exact: true }).inputValue(), "7");
      assert.equal((await lines(page)).length, 3);
      assert.match(
        await page.locator(".note").innerText(),
        /errors, log, and cache are not part of a zone/,
      );
      await page.getByRole("button", { name: "Dismiss this message" }).click();
      assert.equal(await page.locator(".note").count(), 0);
      const { name, content } = await savedCorefile(page);
      assert.equal(name, "Corefile");
      assert.equal(content, convert(COREFILE, "corefile"));
      assert.deepEqual(JSON.parse(convert(content, "route53")), zone, "nothing is lost on the way");
    },
  );

  onPage(
    "every example as a Corefile is what convert writes, edits included, and comes back as it was",
    async (page) => {
      for (const preset of ["web-tier", "dual-stack", "weighted", "failover", "simple"]) {
        await choosePreset(page, preset);
        const zone = await zoneOn(page);
        const { content } = await savedCorefile(page);
        assert.equal(content, convert(JSON.stringify(await example(preset)), "corefile"), preset);
        await paste(page, content);
        await page.getByRole("dialog").waitFor({ state: "hidden" });
        await settled(page);
        assert.deepEqual(namesOf(await zoneOn(page)), namesOf(zone), preset);
      }
      await choosePreset(page, "web-tier");
      await act(page, lamp(page, "web-3").click());
      const { content } = await savedCorefile(page);
      assert.match(content, /health \S+ unhealthy/);
    },
  );

  onPage(
    "what is wrong is said with line and column, and the text and the zone stay",
    async (page) => {
      for (const [text, words] of WRONG) {
        await paste(page, text);
        await page.getByRole("dialog").locator("p.error").waitFor();
        assert.match(await page.getByRole("dialog").locator("p.error").innerText(), words);
        assert.equal(
          await page
            .getByRole("dialog")
            .getByLabel("Records, a Corefile, or a change batch")
            .inputValue(),
          text,
        );
        await page.keyboard.press("Escape");
        assert.match(await sentence(page), /^12 healthy/);
      }
    },
  );

  onPage("of several zones one is chosen", async (page) => {
    await dropFile(page, `${COREFILE}\n${OTHER}`);
    const choice = page.getByRole("dialog").getByRole("group", { name: /several zones/ });
    await choice.waitFor();
    assert.deepEqual(await choice.getByRole("button").allInnerTexts(), [
      "example.com",
      "example.org",
    ]);
    await choice.getByRole("button", { name: "example.org" }).click();
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    await settled(page);
    assert.deepEqual(
      (await lines(page)).map(({ value }) => value),
      ["198.51.100.1"],
    );
    assert.equal((await zoneOn(page)).Name, "example.org.");
    await act(page, page.keyboard.press("Control+z"));
    assert.match(await sentence(page), /^12 healthy/);
  });

  test("zone, Corefile and change batch: each is copied and saved", async () => {
    await shared.context.grantPermissions(["clipboard-read", "clipboard-write"], {
      origin: new URL(shared.url).origin,
    });
    const page = await openPage(shared.context, shared.url);
    await act(page, lamp(page, "web-3").click());
    await act(page, page.locator("button.remove").first().click());
    await page.getByRole("button", { name: "Share" }).click();
    const copied = async (id) => {
      await page.locator(`[data-copy=${id}]`).click();
      await page.locator(`[data-copy=${id}]`, { hasText: "Copied" }).waitFor();
      return page.evaluate(() => navigator.clipboard.readText());
    };
    const source = await zoneOn(page);
    assert.deepEqual(JSON.parse(await copied("json")), source);
    assert.equal(
      `${(await copied("corefile")).trimEnd()}\n`,
      convert(JSON.stringify(source), "corefile"),
    );
    assert.equal(
      await page
        .getByRole("dialog")
        .getByLabel("Corefile", { exact: true })
        .inputValue()
        .then((text) => text.includes("multivalue")),
      true,
    );
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Save change batch" }).click(),
    ]);
    assert.deepEqual(
      JSON.parse(await readFile(await download.path(), "utf8")).Changes.map(({ Action }) => Action),
      ["DELETE"],
    );
    assertSilent(page);
    await page.close();
  });

  test("the file that knows Corefiles is fetched when one is given, and not before", async () => {
    const page = await shared.context.newPage();
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(shared.url);
    await settled(page);
    const sizes = async () =>
      (await Promise.all(asked.map(async (url) => (await page.request.get(url)).body()))).map(
        (body) => body.length,
      );
    assert.ok(Math.max(...(await sizes())) < SERVER_BYTES, "the server's file came along");
    await paste(page, OTHER);
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    assert.ok(Math.max(...(await sizes())) > SERVER_BYTES);
    await page.close();
  });
}

async function paste(page, text) {
  await page.getByRole("button", { name: "Import" }).click();
  await page.getByRole("dialog").getByLabel("Records, a Corefile, or a change batch").fill(text);
  await page.getByRole("dialog").getByRole("button", { name: "Import" }).click();
}

function dropFile(page, text) {
  return page.evaluate((content) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([content], "Corefile"));
    const { shadowRoot } = document.querySelector("multivalue-playground");
    shadowRoot
      .querySelector(".instrument")
      .dispatchEvent(
        new DragEvent("drop", { dataTransfer, bubbles: true, composed: true, cancelable: true }),
      );
  }, text);
}

async function savedCorefile(page) {
  await page.getByRole("button", { name: "Share" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save Corefile" }).click(),
  ]);
  await page.keyboard.press("Escape");
  return {
    name: download.suggestedFilename(),
    content: await readFile(await download.path(), "utf8"),
  };
}

/** What the command line makes of the same text. */
function convert(input, to) {
  return execFileSync(
    process.execPath,
    [join(repository, "dist/cli/main.js"), "convert", "-", "--to", to],
    { input, encoding: "utf8", stdio: ["pipe", "pipe", "ignore"] },
  );
}

function zoneOn(page) {
  return page.evaluate(() => document.querySelector("multivalue-playground").state.source);
}

function namesOf({ ResourceRecordSets }) {
  return ResourceRecordSets.map(
    ({ Name, Type, SetIdentifier = "" }) => `${Name} ${Type} ${SetIdentifier}`,
  ).sort();
}

const COREFILE = `example.com {
    errors
    log
    multivalue {
        seed 7
        multivalue www A 60 {
            web-1 192.0.2.1 check web-1
            web-2 192.0.2.2 # the second
            web-3 192.0.2.3
        }
        check web-1 http http://192.0.2.1/health
        health web-1 unhealthy
        fallthrough
    }
    cache 30
}
`;
const OTHER = "example.org {\n    multivalue {\n        simple www A 60 198.51.100.1\n    }\n}\n";
const WRONG = [
  [
    "example.com {\n  multivalue {\n    multivalue www A 60 {\n      a 192.0.2.999\n    }\n  }\n  nope\n}\n",
    /^4:7: .*192\.0\.2\.999[\s\S]*\n7:3: found 'nope'/,
  ],
  [
    "example.com {\n  multivalue {\n    route53 web-tier.json\n  }\n}\n",
    /^3:13: found 'web-tier\.json'[\s\S]*The page cannot read files/,
  ],
  ["no zone", /^This is neither JSON nor a Corefile with a zone/],
];
/** The wasm file of servers in hexadecimal digits. */
const SERVER_BYTES = 2 * statSync(join(repository, "dist", "mv_server_bg.wasm")).size;
