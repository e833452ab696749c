/**
 * The lamp of a record: full disc = healthy, crossed ring = unhealthy, empty ring = no check.
 */
import { html, svg, type TemplateResult } from "lit/html.js";

import type { Lamp } from "../model/checks";
import type { Line } from "../model/zone";

/** A record without a health check has nothing to toggle: its lamp calls `explain`, or is no button without it. */
export function lampButton(
  line: Line,
  lamp: Lamp,
  name: string,
  toggle: () => void,
  explain?: () => void,
): TemplateResult {
  if (!line.row.HealthCheckId && explain)
    return html`<button type="button" class="lamp unchecked" part="lamp" aria-label=${lampStrings.fixed(name)} title=${lampStrings.fixed(name)} @click=${explain}>${disc(lamp)}</button>`;
  if (!line.row.HealthCheckId)
    return html`<span class="lamp unchecked" role="img" aria-label=${lampStrings.fixed(name)}>${disc(lamp)}</span>`;
  return html`<button
    type="button"
    class=${`lamp ${lamp}`}
    part="lamp"
    aria-pressed=${lamp === "healthy" ? "true" : "false"}
    aria-label=${lampStrings.toggle(name)}
    title=${lampStrings.now(name, lampStrings[lamp])}
    @click=${toggle}
  >
    ${disc(lamp)}
  </button>`;
}

export function disc(lamp: Lamp): TemplateResult {
  return html`<svg viewBox="0 0 16 16" aria-hidden="true">${SHAPES[lamp]}</svg>`;
}

export const lampStrings = {
  healthy: "healthy",
  unhealthy: "unhealthy",
  unchecked: "no check",
  toggle: (name: string) => `${name} healthy`,
  now: (name: string, lamp: string) => `${name} is ${lamp}: press to switch`,
  fixed: (name: string) => `${name} has no health check and counts as healthy`,
};

const SHAPES = {
  healthy: svg`<circle cx="8" cy="8" r="6.5" fill="currentColor" />`,
  unhealthy: svg`<circle cx="8" cy="8" r="6" /><path d="M5.600 5.600l4.800 4.800M10.400 5.600l-4.800 4.800" />`,
  unchecked: svg`<circle cx="8" cy="8" r="6" />`,
};
