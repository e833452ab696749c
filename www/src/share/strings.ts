/**
 * Strings of links.
 */
export const linkStrings = {
  title: (question: string) => `What will Route 53 answer for ${question}?`,
  brokenAtStart: (reason: string) =>
    `This link cannot be opened. ${reason} The first example zone stands here instead.`,
  brokenLater: (reason: string) =>
    `This link cannot be opened. ${reason} The picture stays as it was.`,
  noVersion: "It does not say its version (v=1).",
  version: (found: string, known: string) =>
    `It is of version ${found}, and this page reads version ${known}.`,
  noValue: (key: string) => `Its member "${key}" has no value.`,
  twice: (key: string) => `Its member "${key}" stands twice.`,
  unknown: (key: string) => `Its member "${key}" is not known here.`,
  escape: (text: string) => `"${text}" is not escaped as links are.`,
  results: (key: string, found: string) =>
    `It says ${key}=${found}; expected a check and its results, such as check-1:ffp.`,
  noRow: (id: string) => `Its zone has no record "${id}".`,
  noCheck: (id: string) => `The record "${id}" has no health check.`,
  packed: "Its packed zone cannot be unpacked: part of the link may be missing.",
  tooLong: "Its packed zone is longer than any zone.",
  noZone: "What is packed in it is no zone.",
};
