// Which steps run side by side.

/**
 * Runs steps, the first of those that can start first. A step waits for those that it `needs`, as far as they are
 * among the given ones, and for the end of one that holds the same `lock`. Gives the results in order of their ends.
 */
export async function schedule(steps, atOnce, runStep) {
  const waiting = [...steps];
  const running = new Map();
  const results = [];
  while (waiting.length + running.size > 0) {
    const next = running.size < atOnce && waiting.find((step) => canStart(step, waiting, running));
    if (next) {
      waiting.splice(waiting.indexOf(next), 1);
      running.set(next, settled(next, results, runStep));
    } else if (running.size > 0) {
      running.delete(await Promise.race(running.values()));
    } else throw new Error(`steps need each other: ${waiting.map(({ name }) => name).join(", ")}`);
  }
  return results;
}

function canStart({ needs = [], lock }, waiting, running) {
  const unfinished = [...waiting, ...running.keys()];
  return (
    unfinished.every(({ name }) => !needs.includes(name)) &&
    [...running.keys()].every((other) => lock === undefined || other.lock !== lock)
  );
}

/** A step is not run after a failure of one that it needs, which is a failure of its own. */
async function settled(step, results, runStep) {
  const missing = step.needs?.find((name) =>
    results.some((result) => result.problem && result.step.name === name),
  );
  const result = missing
    ? { passed: 0, failed: 1, problem: `was not run, since "${missing}" failed` }
    : await runStep(step);
  results.push({ ...result, step });
  return step;
}
