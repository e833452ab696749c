/**
 * The worker: takes requests, posts replies. A message without a request cancels one.
 */
import type { Request } from "./protocol";
import { TaskScheduler } from "./requests";

/** Milliseconds between two checks for new messages. */
const SLICE = 30;

const scheduler = new TaskScheduler((reply) => postMessage(reply), SLICE);

addEventListener(
  "message",
  ({ data: { id, request } }: MessageEvent<{ id: number; request?: Request }>) => {
    if (request) scheduler.submit(id, request);
    else scheduler.cancel(id);
  },
);
postMessage("here");
