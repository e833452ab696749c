/**
 * Whether an option is selected or a radio button checked: by property, because
 * the attribute says nothing any more once a person has chosen. Where the page
 * is prerendered there are no properties, and the attribute beside it counts.
 */
import { html, noChange, type TemplateResult } from "lit/html.js";
import { Directive, directive, type ElementPart } from "lit/directive.js";

class Chosen extends Directive {
  render(_isChosen: boolean): typeof noChange {
    return noChange;
  }

  override update({ element }: ElementPart, [isChosen]: [boolean]): typeof noChange {
    if (element instanceof HTMLOptionElement) element.selected = isChosen;
    if (element instanceof HTMLInputElement) element.checked = isChosen;
    return noChange;
  }
}

export const chosen = directive(Chosen);

export function option(value: string | number, label: string, isChosen: boolean): TemplateResult {
  return html`<option value=${value} ?selected=${isChosen} ${chosen(isChosen)}>${label}</option>`;
}
