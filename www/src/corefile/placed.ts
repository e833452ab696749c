/**
 * A diagnostic of the core as the page shows it.
 */
import type { Diagnostic } from "multivalue";

export function placed({ line, column, message }: Diagnostic): string {
  return `${line}:${column}: ${message}`;
}
