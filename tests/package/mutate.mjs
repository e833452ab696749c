// Mutated queries and Corefiles from a seed, for the package's tests; tests/support has those of the Rust tests.
//
// Source of the generator: Chris Doty-Humphrey's sfc32 (PractRand).

/** Numbers from 0 up to a bound, the same for the same seed. */
export function numbers(seed) {
  let [a, b, c, d] = [seed | 0, 0x9e3779b9, 0x243f6a88, 1];
  const word = () => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let i = 0; i < 12; i += 1) word();
  return (bound) => Math.floor((word() / 2 ** 32) * bound);
}

/** One of the good queries, with up to two mutations. */
export function mutatedQuery(below, good) {
  let octets = Buffer.from(good[below(good.length)]);
  for (let left = below(3); left > 0; left -= 1)
    octets = QUERIES[below(QUERIES.length)](octets, below);
  return octets;
}

/** A good Corefile with up to four tokens left out, repeated, exchanged or of another kind. */
export function mutatedCorefile(below, good) {
  const tokens = good[below(good.length)].split(/(\s+|[{}"#])/).filter(Boolean);
  for (let left = below(5); left > 0; left -= 1) TOKENS[below(TOKENS.length)](tokens, below);
  return tokens.join("");
}

const put = (octets, at, bytes) =>
  Buffer.concat([
    octets.subarray(0, at),
    Buffer.from(bytes),
    octets.subarray(at + bytes.length),
  ]).subarray(0, Math.max(octets.length, 1));
const noise = (below, most) =>
  Buffer.from(Array.from({ length: below(most + 1) }, () => below(256)));
const join = (...parts) => Buffer.concat(parts);
const more = (octets, at) =>
  octets.length > at ? put(octets, at, [(octets[at] + 1) & 0xff]) : octets;

const QUERIES = [
  // A bit, some octets, the end, a stretch, a stretch twice, noise within.
  (octets, below) => put(octets, below(octets.length + 1), [1 << below(8)]),
  (octets, below) => put(octets, below(octets.length + 1), noise(below, 4)),
  (octets, below) => octets.subarray(0, below(octets.length + 1)),
  (octets, below) =>
    join(octets.subarray(0, below(octets.length + 1)), octets.subarray(below(octets.length + 1))),
  (octets, below) => join(octets, octets.subarray(below(octets.length + 1))),
  (octets, below) => join(octets.subarray(0, 12), noise(below, 40), octets.subarray(12)),
  // A count, flags and opcode, a label's length, a compression pointer.
  (octets, below) =>
    put(octets, [4, 6, 8, 10][below(4)], [below(2) * 255, [0, 1, 2, 255][below(4)]]),
  (octets, below) => put(octets, 2, [below(256), below(256)]),
  (octets, below) => put(octets, 12, [[0, 1, 2, 62, 63, 64, 128, 191, 255][below(9)]]),
  (octets, below) => put(octets, 12 + below(20), [0xc0 | below(64), below(64)]),
  // An OPT record whose lengths need not fit; a whole record; the question again.
  (octets, below) =>
    more(
      join(
        octets,
        Buffer.from([0, 0, 41, 4, 208, 0, below(2), 0, 0, 0, below(12), 0, 10, 0, below(12)]),
        noise(below, 8),
      ),
      11,
    ),
  (octets, below) =>
    more(
      join(octets, Buffer.from([0xc0, 12, 0, below(256), 0, 1, 0, 0, 0, 60, 0, 4, 192, 0, 2, 1])),
      [7, 9, 11][below(3)],
    ),
  (octets) =>
    more(
      join(
        octets.subarray(0, 12),
        octets.subarray(12, octets.indexOf(0, 12) + 5),
        octets.subarray(12),
      ),
      5,
    ),
];

const TOKENS = [
  (tokens, below) => tokens.splice(below(tokens.length), 1),
  (tokens, below) => tokens.splice(below(tokens.length), 0, tokens[below(tokens.length)] ?? ""),
  (tokens, below) => tokens.splice(below(tokens.length), below(20)),
  (tokens, below) =>
    tokens.splice(
      below(tokens.length),
      0,
      ...Array(below(100)).fill(tokens[below(tokens.length)] ?? ""),
    ),
  (tokens, below) => tokens.splice(below(tokens.length), 1, WORDS[below(WORDS.length)]),
];

const WORDS = [
  "{",
  "}",
  '"',
  "#",
  "\n",
  "\0",
  "\ufeff",
  "é",
  "\ud800",
  "import",
  "(snippet)",
  "..",
  ".",
  "@",
  "-1",
  "0",
  "256",
  "99999999999999999999",
  "0.0.0.0/1",
  "2001:db8::g",
  "http://[",
  "TXT",
  "multivalue",
  "check",
  "weighted",
];
