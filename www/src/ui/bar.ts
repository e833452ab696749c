/**
 * A bar and the ruler above all bars.
 *
 * Bar: the count. Upright mark: the expectation. Bracket: the 99 % interval. On the deviation scale a bar becomes a
 * bead on a stem, since a bar that does not start at zero misleads.
 */
import { html, svg, type TemplateResult } from "lit/html.js";

import { type Axis, type Bar, placeOn } from "../model/bars";
import type { Lamp } from "../model/checks";
import { percent, signed } from "../text/locale";

export function bar(
  axis: Axis,
  { count, expected, low, high, deviation }: Bar,
  queries: number,
  lamp: Lamp,
): TemplateResult {
  const sigma = deviation ? (count - expected) / deviation : 0;
  const place = (value: number) =>
    placeOn(
      axis,
      axis.scale === "count" ? value / queries : sigma > 0 ? (value - expected) / sigma : 0,
    );
  return html`<svg class=${`bar ${lamp} ${axis.scale}`} part="bar" aria-hidden="true" width="100%" height="100%">
    ${lying("interval", place(low), place(high))}
    ${axis.scale === "count" ? lying("counted", 0, place(count)) : bead(place(expected), place(count))}
    ${upright("expected", place(expected), 14, 86)}
  </svg>`;
}

/** Pattern of bars that are answered although unhealthy. Defined once, used by ID. */
export const hatch = html`<svg class="hatch" aria-hidden="true">
  <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse"><path d="M-1 1 1-1M0 6 6 0M5 7 7 5" /></pattern>
</svg>`;

export function ruler(axis: Axis): TemplateResult {
  return html`<svg class="ruler" aria-hidden="true" width="100%" height="100%">
    ${axis.ticks.map((tick) => upright("grid", placeOn(axis, tick), 72, 100))}
    ${axis.ticks.map((tick, index) => tickLabel(axis, tick, index))}
  </svg>`;
}

function tickLabel(axis: Axis, tick: number, index: number): TemplateResult<2> {
  const last = index === axis.ticks.length - 1;
  const anchor = index === 0 ? "start" : last ? "end" : "middle";
  const label = axis.scale === "count" ? percent(tick) : `${signed(tick).replace(/[.,]0$/, "")} σ`;
  const kind = index % 2 ? "minor" : "";
  return svg`<text class=${kind} x=${share(placeOn(axis, tick))} y="60%" text-anchor=${anchor}>${label}</text>`;
}

/** The vertical position is set in CSS: a transform for each of hundreds would cost every frame. */
function lying(kind: string, from: number, to: number): TemplateResult<2> {
  const start = clamp(from);
  return svg`<rect class=${kind} x=${share(start)} width=${share(clamp(to) - start)} />`;
}

function upright(kind: string, at: number, top: number, bottom: number): TemplateResult<2> {
  const x = share(clamp(at));
  return svg`<line class=${kind} x1=${x} x2=${x} y1=${`${top}%`} y2=${`${bottom}%`} />`;
}

function bead(from: number, to: number): TemplateResult<2> {
  return svg`<line class="stem" x1=${share(clamp(from))} x2=${share(clamp(to))} y1="50%" y2="50%" />
    <circle class="bead" cx=${share(clamp(to))} cy="50%" r="5" />`;
}

function share(value: number): string {
  return `${(value * 100).toFixed(3)}%`;
}

function clamp(value: number): number {
  return Math.min(Math.max(value, 0), 1);
}
