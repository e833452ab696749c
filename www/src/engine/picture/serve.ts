/**
 * Serving pictures from their own wasm file: by the same steps as from the whole, without what shows elsewhere.
 *
 * It declines what it cannot do, what is refused and what goes wrong alike; the whole engine knows which it is.
 */
import { text } from "multivalue/picture-text.js";

import { steps, type Serving } from "../steps";
import { PictureZone } from "./zone";

export const pictures: Serving = {
  serving: (request, post) =>
    steps(request, post, {
      open: ({ source, seed }) => PictureZone.import((module ??= compiled()), source, seed),
      change: decline,
      exchange: decline,
      meet: decline,
    }),
  refusal: () => ({ kind: "declined" }),
};

/** Compiled once, at the first request. */
let module: WebAssembly.Module | undefined;

function compiled(): WebAssembly.Module {
  return new WebAssembly.Module(Uint8Array.from(text, (character) => character.charCodeAt(0)));
}

function decline(): never {
  throw new Error("declined");
}
