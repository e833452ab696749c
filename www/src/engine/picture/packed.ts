/**
 * Plain data as octets, for the wasm file of pictures and back: the other side of src/picture/packed.rs.
 */
/** What is no plain data is for the whole engine to judge. */
export function pack(value: unknown): Uint8Array {
  const octets: number[] = [];
  put(value, octets);
  return new Uint8Array(octets);
}

function put(value: unknown, octets: number[]): void {
  if (value === null) octets.push(NULL);
  else if (typeof value === "boolean") octets.push(value ? TRUE : FALSE);
  else if (typeof value === "number") octets.push(NUMBER, ...new Uint8Array(new Float64Array([value]).buffer));
  else if (typeof value === "string") below(TEXT, octets, () => new TextEncoder().encode(value).forEach((octet) => octets.push(octet)));
  else if (Array.isArray(value)) below(LIST, octets, () => value.forEach((item) => put(item, octets)));
  else if (isPlain(value)) below(OBJECT, octets, () => Object.entries(value).flat().forEach((item) => put(item, octets)));
  else if (value === undefined) octets.push(ABSENT);
  else throw new TypeError("no plain data");
}

function isPlain(value: unknown): value is object {
  return typeof value === "object" && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value));
}

/** The length of what follows stands before it. */
function below(tag: number, octets: number[], fill: () => void): void {
  const start = octets.push(tag, 0, 0, 0, 0);
  fill();
  const length = octets.length - start;
  for (let place = 0; place < 4; place += 1) octets[start - 4 + place] = (length >> (8 * place)) & 255;
}

export function unpack(octets: Uint8Array): unknown {
  const view = new DataView(octets.buffer, octets.byteOffset);
  let at = 0;
  return next();

  function next(): unknown {
    const tag = octets[at++];
    if (tag === NULL) return null;
    if (tag === FALSE || tag === TRUE) return tag === TRUE;
    if (tag === NUMBER) return view.getFloat64((at += 8) - 8, true);
    const end = (at += 4) + view.getUint32(at - 4, true);
    if (tag === TEXT) return new TextDecoder().decode(octets.subarray(at, (at = end)));
    const items: unknown[] = [];
    while (at < end) items.push(next());
    return tag === LIST ? items : Object.fromEntries(items.flatMap((name, place) => (place % 2 ? [] : [[name, items[place + 1]]])));
  }
}

const [NULL, FALSE, TRUE, NUMBER, TEXT, LIST, OBJECT, ABSENT] = [0, 1, 2, 3, 4, 5, 6, 7];
