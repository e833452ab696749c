// Change batches: pasted, refused in Route 53's words, and given back as what was edited.

import assert from "node:assert/strict";

import { Zone } from "../../dist/index.js";
import { act, choosePreset, example, lines, onPageOf, settled } from "./playground.mjs";

export function batches(shared) {
  const onPage = onPageOf(shared);

  onPage(
    "a pasted batch changes the zone that stands there, and undo takes it back",
    async (page) => {
      await choosePreset(page, "weighted");
      const zone = Zone.import(await example("weighted"));
      for (const document of [
        BATCH,
        { HostedZoneId: "Z1", ChangeBatch: { Changes: [change("CREATE", "green", 5)] } },
      ]) {
        zone.change(document.ChangeBatch ?? document);
        await paste(page, JSON.stringify(document));
        await page.getByRole("dialog").waitFor({ state: "hidden" });
        await settled(page);
      }
      assert.deepEqual((await zoneOn(page)).ResourceRecordSets, zone.resourceRecordSets());
      assert.deepEqual(
        (await lines(page)).map(({ identifier }) => identifier),
        ["blue", "green", "spare", "stable-1", "stable-2"],
      );
      assert.equal(
        await page.locator(".point").innerText(),
        "You changed this example. Reset restores it.",
      );
      for (const left of [4, 4]) {
        await act(page, page.getByRole("button", { name: "Undo" }).click());
        assert.equal((await lines(page)).length, left);
      }
      assert.equal((await lines(page))[0].identifier, "canary");
    },
  );

  onPage(
    "a refused batch stays in the dialogue with Route 53's words, and the zone as it was",
    async (page) => {
      await choosePreset(page, "weighted");
      const before = await zoneOn(page);
      const zone = Zone.import(await example("weighted"));
      for (const changes of REFUSED) {
        const text = JSON.stringify({ Changes: changes });
        await paste(page, text);
        const error = page.getByRole("dialog").locator("p.error", { hasText: /^Line 1, column / });
        await error.waitFor();
        const said = await error.innerText();
        assert.equal(said.replace(/^Line 1, column \d+: /gm, ""), refusal(zone, changes));
        for (const [, column] of said.matchAll(/^Line 1, column (\d+): /gm))
          assert.match(text.slice(column - 1), /^[{["\d]/, "the place of a value");
        assert.equal(
          await page
            .getByRole("dialog")
            .getByLabel("Records, a Corefile, or a change batch")
            .inputValue(),
          text,
        );
        await page.keyboard.press("Escape");
        assert.deepEqual(await zoneOn(page), before);
      }
    },
  );

  onPage(
    "what was edited is given as a change batch, from the start and of the last edit",
    async (page) => {
      await choosePreset(page, "weighted");
      const share = async () => {
        await page.getByRole("button", { name: "Share" }).click();
        await page.getByRole("dialog").waitFor();
      };
      const given = async (label) =>
        JSON.parse(await page.getByRole("dialog").getByLabel(label).inputValue());
      await share();
      assert.equal(await page.getByLabel("Change batch for all your edits").count(), 0);
      await page.keyboard.press("Escape");
      for (const [field, text] of [
        ["Weight of canary", "30"],
        ["Value of stable-1", "192.0.2.77"],
      ]) {
        await page.getByLabel(field, { exact: true }).fill(text);
        await act(page, page.getByLabel(field, { exact: true }).press("Enter"));
      }
      await share();
      const zone = Zone.import(await example("weighted"));
      zone.change(await given("Change batch for all your edits"));
      assert.deepEqual(zone.export(), Zone.import(await zoneOn(page)).export());
      const last = await given("Change batch of the last edit");
      assert.deepEqual(
        last.Changes.map(({ Action, ResourceRecordSet }) => [
          Action,
          ResourceRecordSet.SetIdentifier,
        ]),
        [["UPSERT", "stable-1"]],
      );
      zone.change(await given("Change batch that undoes the last edit"));
      await page.keyboard.press("Escape");
      await act(page, page.getByRole("button", { name: "Undo" }).click());
      assert.deepEqual(
        zone.export(),
        Zone.import(await zoneOn(page)).export(),
        "undo is that change batch",
      );
    },
  );
}

async function paste(page, text) {
  await page.getByRole("button", { name: "Import" }).click();
  await page.getByRole("dialog").getByLabel("Records, a Corefile, or a change batch").fill(text);
  await page.getByRole("dialog").getByRole("button", { name: "Import" }).click();
}

function zoneOn(page) {
  return page.evaluate(() => document.querySelector("multivalue-playground").state.source);
}

function refusal(zone, Changes) {
  try {
    zone.change({ Changes });
  } catch (error) {
    return error.messages.join("\n");
  }
  return assert.fail("the package took it");
}

function change(Action, SetIdentifier, Weight, more = {}) {
  const ResourceRecordSet = {
    Name: "www.example.com.",
    Type: "A",
    SetIdentifier,
    Weight,
    TTL: 60,
    ResourceRecords: [{ Value: "198.51.100.1" }],
    ...more,
  };
  return { Action, ResourceRecordSet };
}

const BATCH = {
  Comment: "blue for canary",
  Changes: [
    change("DELETE", "canary", 10, { HealthCheckId: "5b0f2d0e-6a51-4c9c-9b0a-3f1c7d2e8a41" }),
    change("CREATE", "blue", 10, { ResourceRecords: [{ Value: "203.0.113.9" }] }),
  ],
};
const REFUSED = [
  [change("DELETE", "nobody", 1), change("CREATE", "canary", 10)],
  [change("UPSERT", "canary", 256)],
  [],
];
