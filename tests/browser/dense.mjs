// Thirty, a hundred, four hundred records: a line each at any width, the package's numbers, and every line can be edited.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Zone } from "../../dist/index.js";
import { act, assertSilent, example, lines, openPage, screenshot, settled } from "./playground.mjs";

export function dense(shared) {
  for (const count of [31, 100, 101, 400]) {
    test(`${count} records: the package's counts, a line each, no sideways scroll`, async () => {
      const page = await openWith(shared, count);
      const tally = await tallyOf(count);
      assert.deepEqual(await counts(page), countsIn(tally, "returned"));
      for (const width of [1400, 768, 320]) {
        await page.setViewportSize({ width, height: 900 });
        assert.equal(
          await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          ),
          0,
          `${width} px`,
        );
        const { height } = await page.locator("tr.record").first().boundingBox();
        const isFolded = width === 320 && count <= 100;
        assert.ok(
          height >= 24 && height < (isFolded ? 72 : 32),
          `a line of ${height} px at ${width} px`,
        );
        await screenshot(page, `dense-${count}-${width}`);
      }
      assertSilent(page);
      await page.close();
    });

    test(`${count} records: an address is edited, a lamp switched and a record removed, by keyboard alone`, async () => {
      const page = await openWith(shared, count);
      const field = await reach(page, count - 2);
      await page.keyboard.press("Control+A");
      await page.keyboard.type("192.0.2.250");
      await act(page, page.keyboard.press("Enter"));
      assert.equal(await field.inputValue(), "192.0.2.250");
      await page.keyboard.press("Shift+Tab");
      await act(page, page.keyboard.press("Space"));
      const [edited] = (await lines(page)).slice(-2);
      assert.deepEqual([edited.value, edited.lamp, edited.count], ["192.0.2.250", "unhealthy", 0]);
      for (const stop of ["Value of", "Set identifier of", "Health check of", "Remove"]) {
        await page.keyboard.press("Tab");
        assert.ok(
          (await nameOfFocus(page)).startsWith(stop),
          `${stop}: ${await nameOfFocus(page)}`,
        );
      }
      await act(page, page.keyboard.press("Enter"));
      assert.equal((await lines(page)).length, count - 1);
      await page.waitForFunction(() =>
        document
          .querySelector("multivalue-playground")
          .shadowRoot.activeElement?.matches("tr.record:last-child *"),
      );
      assertSilent(page);
      await page.close();
    });
  }

  test("of 400 records one has fields, and so has each whose text was refused", async () => {
    const page = await openWith(shared, 400);
    assert.equal(await page.locator("tbody input").count(), 0);
    const field = await reach(page, 7);
    await field.fill("192.0.2.999");
    await field.press("Enter");
    await page.locator("p.error", { hasText: "192.0.2.999" }).waitFor();
    await reach(page, 9);
    const open = await page
      .locator("tr.record")
      .evaluateAll((rows) => rows.flatMap((row, at) => (row.querySelector("input") ? [at] : [])));
    assert.deepEqual(open, [7, 9]);
    assert.equal(await field.inputValue(), "192.0.2.999");
    await page.close();
  });

  test("a click opens the line of many that it points at", async () => {
    const page = await openWith(shared, 400);
    const { value } = (await lines(page))[3];
    await page.locator("tr.record").nth(3).locator("button.open").click();
    await page.locator("tr.record input:focus").waitFor();
    await page.keyboard.press("End");
    await page.keyboard.type("4");
    await act(page, page.keyboard.press("Enter"));
    assert.equal((await lines(page))[3].value, `${value}4`);
    await page.close();
  });
  test("of 400 records all follow a change, in sight or far from it", async () => {
    const page = await openWith(shared, 400);
    const source = await example("web-tier");
    const [first] = source.ResourceRecordSets.filter(({ SetIdentifier }) => SetIdentifier);
    await act(page, page.locator("button.lamp").first().click());
    const tally = await tallyOf(400, { [first.HealthCheckId]: "Unhealthy" });
    assert.deepEqual(await counts(page), countsIn(tally, "returned"));
    await act(page, page.locator(".switch span", { hasText: "first place" }).click());
    assert.deepEqual(await counts(page), countsIn(tally, "first"));
    assert.equal(await page.locator(".why li").count(), 400);
    await page.close();
  });

  test("of 400 records each can be found, read out and pressed, also the last", async () => {
    const page = await openWith(shared, 400);
    const all = await lines(page);
    const { identifier } = all.at(-1);
    assert.equal(await page.getByRole("row").count(), 1 + 400 + 1);
    assert.equal(await page.getByRole("rowheader").count(), 400);
    const text = (await page.locator("table.records tbody").innerText()).split(/\s+/);
    assert.deepEqual(
      all.filter(({ value }) => !text.includes(value)),
      [],
    );
    await act(
      page,
      page.getByRole("button", { name: `${identifier} healthy`, exact: true }).click(),
    );
    assert.equal((await lines(page)).at(-1).lamp, "unhealthy");
    assert.equal((await lines(page)).at(-1).count, 0);
    assertSilent(page);
    await page.close();
  });

  test("paper gets all 400 records as they are, even between two frames", async () => {
    const page = await openWith(shared, 400);
    const before = await counts(page);
    await page.locator(".switch span", { hasText: "first place" }).click();
    const printed = await page.evaluate(async () => {
      const root = document.querySelector("multivalue-playground").shadowRoot;
      const text = (row, cell) => row.querySelector(cell).textContent.trim();
      const shown = () =>
        [...root.querySelectorAll("tr.record")].map(
          (row) => `${text(row, ".at-identifier")} ${text(row, ".at-count")}`,
        );
      const start = shown();
      while (shown().every((count, at) => count === start[at]))
        await new Promise((settle) => setTimeout(settle));
      dispatchEvent(new Event("beforeprint"));
      await null;
      return new Promise((settle) => setTimeout(() => settle(shown())));
    });
    const tally = await tallyOf(400);
    assert.deepEqual(before, countsIn(tally, "returned"));
    assert.deepEqual(printed.sort(), countsIn(tally, "first"));
    await page.close();
  });
}

/** A page whose group has so many records, each pasted, each with a check of its own. */
async function openWith(shared, count) {
  const page = await openPage(shared.context, shared.url);
  await page.getByLabel("Add addresses, one per line").fill(addresses(count - FEW).join(" "));
  await act(page, page.getByRole("button", { name: "Add", exact: true }).click());
  await page.waitForFunction(
    (all) =>
      document.querySelector("multivalue-playground").shadowRoot.querySelectorAll("tr.record")
        .length === all,
    count,
  );
  await settled(page);
  return page;
}

/** Comes from a record's lamp to the field of its value, as the keyboard does. */
async function reach(page, nth) {
  const line = page.locator("tr.record").nth(nth);
  await line.locator(".lamp").focus();
  await page.keyboard.press("Tab");
  const field = line.locator(".at-value input");
  await field.and(page.locator(":focus")).waitFor();
  return field;
}

function nameOfFocus(page) {
  return page.evaluate(
    () => document.activeElement.shadowRoot.activeElement.getAttribute("aria-label") ?? "",
  );
}

/** What the table says of each record. */
async function counts(page) {
  return (await lines(page)).map(({ identifier, count }) => `${identifier} ${count}`).sort();
}

function countsIn({ rows }, show) {
  return rows.map((row) => `${row.setIdentifier} ${row[show]}`).sort();
}

/** What the package counts for the same records. */
async function tallyOf(count, Health = {}) {
  const source = await example("web-tier");
  const added = addresses(count - FEW).map((Value, at) => ({
    Name: "www.example.com.",
    Type: "A",
    SetIdentifier: `web-${FEW + at + 1}`,
    MultiValueAnswer: true,
    TTL: 60,
    ResourceRecords: [{ Value }],
  }));
  const zone = Zone.import(
    { ...source, Health, ResourceRecordSets: [...source.ResourceRecordSets, ...added] },
    { seed: "42" },
  );
  const tally = zone.tally("www.example.com", "A", { queries: 10_000, seed: "42" });
  zone.free();
  return tally;
}

function addresses(count) {
  return Array.from(
    { length: count },
    (_, at) => `${at < 200 ? "198.51.100" : "203.0.113"}.${(at % 200) + 1}`,
  );
}

/** The records that the page starts with. */
const FEW = 12;
