/**
 * The worker: a request in, replies with its id out.
 */
import { Route53Error } from "multivalue";

import type { Request } from "./protocol";
import { serve, type Post } from "./serve";

addEventListener("message", ({ data }: MessageEvent<Request & { id: number }>) => {
  const post: Post = (message) => postMessage({ id: data.id, ...message });
  try {
    serve(data, post);
  } catch (error) {
    post({ kind: "refused", messages: wordsOf(error) });
  }
});

function wordsOf(error: unknown): string[] {
  if (error instanceof Route53Error) return error.messages;
  return [error instanceof Error ? error.message : String(error)];
}
