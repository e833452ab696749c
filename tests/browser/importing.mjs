// The import dialog: records and health checks in any fields and files, zones that do not name themselves, and empty input.

import assert from "node:assert/strict";

import { example, lines, onPageOf, settled } from "./playground.mjs";

export function importing(shared) {
  const onPage = onPageOf(shared);

  for (const [name, fieldsOf] of [
    ["records, then checks", (records, checks) => [records, checks]],
    ["checks, then records", (records, checks) => [checks, records]],
    ["both lists in the first field", (records, checks) => [`[${records},${checks}]`, ""]],
  ]) {
    onPage(`${name}: the health of each record is there`, async (page) => {
      const { ResourceRecordSets, HealthChecks } = await example("dual-stack");
      const texts = fieldsOf(
        JSON.stringify({ ResourceRecordSets }),
        JSON.stringify({ HealthChecks }),
      );
      await openImport(page);
      await fill(page, texts);
      await submit(page);
      await closed(page);
      await settled(page);
      assert.equal((await lines(page)).length, 4);
      assert.match(
        await page.locator(".checks > summary").innerText(),
        new RegExp(`^Health checks: ${HealthChecks.length}\\b`),
      );
    });
  }

  onPage("two dropped files are one zone, in either order", async (page) => {
    const { ResourceRecordSets, HealthChecks } = await example("dual-stack");
    await drop(page, [JSON.stringify({ HealthChecks }), JSON.stringify({ ResourceRecordSets })]);
    await page.locator(".sentence", { hasText: /^4 healthy/ }).waitFor();
    await closed(page);
    await openImport(page);
    await fill(page, ["typed before", ""]);
    await drop(page, ["{}", "{}", "{}"]);
    await error(page, "Drop one file, or two");
    assert.equal(await fields(page)[0].inputValue(), "typed before");
  });

  onPage(
    "records without a SOA record: their longest common suffix is suggested, and can be changed",
    async (page) => {
      await openImport(page);
      await fill(page, [records("www.example.com", "api.example.com"), ""]);
      await submit(page);
      const name = page.getByLabel("Name of the zone");
      await name.waitFor();
      assert.equal(await name.inputValue(), "example.com");
      assert.match(await page.locator("#import-guessed").innerText(), /a guess: example\.com\./);
      await submit(page);
      await closed(page);
      await settled(page);
      assert.equal((await lines(page)).length, 1);

      await openImport(page);
      assert.equal(await page.getByLabel("Name of the zone").count(), 0);
      await fill(page, [records("a.www.example.com", "b.www.example.com"), ""]);
      await submit(page);
      assert.equal(await name.inputValue(), "www.example.com");
      await name.fill("example.com");
      await submit(page);
      await closed(page);
    },
  );

  onPage("records that share no name: the zone's name is asked for", async (page) => {
    await openImport(page);
    await fill(page, [records("www.example.com", "www.example.org"), ""]);
    await submit(page);
    const name = page.getByLabel("Name of the zone");
    await name.waitFor();
    assert.equal(await name.inputValue(), "");
    assert.equal(await name.getAttribute("placeholder"), "example.com");
    assert.ok(await name.evaluate((field) => field.matches(":focus")), "the field has the focus");
    await name.fill("example.com");
    await submit(page);
    await error(page, "www.example.org");
  });

  const WRONG = [
    {
      name: "text that is not JSON",
      texts: ['{\r\n\t"é😀": 1,\r\n}', ""],
      words: "Line 3, column 1: Not valid JSON: ",
    },
    {
      name: "a wrong address",
      texts: [zoneText({ ResourceRecords: [{ Value: "192.0.2.999" }] }), ""],
      words: "Line 10, column 20: 192.0.2.999 is not an IPv4 address.",
    },
    {
      name: "a value of another type, in a list of both",
      texts: [`[${zoneText({})},\n{"HealthChecks": [{"Id": 5}]}]`, ""],
      words: "Line 16, column 26: ",
    },
    {
      name: "a value of another type among the checks",
      texts: [zoneText({}), '{"HealthChecks":\n [{"Id": 5}]}'],
      words: "Line 2, column 10: ",
    },
  ];
  for (const { name, texts, words } of WRONG) {
    onPage(`${name}: its line and column are shown`, async (page) => {
      await openImport(page);
      await fill(page, texts);
      await submit(page);
      await error(page, words);
    });
  }

  for (const [name, texts, words] of [
    ["nothing", ["", " \n"], "Nothing to import. Paste the output of aws route53"],
    ["checks alone", ['{"HealthChecks": []}', ""], "These are health checks only."],
    ["records twice", [records("www.example.com"), records("www.example.com")], "Both fields"],
    ["no checks", [records("www.example.com"), "{}"], "The second list has no health checks"],
    ["a Corefile and checks", ["example.com { whoami }", "{}"], "Clear the second field."],
  ]) {
    onPage(`${name}: refused with what to do, and nothing typed is lost`, async (page) => {
      const before = await lines(page);
      await openImport(page);
      await fill(page, texts);
      await submit(page);
      await error(page, words);
      assert.deepEqual(await Promise.all(fields(page).map((field) => field.inputValue())), texts);
      assert.deepEqual(await lines(page), before);
    });
  }
}

/** A zone of one record, a member a line. */
function zoneText(more) {
  const record = { Name: "www.example.com", Type: "A", TTL: 60, ...more };
  const ResourceRecords = more.ResourceRecords ?? [{ Value: "192.0.2.1" }];
  const zone = { Name: "example.com", ResourceRecordSets: [{ ...record, ResourceRecords }] };
  return JSON.stringify(zone, undefined, 2);
}

function fields(page) {
  return [
    page.getByLabel("Records, a Corefile, or a change batch"),
    page.getByLabel("Health checks (optional)"),
  ];
}

async function fill(page, texts) {
  for (const [nth, field] of fields(page).entries()) await field.fill(texts[nth]);
}

function openImport(page) {
  return page.getByRole("button", { name: "Import" }).first().click();
}

function submit(page) {
  return page.getByRole("dialog").getByRole("button", { name: "Import" }).click();
}

function closed(page) {
  return page.getByRole("dialog").waitFor({ state: "hidden" });
}

function error(page, words) {
  return page.getByRole("dialog").locator("p.error", { hasText: words }).waitFor();
}

function records(...names) {
  return JSON.stringify({
    ResourceRecordSets: names.map((Name, nth) => ({
      Name,
      Type: "A",
      TTL: 60,
      ResourceRecords: [{ Value: `192.0.2.${nth + 1}` }],
    })),
  });
}

function drop(page, texts) {
  return page.locator("table.records").evaluate((table, texts) => {
    const dataTransfer = new DataTransfer();
    for (const text of texts)
      dataTransfer.items.add(new File([text], "list.json", { type: "application/json" }));
    for (const type of ["dragover", "drop"])
      table.dispatchEvent(
        new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true, composed: true }),
      );
  }, texts);
}
