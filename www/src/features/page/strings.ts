/**
 * Strings of the page around a view.
 */
import { integer, times } from "../../text/locale";

export const pageStrings = {
  view: "View",
  views: { full: "Records", compare: "Compare", timeline: "Timeline" },

  title: "multivalue",
  offline: "There is no network, and none is needed: all that the page does, it does here.",

  presets: {
    label: "Example zone",
    own: "Your own zone",
    names: {
      "web-tier": "12 web servers",
      "ten-healthy": "10 web servers",
      "two-down": "10, of which 2 are down",
      "eight-or-fewer": "5 web servers",
      "all-down": "10, all down",
      unchecked: "10, all down but one unchecked",
      "dual-stack": "Dual stack",
      weighted: "Weighted",
      failover: "Failover",
      simple: "Simple",
    },
    points: {
      "web-tier":
        "With more than eight healthy records, each answer holds eight of them, drawn at random.",
      "ten-healthy":
        "Ten healthy records: each is left out of one answer in five. Switch one off, and see the others fill in.",
      "two-down": "Two of ten are down: that leaves eight, and every answer holds all eight.",
      "eight-or-fewer":
        "With eight healthy records or fewer, every answer holds them all; chance only orders them.",
      "all-down":
        "When every record is unhealthy, Route 53 answers as if all were healthy: it fails open.",
      unchecked:
        "A record without a check counts as healthy, dead or alive. One such record, and Route 53 never fails open.",
      "dual-stack":
        "A and AAAA are groups of their own: switch a server off for one, and the other still answers it.",
      weighted:
        "Each answer is one record, drawn by weight: the canary has one answer in ten, and the spare of weight 0 waits until all others are down.",
      failover:
        "Failover answers one record at a time: the primary while it is healthy, else the secondary.",
      simple:
        "Nothing watches a simple record: Route 53 keeps answering the dead server like the others.",
    },
    changed: "Changed from the example. Reset brings it back.",
  },

  header: {
    import: "Import",
    importTitle: "Import a zone from AWS CLI output or a Corefile",
    undo: "Undo",
    redo: "Redo",
    withKeys: (label: string, keys: string) => `${label} (${keys.replace("Control", "Ctrl")})`,
    reset: "Reset this zone",
    read: "Dismiss this note",
    theme: { auto: "Theme: as the system", light: "Theme: light", dark: "Theme: dark" },
  },

  query: {
    group: "Name and type asked for",
    policy: {
      multivalue: "multivalue, up to 8",
      weighted: "weighted, one record",
      failover: "failover",
      simple: "simple",
    },
    ttl: "TTL",
    seed: "Seed",
    newSeed: "New seed",
  },

  ask: {
    once: "Ask once",
    many: (queries: number) => `Ask ${times(queries)}`,
    queries: "Number of queries",
    same: "Same seed, same numbers. A new seed draws afresh.",
    stop: "Stop",
    progress: "Queries answered, estimated",
  },

  printed: (queries: number, seed: string, ask: number) =>
    `Made by multivalue with ${integer(queries)} queries of seed ${seed}, and the answer to query ${integer(ask)}. To make it again:`,
};
