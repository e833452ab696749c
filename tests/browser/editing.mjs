// Records are edited where they stand; what the core refuses stays in its field, with the core's words.

import assert from "node:assert/strict";

import { Zone } from "../../dist/index.js";
import {
  act,
  choosePreset,
  example,
  lamp,
  lines,
  onPageOf,
  record,
  sentence,
  settled,
} from "./playground.mjs";

export function editing(shared) {
  const onPage = onPageOf(shared);

  onPage("a value is edited with Enter, undone and done again", async (page) => {
    const field = page.getByLabel("Value of web-2", { exact: true });
    await field.fill("203.0.113.2");
    await act(page, field.press("Enter"));
    assert.equal((await lineOf(page, "web-2")).value, "203.0.113.2");
    await act(page, page.getByRole("button", { name: "Undo" }).click());
    assert.equal((await lineOf(page, "web-2")).value, "192.0.2.2");
    await act(page, page.getByRole("button", { name: "Redo" }).click());
    assert.equal((await lineOf(page, "web-2")).value, "203.0.113.2");
    await act(page, page.getByRole("button", { name: "Reset this zone" }).click());
    assert.equal((await lineOf(page, "web-2")).value, "192.0.2.2");
  });

  onPage("leaving a field commits it, Escape gives it back", async (page) => {
    const field = page.getByLabel("Set identifier of web-2", { exact: true });
    await field.fill("left");
    await field.press("Escape");
    assert.equal(await field.inputValue(), "web-2");
    await field.fill("renamed");
    await act(page, field.press("Tab"));
    assert.equal(
      await page.getByLabel("Set identifier of renamed", { exact: true }).inputValue(),
      "renamed",
    );
  });

  onPage(
    "a refused value stays in its field, what is wrong comes first, Route 53's words follow, and other counts stay",
    async (page) => {
      const before = await lines(page);
      const field = page.getByLabel("Value of web-2", { exact: true });
      await field.fill("192.0.2.999");
      await field.press("Enter");
      const route53 = await refusal(
        (source) => (rowOf(source, "web-2").ResourceRecords[0].Value = "192.0.2.999"),
      );
      const words = `192.0.2.999 is not an IPv4 address. Route 53: ${route53}`;
      await page.locator("p.error").waitFor();
      assert.equal(await page.locator("p.error").innerText(), words);
      assert.equal(await field.inputValue(), "192.0.2.999");
      assert.equal(await field.getAttribute("aria-invalid"), "true");
      assert.equal(
        await page.locator(`[id="${await field.getAttribute("aria-describedby")}"]`).innerText(),
        words,
      );
      const own = page.locator("tr.record", { has: field });
      assert.equal(await own.locator(".at-count").innerText(), "", "the count is of another value");
      const others = (all) => all.filter(({ identifier }) => identifier !== "web-2");
      assert.deepEqual(
        others(await lines(page)).map((line) => line.count),
        others(before).map((line) => line.count),
      );
      await field.fill("192.0.2.99");
      await act(page, field.press("Enter"));
      assert.equal(await page.locator("p.error").count(), 0);
    },
  );

  onPage("an IPv4 address in an AAAA record: it is said to be no IPv6 address", async (page) => {
    await choosePreset(page, "dual-stack");
    await act(page, page.getByLabel("Name and type to query").selectOption("www.example.com AAAA"));
    const field = page.locator("tr.record .at-value input").first();
    await field.fill("192.0.2.1");
    await field.press("Enter");
    await page
      .locator("p.error", { hasText: /^192\.0\.2\.1 is not an IPv6 address\. Route 53: / })
      .waitFor();
  });

  onPage("text that is being typed outlives a picture that arrives meanwhile", async (page) => {
    const field = page.getByLabel("Value of web-2", { exact: true });
    await field.fill("198.51.100.2");
    await act(
      page,
      page.evaluate(() =>
        document
          .querySelector("multivalue-playground")
          .shadowRoot.querySelector("#ask-once")
          .click(),
      ),
    );
    assert.equal(await field.inputValue(), "198.51.100.2");
  });

  for (const [name, press] of [
    ["a click", (button) => button.click()],
    ["Space", (button) => button.press("Space")],
  ]) {
    onPage(`${name} switches a lamp off and on`, async (page) => {
      await act(page, press(lamp(page, "web-5")));
      assert.deepEqual(pick(await lineOf(page, "web-5")), { lamp: "unhealthy", count: 0 });
      assert.equal(await lamp(page, "web-5").getAttribute("aria-pressed"), "false");
      assert.match(await record(page, "web-5").innerText(), /left out: check fails/);
      await act(page, press(lamp(page, "web-5")));
      assert.equal((await lineOf(page, "web-5")).lamp, "healthy");
      assert.notEqual((await lineOf(page, "web-5")).count, 0);
    });
  }

  onPage("quick clicks on many lamps are all heard, down to fail-open", async (page) => {
    for (let number = 1; number <= 12; number += 1) await lamp(page, `web-${number}`).click();
    await settled(page);
    assert.ok((await lines(page)).every((line) => line.lamp === "unhealthy" && line.count > 0));
    assert.match(
      await sentence(page),
      /^All 12 are unhealthy, so Route 53 answers as if all were healthy \(fail-open\)/,
    );
  });

  onPage("a row without a check switches fail-open off", async (page) => {
    await act(page, page.getByLabel("Health check of web-4").selectOption({ label: "no check" }));
    for (const number of [1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12])
      await lamp(page, `web-${number}`).click();
    await settled(page);
    assert.deepEqual(
      (await lines(page)).filter((line) => line.count > 0).map((line) => line.identifier),
      ["web-4"],
    );
    assert.match(
      await sentence(page),
      /^All others are unhealthy\. web-4 has no check, so it counts as healthy: it is the whole answer every time\.$/,
    );
    await act(page, page.getByLabel("Health check of web-4").selectOption({ label: "new check" }));
    await act(page, lamp(page, "web-4").click());
    assert.match(await sentence(page), /fail-open/);
  });

  onPage("one address is added with Enter, and has a check of its own", async (page) => {
    const add = page.getByLabel("Add addresses, one per line");
    await add.fill("203.0.113.77");
    await act(page, add.press("Enter"));
    assert.equal((await lines(page)).length, 13);
    assert.deepEqual(pick(await lineOf(page, "web-13"), "value", "lamp"), {
      value: "203.0.113.77",
      lamp: "healthy",
    });
    assert.equal(await add.inputValue(), "");
  });

  onPage("many pasted addresses become a line each", async (page) => {
    await paste(page, "198.51.100.1\n198.51.100.2\r\n198.51.100.3\n\n198.51.100.4");
    await settled(page);
    assert.equal((await lines(page)).length, 16);
    assert.match(await sentence(page), /^16 healthy/);
  });

  onPage(
    "a paste with one wrong line is refused whole, and nothing of it is lost",
    async (page) => {
      await paste(page, "198.51.100.1\nnot-an-address\n198.51.100.3");
      await page.locator("p.error").waitFor();
      assert.match(await page.locator("p.error").innerText(), /encountered with 'not-an-address'/);
      assert.match(
        await page.getByLabel("Add addresses, one per line").inputValue(),
        /198\.51\.100\.1\nnot-an-address\n198\.51\.100\.3/,
      );
      assert.equal((await lines(page)).length, 12);
    },
  );

  onPage("a record is removed, and the focus goes to the next", async (page) => {
    await act(page, page.getByRole("button", { name: "Remove web-12", exact: true }).click());
    assert.equal((await lines(page)).length, 11);
    await page
      .getByRole("button", { name: "Remove web-2", exact: true })
      .and(page.locator(":focus"))
      .waitFor();
  });

  onPage("all records removed: one line invites a paste", async (page) => {
    await choosePreset(page, "failover");
    for (let left = 2; left > 0; left -= 1)
      await act(page, page.locator("button.remove").first().click());
    assert.match(await page.locator("tr.empty").innerText(), /Paste addresses/);
    assert.match(await sentence(page), /NXDOMAIN/);
    await paste(page, "192.0.2.1\n192.0.2.2");
    await settled(page);
    assert.equal((await lines(page)).length, 2);
  });

  onPage("TTL is the group's, and shows in the answer", async (page) => {
    const ttl = page.getByLabel("TTL");
    await ttl.fill("30");
    await act(page, ttl.press("Enter"));
    assert.match(await page.locator(".dig").innerText(), /www\.example\.com\. 30 IN A/);
    await ttl.fill("-1");
    await ttl.press("Enter");
    await page.locator("p.error").filter({ hasText: "TTL must be" }).waitFor();
  });

  onPage("failover: roles, standby, and the secondary takes over", async (page) => {
    await choosePreset(page, "failover");
    assert.match(await sentence(page), /^The primary is healthy/);
    assert.match(await record(page, "secondary").innerText(), /standby/);
    await act(page, lamp(page, "primary").click());
    assert.match(await sentence(page), /^The primary is unhealthy, so the secondary is returned/);
    await act(page, lamp(page, "secondary").click());
    assert.match(await sentence(page), /^Neither is healthy/);
  });

  onPage(
    "weighted: a weight is edited, what is none is refused in the core's words, and weight 0 waits",
    async (page) => {
      await choosePreset(page, "weighted");
      assert.match(await record(page, "spare").innerText(), /weight 0/);
      const weight = page.getByLabel("Weight of canary", { exact: true });
      await weight.fill("256");
      await weight.press("Enter");
      await page.locator("p.error").waitFor();
      const words = await refusal((source) => (rowOf(source, "canary").Weight = 256), "weighted");
      assert.equal(await page.locator("p.error").innerText(), words);
      await weight.fill("30");
      await act(page, weight.press("Enter"));
      assert.match(await sentence(page), /^Weights 45, 45, 30: .*canary in 25\s?%/);
      for (const name of ["stable-1", "stable-2", "canary"])
        await act(page, lamp(page, name).click());
      assert.match(
        await sentence(page),
        /no record with a weight is available: every answer is spare/,
      );
      assert.equal((await lineOf(page, "spare")).count, 10_000);
      await paste(page, "198.51.100.8\n198.51.100.9");
      await settled(page);
      assert.equal((await lines(page)).length, 6);
    },
  );

  onPage("simple: no lamps, and the page says why", async (page) => {
    await choosePreset(page, "simple");
    assert.equal(await page.locator(".lamp:visible").count(), 0);
    assert.match(await sentence(page), /no health check, so a dead server stays in every answer/);
  });

  onPage("a zone is imported by paste, from both lists unmerged", async (page) => {
    const { ResourceRecordSets, HealthChecks } = await example("dual-stack");
    await page.getByRole("button", { name: "Import" }).click();
    const text = page.getByRole("dialog").getByLabel("Records, a Corefile, or a change batch");
    await text.fill("{ not json");
    await page.getByRole("dialog").getByRole("button", { name: "Import" }).click();
    await page.locator("p.error").filter({ hasText: "Not valid JSON" }).waitFor();
    await text.fill(JSON.stringify({ HealthChecks }));
    await page.getByRole("dialog").getByRole("button", { name: "Import" }).click();
    await page.locator("p.error").filter({ hasText: "These are health checks only." }).waitFor();
    await text.fill(JSON.stringify([{ ResourceRecordSets }, { HealthChecks }]));
    await page.getByRole("dialog").getByRole("button", { name: "Import" }).click();
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    await settled(page);
    assert.equal((await lines(page)).length, 4);
    assert.equal(await page.getByLabel("Example zone").inputValue(), "");
  });

  onPage(
    "a dropped file is imported; one that is no zone stays in the dialogue, with what is wrong",
    async (page) => {
      await dropFile(page, JSON.stringify(await example("dual-stack")));
      await page.locator(".sentence", { hasText: /^4 healthy/ }).waitFor();
      await page.getByRole("dialog").waitFor({ state: "hidden" });
      await dropFile(page, "no zone");
      await page
        .getByRole("dialog")
        .locator("p.error", { hasText: "neither JSON nor a Corefile" })
        .waitFor();
      assert.equal(
        await page
          .getByRole("dialog")
          .getByLabel("Records, a Corefile, or a change batch")
          .inputValue(),
        "no zone",
      );
      assert.match(await sentence(page), /^4 healthy/);
    },
  );
}

async function dropFile(page, text) {
  await page.locator("table.records").evaluate((table, text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], "zone.json", { type: "application/json" }));
    for (const type of ["dragover", "drop"]) {
      const event = new DragEvent(type, {
        dataTransfer,
        bubbles: true,
        cancelable: true,
        composed: true,
      });
      table.dispatchEvent(event);
      if (!event.defaultPrevented)
        throw new Error(`the browser would have taken the ${type} itself`);
    }
  }, text);
}

async function paste(page, text) {
  await page.getByLabel("Add addresses, one per line").focus();
  await page.getByLabel("Add addresses, one per line").evaluate((field, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    field.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);
}

/** What the package says to a program that does the same. */
async function refusal(edit, name = "web-tier") {
  const source = await example(name);
  edit(source);
  try {
    Zone.import(source, { seed: "42" }).free();
  } catch (error) {
    return error.messages.join("\n");
  }
  return assert.fail("the package took it");
}

async function lineOf(page, identifier) {
  return (await lines(page)).find((line) => line.identifier === identifier);
}

function pick(line, ...members) {
  const names = members.length > 0 ? members : ["lamp", "count"];
  return Object.fromEntries(names.map((name) => [name, line[name]]));
}

function rowOf(source, identifier) {
  return source.ResourceRecordSets.find((row) => row.SetIdentifier === identifier);
}
