// The page in a real browser. The suites share one build, one server and one browser.

import { after, before, describe } from "node:test";

import { access } from "./access.mjs";
import { batches } from "./batches.mjs";
import { beginnings } from "./beginnings.mjs";
import { checks } from "./checks.mjs";
import { comparing } from "./comparing.mjs";
import { corefiles } from "./corefiles.mjs";
import { dense } from "./dense.mjs";
import { directions } from "./directions.mjs";
import { editing } from "./editing.mjs";
import { explaining } from "./explaining.mjs";
import { hinting } from "./hinting.mjs";
import { histogram } from "./histogram.mjs";
import { importing } from "./importing.mjs";
import { looks } from "./looks.mjs";
import { openBrowser } from "./playground.mjs";
import { references } from "./references.mjs";
import { running } from "./running.mjs";
import { saving } from "./saving.mjs";
import { scrubbing } from "./scrubbing.mjs";
import { sharing } from "./sharing.mjs";
import { serveSite } from "./site.mjs";
import { states } from "./states.mjs";
import { teaching } from "./teaching.mjs";
import { timelines } from "./timelines.mjs";
import { wire } from "./wire.mjs";

const shared = {};

before(async () => {
  shared.site = await serveSite();
  shared.url = shared.site.url;
  shared.browser = await openBrowser();
  shared.context = shared.browser.context;
});

after(async () => {
  await shared.browser?.close();
  await shared.site?.close();
});

describe("the first picture", () => beginnings(shared));
describe("the numbers are the package's", () => histogram(shared));
describe("editing", () => editing(shared));
describe("health checks", () => checks(shared));
describe("change batches", () => batches(shared));
describe("imports", () => importing(shared));
describe("Corefiles", () => corefiles(shared));
describe("examples that teach", () => teaching(shared));
describe("policies side by side", () => comparing(shared));
describe("every number explains itself", () => explaining(shared));
describe("hints and keys", () => hinting(shared));
describe("many records", () => dense(shared));
describe("policies over time", () => timelines(shared));
describe("the timeline at one moment", () => scrubbing(shared));
describe("long runs", () => running(shared));
describe("the answer on the wire", () => wire(shared));
describe("links and drafts", () => sharing(shared));
describe("files", () => saving(shared));
describe("looks", () => looks(shared));
describe("states", () => states(shared));
describe("directions, languages, paper", () => directions(shared));
describe("references", () => references(shared));
describe("access", () => access(shared));
