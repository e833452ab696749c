/**
 * Pictures as sheets of numbers: one for the table that unfolds and for the file that is saved.
 */
import type { Clients } from "../engine/protocol";
import { decimal, tenths, whole } from "../format";
import { words } from "../strings/clients";
import type { Picture } from "../views/view";
import { columnsOf, equalShare, type Contender } from "./comparison";
import { readableName } from "./source";

export interface Sheet {
  caption: string;
  columns: SheetColumn[];
  /** Null where there is nothing to say. */
  rows: (string | number | null)[][];
}

export interface SheetColumn {
  /** What programs call it. */
  id: string;
  /** What people call it. */
  label: string;
  /** How people write its numbers. */
  spelt(value: number): string;
}

export function sheetOfComparison({ state }: Picture, clients: Clients): Sheet {
  const columns = columnsOf(clients).filter(({ counts }) => counts);
  const equal = equalShare(clients);
  const { value, identifier, health } = words.numbers;
  return {
    caption: words.compare.caption(`${readableName(state.group.name)} ${state.group.type}`),
    columns: [text("value", value), text("set_identifier", identifier), text("health", health), ...columns.flatMap(({ contender }) => measured(contender))],
    rows: clients.endpoints.map((endpoint) => [
      ...[endpoint.value, endpoint.name, words.health[endpoint.health]],
      ...columns.flatMap(({ counts, clients: all }) => {
        const count = counts?.get(endpoint.value) ?? 0;
        return [count, count / all, equal > 0 && endpoint.health !== "unhealthy" ? count / all / equal : null];
      }),
    ]),
  };
}

function measured(contender: Contender): SheetColumn[] {
  const name = words.contenders[contender];
  return [
    { id: `${contender}_clients`, label: words.numbers.clients(name), spelt: whole },
    { id: `${contender}_share`, label: words.numbers.shareOf(name), spelt: tenths },
    { id: `${contender}_of_equal_share`, label: words.numbers.deviation(name), spelt: (ratio) => decimal(ratio, 2) },
  ];
}

export function text(id: string, label: string): SheetColumn {
  return { id, label, spelt: String };
}
