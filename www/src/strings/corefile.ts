/**
 * The words of Corefiles: read, chosen from, left behind, and written.
 */
import { list } from "../text/locale";

export const corefileStrings = {
  noZone: "This is not JSON, and as a Corefile it has no zone: a zone stands in a multivalue stanza.",
  noFiles: "The page cannot read the files that a Corefile names: import what they hold, or write the rows into the Corefile.",
  which: "This Corefile has several zones, and the page shows one of them:",
  left: (plugins: string[]) =>
    plugins.length === 0 ? "" : `The page took the zone from the Corefile; ${list(plugins)} ${plugins.length === 1 ? "has" : "have"} no place in a zone and ${plugins.length === 1 ? "is" : "are"} left behind.`,
  label: "Corefile",
  waiting: "Written when it is copied or saved",
  copy: "Copy Corefile",
  save: "Save Corefile",
};
