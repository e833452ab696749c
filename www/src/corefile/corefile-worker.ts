/**
 * The worker that knows Corefiles: a question in, its reply out.
 */
import { answered } from "./answering";
import type { Question } from "./protocol";

addEventListener("message", ({ data }: MessageEvent<Question>) => postMessage(answered(data)));
postMessage("here");
