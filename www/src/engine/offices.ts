/**
 * The one office of a page: all its elements share one engine.
 */
import { hire } from "./hiring";
import { Office } from "./office";

/** Nobody is hired before the first run. */
export const offices = new Office(hire);
