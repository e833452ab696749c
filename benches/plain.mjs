// The contestant: eight of n, counted, in the best plain JavaScript that we can write.
//
// The permutation is kept between queries, which stays uniform and needs no undoing; bounded numbers come from one
// multiplication, which is slightly biased. Source of the generator: Chris Doty-Humphrey's sfc32 (PractRand).

/** Counts `queries` answers of up to eight of `n`; `seed` is a number, or a function such as `Math.random`. */
export function plainTally(n, queries, seed) {
  return typeof seed === "function" ? withRandom(n, queries, seed) : withSeed(n, queries, seed);
}

function withSeed(n, queries, seed) {
  const { order, returned, first, picked, k } = counters(n);
  let [a, b, c, d] = [seed | 0, seed ^ 0x9e3779b9, seed ^ 0x243f6a88, 1];
  for (let query = 0; query < queries; query++) {
    for (let i = 0; i < k; i++) {
      const word = (((a + b) | 0) + d) | 0;
      d = (d + 1) | 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) | 0;
      c = (((c << 21) | (c >>> 11)) + word) | 0;
      const j = (i + ((word >>> 0) * (n - i)) / 4294967296) >>> 0;
      const id = order[j];
      order[j] = order[i];
      order[i] = id;
      returned[id]++;
    }
    first[order[0]]++;
    picked[order[0]]++;
  }
  return { returned, first, picked };
}

function withRandom(n, queries, random) {
  const { order, returned, first, picked, k } = counters(n);
  for (let query = 0; query < queries; query++) {
    for (let i = 0; i < k; i++) {
      const j = (i + random() * (n - i)) >>> 0;
      const id = order[j];
      order[j] = order[i];
      order[i] = id;
      returned[id]++;
    }
    first[order[0]]++;
    picked[order[0]]++;
  }
  return { returned, first, picked };
}

function counters(n) {
  const [returned, first, picked] = [0, 1, 2].map(() => new Uint32Array(n));
  return {
    order: Uint32Array.from({ length: n }, (_, i) => i),
    returned,
    first,
    picked,
    k: Math.min(8, n),
  };
}
