/**
 * Strings of the page around a view.
 */
import { integer, times } from "../../text/locale";

export const pageStrings = {
  view: "View",
  views: { full: "Records", compare: "Compare", timeline: "Timeline" },

  title: "multivalue",
  offline: "You are offline. Everything still works.",

  presets: {
    label: "Example zone",
    own: "Your own zone",
    names: {
      "web-tier": "12 web servers",
      "ten-healthy": "10 web servers",
      "two-down": "10, two down",
      "eight-or-fewer": "5 web servers",
      "all-down": "10, all down",
      unchecked: "10, all checked ones down",
      "dual-stack": "Dual stack",
      weighted: "Weighted",
      failover: "Failover",
      simple: "Simple",
    },
    points: {
      "web-tier":
        "With more than eight healthy records, each answer contains eight of them, drawn at random.",
      "ten-healthy":
        "Ten healthy records: each is missing from one answer in five. Switch one off and watch the others fill in.",
      "two-down": "Two of ten are down. That leaves eight, and every answer contains all eight.",
      "eight-or-fewer":
        "With eight healthy records or fewer, every answer contains them all. Only their order is random.",
      "all-down":
        "When every record is unhealthy, Route 53 answers as if all were healthy. This is fail-open.",
      unchecked:
        "A record without a check always counts as healthy, even if the server is down. With one such record, Route 53 never fails open.",
      "dual-stack":
        "A and AAAA records are separate: switch a server off in one, and the other still returns it.",
      weighted:
        "Each answer is one record, drawn by weight. The canary gets one answer in ten; the spare, with weight 0, is used only when all others are down.",
      failover:
        "Failover returns one record: the primary while it is healthy, otherwise the secondary.",
      simple:
        "A simple record has no health check: Route 53 keeps returning the dead server like the others.",
    },
    changed: "You changed this example. Reset restores it.",
  },

  header: {
    import: "Import",
    importTitle: "Import a zone from AWS CLI output or a Corefile",
    undo: "Undo",
    redo: "Redo",
    withKeys: (label: string, keys: string) => `${label} (${keys.replace("Control", "Ctrl")})`,
    reset: "Reset this zone",
    read: "Dismiss this message",
    theme: { auto: "Theme: system", light: "Theme: light", dark: "Theme: dark" },
  },

  query: {
    group: "Name and type to query",
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
    same: "The same seed gives the same numbers. A new seed draws again.",
    stop: "Stop",
    progress: "Queries answered (estimate)",
  },

  printed: (queries: number, seed: string, ask: number) =>
    `Made by multivalue with ${integer(queries)} queries, seed ${seed}, showing the answer to query ${integer(ask)}. To reproduce it:`,
};
