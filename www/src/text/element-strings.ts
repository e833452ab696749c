/**
 * Strings of the element's attributes and of its link to the playground.
 */
export const elementStrings = {
  open: "open in playground",
  attribute: (reason: string) => `Invalid attribute. ${reason}`,
  address: (found: string) => `playground=${found} is invalid; expected the URL of a page.`,
  theme: (found: string, themes: readonly string[]) =>
    `theme=${found} is invalid; expected ${themes.join(", ")}.`,
};
