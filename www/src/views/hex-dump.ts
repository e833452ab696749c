/**
 * Octets in base 16, sixteen or eight a line with the place of each line's first.
 *
 * For the eyes alone: what the octets say stands beside them in words. The place of every
 * eighth octet is there; where lines hold sixteen, the styles make every second one a gap.
 */
import { html, type TemplateResult } from "lit/html.js";

export function hexDump(octets: Uint8Array): TemplateResult {
  return html`<div class="hex" aria-hidden="true">
    ${Array.from(octets, (octet, at) => html`${at % EIGHT === 0 ? place(at) : ""}<span data-at=${at}>${inHex(octet, 2)}</span>`)}
  </div>`;
}

function place(at: number): TemplateResult {
  return html`<i class=${at % (2 * EIGHT) === 0 ? "place" : "place middle"}>${inHex(at, 4)}</i>`;
}

function inHex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, "0");
}

const EIGHT = 8;
