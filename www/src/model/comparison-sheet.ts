/**
 * .
 */
import { decimal, tenths } from "../text/number-format";
import { whole } from "../text/locale";
import type { Picture } from "./view";
import { columnsOf, equalShare, type Contender } from "./comparison";
import { readableName } from "./zone";
import type { Clients } from "./outcome";
import { type Sheet, type SheetColumn, text } from "../ui/number-table";
import { compareStrings } from "../strings/compare";
import { numberStrings } from "../ui/number-table";

export function sheetOfComparison({ state }: Picture, clients: Clients): Sheet {
  const columns = columnsOf(clients).filter(({ counts }) => counts);
  const equal = equalShare(clients);
  const { value, identifier, health } = numberStrings;
  return {
    caption: compareStrings.compare.caption(`${readableName(state.group.name)} ${state.group.type}`),
    columns: [text("value", value), text("set_identifier", identifier), text("health", health), ...columns.flatMap(({ contender }) => measured(contender))],
    rows: clients.endpoints.map((endpoint) => [
      ...[endpoint.value, endpoint.name, compareStrings.health[endpoint.health]],
      ...columns.flatMap(({ counts, clients: all }) => {
        const count = counts?.get(endpoint.value) ?? 0;
        return [count, count / all, equal > 0 && endpoint.health !== "unhealthy" ? count / all / equal : null];
      }),
    ]),
  };
}

function measured(contender: Contender): SheetColumn[] {
  const name = compareStrings.contenders[contender];
  return [
    { id: `${contender}_clients`, label: numberStrings.clients(name), spelt: whole },
    { id: `${contender}_share`, label: numberStrings.shareOf(name), spelt: tenths },
    { id: `${contender}_of_equal_share`, label: numberStrings.deviation(name), spelt: (ratio) => decimal(ratio, 2) },
  ];
}
