/**
 * Strings of dissected messages.
 */
import { integer, list } from "../text/locale";

const octets = (count: number) => `${integer(count)} ${count === 1 ? "octet" : "octets"}`;

export const wireStrings = {
  summary: (query: number, reply: number) =>
    `On the wire: query ${octets(query)}, reply ${octets(reply)}`,
  hint: "Point at a field to see its octets, or at an octet to see its field. Arrow keys move between fields.",
  identified: "The ID is the query's number here; a real client uses a random one.",
  overTcp:
    "Over UDP this response is truncated, so the client asks again over TCP. The two length octets before each TCP message are not shown.",
  query: "Query",
  reply: "Reply",
  line: "Command that sends this query",
  octetsOf: (message: string) => `Octets of the ${message.toLowerCase()}`,
  partsOf: (message: string) => `Fields of the ${message.toLowerCase()}`,
  copyHex: (message: string) => `Copy ${message.toLowerCase()} as hex`,
  copyLine: "Copy dig command",
  octets,
  range: (from: number, to: number) => (to - from === 1 ? `${from}` : `${from}\u2013${to - 1}`),
  readout: (range: string, path: string[], value: string) =>
    `${range}  ${path.join(" \u203a ")}  ${value}`,

  header: "Header",
  question: "Question",
  sections: ["Answer", "Authority", "Additional"],
  headerIs: (id: number, set: string[], rcode: string) =>
    `ID ${id}, ${set.length > 0 ? list(set) : "no flag"} set, ${rcode}`,
  flags: {
    QR: ["query", "response"],
    AA: ["not authoritative", "authoritative answer"],
    TC: ["not truncated", "truncated"],
    RD: ["no recursion desired", "recursion desired"],
    RA: ["no recursion available", "recursion available"],
    Z: ["reserved", "reserved"],
    AD: ["not authenticated data", "authentic data"],
    CD: ["checking not disabled", "checking disabled"],
  } as Record<string, string[]>,
  seconds: (count: number) => `${integer(count)} ${count === 1 ? "second" : "seconds"}`,
  label: "label",
  labelIs: (length: number, label: string) => `${length} ${label}`,
  root: "root",
  rootIs: "0, the end of the name",
  pointer: "pointer",
  pointsTo: (at: number, name: string) => `to octet ${at}: ${name}`,
  pointed: (at: number, name: string) => `\u2192 ${at} ${name}`,
  edns: {
    size: "UDP size",
    rcode: "extended RCODE",
    version: "version",
    flags: "flags",
    dnssec: "DO: DNSSEC records wanted",
    option: "option",
    is: (version: number, size: number, dnssec: boolean) =>
      `EDNS version ${version}, ${octets(size)} over UDP${dnssec ? ", DO" : ""}`,
  },

  broken: "cannot be read",
  cut: "cut off",
  trailing: "after the end",
  ends: (missing: number) => `The message ends here: ${octets(missing)} missing.`,
  labelType: (octet: number) => `A length of ${octet} is neither a label nor a pointer.`,
  pointsForward: (at: number) => `The pointer to octet ${at} does not point backwards.`,
};
