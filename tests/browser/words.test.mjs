// All words come from the objects of strings: no template of the page holds one, and numbers follow the language.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { repository } from "./site.mjs";
import { fromPage } from "./source.mjs";

test("no template holds words of its own", async () => {
  const found = (await sources()).flatMap(([file, text]) =>
    wordsIn(text).map((word) => `${file}: ${word}`),
  );
  assert.deepEqual(found, []);
});

test("a planted word is found, in text and in labels", () => {
  assert.deepEqual(wordsIn('html`<p class="note">${x} answers</p>`'), ["answers"]);
  assert.deepEqual(wordsIn("html`<b>${list.map((one) => html`<i>${one} word</i>`)}</b>`"), [
    "word",
  ]);
  assert.deepEqual(wordsIn('html`<button aria-label="Press ${name}" title=${x}></button>`'), [
    "Press",
  ]);
  assert.deepEqual(wordsIn("const text = `not a template of the page`;"), []);
});

test("numbers are written as the language has it, and words without a language are English", async () => {
  const { fixedDigits, formatNumber, integer, percent, setLocale, signed } =
    await fromPage("text/locale.ts");
  const all = () => [
    integer(10_000),
    formatNumber(7.3, "decimal", fixedDigits(1)),
    percent(0.667),
    signed(-1.1),
  ];
  const said = Object.fromEntries(
    ["", "de", "ar-EG", "no such language"].map((language) => {
      setLocale(language);
      return [language, all()];
    }),
  );
  assert.deepEqual(said[""], ["10,000", "7.3", "66.7%", "\u22121.1"]);
  assert.deepEqual(said.de, ["10.000", "7,3", "66,7\u00a0%", "\u22121,1"]);
  assert.equal(said["ar-EG"][0], "\u0661\u0660\u066c\u0660\u0660\u0660");
  assert.deepEqual(said["no such language"], said[""]);
});

async function sources() {
  const folders = ["app", "features", "ui"].map((folder) => join(repository, "www/src", folder));
  const files = (
    await Promise.all(
      folders.map(async (folder) =>
        (
          await readdir(folder, { recursive: true })
        )
          .filter((file) => file.endsWith(".ts"))
          .map((file) => join(folder, file)),
      ),
    )
  ).flat();
  return Promise.all(
    files.map(async (file) => [file.slice(repository.length), await readFile(file, "utf8")]),
  );
}

/** Words in the text of templates, and in attributes that are read out. */
function wordsIn(source) {
  const texts = [];
  code(source, 0, texts, false);
  return texts.flatMap(({ text }) => [
    ...read(text.replace(/<[^>]*>/g, " ")),
    ...[...text.matchAll(READ_OUT)].flatMap(([, value]) => read(value)),
  ]);
}

function read(text) {
  return text.split(/[\s\0]+/).filter((word) => /\p{L}/u.test(word) && !SIGNS.has(word));
}

/** Goes through code to the brace that ends it; templates on the way are kept. */
function code(source, start, texts, inner) {
  let [at, depth] = [start, 0];
  while (at < source.length) {
    const opening = /^(html|svg)?`/.exec(source.slice(at, at + 5));
    if (opening) at = template(source, at + opening[0].length, texts, opening[1] !== undefined);
    else if (inner && depth === 0 && source[at] === "}") return at + 1;
    else {
      depth += source[at] === "{" ? 1 : source[at] === "}" ? -1 : 0;
      at += 1;
    }
  }
  return at;
}

function template(source, start, texts, isShown) {
  let [at, text] = [start, ""];
  while (source[at] !== "`") {
    if (source.startsWith("${", at)) {
      at = code(source, at + 2, texts, true);
      text += "\0";
    } else if (source[at] === "\\") at += 2;
    else text += source[at++];
  }
  if (isShown) texts.push({ text });
  return at + 1;
}

const READ_OUT = /(?:aria-label|aria-description|title|placeholder|alt)="([^"]*)"/g;
/** The class of the DNS as `dig` prints it, and the sign of standard deviations. */
const SIGNS = new Set(["IN", "\u03c3"]);
