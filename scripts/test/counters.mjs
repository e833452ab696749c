// Counting the tests that really ran, from what each runner prints.

/** A step that is one check as a whole: its exit code is the result. */
export function oneCheck(_output, code) {
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** cargo test: a line for each test binary and for the examples in the docs. */
export function cargoTest(output) {
  const lines = [
    ...plain(output).matchAll(/^test result: \w+\. (\d+) passed; (\d+) failed; (\d+) ignored/gm),
  ];
  return { passed: total(lines, 1), failed: total(lines, 2), skipped: total(lines, 3) };
}

/** node --test, with the spec reporter. */
export function nodeTest(output) {
  const text = plain(output);
  const of = (word) => total([...text.matchAll(new RegExp(`^ℹ ${word} (\\d+)$`, "gm"))], 1);
  return {
    passed: of("pass"),
    failed: of("fail") + of("cancelled"),
    skipped: of("skipped") + of("todo"),
  };
}

/** python -m unittest: the tests that ran, of which some failed, broke or were left out. */
export function unittest(output) {
  const text = plain(output);
  const of = (word) =>
    total([...text.matchAll(new RegExp(`^(?:OK|FAILED) \\(.*\\b${word}=(\\d+)`, "gm"))], 1);
  const [failed, skipped] = [of("failures") + of("errors"), of("skipped")];
  return {
    passed: total([...text.matchAll(/^Ran (\d+) tests? in /gm)], 1) - failed - skipped,
    failed,
    skipped,
  };
}

function total(matches, group) {
  return matches.reduce((sum, match) => sum + Number(match[group]), 0);
}

function plain(output) {
  return output.replace(/\x1b\[[0-9;]*m/g, "");
}
