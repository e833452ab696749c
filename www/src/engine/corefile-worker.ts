/**
 * The Corefile worker.
 */
import { answered } from "./corefile";
import type { Question } from "./corefile-protocol";

addEventListener("message", ({ data }: MessageEvent<Question>) => postMessage(answered(data)));
postMessage("here");
