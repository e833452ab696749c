/**
 * The first pictures that a page of its own brought in its HTML, by the element that they stand in.
 */
import type { Drawn } from "../drawn";

export const brought = new WeakMap<Element, Drawn>();
