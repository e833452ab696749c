/**
 * What each view shows of the one picture, top to bottom.
 */
import type { TemplateResult } from "lit";

import type { ViewName } from "../model/state";
import type { Actions, View } from "../views/view";
import { answer } from "./answer";
import { chart } from "./chart";
import { compare } from "./compare";
import { full } from "./full";
import { timeline } from "./timeline";

export type Scene = (view: View, act: Actions) => TemplateResult;

export const SCENES: Record<ViewName, Scene> = { full, chart, answer, compare, timeline };
