/**
 * The instrument whole: who may answer, what came out, and why.
 */
import { nothing } from "lit/html.js";
import { guard } from "lit/directives/guard.js";

import { speech } from "../text/locale";
import { placeExplanations } from "../model/explain-places";
import { answerPanel } from "../views/answer-panel";
import { checksPanel } from "../views/checks-panel";
import { heatMap } from "../views/heat-map";
import { hintLines } from "../views/hint-lines";
import { numberTables } from "../ui/number-table";
import type { Actions, View, Region, More } from "../model/view";
import { wirePanel } from "../views/wire-panel";
import { chart } from "./chart";
import { sheetOfPlaces, sheetOfTally } from "../model/tally-sheets";

export function full(view: View, act: Actions, more?: More): Region[] {
  const { picture, state, asides } = view;
  return [
    ...chart(view, act, more),
    () => guard([picture], () => heatMap(view)),
    () => (picture?.outcome.tally ? numberTables(view, act, () => [sheetOfTally(picture), sheetOfPlaces(picture)]) : nothing),
    () => guard([picture, state, speech(), asides.awake, asides.dismissed], () => hintLines(view, act)),
    () => answerPanel(view),
    () => checksPanel(view, act),
    () => wirePanel(view, act),
  ];
}

full.explanations = placeExplanations;
