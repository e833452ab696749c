/**
 * What many records have besides: their lists come a slice at a time, and they stand closer together.
 * It is fetched with the first picture of so many.
 */
import type { List, Lists } from "./lists";
import { sightOf, Turns } from "./turns";

export { denseStyles } from "./styles/many";

/** Goes on from what was drawn of the lists while they were short. */
export function listsOf({ lines, reasons, shut }: Lists, changed: () => void, root: () => DocumentFragment | null): Lists {
  const turns = <T>(id: string, { drawn }: List<T>) => new Turns<T>(changed, (count) => sightOf(root()?.getElementById(id), count), drawn);
  return { lines: turns("lines", lines), reasons: turns("reasons", reasons), shut };
}
