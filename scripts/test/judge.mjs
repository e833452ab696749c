// The verdict on a step, from its exit code and its count.

/** What a step's end means: its own count, but never fewer failures than its exit code tells, and never nothing at all. */
export function judge({ count }, code, output) {
  const { passed, failed, skipped = 0 } = count(output, code);
  const problem = problemOf({ code, passed, failed, skipped });
  return { passed, failed: problem ? Math.max(failed, 1) : 0, problem };
}

function problemOf({ code, passed, failed, skipped }) {
  if (failed > 0) return `${failed} failed`;
  if (code !== 0) return `ended with ${code}`;
  if (skipped > 0) return `${skipped} were skipped, and nothing may be`;
  return passed === 0 ? "ran no test" : undefined;
}
