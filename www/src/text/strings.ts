/**
 * Strings that more than one view needs. Errors of the core have their own text and are not here.
 */
import { integer, list, times } from "./locale";

const are = (count: number) => (count === 1 ? "is" : "are");
const records = (count: number) => `${integer(count)} ${count === 1 ? "record" : "records"}`;

export const commonStrings = {
  why: "Where this number comes from",

  copy: {
    done: "Copied",
    refused: "The browser did not let the page copy. The text stands there to be selected.",
  },

  nobody: (rcode: string) => `No record stands for this question: the answer is ${rcode}.`,

  notJson: (reason: string) => `This is not JSON: ${reason}`,

  status: {
    once: (ask: number, data: string[]) => `Query ${integer(ask)} was answered with ${list(data)}.`,
    done: (queries: number, name: string, summary: string) =>
      `Asked ${times(queries)} for ${name}. ${summary}`,
    refused: (messages: string[]) => `Refused. ${messages.join(" ")}`,
    stopped: (queries: number | null) =>
      queries === null
        ? "Stopped."
        : `Stopped. The bars are those of the ${integer(queries)} queries before.`,
    oneByWeight: (rows: number) => `One of ${records(rows)} in each answer, by weight.`,
    areEligible: (eligible: number, perAnswer: number) =>
      `${records(eligible)} ${are(eligible)} eligible, ${integer(perAnswer)} in each answer.`,
  },
};
