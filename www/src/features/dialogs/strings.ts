/**
 * Strings of the dialogs.
 */
import { list } from "../../text/locale";

export const shareStrings = {
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
  batchHint:
    "For aws route53 change-resource-record-sets. Health checks are no part of a batch: those that its records name must be there before.",
  save: "Save as",
  saveAs: { png: "PNG", svg: "SVG", csv: "CSV", json: "Zone (JSON)" },
};

export const shortcutStrings = {
  heading: "Keys",
  single: {
    a: "Ask as many times as chosen",
    o: "Ask once",
    n: "New seed",
    "1": "Show who was returned",
    "2": "Show who stood first",
    "3": "Show whom the client picked",
    d: "Counts or deviation",
    i: "Import",
    s: "Share",
    t: "Theme",
    "?": "These keys",
  },
  others: [
    { keys: ["Ctrl", "Z"], does: "Undo" },
    { keys: ["Ctrl", "Shift", "Z"], does: "Redo" },
    { keys: ["Esc"], does: "Stop a run; take an explanation away; give a field its value back" },
    { keys: ["\u2191", "\u2193"], does: "On a lamp: the lamp of the next record" },
    { keys: ["Space"], does: "On a lamp: switch it" },
    { keys: ["\u2191", "\u2193", "\u2190", "\u2192"], does: "On a number: the next number" },
    { keys: ["Enter"], does: "In a field: take what was typed" },
  ],
  switch: "Single keys",
  hint: "Single keys are heard while nothing is typed. On a Mac, Command stands for Ctrl.",
  close: "Close",
};

export const corefileStrings = {
  noZone:
    "This is not JSON, and as a Corefile it has no zone: a zone stands in a multivalue stanza.",
  which: "This Corefile has several zones, and the page shows one of them:",
  left: (plugins: string[]) =>
    plugins.length === 0
      ? ""
      : `The page took the zone from the Corefile; ${list(plugins)} ${plugins.length === 1 ? "has" : "have"} no place in a zone and ${plugins.length === 1 ? "is" : "are"} left behind.`,
  label: "Corefile",
  waiting: "Written when it is copied or saved",
  copy: "Copy Corefile",
  save: "Save Corefile",
};

export const importStrings = {
  heading: "Import a zone or a change batch",
  label: "Paste what aws route53 list-resource-record-sets prints, a Corefile, or a change batch",
  hint: 'To have its checks as well, paste both lists as [records, checks]. A change batch, {"Changes": [...]}, is made to the zone that stands there, as a whole or not at all. A file can be dropped on the page. Nothing leaves it.',
  load: "Import",
  cancel: "Cancel",
};
