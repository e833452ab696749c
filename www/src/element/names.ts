/**
 * The attributes of the element.
 */
import type { Theme } from "../model/view";

/** Those that say something about the picture, each a member of its state. */
export const MEMBERS: readonly string[] = ["name", "type", "queries", "seed", "view"];

export const NAMES: readonly string[] = ["src", ...MEMBERS, "readonly", "theme", "playground"];

export const THEMES: readonly Theme[] = ["auto", "light", "dark"];

export function isTheme(text: string | null): text is Theme {
  return THEMES.some((theme) => theme === text);
}
