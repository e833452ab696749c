import { readableName } from "../model/source";
import { tallyOptionsOf } from "../model/state";
import type { Picture } from "../views/view";
import type { Sheet } from "../views/numbers";

export function csvOf({ state, outcome }: Picture): string {
  const { group, seed } = state;
  const { tally } = outcome;
  const about = [readableName(group.name), group.type, tally?.policy ?? "", seed, tally?.queries ?? 0, tallyOptionsOf(state).pick ?? ""];
  const rows = (tally?.rows ?? []).map((row) => [
    ...about,
    row.setIdentifier ?? "",
    row.value,
    row.health,
    row.returned,
    row.expectedReturned,
    ...row.returnedInterval,
    row.first,
    row.picked,
    row.expectedPicked,
    ...row.pickedInterval,
    ...(row.places ?? []).map(({ count }) => count),
  ]);
  const places = (tally?.rows[0]?.places ?? []).map((_, at) => `place_${at + 1}`);
  return printed([[...HEADER, ...places], ...rows]);
}

/** A sheet of numbers, with what was asked in front of each row. */
export function csvOfSheet({ state }: Picture, { columns, rows }: Sheet): string {
  const about = [readableName(state.group.name), state.group.type, state.seed];
  const lines = [["name", "type", "seed", ...columns.map(({ id }) => id)], ...rows.map((row) => [...about, ...row.map((value) => value ?? "")])];
  return printed(lines);
}

function printed(lines: (string | number)[][]): string {
  return lines.map((fields) => `${fields.map(field).join(",")}\r\n`).join("");
}

function field(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const HEADER = [
  ...["name", "type", "policy", "seed", "queries", "pick", "set_identifier", "value", "health"],
  ...["returned", "expected_returned", "returned_low", "returned_high"],
  ...["first", "picked", "expected_picked", "picked_low", "picked_high"],
];
