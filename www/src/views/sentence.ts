/**
 * The words above the lines: the rule in force.
 */
import { sentenceOf } from "../model/sentence";
import type { View } from "../model/view";

export function sentence({ picture, sentences }: View): string {
  if (!picture) return "";
  return (sentences?.sentenceOf ?? sentenceOf)(picture.state, picture.outcome.answer, picture.outcome.tally);
}
