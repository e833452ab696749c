/**
 * Where all elements of a page bring their requests: on the playground's own page one office, for whatever is asked.
 */
import { hire } from "./hiring";
import { Office } from "./office";

/** Nobody is hired before the first run. */
export const offices = new Office(hire);
