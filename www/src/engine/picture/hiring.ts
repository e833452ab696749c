/**
 * Who answers for pictures: hired like who answers for all, with a worker and a wasm file of its own.
 */
import { hiring } from "../hiring";

export const hireForPictures = hiring(fromOwnOrigin, "picture-worker", () => import("./serve").then(({ pictures }) => pictures));

/** Bundlers look for these very words. */
function fromOwnOrigin(): Worker {
  return new Worker(new URL("./picture-worker.ts", import.meta.url), { type: "module" });
}
