// What the core asks its host about a value, each in one call: passing between the two languages is what costs.
//
// Source of the numbers: `KINDS` in src/js/value.rs.

/** What a value is, as data see it. */
export function kindOf(value: unknown): number {
  switch (typeof value) {
    case "undefined":
      return ABSENT;
    case "boolean":
      return value ? TRUE : FALSE;
    case "number":
      return NUMBER;
    case "string":
      return TEXT;
    case "object":
      return value === null ? NULL : Array.isArray(value) ? LIST : OBJECT;
    default:
      return STRANGER;
  }
}

/** What stands under a name; what a getter throws stands there in place of its value. */
export function memberOf(object: Record<string, unknown>, name: string): unknown {
  try {
    return object[name];
  } catch (thrown) {
    return thrown;
  }
}

/** What stands at a place of a list. */
export function itemOf(list: readonly unknown[], index: number): unknown {
  return list[index];
}

/** How many items a list has. */
export function lengthOf(list: readonly unknown[]): number {
  return list.length;
}

const [NULL, FALSE, TRUE, NUMBER, TEXT, LIST, OBJECT, STRANGER, ABSENT] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
