/**
 * The words of links and of the dialogue that gives them.
 */
import { list, whole } from "../format";

export const words = {
  share: "Share",
  heading: "Share this picture",
  hint: "The link holds all that the picture is made of: records, health, seed, and what is shown. What stands behind its # is sent to no server.",
  close: "Close",
  link: "Link",
  copyLink: "Copy link",
  markdown: "Markdown",
  copyMarkdown: "Copy Markdown",
  embed: "Embed code",
  copyEmbed: "Copy embed code",
  zone: "Zone as Route 53 lists it, with its checks",
  copyZone: "Copy zone",
  saveBatch: "Save change batch",
  batch: "Change batch from the start to this",
  lastBatch: "Change batch of the last edit",
  undoBatch: "Change batch that undoes the last edit",
  copyBatch: "Copy as change batch",
  batchHint: "For aws route53 change-resource-record-sets. Health checks are no part of a batch: those that its records name must be there before.",
  save: "Save as",
  saveAs: { png: "PNG", svg: "SVG", csv: "CSV", json: "Zone (JSON)" },
  title: (question: string) => `What will Route 53 answer for ${question}?`,

  brokenAtStart: (reason: string) => `This link cannot be opened. ${reason} The first example zone stands here instead.`,
  brokenLater: (reason: string) => `This link cannot be opened. ${reason} The picture stays as it was.`,
  noVersion: "It does not say its version (v=1).",
  version: (found: string, known: string) => `It is of version ${found}, and this page reads version ${known}.`,
  noValue: (key: string) => `Its member "${key}" has no value.`,
  twice: (key: string) => `Its member "${key}" stands twice.`,
  unknown: (key: string) => `Its member "${key}" is not known here.`,
  escape: (text: string) => `"${text}" is not escaped as links are.`,
  choice: (key: string, found: string, choices: string[]) => `It says ${key}=${found}; known are ${list(choices)}.`,
  number: (key: string, found: string) => `It says ${key}=${found}, which is no number.`,
  results: (key: string, found: string) => `It says ${key}=${found}; expected a check and its results, such as check-1:ffp.`,
  within: (key: string, found: string, least: number, most: number) =>
    `It says ${key}=${found}; expected a number from ${whole(least)} to ${whole(most)}.`,
  noRow: (id: string) => `Its zone has no record "${id}".`,
  noCheck: (id: string) => `The record "${id}" has no health check.`,
  packed: "Its packed zone cannot be unpacked: part of the link may be missing.",
  tooLong: "Its packed zone is longer than any zone.",
  noZone: "What is packed in it is no zone.",
};
