/**
 * The dialogues by the names that their elements have; each is unfolded by its name, and its drafts are kept by it.
 */
export const IMPORT = "import";
export const SHARE = "share";
export const KEY_MAP = "keys";

/** A spot of the dialogue that shares. */
export const COREFILE = "corefile";
