/**
 * The worker: requests in, replies with their ids out. A number alone drops its request.
 */
import { Desk } from "./desk";
import type { Request } from "./protocol";

/** Milliseconds between two looks at what has come in. */
const SLICE = 30;

const desk = new Desk((reply) => postMessage(reply), SLICE);

addEventListener("message", ({ data: { id, request } }: MessageEvent<{ id: number; request?: Request }>) => {
  if (request) desk.take(id, request);
  else desk.drop(id);
});
postMessage("here");
