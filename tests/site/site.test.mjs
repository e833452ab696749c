// The documents in a real browser, from two paths, with the documented Content-Security-Policy. The suites share one build and one browser.

import { after, before, describe } from "node:test";
import { openBrowser } from "../browser/playground.mjs";
import { openSite } from "./built.mjs";
import { embeds } from "./embeds.mjs";
import { layoutShift } from "./layout-shift.mjs";
import { looks } from "./looks.mjs";
import { offline } from "./offline.mjs";
import { pages } from "./pages.mjs";
import { references } from "./references.mjs";
import { search } from "./search.mjs";

const shared = {};

before(async () => {
  shared.site = await openSite();
  shared.browser = await openBrowser();
  shared.context = shared.browser.context;
});

after(async () => {
  await shared.browser?.close();
  await shared.site?.close();
});

describe("every page, from any path", () => pages(shared));
describe("the references are whole", () => references(shared));
describe("nothing moves", () => layoutShift(shared));
describe("search", () => search(shared));
describe("live embeds", () => embeds(shared));
describe("without a network", () => offline(shared));
describe("looks and access", () => looks(shared));
