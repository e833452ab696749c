// The references are complete: every export of every entry, every method, every directive of the grammar.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { at } from "../../scripts/lib/paths.mjs";
import { directiveIds } from "../../scripts/site/corefile.mjs";
import { readGrammar } from "../../scripts/site/grammar.mjs";
import { importFile } from "../package/packed.mjs";

export function references(shared) {
  const html = (id) => readFile(join(shared.site.folder, id, "index.html"), "utf8");

  test("every export of every entry is on the API page", async () => {
    const page = await html("api");
    const { exports, types } = JSON.parse(await readFile(at("package.json"), "utf8"));
    const entries = Object.entries(exports)
      .filter(([, target]) => typeof target === "object")
      .map(([path, target]) => [path.slice(2), path === "." ? types : target.types]);
    assert.ok(entries.length >= 5);
    for (const [entry, file] of entries) {
      const names = exportsOf(await readFile(at(file), "utf8"));
      assert.ok(names.own.length > 0, file);
      for (const name of names.own)
        assert.ok(
          page.includes(` id="${entry ? `${entry}.` : ""}${name}"`),
          `${entry || "multivalue"} exports ${name}`,
        );
      for (const name of names.others)
        assert.ok(
          page.includes(`<a href="#${name}"><code>${name}</code></a>`),
          `${entry} leads to ${name}`,
        );
    }
  });

  test("every method of a zone and of a server is there, with its words", async () => {
    const page = await html("api");
    const { Server, Zone } = await importFile("index.js");
    for (const [name, { prototype }] of Object.entries({ Server, Zone })) {
      const members = Object.getOwnPropertyNames(prototype).filter(
        (member) => member !== "constructor",
      );
      assert.ok(members.length > 5);
      for (const member of members)
        assert.match(
          page,
          new RegExp(
            `<h5 id="${name}\\.${member}">[\\s\\S]*?</h5>\\n(?:<h6>.*</h6>\\n)?<blockquote>[\\s\\S]*?</blockquote>\\n<p>\\S`,
          ),
        );
    }
  });

  test("every directive and option of the grammar is on the Corefile page, once", async () => {
    const page = await html("corefile");
    const ids = directiveIds(
      readGrammar(await readFile(at("docs", "data", "corefile.txt"), "utf8")),
    );
    assert.ok(ids.length > 30, `${ids.length}`);
    for (const id of ids) assert.equal(page.split(` id="${id}"`).length, 2, id);
  });
}

/** Names of a declaration file, by its text alone: `own` stand in it, `others` come from another file. */
function exportsOf(text) {
  const lists = [...text.matchAll(/^export (?:type )?\{([^}]*)\}( from [^;]*)?;$/gm)];
  const names = (isOther) =>
    lists
      .filter(([, , from]) => Boolean(from) === isOther)
      .flatMap(([, list]) =>
        list
          .split(",")
          .map((item) => item.trim().split(" as ").at(-1))
          .filter(Boolean),
      );
  return { own: names(false), others: names(true) };
}
