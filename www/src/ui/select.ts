/**
 * Options, radio groups, and directives that set values as properties.
 *
 * An attribute has no effect after the user has typed or chosen; the property has. Prerendered HTML has only the
 * attribute.
 */
import { Directive, directive, type ElementPart } from "lit/directive.js";
import { html, noChange, type TemplateResult } from "lit/html.js";

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
