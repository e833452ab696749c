/**
 * Records by their place in the answer: each cell its count, and how far from expectation it came out.
 */
import { html, nothing, type TemplateResult } from "lit/html.js";

import { signed, whole } from "../text/locale";
import { heatOf, isRare, placesOf, verdictOfPlaces, type Cell, type Placed } from "../model/places";
import type { View } from "../model/view";
import { placeStrings } from "../strings/records-page";

/** Where every answer holds every record; elsewhere there is none. */
export function heatMap({ picture }: View): TemplateResult | typeof nothing {
  const placed = placesOf(picture?.outcome.tally ?? null);
  if (!placed || !picture) return nothing;
  const places = placed[0]?.cells.length ?? 0;
  return html`<section class="places">
    <h2 id="places-heading">${placeStrings.heading}</h2>
    <p class="hint">${verdictOfPlaces(placed)}</p>
    <div class="scrolled" role="group" aria-labelledby="places-heading" tabindex="0">
      <table class="heat" data-walk aria-labelledby="places-heading">
        <thead>
          <tr><th scope="col">${placeStrings.record}</th>${Array.from({ length: places }, (_, at) => html`<th scope="col">${whole(at + 1)}</th>`)}</tr>
        </thead>
        <tbody>${placed.map((each, at) => line(each, at))}</tbody>
      </table>
    </div>
  </section>`;
}

function line({ setIdentifier, value, cells }: Placed, row: number): TemplateResult {
  return html`<tr>
    <th scope="row">${setIdentifier ?? value}</th>
    ${cells.map((each, place) => cell(each, row, place))}
  </tr>`;
}

/** Colour says how far, the sign which way, and the frame that it is rare. Of all cells the first is a stop; arrow keys walk on. */
function cell(of: Cell, row: number, place: number): TemplateResult {
  const { count, deviation } = of;
  const kind = `${(deviation ?? 0) < 0 ? "below" : "above"} ${isRare(of) ? "rare" : ""}`;
  return html`<td class=${kind} .style=${`--heat: ${(heatOf(of) * 100).toFixed(1)}%`} tabindex=${row + place === 0 ? 0 : -1} data-column=${place} data-explain="placed" data-key=${`${row} ${place}`}>
    ${whole(count)}<small>${deviation === null ? "" : `${signed(deviation)} \u03c3`}</small>
  </td>`;
}
