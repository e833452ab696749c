/**
 * Strings of the element's attributes and of its link to the playground.
 */
export const elementStrings = {
  open: "open in playground",
  attribute: (reason: string) => `An attribute cannot be read. ${reason}`,
  address: (found: string) => `It says playground=${found}; expected the address of a page.`,
  theme: (found: string, themes: readonly string[]) =>
    `It says theme=${found}; known are ${themes.join(", ")}.`,
};
