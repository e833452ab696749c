/**
 * The Corefile worker.
 */
import { answerQuestion } from "./corefile";
import type { Question } from "./corefile-protocol";

addEventListener("message", ({ data }: MessageEvent<Question>) =>
  postMessage(answerQuestion(data)),
);
postMessage("here");
