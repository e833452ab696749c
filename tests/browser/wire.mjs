// The octets on the page are those of the answer on the page: of this seed, this query, this health.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createSocket } from "node:dgram";
import { test } from "node:test";
import { promisify } from "node:util";

import packet from "dns-packet";

import { act, assertSilent, choosePreset, lamp, onPageOf, openPage } from "./playground.mjs";

export function wire(shared) {
  const onPage = onPageOf(shared);

  onPage(
    "the reply's octets are the answer shown, also after a lamp, the next query and another zone",
    async (page) => {
      await open(page);
      const seen = new Set();
      for (const change of CHANGES) {
        await act(page, change(page));
        const { query, reply } = await messages(page);
        assert.deepEqual(valuesIn(reply), await valuesShown(page));
        assert.deepEqual(packet.decode(query).questions, packet.decode(reply).questions);
        assert.equal(packet.decode(query).id, packet.decode(reply).id);
        seen.add(reply.toString("hex"));
      }
      assert.equal(seen.size, CHANGES.length, "each change changed the octets");
    },
  );

  onPage("a switched lamp is out of the octets too", async (page) => {
    await open(page);
    await act(page, lamp(page, "web-8").click());
    assert.ok(!valuesIn((await messages(page)).reply).includes("192.0.2.8"));
    assert.doesNotMatch(await page.locator(".parts").last().innerText(), /192\.0\.2\.8$/m);
  });

  onPage("the dig line sends the very query, by the real dig", async (page) => {
    await open(page);
    await act(page, page.locator("#ask-once").click());
    const socket = createSocket("udp4");
    const asked = new Promise((resolve) => socket.once("message", resolve));
    await new Promise((bound) => socket.bind(0, "127.0.0.1", bound));
    const [program, ...words] = (await page.locator(".wire code").innerText()).split(" ");
    const server = ["@127.0.0.1", "-p", String(socket.address().port), "+retry=0", "+timeout=1"];
    const [sent] = await Promise.all([
      asked,
      promisify(execFile)(program, [...server, ...words]).catch(() => undefined),
    ]);
    socket.close();
    assert.equal(sent.toString("hex"), (await messages(page)).query.toString("hex"));
  });

  onPage("a reply too long for UDP is shown as TCP carries it, with its dig line", async (page) => {
    const values = Array.from({ length: 100 }, (_, at) => ({ Value: `198.51.100.${at}` }));
    await importZone(page, [
      { Name: "many.example.com.", Type: "A", TTL: 60, ResourceRecords: values },
    ]);
    await open(page);
    const { reply } = await messages(page);
    assert.deepEqual(valuesIn(reply), await valuesShown(page));
    assert.equal(valuesIn(reply).length, 100);
    assert.match(await page.locator(".wire .hint").innerText(), /asks again over TCP/);
    assert.match(await page.locator(".wire code").innerText(), /^dig \+tcp /);
  });

  onPage(
    "a name that does not exist: NXDOMAIN in the header, the SOA in Authority",
    async (page) => {
      await choosePreset(page, "failover");
      await open(page);
      for (let left = 2; left > 0; left -= 1)
        await act(page, page.locator("button.remove").first().click());
      const text = await page.locator(".parts").last().innerText();
      assert.match(text, /NXDOMAIN/);
      assert.match(text, /Authority\s+example\.com\. \d+ IN SOA/);
    },
  );

  onPage(
    "pointing at a part marks its octets, at an octet its part, at a pointer where it leads",
    async (page) => {
      await open(page);
      await page.setViewportSize({ width: 1400, height: 3400 });
      const reply = page.locator(".dissected").last();
      await reply.locator("li", { hasText: "RCODE" }).first().hover();
      assert.deepEqual(await marked(reply, "lit"), [3]);
      await reply.locator("[data-at]").nth(3).hover();
      assert.match(
        await reply.locator(".readout").innerText(),
        /^3 Header RA 0 no recursion available, Z 0 reserved, .*RCODE 0 NOERROR$/,
      );
      assert.equal(await reply.locator("li.lit").count(), 5);
      await reply.locator("[data-at]").nth(12).hover();
      assert.equal(
        await reply.locator(".readout").innerText(),
        "12\u201315 Question \u203a QNAME \u203a label 3 www",
      );
      assert.deepEqual(await marked(reply, "lit"), [12, 13, 14, 15]);
      assert.equal(await reply.locator("summary.lit b").innerText(), "Question");
      await reply.locator("summary").nth(2).click();
      await reply.locator("details").nth(2).locator("li", { hasText: "pointer" }).hover();
      assert.deepEqual(await marked(reply, "lit"), [33, 34]);
      assert.deepEqual(
        await marked(reply, "goal"),
        Array.from({ length: 17 }, (_, at) => 12 + at),
      );
      const value = (await reply.locator("summary").nth(2).innerText()).split(" ").at(-1);
      assert.equal(
        await page.locator("tr.record.hot .at-value input").inputValue(),
        value,
        "the record's line is marked too",
      );
      await page.mouse.move(0, 0);
      assert.deepEqual(
        await marked(reply, "lit"),
        Array.from({ length: 16 }, (_, at) => 33 + at),
        "the record that has the focus stays marked",
      );
      await page.locator(".wire > summary").focus();
      await reply.hover({ position: { x: 600, y: 5 } });
      assert.deepEqual(await marked(reply, "lit"), []);
    },
  );

  onPage("by keyboard: open, walk, open a record, walk its parts", async (page) => {
    await page.locator(".wire > summary").focus();
    await page.keyboard.press("Enter");
    const reply = page.locator(".dissected").last();
    await reply.locator("summary").first().focus();
    await page.keyboard.press("ArrowDown");
    assert.deepEqual(await marked(reply, "lit"), [0, 1]);
    await page.keyboard.press("ArrowLeft");
    assert.equal(await focused(page), "Header");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowDown");
    assert.equal(await focused(page), "Question");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowRight");
    for (let part = 0; part < 3; part += 1) await page.keyboard.press("ArrowDown");
    assert.equal(await focused(page), "TYPE");
    assert.deepEqual(await marked(reply, "lit"), [35, 36]);
    await page.keyboard.press("End");
    assert.equal(await focused(page), "OPT");
    await page.keyboard.press("Home");
    assert.equal(await focused(page), "Header");
  });

  test("copied: the hex and the dig line; where the browser refuses, the page says so", async () => {
    await shared.context.grantPermissions(["clipboard-read", "clipboard-write"], {
      origin: new URL(shared.url).origin,
    });
    const page = await openPage(shared.context, shared.url);
    await open(page);
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
    await page.getByRole("button", { name: "Copy reply as hex" }).click();
    await page.getByRole("button", { name: "Copied" }).waitFor();
    assert.equal(await clipboard(), (await messages(page)).reply.toString("hex"));
    await page.getByRole("button", { name: "Copy dig command" }).click();
    await page.locator("[data-copy=dig]", { hasText: "Copied" }).waitFor();
    assert.equal(await clipboard(), "dig +qid=1 +nocookie www.example.com A");
    await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
    await page.getByRole("button", { name: "Copy query as hex" }).click();
    await page.locator(".notice", { hasText: "The browser blocked copying" }).waitFor();
    assertSilent(page);
    await page.close();
  });
}

async function open(page) {
  await page.locator(".wire > summary").click();
  await page.locator(".dissected").last().waitFor();
}

/** Both messages as the page has them in its octets. */
async function messages(page) {
  const texts = await page
    .locator(".hex")
    .evaluateAll((all) =>
      all.map((each) =>
        [...each.querySelectorAll("[data-at]")].map((octet) => octet.textContent).join(""),
      ),
    );
  const [query, reply] = texts.map((text) => Buffer.from(text, "hex"));
  return { query, reply };
}

function valuesIn(reply) {
  return packet.decode(reply).answers.map(({ data }) => data);
}

/** The answer section as the dig text has it. */
function valuesShown(page) {
  return page.locator(".dig p[data-line] b").allInnerTexts();
}

function marked(message, kind) {
  return message
    .locator(`[data-at].${kind}`)
    .evaluateAll((all) => all.map(({ dataset }) => Number(dataset.at)));
}

function focused(page) {
  return page.evaluate(
    () =>
      document.querySelector("multivalue-playground").shadowRoot.activeElement?.querySelector("b")
        ?.textContent,
  );
}

async function importZone(page, rows) {
  const soa = {
    Name: "example.com.",
    Type: "SOA",
    TTL: 900,
    ResourceRecords: [{ Value: "ns.example.com. host.example.com. 1 7200 900 1209600 86400" }],
  };
  await page.getByRole("button", { name: "Import" }).click();
  await page
    .getByRole("dialog")
    .getByLabel("Records, a Corefile, or a change batch")
    .fill(JSON.stringify({ ResourceRecordSets: [soa, ...rows] }));
  await act(page, page.getByRole("dialog").getByRole("button", { name: "Import" }).click());
  await page.getByRole("dialog").waitFor({ state: "hidden" });
}

/** One after the other, on one page. */
const CHANGES = [
  () => undefined,
  (page) => lamp(page, "web-3").click(),
  (page) => page.locator("#ask-once").click(),
  (page) => page.getByRole("button", { name: "New seed" }).click(),
  (page) => page.getByLabel("Example zone").selectOption("failover"),
  (page) => lamp(page, "primary").click(),
  (page) => page.getByLabel("Example zone").selectOption("simple"),
  (page) => page.getByLabel("Example zone").selectOption("dual-stack"),
  (page) => page.getByLabel("Name and type to query").selectOption("www.example.com AAAA"),
];
