/**
 * From one view of the zone to the next.
 */
import type { TemplateResult } from "lit/html.js";

import type { ViewName } from "../model/state";
import { choice } from "../ui/select";
import { LOOK, type Actions, type View } from "../model/view";
import { pageStrings } from "../strings/page";

export function viewSwitch({ state }: View, act: Actions): TemplateResult {
  const present = WHOLE.find((view) => view === state.view) ?? "full";
  return choice("view", pageStrings.view, WHOLE, pageStrings.views, present, (view) => void act.propose((before) => ({ ...before, view }), LOOK), "tabs");
}

/** The others show a part of the first. */
const WHOLE = ["full", "compare", "timeline"] as const satisfies ViewName[];
