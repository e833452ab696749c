/**
 * The words above the lines: the rule in force.
 */
import { sentenceOf } from "../model/sentence";
import type { View } from "./view";

export function sentence({ picture }: View): string {
  if (!picture) return "";
  return sentenceOf(picture.state, picture.outcome.answer, picture.outcome.tally);
}
