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
    refused: "The browser blocked copying. Select the text and copy it yourself.",
  },

  nobody: (rcode: string) => `No record has this name and type: the response is ${rcode}.`,

  notJson: (reason: string) => `Not valid JSON: ${reason}`,

  status: {
    once: (ask: number, data: string[]) => `Query ${integer(ask)} returned ${list(data)}.`,
    done: (queries: number, name: string, summary: string) =>
      `Queried ${name} ${times(queries)}. ${summary}`,
    refused: (messages: string[]) => `Rejected. ${messages.join(" ")}`,
    stopped: (queries: number | null) =>
      queries === null
        ? "Stopped."
        : `Stopped. The bars show the previous run of ${integer(queries)} queries.`,
    oneByWeight: (rows: number) => `One of ${records(rows)} in each answer, by weight.`,
    areEligible: (eligible: number, perAnswer: number) =>
      `${records(eligible)} ${are(eligible)} eligible, ${integer(perAnswer)} in each answer.`,
  },
};
