/**
 * The styles of answer alone.
 */
import { answer as own } from "./answer";

export const answer = [own];
