/**
 * .
 */
import { tenths } from "../text/number-format";
import { whole } from "../text/locale";
import type { Picture } from "./view";
import type { Contender } from "./comparison";
import { coursesOf, spanOf } from "./course";
import { readableName } from "./zone";
import type { Clients } from "./outcome";
import type { Sheet, SheetColumn } from "../ui/number-table";
import { compareStrings } from "../strings/compare";
import { timelineStrings } from "../strings/timeline";

export function sheetOfTimeline({ state }: Picture, clients: Clients): Sheet {
  const courses = coursesOf(clients).filter(({ refused }) => !refused);
  const { step } = spanOf(clients);
  const steps = Math.max(...courses.map(({ lost }) => lost.length), 0);
  return {
    caption: `${timelineStrings.caption}: ${readableName(state.group.name)} ${state.group.type}`,
    columns: [{ id: "time", label: timelineStrings.time, spelt: whole }, ...courses.flatMap(({ contender }) => timed(contender))],
    rows: Array.from({ length: steps }, (_, at) => [at * step, ...courses.flatMap(({ lost, stumbled }) => [lost[at] ?? 0, stumbled[at] ?? 0])]),
  };
}

function timed(contender: Contender): SheetColumn[] {
  const name = compareStrings.contenders[contender];
  return [
    { id: `${contender}_lost`, label: timelineStrings.lost(name), spelt: tenths },
    { id: `${contender}_first_dead`, label: timelineStrings.stumbled(name), spelt: tenths },
  ];
}
