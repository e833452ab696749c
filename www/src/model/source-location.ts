/**
 * Lines and columns of errors in the texts of the import dialog. Loaded after an error.
 */
import { type Position, positionOf, syntaxErrorOf } from "multivalue/positions";

import { importStrings } from "../text/import-strings";

/** The message, behind the position of the first text that is not JSON. */
export function locateSyntaxError(texts: string[], message: string): string {
  const positions = texts.map((text) => (text.trim() === "" ? undefined : syntaxErrorOf(text)));
  return located(
    positions.find((position) => position !== undefined),
    message,
  );
}

/** The message, behind the position of the member at a path of the joined document. */
export function locateMember(texts: string[], path: string, message: string): string {
  const [member = ""] = path.split(/[.[]/);
  const positions = texts.map((text) => {
    const prefix = member === "" ? undefined : prefixOf(text, member);
    return prefix === undefined ? undefined : positionOf(text, `${prefix}${path}`);
  });
  return located(
    positions.find((position) => position !== undefined),
    message,
  );
}

/** The path of the document with a member: a text is one document, or a list of them. */
function prefixOf(text: string, member: string): string | undefined {
  if (text.trim() === "") return undefined;
  const data: unknown = JSON.parse(text);
  if (!Array.isArray(data)) return hasMember(data, member) ? "" : undefined;
  const index = data.findIndex((document) => hasMember(document, member));
  return index < 0 ? undefined : `[${index}].`;
}

function hasMember(document: unknown, member: string): boolean {
  return typeof document === "object" && document !== null && member in document;
}

function located(position: Position | undefined, message: string): string {
  return position ? importStrings.at(position.line, position.column, message) : message;
}
