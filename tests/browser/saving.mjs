// The picture as files: what is in them is what is on the page.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

import { Zone } from "../../dist/index.js";
import { act, choosePreset, example, lamp, lines, onPageOf, sentence } from "./playground.mjs";

export function saving(shared) {
  const onPage = onPageOf(shared);

  onPage("CSV: the package's tally, number by number", async (page) => {
    const { name, content } = await saved(page, "CSV");
    assert.equal(name, "multivalue www.example.com A.csv");
    const [header, ...rows] = content
      .toString()
      .trimEnd()
      .split("\r\n")
      .map((line) => line.split(","));
    const zone = Zone.import(await example("web-tier"), { seed: "42" });
    const tally = zone.tally("www.example.com", "A", { seed: "42", pick: "first" });
    zone.free();
    const about = ["www.example.com", "A", "multivalue", "42", "10000", "first"];
    const expected = tally.rows.map((row) => [
      ...[
        ...about,
        row.setIdentifier,
        row.value,
        row.health,
        row.returned,
        row.expectedReturned,
        ...row.returnedInterval,
      ],
      ...[row.first, row.picked, row.expectedPicked, ...row.pickedInterval],
    ]);
    assert.deepEqual(
      rows,
      expected.map((row) => row.map(String)),
    );
    assert.equal(header.length, expected[0].length);
  });

  onPage(
    "CSV: quotation marks and commas are quoted",
    async (page) => {
      const { content } = await saved(page, "CSV");
      const row = content
        .toString()
        .split("\r\n")
        .find((line) => line.includes("192.0.2.2"));
      assert.match(row, /,"a ""b"", c",192\.0\.2\.2,/);
    },
    { start: "#v=1&preset=web-tier&set=a%20%22b%22%2C%20c~192.0.2.2&cut=web-2" },
  );

  onPage("JSON: the zone as it stands, which the package takes", async (page) => {
    await act(page, lamp(page, "web-3").click());
    const { name, content } = await saved(page, "Zone (JSON)");
    assert.equal(name, "multivalue www.example.com A.json");
    const zone = Zone.import(JSON.parse(content), { seed: "42" });
    const tally = zone.tally("www.example.com", "A", { seed: "42" });
    zone.free();
    assert.deepEqual(
      (await lines(page)).map(({ count }) => count),
      tally.rows.map(({ returned }) => returned),
    );
    assert.ok(tally.rows.some(({ returned }) => returned === 0));
  });

  onPage("SVG: well formed, titled, with every line's count and bar", async (page) => {
    await act(page, lamp(page, "web-3").click());
    const { name, content } = await saved(page, "SVG");
    assert.equal(name, "multivalue www.example.com A.svg");
    const drawn = await page.evaluate(read, content.toString());
    assert.equal(drawn.fault, null);
    assert.equal(drawn.title, await sentence(page));
    for (const line of await lines(page)) {
      assert.ok(
        drawn.texts.includes(line.value) &&
          drawn.texts.includes(line.identifier) &&
          drawn.texts.includes(line.count.toLocaleString("en")),
        line.value,
      );
    }
    assert.equal(drawn.bars, 11);
    assert.ok(drawn.texts.includes("left out: check fails"));
    assert.ok(
      drawn.texts.some((text) =>
        text.startsWith("www.example.com A: returned, 10,000 queries, seed 42, p = "),
      ),
    );
  });

  onPage("SVG: a record of weight 0 and one that stands by say so", async (page) => {
    for (const [preset, words] of [
      ["weighted", "weight 0"],
      ["failover", "standby"],
    ]) {
      await choosePreset(page, preset);
      const { content } = await saved(page, "SVG");
      assert.ok((await page.evaluate(read, content.toString())).texts.includes(words), preset);
    }
  });

  onPage(
    "the map of places, where there is one: every cell in the SVG, and its colour in the PNG too",
    async (page) => {
      const heat = page.locator(".heat tbody tr");
      const shown = await heat.evaluateAll((all) =>
        all.map((row) => [...row.cells].flatMap((cell) => cell.innerText.split(/\s*\n\s*/))),
      );
      assert.deepEqual([shown.length, shown[0].length], [5, 1 + 2 * 5]);
      const drawn = await page.evaluate(read, (await saved(page, "SVG")).content.toString());
      assert.equal(drawn.fault, null);
      const from = drawn.texts.indexOf("Place in the answer");
      assert.deepEqual(
        drawn.texts.slice(from + 1, from + 3).join(" "),
        await page.locator(".places .hint").innerText(),
      );
      assert.deepEqual(drawn.texts.slice(from + 3 + 5), shown.flat());
      const cells = drawn.rects.slice(-25);
      const rare = await page.locator(".heat .rare").count();
      assert.equal(cells.filter(({ stroke }) => stroke).length, rare);
      assert.ok(
        new Set(cells.map(({ fill }) => fill)).size > 15,
        "colours differ as the numbers do",
      );
      const { content } = await saved(page, "PNG");
      for (const { x, y, fill } of [cells[0], cells[12], cells[24]])
        assert.equal(
          (await page.evaluate(sample, { base64: content.toString("base64"), x, y })).at,
          fill.slice(1),
        );
      await choosePreset(page, "web-tier");
      assert.ok(
        !(await page.evaluate(read, (await saved(page, "SVG")).content.toString())).texts.includes(
          "Place in the answer",
        ),
      );
    },
    { start: "#v=1&preset=eight-or-fewer" },
  );

  for (const [view, texts, columns] of [
    [
      "compare",
      ["Simple", "Failover", "Multivalue", "Ideal balancer", "web-3"],
      "simple_clients,simple_share,simple_of_equal_share,failover_clients",
    ],
    [
      "timeline",
      ["Simple", "Ideal balancer", "down", "noticed", "0:00"],
      "time,simple_lost,simple_first_dead,failover_lost",
    ],
  ]) {
    onPage(
      `${view}: CSV of its numbers, a well-formed SVG, and a PNG`,
      async (page) => {
        const { content } = await saved(page, "CSV");
        const [header, ...rows] = content.toString().trimEnd().split("\r\n");
        assert.ok(header.includes(columns), header);
        await page.getByRole("button", { name: "Show as a table" }).click();
        assert.equal(rows.length, await page.locator(".sheet tbody tr").count());
        const drawn = await page.evaluate(read, (await saved(page, "SVG")).content.toString());
        assert.equal(drawn.fault, null);
        assert.equal(drawn.title, await sentence(page));
        for (const text of texts) assert.ok(drawn.texts.includes(text), text);
        assert.deepEqual(
          [...(await saved(page, "PNG")).content.subarray(1, 4)],
          [...Buffer.from("PNG")],
        );
      },
      { start: `#v=1&preset=web-tier&view=${view}&down=web-3` },
    );
  }

  onPage(
    "SVG: long values make room for themselves",
    async (page) => {
      const { content } = await saved(page, "SVG");
      assert.ok((await page.evaluate(read, content.toString())).width > 960);
    },
    { start: "#v=1&preset=dual-stack&type=AAAA&set=web-1~2001:db8:1111:2222:3333:4444:5555:6666" },
  );

  for (const scheme of ["light", "dark"]) {
    onPage(
      `PNG, ${scheme}: paper and bars in the colours on the screen`,
      async (page) => {
        const { name, content } = await saved(page, "PNG");
        assert.equal(name, "multivalue www.example.com A.png");
        const { width, height, paper, bar } = await page.evaluate(sample, {
          base64: content.toString("base64"),
          x: 0,
          y: 0,
        });
        assert.deepEqual([width, height], [1920, 2 * (96 + 12 * 28 + 48)]);
        assert.deepEqual(
          { paper, bar },
          scheme === "light"
            ? { paper: "fdfcf9", bar: "0072b2" }
            : { paper: "12161c", bar: "56b4e9" },
        );
      },
      { scheme },
    );
  }
}

async function saved(page, format) {
  await page.getByRole("button", { name: "Share" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: format, exact: true }).click(),
  ]);
  await page.keyboard.press("Escape");
  return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
}

function read(text) {
  const drawing = new DOMParser().parseFromString(text, "image/svg+xml");
  return {
    fault: drawing.querySelector("parsererror")?.textContent ?? null,
    title: drawing.querySelector("title").textContent,
    texts: [...drawing.querySelectorAll("text")].map(({ textContent }) => textContent),
    bars: drawing.querySelectorAll('rect[fill="#0072b2"]').length,
    rects: [...drawing.querySelectorAll("rect")].map((rect) => ({
      x: rect.x.baseVal.value,
      y: rect.y.baseVal.value,
      fill: rect.getAttribute("fill"),
      stroke: rect.getAttribute("stroke"),
    })),
    width: Number(drawing.documentElement.getAttribute("width")),
  };
}

/** The size of a PNG, and its colour in a corner, in the first bar, and within what stands at a place of the drawing. */
async function sample({ base64, x, y }) {
  const octets = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([octets], { type: "image/png" }));
  const pen = Object.assign(document.createElement("canvas"), {
    width: bitmap.width,
    height: bitmap.height,
  }).getContext("2d", { willReadFrequently: true });
  pen.drawImage(bitmap, 0, 0);
  const colour = (x, y) =>
    [...pen.getImageData(x, y, 1, 1).data.slice(0, 3)]
      .map((part) => part.toString(16).padStart(2, "0"))
      .join("");
  return {
    width: bitmap.width,
    height: bitmap.height,
    paper: colour(4, 4),
    bar: colour(700, 2 * (96 + 14)),
    at: colour(2 * x + 8, 2 * y + 8),
  };
}
