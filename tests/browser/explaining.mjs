// Every number explains itself where it is: on pointing, on focus, and on a tap, with the numbers that it comes from.

import assert from "node:assert/strict";
import { test } from "node:test";

import { act, choosePreset, lamp, onPageOf, openBrowser, settled } from "./playground.mjs";

export function explaining(shared) {
  const onPage = onPageOf(shared);

  onPage("pointing at a number explains it by the numbers that it comes from", async (page) => {
    await act(page, lamp(page, "web-3").click());
    for (const [number, words] of NUMBERS)
      assert.match(await pointedAt(page, number), words, number);
    await choosePreset(page, "weighted");
    for (const [number, words] of WEIGHTED)
      assert.match(await pointedAt(page, number), words, number);
    await page.locator(".checks > summary").click();
    await page.locator(".results button", { hasText: "One failure" }).first().click();
    await page.locator(".beads .full").first().waitFor();
    assert.match(
      await pointedAt(page, ".countdown .explains"),
      /^1 of 3 results in a row contradict its status/,
    );
  });

  onPage("an expectation is the core's, whatever is shown", async (page) => {
    await page.getByText("first place", { exact: true }).click();
    await settled(page);
    assert.match(
      await pointedAt(page, "tbody .at-count"),
      /^web-1 is first in [\d,]+ of 10,000 answers: 8(\.\d)?%\. Expected 833 = 10,000 queries × 1 of 12\.$/,
    );
    await choosePreset(page, "eight-or-fewer");
    await page.getByText("returned", { exact: true }).click();
    await settled(page);
    assert.match(await pointedAt(page, "tbody .at-deviation"), /Nothing is random here/);
  });

  onPage(
    "the keyboard walks the numbers as one stop; what is focused is described, and Escape takes that away",
    async (page) => {
      await page.locator("thead .at-count").focus();
      await page.keyboard.press("ArrowDown");
      assert.match(await shown(page), /^web-1 is in [\d,]+ of 10,000 answers:/);
      assert.equal(
        await page.locator("tbody .at-count").first().getAttribute("aria-describedby"),
        "explanation",
      );
      await page.keyboard.press("ArrowDown");
      assert.match(await shown(page), /^web-10 is in [\d,]+ of 10,000 answers:/);
      await page.keyboard.press("ArrowRight");
      assert.match(await shown(page), /σ = \(/);
      await page.keyboard.press("ArrowLeft");
      await page.keyboard.press("ArrowLeft");
      assert.match(await shown(page), /^Expected 6,667 = 10,000 queries × 8 of 12/);
      await page.keyboard.press("Escape");
      await hidden(page);
      assert.equal(await page.locator("[aria-describedby=explanation]").count(), 0);
      await page.getByLabel("Seed", { exact: true }).focus();
      assert.match(await shown(page), /^Seed 42 starts/);
      assert.equal(
        await page.getByLabel("Seed", { exact: true }).getAttribute("aria-describedby"),
        "explanation",
      );
      await page.getByLabel("Seed", { exact: true }).fill("x");
      await hidden(page);
      await page.keyboard.press("Enter");
      await page.locator("#error-seed").waitFor();
      await page.locator("#ask-once").focus();
      assert.equal(
        await page.getByLabel("Seed", { exact: true }).getAttribute("aria-describedby"),
        "error-seed",
      );
    },
  );

  for (const [view, numbers] of Object.entries(CLIENTS)) {
    onPage(
      `${view}: each number is explained by those that it comes from`,
      async (page) => {
        for (const [number, words] of numbers)
          assert.match(await pointedAt(page, number), words, number);
      },
      { start: `#v=1&preset=web-tier&view=${view}&down=web-3` },
    );

    onPage(
      `${view}: whatever may be explained is, under every policy`,
      async (page) => {
        for (const preset of ["web-tier", "weighted", "failover", "simple", "all-down"]) {
          await choosePreset(page, preset);
          assert.deepEqual(await page.evaluate(unexplained), [], preset);
        }
      },
      { start: `#v=1&preset=web-tier&view=${view}` },
    );
  }

  onPage(
    "the keyboard walks the comparison and the timeline as it walks the records",
    async (page) => {
      await page.locator(".compared thead [data-explain]").first().focus();
      assert.match(await shown(page), /^One record with 12 values/);
      for (const [key, words] of WALK) {
        await page.keyboard.press(key);
        assert.match(await shown(page), words, key);
      }
      await page.locator(".verdicts .explains").first().focus();
      await page.keyboard.press("ArrowDown");
      assert.match(
        await shown(page),
        /^All 10,000 clients got a live record\. 12\.00 = 10,000 \/ 833\b/,
      );
      await page.getByRole("radio", { name: "Compare" }).focus();
      await act(page, page.keyboard.press("ArrowRight"));
      await page.locator(".courses .explains").first().focus();
      assert.match(await shown(page), /clients found no working address\./);
      await page.keyboard.press("ArrowDown");
      assert.match(await shown(page), /^All panels share one axis/);
    },
    { start: "#v=1&preset=web-tier&view=compare" },
  );

  onPage(
    "the map of places: a cell is explained, and arrow keys walk them",
    async (page) => {
      const cell = page.locator(".heat td").first();
      const count = (await cell.innerText()).split("\n")[0];
      await cell.focus();
      assert.match(
        await shown(page),
        new RegExp(
          `^web-1 was in place 1 in ${count} of 10,000 answers: .*Expected 2,000 = 10,000 queries × 20%\\..*give 1,8\\d\\d to 2,1\\d\\d.* σ = \\(${count} − 2,000\\) \\/ 40\\.0`,
        ),
      );
      await page.keyboard.press("ArrowRight");
      assert.match(await shown(page), /^web-1 was in place 2 in/);
      await page.keyboard.press("ArrowDown");
      assert.match(await shown(page), /^web-2 was in place 2 in/);
    },
    { start: "#v=1&preset=eight-or-fewer" },
  );

  onPage(
    "a pressed number stays explained until it is pressed again, and moves nothing",
    async (page) => {
      const height = () => page.evaluate(() => document.documentElement.scrollHeight);
      const before = await height();
      await page.locator(".explainer").click();
      await page.mouse.move(5, 5);
      await page.waitForTimeout(400);
      assert.match(await shown(page), /^66\.7% = 8 of 12/);
      assert.equal(await height(), before);
      await act(page, lamp(page, "web-3").press("Space"));
      await page.locator(".explainer").click();
      assert.match(await shown(page), /^72\.7% = 8 of 11/, "it speaks of the picture as it is");
      await page.locator(".explainer").click();
      await hidden(page);
    },
  );

  test("a tap explains, within a narrow window", async () => {
    const { context, close } = await openBrowser({
      hasTouch: true,
      isMobile: true,
      viewport: { width: 320, height: 700 },
    });
    const page = await context.newPage();
    await page.goto(shared.url);
    await settled(page);
    for (const number of [
      "tbody .at-count",
      "tbody .at-bar",
      ".verdict .explains",
      ".wire > summary",
    ]) {
      await page.locator(number).first().tap();
      assert.ok((await shown(page)).length > 20, number);
      const { x, width } = await page.locator("#explanation").boundingBox();
      assert.ok(x >= 0 && x + width <= 320, `${number}: from ${x}, ${width} wide`);
    }
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    await close();
  });
}

async function pointedAt(page, selector) {
  await page.mouse.move(2, 2);
  await hidden(page);
  await page.locator(selector).first().hover();
  return shown(page);
}

async function shown(page) {
  await page.locator("#explanation:popover-open").waitFor();
  return page.locator("#explanation").innerText();
}

function hidden(page) {
  return page.locator("#explanation:popover-open").waitFor({ state: "detached" });
}

/** What says that it can be explained, is seen, and is not; each is asked as the keyboard asks it. */
async function unexplained() {
  const { shadowRoot } = document.querySelector("multivalue-playground");
  const left = [];
  const press = (number) =>
    number.dispatchEvent(
      new PointerEvent("click", { bubbles: true, composed: true, pointerType: "touch" }),
    );
  const first = shadowRoot.querySelector("[data-explain]");
  press(first);
  while (!shadowRoot.querySelector("#explanation:popover-open"))
    await new Promise(requestAnimationFrame); // the words come with the first
  press(first);
  for (const number of shadowRoot.querySelectorAll("[data-explain]")) {
    shadowRoot.querySelector("#explanation").togglePopover(false);
    press(number);
    const { textContent } = shadowRoot.querySelector("#explanation:popover-open") ?? {};
    if (!textContent || /NaN|undefined|null|Infinity/.test(textContent))
      left.push(`${number.dataset.explain} ${number.dataset.key}: ${textContent}`);
    press(number);
  }
  return left;
}

const WALK = [
  ["ArrowDown", /^\d+ of 10,000 clients used web-1: /],
  ["ArrowRight", /^10,000 of 10,000 clients used web-1: 100%/],
  ["ArrowDown", /^No client used web-10: /],
  ["ArrowLeft", /^\d+ of 10,000 clients used web-10: /],
];
const CLIENTS = {
  compare: [
    [".rule .explainer", /^10,000 clients are 100 requests a second for 100 s\./],
    ["th[data-key=failover]", /^web-1 is the primary, the other 11 the secondary/],
    ["th[data-key=multivalue]", /^The zone unchanged, 12 records\. Route 53 returns up to 8/],
    [
      "[data-key='multivalue 192.0.2.2']",
      /^(\d+) of 10,000 clients used web-2: .*That is \d\.\d\d times an equal share, which is 909 = 10,000 clients \/ 11 live records\.$/,
    ],
    ["[data-key='multivalue 192.0.2.3']", /^No client used web-3: it is down and left out\.$/],
    [
      "[data-key='simple 192.0.2.3']",
      /^\d+ of 10,000 clients used web-3: .* It is down, so all of them are lost\.$/,
    ],
    [
      "[data-key='lost simple']",
      /^(\d+) of 10,000 clients, \d(\.\d)?%, got a dead record or none\.$/,
    ],
    [
      "[data-key='busiest multivalue']",
      /^1\.\d\d = [\d,]+ \/ 909\b.*: the clients of web-\d+, the busiest live record/,
    ],
    ["[data-key='used multivalue']", /^Of 12 records, 11 got at least one/],
    ["[data-key='records multivalue']", /^The first answer of seed 42 contains 8 records\.$/],
    ["[data-key='octets multivalue']", /^The first answer has 314 octets: .*8 records .*RFC 1035/],
    [".verdicts [data-key=balancer]", /^All 10,000 clients got a live record\. 1\.00 = /],
    [
      "label[data-explain=resolvers]",
      /^Each client asks one of 100 resolvers, .* for 60 s \(the TTL\)/,
    ],
  ],
  timeline: [
    [
      ".rule .explainer",
      /^web-1 is down for 5:00, starting at 1:00; the simulation goes on for 5:00 more\./,
    ],
    [
      ".course.multivalue .figures .explains",
      /^\d\.\d% = [\d,]+ of 66,000 clients found no working address\. \d:\d\d is the longest time/,
    ],
    [
      ".course.failover .top",
      /^All panels share one axis\. It ends at \d+% of the clients of a step of 10 s\. This one reaches 100%/,
    ],
    [".happenings .explains >> nth=0", /^web-1 goes down 1:00 after the start/],
    [
      ".happenings .explains >> nth=1",
      /^1:30 after it goes down: its check fails 3 times in a row, once every 30 s/,
    ],
    [".happenings .explains >> nth=2", /^web-1 recovers after 5:00/],
    [".happenings .explains >> nth=3", /^1:30 after it recovers: its check passes 3 times/],
    ["label[data-explain=at]", /^The record goes down 1:00/],
    ["label[data-explain=lasts]", /^The record is down for 5:00/],
    ["label[data-explain=retries]", /gives up\.$/],
  ],
};
const NUMBERS = [
  [
    "tbody .at-count",
    /^web-1 is in 7,\d{3} of 10,000 answers: 7\d(\.\d)?%\. Expected 7,273 = 10,000 queries × 8 of 11\.$/,
  ],
  [
    "tbody .at-bar",
    /^Expected 7,273 = 10,000 queries × 8 of 11\. At least 99% of runs give 7,1\d\d to 7,3\d\d/,
  ],
  ["tbody .at-deviation", /^[−+]\d\.\d σ = \(7,\d{3} − 7,273\) \/ 44\.5: /],
  ["tr:has([aria-label='Value of web-3']) .at-count", /^No answer contains web-3: .*unhealthy/],
  ["thead .at-count", /^How many of 10,000 answers/],
  ["thead .at-bar", /It ends at 100% of 10,000 queries/],
  ["thead .at-deviation", /standard deviations of a fair draw/],
  [".explainer", /^72\.7% = 8 of 11/],
  [".policy .explains", /up to 8 healthy records.*Developer Guide/],
  ["label[data-explain=ttl]", /cache the answer for 60 seconds.*RFC 2181/],
  ["label[data-explain=seed]", /^Seed 42/],
  [".answer small .explains", /query 1 with seed 42/],
  [".why i", /^Place \d of 8/],
  [".verdict .explains", /over 11 records; 10 of them.* 10 \/ 3,/],
  [".verdict b .explains", /^p = 0\.\d+: [\d.]+\s?% of fair draws/],
  [".wire > summary", /^The query has 44 octets: a header of 12/],
  [".checks > summary", /^12 checks, 1 unhealthy/],
];
const WEIGHTED = [
  ["tbody .at-weight", /^Weight 10 of 100 in total/],
  [".explainer", /^45% = weight 45 of 100/],
  [
    "tbody .at-count",
    /^canary is in 1,\d{3} of 10,000 answers: .*Expected 1,000 = 10,000 queries × 10%\.$/,
  ],
];
