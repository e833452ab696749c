/**
 * The words of the keyboard map.
 */
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
