// States as people make them, at random, for tests that try many.

import { fromPage } from "./source.mjs";

const { withSource } = await fromPage("model/state.ts");
const { addValues, attachNewChecks, detachCheck, removeLine, setIdentifier, setTtl, setValue } =
  await fromPage("model/edits.ts");
const { toggleCheck } = await fromPage("model/checks.ts");
const { withResult } = await fromPage("model/check-results.ts");
const { groupsOf, linesOf } = await fromPage("model/zone.ts");
const { initialState } = await fromPage("model/example.ts");
const { PRESET_IDS, withPreset } = await fromPage("model/presets.ts");

/** A state that a person could make: an example or a zone of their own, edited, asked and looked at. */
export function randomState(random) {
  const pick = (list) => list[random() % list.length];
  let state = withPreset(pick(PRESET_IDS))(initialState());
  if (random() % 5 === 0)
    state = withSource({
      ...state.source,
      Name: "example.org.",
      ResourceRecordSets: [OWN, ...(random() % 2 ? [ODD] : [])],
    })(state);
  const group = pick(groupsOf(state.source));
  if (random() % 3 === 0) state = { ...state, group };
  if (random() % 3 === 0) state = observed(state, random);
  for (let edits = random() % 6; edits > 0; edits -= 1)
    state = { ...state, source: edit(state, random) };
  return {
    ...state,
    seed: pick(["42", "0", "18446744073709551615", String(random())]),
    queries: pick([1, 10, 100, 10_000, 1_000_000]),
    ask: pick([1, 1, 2, 100]),
    view: pick(["full", "chart", "answer", "compare", "timeline"]),
    show: pick(["returned", "first", "picked"]),
    scale: pick(["count", "deviation"]),
    pick: pick(["random", "rfc6724", "first"]),
    clients: {
      A: pick(["192.0.2.200", "198.51.100.7"]),
      AAAA: pick(["2001:db8::200", "2001:db8::7"]),
    },
    story: {
      resolvers: pick([0, 1, 100, 10_000]),
      retries: pick([0, 1, 7]),
      fails: pick(["", "web-3", "~ü, &=#1"]),
      at: pick([0, 60, 21_600]),
      lasts: pick([1, 300]),
    },
  };
}

function observed(state, random) {
  const checks = state.source.HealthChecks ?? [];
  for (let results = random() % 5; checks.length > 0 && results > 0; results -= 1) {
    state = withResult(checks[random() % checks.length].Id, random() % 2 ? "p" : "f")(state);
  }
  return state;
}

function edit({ source, group }, random) {
  const lines = linesOf(source, group);
  const line = lines[random() % Math.max(lines.length, 1)];
  if (!line) return source;
  const edits = [
    () => (line.row.HealthCheckId ? toggleCheck(source, line.row.HealthCheckId) : source),
    () => (line.row.HealthCheckId ? toggleCheck(source, line.row.HealthCheckId) : source),
    () => setValue(source, line, `203.0.113.${random() % 256}`),
    () => addValues(source, group, [`198.51.100.${random() % 256}`], "PRIMARY"),
    () => (lines.length > 1 ? removeLine(source, line) : source),
    () => (line.row.SetIdentifier ? detachCheck(source, line.row) : source),
    () => (line.row.SetIdentifier ? attachNewChecks(source, [line.row]) : source),
    () =>
      line.row.SetIdentifier ? setIdentifier(source, line.row, `~ü, &=#${random() % 9}`) : source,
    () => setTtl(source, group, String(random() % 300)),
  ];
  return edits[random() % edits.length]();
}

const OWN = {
  Name: "\\052.example.org.",
  Type: "TXT",
  TTL: 60,
  ResourceRecords: [{ Value: '"v=spf1 -all" "\\303\\274"' }],
};
const ODD = {
  Name: "www.example.org.",
  Type: "A",
  TTL: 60,
  ResourceRecords: [{ Value: "192.0.2.1" }, { Value: "192.0.2.2" }],
};
