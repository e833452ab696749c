/**
 * What a field, an option or a radio button says: by property, because the attribute
 * says nothing any more once a person has typed or chosen. Where the page is
 * prerendered there are no properties, and the attribute beside it counts.
 */
import { html, noChange, type TemplateResult } from "lit/html.js";
import { Directive, directive, type ElementPart } from "lit/directive.js";

class Says extends Directive {
  render(_said: boolean | string): typeof noChange {
    return noChange;
  }

  /** A text that stands there already is not written again: the caret would jump. */
  override update({ element }: ElementPart, [said]: [boolean | string]): typeof noChange {
    const field = element as HTMLInputElement;
    if (typeof said === "string" && field.value !== said) field.value = said;
    if (element instanceof HTMLOptionElement) element.selected = said === true;
    else if (typeof said === "boolean") field.checked = said;
    return noChange;
  }
}

/** Whether it is chosen. */
export const chosen: (isChosen: boolean) => unknown = directive(Says);

/** The text in it. */
export const holds: (text: string) => unknown = directive(Says);

export function option(value: string | number, label: string, isChosen: boolean): TemplateResult {
  return html`<option value=${value} ?selected=${isChosen} ${chosen(isChosen)}>${label}</option>`;
}
