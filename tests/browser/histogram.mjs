// What the table counts is what a program counts that asks the package with the same seed.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Zone } from "../../dist/index.js";
import {
  act,
  assertSilent,
  choosePreset,
  example,
  lamp,
  lines,
  openPage,
  sentence,
} from "./playground.mjs";

export function histogram(shared) {
  for (const { preset, type = "A" } of GROUPS) {
    test(`${preset} ${type}: returned, first place and picked`, async () => {
      const page = await openPage(shared.context, shared.url);
      await choosePreset(page, preset);
      if (type !== "A")
        await act(
          page,
          page.getByLabel("Name and type to query").selectOption(`www.example.com ${type}`),
        );
      const source = await example(preset);
      for (const [show, label] of SHOWS) {
        await act(page, page.getByText(label, { exact: true }).click());
        assertCounts(
          await lines(page),
          tallied(source, { type, pick: show === "picked" ? "random" : "first" }),
          show,
        );
      }
      assertSilent(page);
      await page.close();
    });
  }

  for (const preset of ["dual-stack", "simple"]) {
    test(`${preset}: where every answer holds all, each place in it is counted`, async () => {
      const page = await openPage(shared.context, shared.url);
      assert.equal(await page.locator(".heat").count(), 0, "twelve records do not all fit");
      await choosePreset(page, preset);
      const { rows } = tallied(await example(preset), { places: true });
      const cells = await page
        .locator(".heat td")
        .evaluateAll((all) =>
          all.map((cell) => Number(cell.innerText.split("\n")[0].replace(/\D/g, ""))),
        );
      assert.equal(await page.locator(".heat th[scope=row]").count(), rows.length);
      assert.deepEqual(
        cells,
        rows.flatMap((row) => row.places.map(({ count }) => count)),
      );
      const [{ expected, interval }] = rows[0].places;
      const rare = rows
        .flatMap((row) => row.places)
        .filter(({ count }) => count < interval[0] || count > interval[1]).length;
      assert.equal(await page.locator(".heat td.rare").count(), rare);
      assert.match(
        await page.locator(".places .hint").innerText(),
        new RegExp(
          `Expected in each cell: ${expected.toLocaleString("en", { maximumFractionDigits: 0 })}; 99% of runs`,
        ),
      );
      assertSilent(page);
      await page.close();
    });
  }

  test("the table of numbers holds the package's, for what is shown", async () => {
    const page = await openPage(shared.context, shared.url);
    await act(page, page.getByText("picked by the client", { exact: true }).click());
    await page.getByRole("button", { name: "Show as a table" }).click();
    const shown = await page
      .locator(".sheet tbody tr")
      .evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => cell.innerText)));
    const whole = (number) => number.toLocaleString("en");
    const { rows } = tallied(await example("web-tier"), { pick: "random" });
    assert.deepEqual(
      shown.map((cells) => [...cells.slice(0, 4), cells[6], cells[7]]),
      rows.map((row) => [
        row.value,
        row.setIdentifier,
        row.health,
        whole(row.picked),
        ...row.pickedInterval.map(whole),
      ]),
    );
    assert.deepEqual(
      shown.map((cells) => cells[8]),
      (await lines(page)).map(({ deviation }) => deviation.replace(/\s*\u03c3.*/, "")),
    );
    assert.equal(await page.locator(".sheet caption").count(), 1);
    await page.close();
  });

  test("every number of queries, up to a million", async () => {
    const page = await openPage(shared.context, shared.url);
    const source = await example("web-tier");
    for (const queries of [1, 100, 1_000_000]) {
      await page.getByLabel("Number of queries").selectOption(String(queries));
      await act(page, page.locator("#ask-many").click());
      assertCounts(await lines(page), tallied(source, { queries }), "returned");
    }
    assertSilent(page);
    await page.close();
  });

  test("another seed draws other numbers, and the same again for the same seed", async () => {
    const page = await openPage(shared.context, shared.url);
    const source = await example("web-tier");
    const first = await lines(page);
    await typeSeed(page, "18446744073709551615");
    assertCounts(await lines(page), tallied(source, { seed: "18446744073709551615" }), "returned");
    assert.notDeepEqual(await lines(page), first);
    await act(page, page.getByRole("button", { name: "New seed" }).click());
    assert.notEqual(
      await page.getByLabel("Seed", { exact: true }).inputValue(),
      "18446744073709551615",
    );
    await typeSeed(page, "42");
    assert.deepEqual(await lines(page), first);
    await page.close();
  });

  test("chi-square and deviation are those of the numbers shown", async () => {
    const page = await openPage(shared.context, shared.url);
    const tally = tallied(await example("web-tier"), {});
    const verdict = await page.locator(".verdict").innerText();
    assert.match(
      verdict,
      new RegExp(`${tally.chiSquare.statistic.toFixed(1)} on 11 degrees of freedom`),
    );
    const [row] = tally.rows;
    const sigma = Math.sqrt(row.expectedReturned * (1 - row.expectedReturned / tally.queries));
    const deviation = Number(
      (await lines(page))[0].deviation.replace("\u2212", "-").replace(" σ", ""),
    );
    assert.ok(
      Math.abs(deviation - (row.returned - row.expectedReturned) / sigma) <= 0.05 + 1e-9,
      `deviation ${deviation}`,
    );
    await page.close();
  });

  test("the key shows a bar in each color of the bars: healthy, without a check, unhealthy but returned", async () => {
    const page = await openPage(shared.context, shared.url);
    for (const [preset, looks] of [
      ["web-tier", ["healthy"]],
      ["all-down", ["unhealthy"]],
      ["unchecked", ["unchecked"]],
      ["simple", ["healthy"]],
    ]) {
      await choosePreset(page, preset);
      const samples = page.locator(".key span").first().locator(".sample");
      assert.equal(await samples.count(), looks.length, preset);
      for (const look of looks)
        assert.equal(await page.locator(`.key .sample.${look}`).count(), 1, `${preset}: ${look}`);
      const bar = await page
        .locator(".bar")
        .first()
        .evaluate((bar) => getComputedStyle(bar).color);
      const sample = await samples.first().evaluate((sample) => {
        const { backgroundColor, borderTopColor, borderTopWidth } = getComputedStyle(sample);
        return borderTopWidth === "0px" ? backgroundColor : borderTopColor;
      });
      assert.equal(sample, bar, preset);
    }
    await page.close();
  });

  test("a switched lamp redraws at once, and the sentence says the rule", async () => {
    const page = await openPage(shared.context, shared.url);
    const source = await example("web-tier");
    await act(page, lamp(page, "web-3").click());
    source.Health = { [checkOf(source, "web-3")]: "Unhealthy" };
    assertCounts(await lines(page), tallied(source, {}), "returned");
    assert.equal((await lines(page)).find((line) => line.identifier === "web-3").bar, 0);
    assert.match(
      await sentence(page),
      /^11 healthy: each answer contains 8 of the 11, so each is in 72\.7\s?% of answers\.$/,
    );
    await page.close();
  });

  test("one answer is the next of the seed's stream, in wire order, with the reason of each row", async () => {
    const page = await openPage(shared.context, shared.url);
    const zone = Zone.import(await example("web-tier"), { seed: "42" });
    for (let query = 0; query < 3; query += 1) {
      const answer = zone.resolve("www.example.com", "A");
      const shown = await page.locator(".dig p:not(.remark) b").allInnerTexts();
      assert.deepEqual(
        shown,
        [...answer.answer, ...answer.authority].map((each) => each.data),
      );
      assert.equal(await page.locator(".why li").count(), answer.rows.length);
      assert.equal(
        await page.locator(".why .not-drawn").count(),
        answer.rows.filter((row) => row.outcome === "not drawn").length,
      );
      assert.deepEqual(
        await page
          .locator(".why li span[title]")
          .evaluateAll((all) => all.map((each) => each.title)),
        answer.rows.map((row) => row.reason),
      );
      await act(page, page.locator("#ask-once").click());
    }
    zone.free();
    await page.close();
  });

  test("RFC 6724 sorts for the client that is typed, and a wrong address is refused in place", async () => {
    const page = await openPage(shared.context, shared.url);
    await choosePreset(page, "dual-stack");
    await act(page, page.getByLabel("Name and type to query").selectOption("www.example.com AAAA"));
    await act(page, page.getByText("picked by the client", { exact: true }).click());
    await act(page, page.getByLabel("The client takes").selectOption("rfc6724"));
    const client = page.getByLabel("Client address");
    await client.fill("2001:db8::7");
    await act(page, client.press("Enter"));
    const options = { type: "AAAA", pick: "rfc6724", source: "2001:db8::7" };
    assertCounts(await lines(page), tallied(await example("dual-stack"), options), "picked");
    await client.fill("nonsense");
    await client.press("Enter");
    await page.locator("p.error").filter({ hasText: "'nonsense'" }).waitFor();
    assertCounts(await lines(page), tallied(await example("dual-stack"), options), "picked");
    await page.close();
  });
}

async function typeSeed(page, seed) {
  const field = page.getByLabel("Seed", { exact: true });
  await field.fill(seed);
  await act(page, field.press("Enter"));
}

function tallied(source, { type = "A", seed = "42", queries = 10_000, ...options }) {
  const zone = Zone.import(source, { seed });
  const tally = zone.tally("www.example.com", type, { queries, seed, ...options });
  zone.free();
  return tally;
}

function assertCounts(shown, tally, show) {
  const counts = (rows, name, of) =>
    rows.map((row) => `${row[name] ?? ""} ${row.value} ${row[of]}`).sort();
  assert.deepEqual(counts(shown, "identifier", "count"), counts(tally.rows, "setIdentifier", show));
}

function checkOf(source, identifier) {
  return source.ResourceRecordSets.find((row) => row.SetIdentifier === identifier).HealthCheckId;
}

const GROUPS = [
  { preset: "web-tier" },
  { preset: "dual-stack" },
  { preset: "dual-stack", type: "AAAA" },
  { preset: "weighted" },
  { preset: "failover" },
  { preset: "simple" },
];
const SHOWS = [
  ["returned", "returned"],
  ["first", "first place"],
  ["picked", "picked by the client"],
];
