// Where in a JSON text something stands, and where it stops being JSON.
//
// Here: one pass over the tokens, without recursion. `JSON.parse` makes the values; its message has no position for
// most errors in Node 20, hence this. Source: RFC 8259, sections 2 to 7.

/** Where a text is not JSON. */
export interface Fault {
  offset: number;
  expected: string;
  found: string;
}

/** The first fault, if any, and the offset of each value that stands at most KEPT_DEPTH levels deep. */
export interface Scan {
  fault: Fault | undefined;
  /** By path, such as `ResourceRecordSets.3`. */
  places: Map<string, number>;
}

/** Reads all tokens of a text. */
export function scanJson(text: string): Scan {
  const places = new Map<string, number>();
  const stack: Frame[] = [];
  let state: State = "value";
  for (let offset = 0; ; ) {
    const { at, token } = tokenAt(text, offset);
    if (state === "end" && at === text.length) return { fault: undefined, places };
    if (opens(state, token) && stack.length <= KEPT_DEPTH) places.set(stack.map(({ key }) => key).join("."), at);
    const next = step(state, token, stack);
    if (!next) return { fault: { offset: at, expected: expectedIn(state, stack), found: describe(text, at) }, places };
    state = next;
    offset = at + token.length;
  }
}

/** `line:column` of an offset, both from 1. */
export function lineAndColumn(text: string, offset: number): string {
  const lines = text.slice(0, offset).split("\n");
  return `${lines.length}:${lines.at(-1)!.length + 1}`;
}

/** What may come next. */
type State = "value" | "value or ]" | "name" | "name or }" | "colon" | "comma" | "end";

/** An object or list that is not yet closed, and which member of it is being read. */
interface Frame {
  close: "}" | "]";
  key: string | number;
}

function tokenAt(text: string, offset: number): { at: number; token: string } {
  TOKEN.lastIndex = offset;
  const [all, token] = TOKEN.exec(text) as unknown as [string, string];
  return { at: offset + all.length - token.length, token };
}

function opens(state: State, token: string): boolean {
  return (state === "value" || state === "value or ]") && token !== "]" && token !== "";
}

function step(state: State, token: string, stack: Frame[]): State | undefined {
  const top = stack.at(-1);
  if (token === top?.close && (state === "comma" || state.endsWith(token))) return closed(stack);
  if (state === "value" || state === "value or ]") return value(token, stack);
  if (state === "colon") return token === ":" ? "value" : undefined;
  if (state === "comma" && token === "," && top) return following(top);
  if (!state.startsWith("name") || !token.startsWith('"')) return undefined;
  top!.key = JSON.parse(token) as string;
  return "colon";
}

function value(token: string, stack: Frame[]): State | undefined {
  if (token === "{" || token === "[") {
    stack.push(token === "{" ? { close: "}", key: "" } : { close: "]", key: 0 });
    return token === "{" ? "name or }" : "value or ]";
  }
  return SCALAR.test(token) ? after(stack) : undefined;
}

function following(top: Frame): State {
  if (typeof top.key === "string") return "name";
  top.key += 1;
  return "value";
}

function closed(stack: Frame[]): State {
  stack.pop();
  return after(stack);
}

function after(stack: Frame[]): State {
  return stack.length === 0 ? "end" : "comma";
}

function expectedIn(state: State, stack: Frame[]): string {
  return state === "comma" ? `"," or "${stack.at(-1)!.close}"` : EXPECTED[state];
}

/** What stands at a fault: a word, a broken string, a character, or nothing more. */
function describe(text: string, at: number): string {
  const rest = text.slice(at, at + SHOWN_CHARACTERS);
  if (rest === "") return "the end of the file";
  if (rest.startsWith('"') && tokenAt(text, at).token === "") return "a string that does not end, or holds what must be escaped";
  return `"${/^[\w.+-]+|^[^]/u.exec(rest)![0]}"`;
}

const EXPECTED: Record<Exclude<State, "comma">, string> = {
  value: "a value",
  "value or ]": 'a value or "]"',
  name: "a name in double quotes",
  "name or }": 'a name in double quotes or "}"',
  colon: '":"',
  end: "nothing more",
};

/** White space, then a token; an empty one is the end or what is no JSON. */
const TOKEN =
  /[ \t\n\r]*([{}[\]:,]|"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])|(?:true|false|null)(?!\w)|)/y;

/** A value that is one token. */
const SCALAR = /^["\-\dtfn]/;

/** As deep as a value of a row in the first of two documents in a list: `0.ResourceRecordSets.3.ResourceRecords.0.Value`. */
const KEPT_DEPTH = 6;

const SHOWN_CHARACTERS = 24;
