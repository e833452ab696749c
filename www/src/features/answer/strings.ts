/**
 * Strings of the answer and its reasons.
 */
import { integer } from "../../text/locale";

export const answerStrings = {
  heading: "One answer",
  which: (ask: number, seed: string) => `query ${integer(ask)} of seed ${seed}`,
  why: "Why",
  section: ";; ANSWER SECTION:",
  authority: ";; AUTHORITY SECTION:",
  status: (rcode: string) => `;; status: ${rcode}`,
  place: (place: number) => `place ${integer(place)}`,
  outcome: {
    answered: "answered",
    "not drawn": "not drawn",
    unhealthy: "left out",
    standby: "standby",
    "weight 0": "weight 0",
  },
};
