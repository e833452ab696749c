/**
 * The styles of answer alone.
 */
import { answer } from "./answer";

export const answerStyles = [answer];
