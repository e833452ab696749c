/**
 * The worker that knows Corefiles: a question in, its reply out.
 */
import { answered } from "./answer";
import type { Question } from "./protocol";

addEventListener("message", ({ data }: MessageEvent<Question>) => postMessage(answered(data)));
postMessage("here");
