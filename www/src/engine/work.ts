/**
 * What every worker does: requests in, replies with their ids out. A number alone drops its request.
 */
import { Desk } from "./desk";
import type { Request } from "./protocol";
import type { Serving } from "./steps";

export function work(serving: Serving): void {
  const desk = new Desk(serving, (reply) => postMessage(reply), SLICE);
  addEventListener("message", ({ data: { id, request } }: MessageEvent<{ id: number; request?: Request }>) => {
    if (request) desk.take(id, request);
    else desk.drop(id);
  });
  postMessage("here");
}

/** Milliseconds between two looks at what has come in. */
const SLICE = 30;
