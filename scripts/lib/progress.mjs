// A line every 10 s that names the work in progress, so that long work that prints nothing is not taken for dead.

/** Does named work. While it runs, the line of progress names it. */
export async function during(name, work) {
  const entry = { name };
  running.add(entry);
  try {
    return await work();
  } finally {
    running.delete(entry);
  }
}

/** Seconds since a moment of `performance.now()`, for people. */
export function secondsSince(start) {
  return ((performance.now() - start) / 1000).toFixed(1);
}

function tellRunning() {
  if (running.size === 0) return;
  const names = [...running].map(({ name }) => name).join(", ");
  console.log(`... ${Math.round(performance.now() / 1000)} s: ${names}`);
}

const INTERVAL_MS = 10_000;
const running = new Set();

// One for the whole process: a new one for each piece of work would leave up to two intervals without a line.
setInterval(tellRunning, INTERVAL_MS).unref();
