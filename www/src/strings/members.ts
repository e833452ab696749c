/**
 * What is said of a member of a link, and of an attribute, that says nothing.
 */
import { list, whole } from "../format";

export const memberStrings = {
  choice: (key: string, found: string, choices: readonly string[]) => `It says ${key}=${found}; known are ${list([...choices])}.`,
  number: (key: string, found: string) => `It says ${key}=${found}, which is no number.`,
  within: (key: string, found: string, least: number, most: number) =>
    `It says ${key}=${found}; expected a number from ${whole(least)} to ${whole(most)}.`,
};
