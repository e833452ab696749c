// npm run bench:page: how smooth the page is, in Chromium, on the built page behind its strict policy.
//
// Here: for each thing that a person does, the gaps between frames (requestAnimationFrame), long tasks (the Long Tasks
// API) and, from a trace, the most processor time that one task of the main thread took: the last is what the page
// costs, whatever else the machine does. Each is done several times; the goals stand beside the figures.

import { build } from "../scripts/build.mjs";
import { openBrowser, openPage } from "../tests/browser/playground.mjs";
import { serveSite } from "../tests/browser/site.mjs";

const ROUNDS = Number(process.argv[2] ?? 5);
/** Milliseconds after which all that an action brings about is over: the link is written 750 ms after a change. */
const AFTERMATH = 1_100;
const ADDRESSES = Array.from(
  { length: 400 },
  (_, at) => `${at < 200 ? "198.51.100" : "203.0.113"}.${(at % 200) + 1}`,
);

const SCENARIOS = [
  ["12 rows: ask 1,000,000 times", 20, few, askMillion],
  ["12 rows: switch a lamp", 20, few, toggle],
  ["400 rows: paste them", 50, empty, paste],
  ["400 rows: switch a lamp", 50, many, toggle],
  ["400 rows: ask once", 50, many, (page) => press(page, "#ask-once")],
  ["400 rows: ask 1,000,000 times", 50, many, askMillion],
  ["400 rows: edit an address", 50, many, edit],
  ["400 rows: type in a field", 50, many, type],
  ["400 rows: show first place", 50, many, (page) => press(page, 'input[name="show"]', 1)],
  ["400 rows: show deviations", 50, many, (page) => press(page, 'input[name="scale"]', 1)],
  ["400 rows: scroll to the end", 50, many, scroll],
  ["400 rows: undo the paste", 50, many, (page) => press(page, '[aria-label="Undo"]')],
];

await build();
const site = await serveSite("bench");
const { context, close } = await openBrowser();
try {
  const chosen = process.argv[3]
    ? SCENARIOS.filter(([name]) => name.includes(process.argv[3]))
    : SCENARIOS;
  const table = {};
  for (const [name, goal, start, action] of chosen)
    table[name] = { "goal, ms": goal, ...(await figures(start, action)) };
  console.table(table);
} finally {
  await close();
  await site.close();
}

async function figures(start, action) {
  const runs = [];
  for (let round = 0; round < ROUNDS; round += 1) runs.push(await measured(start, action));
  const gaps = runs.flatMap((run) => run.gaps).sort((one, other) => one - other);
  const worst = runs.map(({ gaps: all }) => Math.max(...all));
  return {
    "longest frame, best": rounded(Math.min(...worst)),
    median: rounded(median(worst)),
    "p99 frame": rounded(gaps[Math.floor(gaps.length * 0.99)]),
    "long tasks, median": median(runs.map(({ longTasks }) => longTasks)),
    "longest task, CPU ms": rounded(median(runs.map(({ task }) => task))),
  };
}

/** A page of its own for each round, at rest before it is measured. */
async function measured(start, action) {
  const page = await openPage(context, site.url);
  await start(page);
  await page.waitForTimeout(AFTERMATH);
  const session = await context.newCDPSession(page);
  await session.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: {
      includedCategories: ["toplevel", "disabled-by-default-devtools.timeline", "__metadata"],
    },
  });
  await page.evaluate(watch);
  await action(page);
  await page.waitForTimeout(AFTERMATH);
  const seen = await page.evaluate(() => globalThis.watched_());
  const task = longestTask(await traced(session));
  await page.close();
  return { ...seen, task };
}

function watch() {
  const gaps = [];
  let [longTasks, last] = [0, performance.now()];
  new PerformanceObserver((list) => (longTasks += list.getEntries().length)).observe({
    type: "longtask",
  });
  const tick = (now) => {
    gaps.push(now - last);
    last = now;
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
  globalThis.watched_ = () => ({ gaps: gaps.slice(1), longTasks });
}

async function traced(session) {
  const events = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  const complete = new Promise((settle) => session.once("Tracing.tracingComplete", settle));
  await session.send("Tracing.end");
  await complete;
  return events;
}

/** Of the page's main thread: the one of the renderers' that worked the most. */
function longestTask(events) {
  const mains = events.filter(
    ({ name, args }) => name === "thread_name" && args.name === "CrRendererMain",
  );
  const isMain = new Set(mains.map(({ pid, tid }) => `${pid} ${tid}`));
  const tasks = events.filter(
    ({ name, pid, tid }) => /RunTask/.test(name) && isMain.has(`${pid} ${tid}`),
  );
  return Math.max(0, ...tasks.map(({ tdur = 0 }) => tdur)) / 1_000;
}

async function few() {}

async function empty(page) {
  await page.getByLabel("Example zone").selectOption("failover");
  await calm(page);
  for (let left = 2; left > 0; left -= 1) await press(page, "button.remove");
}

async function many(page) {
  await empty(page);
  await paste(page);
}

/** As somebody pastes a list; each record gets a check of its own. */
async function paste(page) {
  await page.getByLabel("Add addresses, one per line").evaluate((field, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    field.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
    );
  }, ADDRESSES.join("\n"));
  await calm(page);
}

async function toggle(page) {
  await press(page, "button.lamp");
}

async function askMillion(page) {
  await page.locator("#ask-many").evaluate((button) => {
    const select = button.closest(".ask").querySelector("select");
    select.value = "1000000";
    select.dispatchEvent(new Event("change"));
    button.click();
  });
  await calm(page);
}

async function edit(page) {
  await opened(page);
  await page.keyboard.press("Control+A");
  await page.keyboard.type("192.0.2.7");
  await page.keyboard.press("Enter");
  await calm(page);
}

async function type(page) {
  await opened(page);
  for (const key of "Backspace Backspace Backspace 1 2 3".split(" "))
    await page.keyboard.press(key);
}

/** The focus in the field of the first record's value. */
async function opened(page) {
  await page
    .locator("tr.record .at-value :is(button, input)")
    .first()
    .evaluate((field) => field.focus());
  await page.waitForTimeout(50);
}

/** A click without the tester's own search for what to click, which would be measured with the page. */
async function press(page, selector, nth = 0) {
  const { x, y } = await page.locator("multivalue-playground").evaluate(
    (host, [wanted, at]) => {
      const target = host.shadowRoot.querySelectorAll(wanted)[at];
      const { left, top, width, height } = (
        target.closest("label") ?? target
      ).getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    },
    [selector, nth],
  );
  if (y > 0 && y < 900) await page.mouse.click(x, y);
  else
    await page
      .locator("multivalue-playground")
      .evaluate(
        (host, [wanted, at]) => host.shadowRoot.querySelectorAll(wanted)[at].click(),
        [selector, nth],
      );
  await calm(page);
}

/** Until the picture is that of the state. */
async function calm(page) {
  await page.waitForTimeout(100);
  await page.waitForFunction(
    () =>
      document
        .querySelector("multivalue-playground")
        .shadowRoot.querySelector('table[aria-busy="false"]'),
    null,
    { polling: 50, timeout: 60_000 },
  );
}

async function scroll(page) {
  await page.mouse.move(600, 600);
  for (let step = 0; step < 40; step += 1) {
    await page.mouse.wheel(0, 400);
    await page.waitForTimeout(16);
  }
}

function median(numbers) {
  return numbers.toSorted((one, other) => one - other)[numbers.length >> 1];
}

function rounded(milliseconds) {
  return Number(milliseconds.toFixed(1));
}
