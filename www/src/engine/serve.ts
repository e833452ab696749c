/**
 * Serving any request with the package's own calls.
 */
import { Route53Error, Zone } from "multivalue";
import type { ZoneSource } from "multivalue";

import { words } from "../strings/serving";
import { runClients } from "./clients";
import { exchange } from "./exchange";
import type { Clients, Message, Request, Story } from "./protocol";
import { steps, TELLING, type Asked, type Post, type Serving, type Standing } from "./steps";

export const whole: Serving = {
  serving: (request, post) =>
    steps(request, post, {
      open: ({ source, seed }) => Zone.import(source as ZoneSource, { seed }),
      change: (zone, batch) => zone.change(batch),
      exchange,
      meet,
    }),
  refusal,
};

/** To its end at once. */
export function serve(request: Request, post: Post): void {
  const all = whole.serving(request, post);
  while (!all.next().done);
}

/** Tells first how long it will take, by what a hundredth of it takes. */
function* meet(request: Asked, story: Story, standing: Standing, post: Post): Generator<void, Clients> {
  const start = performance.now();
  if (request.query.options.queries >= LARGE) yield* runClients(request, story, standing, 0.01);
  const milliseconds = (performance.now() - start) * 100;
  if (milliseconds > TELLING) post({ kind: "estimate", milliseconds });
  return yield* runClients(request, story, standing);
}

/** After an error of the machine the instance answers nothing any more. */
function refusal(error: unknown): Message {
  if (error instanceof Route53Error) return { kind: "refused", messages: error.messages };
  if (error instanceof WebAssembly.CompileError) return { kind: "refused", messages: [words.wasmBlocked] };
  const broken = error instanceof Error && error.cause instanceof WebAssembly.RuntimeError;
  return { kind: "refused", messages: [error instanceof Error ? error.message : String(error)], broken };
}

/** Below this many queries, measuring would cost more than it tells. */
const LARGE = 100_000;
