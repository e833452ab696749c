/**
 * Strings of the dialogs.
 */
import { list } from "../../text/locale";

export const shareStrings = {
  share: "Share",
  heading: "Share this view",
  hint: "The link contains everything on screen: records, health, seed, and settings. The part after # is never sent to a server.",
  close: "Close",
  link: "Link",
  copyLink: "Copy link",
  markdown: "Markdown",
  copyMarkdown: "Copy Markdown",
  embed: "Embed code",
  copyEmbed: "Copy embed code",
  zone: "Zone in Route 53's format, with its checks",
  copyZone: "Copy zone",
  saveBatch: "Save change batch",
  batch: "Change batch for all your edits",
  lastBatch: "Change batch of the last edit",
  undoBatch: "Change batch that undoes the last edit",
  copyBatch: "Copy as change batch",
  batchHint:
    "For aws route53 change-resource-record-sets. A batch contains no health checks: create those that its records use first.",
  save: "Save as",
  saveAs: { png: "PNG", svg: "SVG", csv: "CSV", json: "Zone (JSON)" },
};

export const shortcutStrings = {
  heading: "Keyboard shortcuts",
  single: {
    a: "Run the chosen number of queries",
    o: "Ask once",
    n: "New seed",
    "1": "Show records returned",
    "2": "Show records in first place",
    "3": "Show records picked by the client",
    d: "Counts or deviation",
    i: "Import",
    s: "Share",
    t: "Theme",
    "?": "Keyboard shortcuts",
  },
  others: [
    { keys: ["Ctrl", "Z"], does: "Undo" },
    { keys: ["Ctrl", "Shift", "Z"], does: "Redo" },
    { keys: ["Esc"], does: "Stop a run; close an explanation; restore a field" },
    { keys: ["\u2191", "\u2193"], does: "On a lamp: the lamp of the next record" },
    { keys: ["Space"], does: "On a lamp: switch it" },
    { keys: ["\u2191", "\u2193", "\u2190", "\u2192"], does: "On a number: the next number" },
    { keys: ["Enter"], does: "In a field: apply the change" },
  ],
  switch: "Single-key shortcuts",
  hint: "Single keys work while you are not typing. On a Mac, use Command instead of Ctrl.",
  close: "Close",
};

export const corefileStrings = {
  noZone:
    "This is neither JSON nor a Corefile with a zone. In a Corefile, a multivalue block defines the zone.",
  which: "This Corefile has several zones. Choose one:",
  left: (plugins: string[]) =>
    plugins.length === 0
      ? ""
      : `The zone was imported. ${list(plugins)} ${plugins.length === 1 ? "is" : "are"} not part of a zone and ${plugins.length === 1 ? "was" : "were"} ignored.`,
  label: "Corefile",
  waiting: "Generated when you copy or save it",
  copy: "Copy Corefile",
  save: "Save Corefile",
};
