/**
 * Strings of links.
 */
export const linkStrings = {
  title: (question: string) => `What will Route 53 answer for ${question}?`,
  brokenAtStart: (reason: string) =>
    `This link cannot be opened. ${reason} Showing the first example zone instead.`,
  brokenLater: (reason: string) => `This link cannot be opened. ${reason} Nothing was changed.`,
  draft: "Restored from your earlier visit. To start over, press Reset or choose an example zone.",
  noVersion: "It has no version (v=1).",
  version: (found: string, known: string) =>
    `It has version ${found}; this page reads version ${known}.`,
  noValue: (key: string) => `Its parameter "${key}" has no value.`,
  twice: (key: string) => `Its parameter "${key}" appears twice.`,
  unknown: (key: string) => `Its parameter "${key}" is unknown.`,
  escape: (text: string) => `"${text}" is not valid percent-encoding.`,
  results: (key: string, found: string) =>
    `${key}=${found} is invalid; expected a check and its results, such as check-1:ffp.`,
  noRow: (id: string) => `Its zone has no record "${id}".`,
  noCheck: (id: string) => `The record "${id}" has no health check.`,
  packed: "Its compressed zone cannot be read: part of the link may be missing.",
  tooLong: "Its compressed zone is too large.",
  noZone: "Its compressed data is not a zone.",
};
