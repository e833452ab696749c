// Long lists: visible items are rendered at once, the rest a slice a frame, and nothing is left out.

import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";

import { fromPage } from "./source.mjs";

const { IncrementalList, visibleRange } = await fromPage("ui/long-list.ts");
const COUNT = 400;

const frames = [];
beforeEach(() => {
  globalThis.requestAnimationFrame = (call) => frames.push(call);
});
afterEach(() => {
  for (const call of frames.splice(0)) call();
  delete globalThis.requestAnimationFrame;
});

test("a short list is drawn at once", () => {
  const list = listOf(50);
  assert.deepEqual(list.draw(1), Array(50).fill(1));
  assert.deepEqual(list.draw(2), Array(50).fill(2));
  assert.ok(!list.renderer.pending);
});

test("a long list comes in slices, in order and whole", () => {
  const list = listOf(COUNT, () => [0, -1]);
  const sizes = [list.draw(1).length, ...list.untilDone().map((drawn) => drawn.length)];
  assert.ok(sizes.length > 8, `${sizes.length} frames`);
  assert.deepEqual(
    sizes.map((size, at) => size - (sizes[at - 1] ?? 0)).filter((step) => step > 50),
    [],
  );
  assert.deepEqual(list.draw(1), Array(COUNT).fill(1));
});

test("what can be seen and what is urgent is drawn anew at once, and the rest by itself", () => {
  const list = listOf(COUNT, () => [300, 320]);
  list.draw(1);
  list.untilDone();
  const drawn = list.draw(2, (at) => at === 399);
  assert.deepEqual(drawn.slice(300, 321), Array(21).fill(2));
  assert.equal(drawn[399], 2);
  assert.ok(drawn.filter((version) => version === 2).length < 60);
  assert.ok(list.renderer.pending);
  assert.deepEqual(list.untilDone().at(-1), Array(COUNT).fill(2));
  assert.ok(!list.renderer.pending);
});

test("however often a list is drawn in one frame, it gets one slice", () => {
  const list = listOf(COUNT, () => [0, -1]);
  list.draw(1);
  list.frame();
  const slice = list.draw(1).length;
  assert.ok(slice > 0);
  assert.equal(list.draw(1).length, slice);
  list.frame();
  assert.equal(list.draw(1).length, 2 * slice);
});

test("what is drawn because it can be seen takes the turns of others", () => {
  const list = listOf(COUNT, () => [0, 60]);
  list.draw(1);
  list.untilDone();
  const anew = () => list.draw(2).filter((version) => version === 2).length;
  assert.equal(anew(), 61);
  list.frame();
  assert.equal(anew(), 61);
  assert.deepEqual(list.untilDone().at(-1), Array(COUNT).fill(2));
});

test("items that go are gone at once, and those that stay wait for nobody", () => {
  const list = listOf(COUNT, () => [0, 20]);
  list.draw(1);
  list.untilDone();
  list.items = list.items.slice(0, 300);
  assert.deepEqual(list.draw(1), Array(300).fill(1));
  assert.ok(!list.renderer.pending);
});

test("paper gets all of it, and the next frame a slice again", () => {
  const list = listOf(COUNT, () => [0, 20]);
  list.draw(1);
  list.renderer.flush();
  assert.deepEqual(list.draw(2), Array(COUNT).fill(2));
  list.frame();
  assert.ok(list.draw(3).includes(2));
});

test("a list that left the page starts anew when it comes back", () => {
  const sight = { of: [0, 20] };
  const list = listOf(COUNT, () => sight.of);
  list.draw(1);
  list.untilDone();
  list.frame();
  sight.of = null;
  assert.ok(list.draw(1).length < 60);
});

test("a list is seen from where the window begins to where it ends", () => {
  globalThis.innerHeight = 900;
  const list = (top, scrollTop = 0) => ({
    getBoundingClientRect: () => ({ top }),
    scrollHeight: 4_000,
    scrollTop,
  });
  assert.deepEqual(visibleRange(list(500), 400), [0 - 2, 40 + 2]);
  assert.deepEqual(visibleRange(list(-1_000), 400), [100 - 2, 190 + 2]);
  assert.deepEqual(visibleRange(list(500, 2_000), 400), [200 - 2, 240 + 2]);
  assert.equal(visibleRange(null, 400), null);
  assert.deepEqual(visibleRange({}, 50), [0, 49]);
  delete globalThis.innerHeight;
});

/** A list whose items are drawn in versions. */
function listOf(count, sight = (drawn) => [0, drawn - 1]) {
  const list = {
    items: Array.from({ length: count }, (_, at) => at),
    again: 0,
    renderer: new IncrementalList(
      () => (list.again += 1),
      (drawn) => sight(drawn),
    ),
    draw: (version, isUrgent) => {
      list.renderer.measure();
      list.version = version;
      list.isUrgent = isUrgent;
      return list.renderer
        .render(list.items, String, () => [version], isUrgent)
        .map(({ basis }) => basis[0]);
    },
    frame: () => {
      for (const call of frames.splice(0)) call();
    },
    /** What is drawn in each frame, until no more is asked for. */
    untilDone: () => {
      const drawn = [];
      while (list.renderer.pending) {
        const before = list.again;
        list.frame();
        if (list.again > before) drawn.push(list.draw(list.version, list.isUrgent));
      }
      return drawn;
    },
  };
  return list;
}
