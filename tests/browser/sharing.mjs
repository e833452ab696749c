// Links hold the picture, whoever opens them; drafts wait for the next visit; what cannot be opened costs nothing.

import assert from "node:assert/strict";
import { test } from "node:test";
import { servePages } from "../embed/servers.mjs";
import {
  act,
  assertSilent,
  lamp,
  lines,
  onPageOf,
  openPage,
  sentence,
  settled,
} from "./playground.mjs";

export function sharing(shared) {
  const onPage = onPageOf(shared);

  onPage(
    "the address follows the picture, and opens the same one elsewhere, seed, view and octets included",
    async (page) => {
      await act(page, lamp(page, "web-3").click());
      await act(page, edit(page, "web-2", "203.0.113.2"));
      await act(page, page.getByRole("button", { name: "New seed" }).click());
      await act(page, page.getByText("first place", { exact: true }).click());
      await act(page, page.locator("#ask-once").click());
      await page.waitForURL(
        /#v=1&preset=web-tier&seed=\d+&ask=2&show=first&set=web-2~203\.0\.113\.2&down=web-3$/,
      );
      const other = await openPage(shared.context, page.url());
      assert.deepEqual(await pictureOn(other), await pictureOn(page));
      assertSilent(other);
      await other.close();
      await page.reload();
      await settled(page);
      assert.match(await sentence(page), /^11 healthy/);
    },
  );

  onPage("the element tells each change and each answer, and takes a state", async (page) => {
    await page.evaluate(() => {
      globalThis.told_ = [];
      const playground = document.querySelector("multivalue-playground");
      playground.addEventListener("change", ({ detail }) =>
        globalThis.told_.push({ change: detail.seed, same: detail === playground.state }),
      );
      playground.addEventListener("answer", ({ detail }) =>
        globalThis.told_.push({ answer: detail.answer.length }),
      );
    });
    const told = () => page.evaluate(() => globalThis.told_.splice(0));
    await act(page, lamp(page, "web-3").click());
    assert.deepEqual(await told(), [{ change: "42", same: true }, { answer: 8 }]);
    await act(
      page,
      page.evaluate(() => {
        const playground = document.querySelector("multivalue-playground");
        playground.state = JSON.parse(JSON.stringify({ ...playground.state, seed: "7" }));
      }),
    );
    await page.waitForFunction(() => globalThis.told_.length === 2);
    assert.deepEqual(await told(), [{ change: "7", same: true }, { answer: 8 }]);
    assert.equal(await page.getByLabel("Seed", { exact: true }).inputValue(), "7");
    assert.match(await sentence(page), /^11 healthy/);
  });

  onPage("as at the first visit the address is bare", async (page) => {
    await act(page, lamp(page, "web-3").click());
    await page.waitForURL(/#v=1/);
    await act(page, page.getByRole("button", { name: "Undo" }).click());
    await page.waitForURL(shared.url);
  });

  test("copied: link, Markdown and embed code, each of which opens the picture", async () => {
    await shared.context.grantPermissions(["clipboard-read", "clipboard-write"], {
      origin: new URL(shared.url).origin,
    });
    const page = await openPage(shared.context, shared.url);
    await act(page, lamp(page, "web-3").click());
    await page.getByRole("button", { name: "Share" }).click();
    const link = `${shared.url}#v=1&preset=web-tier&down=web-3`;
    assert.equal(await copied(page, "Copy link"), link);
    assert.equal(
      await copied(page, "Copy Markdown"),
      `[What will Route 53 answer for www.example.com A?](${link})`,
    );
    const code = await copied(page, "Copy embed code");
    await page.keyboard.press("Escape");
    assert.ok(
      await page
        .getByRole("button", { name: "Share" })
        .evaluate((button) => button.matches(":focus")),
      "the focus is back where it was",
    );
    assertSilent(page);
    await page.close();
    const pages = await servePages();
    const host = await shared.context.newPage();
    await host.goto(pages.put({ body: `<!doctype html><title>Docs</title>${code}` }));
    await host.locator("multivalue-playground .sentence", { hasText: /^11 healthy/ }).waitFor();
    await host.close();
    await pages.close();
  });

  onPage(
    "a broken link: why, the first zone instead, and the link can be come back to",
    async (page) => {
      assert.equal(
        await page.locator("p.error").innerText(),
        'This link cannot be opened. Its zone has no record "web-77". Showing the first example zone instead.',
      );
      assert.match(await sentence(page), /^12 healthy/);
      assert.match(page.url(), /#v=1&preset=web-tier&down=web-77$/);
      await act(page, lamp(page, "web-3").click());
      assert.equal(await page.locator("p.error").count(), 0);
      await page.waitForURL(/down=web-3$/);
      await page.goBack();
      await page.locator("p.error", { hasText: "Nothing was changed." }).waitFor();
      assert.match(await sentence(page), /^11 healthy/);
    },
    { start: "#v=1&preset=web-tier&down=web-77" },
  );

  onPage(
    "a link that the core refuses is refused in its words",
    async (page) => {
      await page.locator("p.error", { hasText: "'192.0.2.999'" }).waitFor();
      assert.match(await sentence(page), /^12 healthy/);
      assert.match(page.url(), /999$/);
    },
    { start: "#v=1&preset=web-tier&set=web-2~192.0.2.999" },
  );

  onPage("another link in the same page is opened, and undone", async (page) => {
    await page.evaluate(() => (location.hash = "#v=1&preset=failover&down=primary"));
    await page
      .locator(".sentence", { hasText: /^The primary is unhealthy, so the secondary is returned/ })
      .waitFor();
    await settled(page);
    await act(page, page.keyboard.press("Control+z"));
    assert.match(await sentence(page), /^12 healthy/);
  });

  onPage("a draft waits for the next visit; somebody's link leaves it alone", async (page) => {
    await act(page, lamp(page, "web-3").click());
    await page.waitForURL(/down=web-3$/);
    await visit(page, `${shared.url}?again`);
    assert.match(await sentence(page), /^11 healthy/);
    assert.match(
      page.url(),
      /\?again#v=1&preset=web-tier&down=web-3$/,
      "the address holds the draft",
    );
    const note = page.locator(".note", { hasText: "Restored from your earlier visit." });
    await note.waitFor();
    await note.getByRole("button", { name: "Dismiss this message" }).click();
    await note.waitFor({ state: "detached" });
    await visit(page, `${shared.url}?link#v=1&preset=web-tier&down=web-1,web-2`);
    assert.match(await sentence(page), /^10 healthy/);
    assert.equal(await note.count(), 0, "a link of somebody else is no earlier visit");
    await act(page, lamp(page, "web-4").click());
    await page.waitForURL(/down=web-1,web-2,web-4$/);
    await visit(page, `${shared.url}?later`);
    assert.match(await sentence(page), /^11 healthy/);
    await act(page, page.getByRole("button", { name: "Reset this zone" }).click());
    assert.match(await sentence(page), /^12 healthy/);
    await page.waitForURL(`${shared.url}?later`);
    await visit(page, `${shared.url}?last`);
    assert.match(await sentence(page), /^12 healthy/);
  });

  test("where the browser refuses storage all works but the draft", async () => {
    const page = await shared.context.newPage();
    const said = [];
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(String(error)));
    await page.addInitScript(() =>
      Object.defineProperty(globalThis, "localStorage", {
        get: () => {
          throw new DOMException("refused", "SecurityError");
        },
      }),
    );
    await visit(page, shared.url);
    await act(page, lamp(page, "web-3").click());
    await page.waitForURL(/down=web-3$/);
    await page.getByRole("button", { name: "Theme: system" }).click();
    await visit(page, `${shared.url}?again`);
    assert.match(await sentence(page), /^12 healthy/);
    assert.deepEqual(said, []);
    await page.close();
  });

  onPage("undo and redo by keys, from anywhere but a field that is typed in", async (page) => {
    await act(page, lamp(page, "web-3").click());
    await page.locator(".sentence").click();
    await act(page, page.keyboard.press("Control+z"));
    assert.match(await sentence(page), /^12 healthy/);
    await act(page, page.keyboard.press("Control+y"));
    assert.match(await sentence(page), /^11 healthy/);
    await act(page, page.keyboard.press("Control+z"));
    await act(page, page.keyboard.press("Control+Shift+z"));
    assert.match(await sentence(page), /^11 healthy/);
    const field = page.getByLabel("Value of web-2", { exact: true });
    await field.fill("203.0.113.2");
    await field.press("Control+z");
    assert.match(await sentence(page), /^11 healthy/);
    assert.equal(await field.inputValue(), "192.0.2.2");
  });
}

async function visit(page, url) {
  await page.goto(url);
  await settled(page);
}

async function edit(page, identifier, value) {
  const field = page.getByLabel(`Value of ${identifier}`, { exact: true });
  await field.fill(value);
  await field.press("Enter");
}

async function copied(page, name) {
  const button = page.getByRole("button", { name, exact: true });
  const id = await button.getAttribute("data-copy");
  await button.click();
  await page.locator(`[data-copy=${id}]`, { hasText: "Copied" }).waitFor();
  return page.evaluate(() => navigator.clipboard.readText());
}

/** All that there is to be seen. */
async function pictureOn(page) {
  const texts = await Promise.all(
    [".sentence", ".verdict", ".dig", ".why", ".wire > summary"].map((part) =>
      page.locator(part).innerText(),
    ),
  );
  return {
    lines: await lines(page),
    texts,
    seed: await page.getByLabel("Seed", { exact: true }).inputValue(),
    show: await page.locator("thead .at-count").innerText(),
  };
}
