// The comparison shows what the package simulates for zones that were rewritten here by hand, under the same seed.

import assert from "node:assert/strict";
import { deflateRawSync } from "node:zlib";

import { Zone } from "../../dist/index.js";
import { act, choosePreset, example, lamp, onPageOf } from "./playground.mjs";

export function comparing(shared) {
  const onPage = onPageOf(shared);

  onPage(
    "every count is the package's, for all three policies and the balancer",
    async (page) => {
      const source = down(await example("web-tier"), "web-3", "web-7");
      assertShown(await sheet(page), expectedOf(source));
      assert.equal(await page.locator(".compared tbody tr").count(), 12);
      assert.deepEqual(
        await page.locator(".compared tfoot tr").first().locator("td").allInnerTexts(),
        lostOf(expectedOf(source), ["192.0.2.3", "192.0.2.7"]),
      );
    },
    { start: "#v=1&preset=web-tier&view=compare&down=web-3,web-7" },
  );

  onPage("a switched lamp, another seed, fewer resolvers and more clients", async (page) => {
    await act(page, page.getByText("Compare", { exact: true }).click());
    await act(page, lamp(page, "web-5").click());
    await page.getByLabel("Seed", { exact: true }).fill("7");
    await act(page, page.getByLabel("Seed", { exact: true }).press("Enter"));
    await act(page, page.getByLabel("Clients ask").selectOption("10"));
    await act(page, page.getByLabel("The client takes").selectOption("first"));
    await page.getByLabel("Number of queries").selectOption("100000");
    await act(page, page.locator("#ask-many").click());
    const source = down(await example("web-tier"), "web-5");
    assertShown(
      await sheet(page),
      expectedOf(source, {
        seed: "7",
        resolvers: 10,
        pick: "first",
        duration: 1_000,
        dead: ["192.0.2.5"],
      }),
    );
    assert.match(
      await page.locator(".sentence").innerText(),
      /^100,000 clients ask for www\.example\.com A, through 10 resolvers that cache each answer for 60 s\. 1 of 12 records is down\.$/,
    );
  });

  onPage(
    "clients that each ask on their own are as many fresh answers",
    async (page) => {
      const source = await example("web-tier");
      for (const row of source.ResourceRecordSets)
        if (row.Type === "A" && row.SetIdentifier) row.TTL = 0;
      assertShown(await sheet(page), expectedOf(source, { dead: [], resolvers: 1 }));
    },
    { start: "#v=1&preset=web-tier&view=compare&resolvers=0" },
  );

  onPage(
    "what each policy does with the dead is said in words made of the numbers",
    async (page) => {
      const said = () => page.locator(".verdicts dd").allInnerTexts();
      const [simple, failover, multivalue, balancer] = await said();
      assert.match(
        simple,
        /^Keeps returning web-1 and web-7 although down: 1\d\.\d% of clients are sent there\.$/,
      );
      assert.match(
        failover,
        /^The primary is down, so all clients go to the secondary: 11 records\. \d\.\d% of clients are sent to a dead record, because a failover record has only one check\.$/,
      );
      assert.match(
        multivalue,
        /^Leaves out web-1 and web-7\. Of the others, the busiest gets 1\.\d\d times its equal share\.$/,
      );
      assert.match(balancer, /the busiest gets 1\.00 times its equal share/);
      await choosePreset(page, "all-down");
      assert.match(
        (await said())[2],
        /^Every record is unhealthy, so it fails open: 100\.0% of clients/,
      );
      assert.match((await said())[3], /^All records are down/);
      await choosePreset(page, "weighted");
      assert.match((await said())[3], /^Spreads clients over 3 records by weight/);
      await choosePreset(page, "failover");
      assert.match((await said())[1], /^Sends all clients to primary; 1 record on standby\.$/);
    },
    { start: "#v=1&preset=web-tier&view=compare&down=web-1,web-7" },
  );

  onPage(
    "rows that Route 53 refuses under a policy are refused in its words, the others are compared",
    async (page) => {
      const refused = await page.locator(".verdicts dd").allInnerTexts();
      assert.match(refused[2], /^Route 53 rejects these records as multivalue: .*CNAME/);
      assert.equal(await page.locator(".compared tbody tr").count(), 1);
      assert.match(refused[0], /^Spreads clients over the one record/);
    },
    {
      start: ownZone(
        [
          {
            Name: "www.example.org.",
            Type: "CNAME",
            TTL: 60,
            ResourceRecords: [{ Value: "web.example.com." }],
          },
        ],
        "CNAME",
      ),
    },
  );

  onPage(
    "an alias, and nothing at all: a sentence in place of a picture",
    async (page) => {
      assert.match(await page.locator(".drawn").innerText(), /an alias has no values of its own/);
      await choosePreset(page, "failover");
      await act(page, page.getByText("Records", { exact: true }).click());
      for (let left = 2; left > 0; left -= 1)
        await act(page, page.locator("button.remove").first().click());
      await act(page, page.getByText("Compare", { exact: true }).click());
      assert.match(await page.locator(".drawn").innerText(), /nothing to compare/);
    },
    {
      start: ownZone(
        [
          ALIAS,
          {
            Name: "web.example.org.",
            Type: "A",
            TTL: 60,
            ResourceRecords: [{ Value: "192.0.2.1" }],
          },
        ],
        "A",
      ),
    },
  );

  onPage(
    "by keyboard: from the records to the comparison, a lamp, the numbers, and back",
    async (page) => {
      await page.getByRole("radio", { name: "Records" }).focus();
      await act(page, page.keyboard.press("ArrowRight"));
      assert.equal(await page.getByRole("radio", { name: "Compare" }).isChecked(), true);
      await lamp(page, "web-2").focus();
      await act(page, page.keyboard.press("Space"));
      assert.equal(await page.locator(".compared .lamp.unhealthy").count(), 1);
      await page.getByRole("button", { name: "Show as a table" }).focus();
      await page.keyboard.press("Enter");
      assert.equal(
        await page.getByRole("button", { name: "Show as a table" }).getAttribute("aria-expanded"),
        "true",
      );
      assert.equal(await page.locator(".sheet th[scope=row]").count(), 12);
      await page.getByRole("radio", { name: "Compare" }).focus();
      await act(page, page.keyboard.press("ArrowLeft"));
      await page.locator("table.records").waitFor();
      await act(page, page.keyboard.press("Control+z"));
      assert.equal(await page.locator("table.records .lamp.unhealthy").count(), 0);
    },
  );
}

/** The numbers that unfold: by value, the clients of each column. */
async function sheet(page) {
  await page.getByRole("button", { name: "Show as a table" }).click();
  const rows = await page
    .locator(".sheet tbody tr")
    .evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => cell.innerText)));
  return Object.fromEntries(
    rows.map(([value, , , ...numbers]) => [
      value,
      numbers.filter((_, at) => at % 3 === 0).map((text) => Number(text.replace(/,/g, ""))),
    ]),
  );
}

function assertShown(shown, expected) {
  assert.deepEqual(shown, expected);
  assert.ok(Object.keys(shown).length > 0);
}

/** By value: simple, failover, multivalue, balancer. */
function expectedOf(
  source,
  {
    seed = "42",
    resolvers = 100,
    pick = "random",
    duration = 100,
    dead = ["192.0.2.3", "192.0.2.7"],
  } = {},
) {
  const own = (row) => row.SetIdentifier && row.Type === "A";
  const rows = source.ResourceRecordSets.filter(own);
  const others = source.ResourceRecordSets.filter((row) => !own(row));
  const { Name, Type, TTL } = rows[0];
  const values = (some) => some.flatMap((row) => row.ResourceRecords);
  const simple = [{ Name, Type, TTL, ResourceRecords: values(rows) }];
  const failover = [
    {
      Name,
      Type,
      TTL,
      SetIdentifier: "one",
      Failover: "PRIMARY",
      HealthCheckId: rows[0].HealthCheckId,
      ResourceRecords: values(rows.slice(0, 1)),
    },
    {
      Name,
      Type,
      TTL,
      SetIdentifier: "others",
      Failover: "SECONDARY",
      ResourceRecords: values(rows.slice(1)),
    },
  ];
  const run = (group, events = []) => {
    const zone = Zone.import({ ...source, ResourceRecordSets: [...others, ...group] }, { seed });
    const timeline = zone.simulate({
      name: Name,
      type: Type,
      seed,
      resolvers,
      pick,
      duration,
      requestsPerSecond: 100,
      events,
    });
    zone.free();
    return timeline;
  };
  const runs = [
    run(simple),
    run(failover),
    run(rows),
    run(
      rows,
      dead.map((endpoint) => ({ at: 0, endpoint, up: false })),
    ).balancer,
  ];
  const total = (steps) => steps.reduce((sum, each) => sum + each, 0);
  return Object.fromEntries(
    values(rows).map(({ Value }) => [Value, runs.map(({ load }) => total(load[Value]))]),
  );
}

function lostOf(expected, dead) {
  return [0, 1, 2, 3].map((column) => {
    const lost = dead.reduce((sum, value) => sum + expected[value][column], 0);
    return lost === 0 ? "none" : `${(lost / 100).toFixed(1)}%`;
  });
}

function down(source, ...names) {
  const checks = source.ResourceRecordSets.filter((row) => names.includes(row.SetIdentifier)).map(
    (row) => row.HealthCheckId,
  );
  return { ...source, Health: Object.fromEntries(checks.map((id) => [id, "Unhealthy"])) };
}

/** A link to a zone that holds these rows, asked for the first of them. */
function ownZone([first, ...others], type) {
  const text = JSON.stringify({ Name: "example.org.", ResourceRecordSets: [first, ...others] });
  return `#v=1&z=${deflateRawSync(text).toString("base64url")}&name=${first.Name.slice(0, -1)}&type=${type}&view=compare`;
}

const ALIAS = {
  Name: "www.example.org.",
  Type: "A",
  AliasTarget: {
    HostedZoneId: "Z0000000000000000000",
    DNSName: "web.example.org.",
    EvaluateTargetHealth: false,
  },
};
