/**
 * The worker: takes requests, posts replies. A message without a request cancels one.
 */
import type { Request } from "./protocol";
import { Desk } from "./task-scheduler";

/** Milliseconds between two looks at what has come in. */
const SLICE = 30;

const desk = new Desk((reply) => postMessage(reply), SLICE);

addEventListener("message", ({ data: { id, request } }: MessageEvent<{ id: number; request?: Request }>) => {
  if (request) desk.take(id, request);
  else desk.drop(id);
});
postMessage("here");
