/**
 * One of a few, as radio buttons that stand side by side; arrow keys go from one to the next.
 */
import { html, type TemplateResult } from "lit/html.js";

import { chosen } from "./chosen";

export function choice<T extends string>(
  name: string,
  label: string,
  values: readonly T[],
  labels: Record<T, string>,
  present: T,
  choose: (value: T) => void,
  kind = "switch",
): TemplateResult {
  return html`<fieldset class=${kind}>
    <legend>${label}</legend>
    ${values.map((value) => {
      const isChosen = value === present;
      return html`<label>
        <input type="radio" name=${name} ?checked=${isChosen} ${chosen(isChosen)} @change=${() => choose(value)} />
        <span>${labels[value]}</span>
      </label>`;
    })}
  </fieldset>`;
}
