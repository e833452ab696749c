/**
 * Options, radio groups, and directives that set values as properties.
 *
 * An attribute has no effect after the user has typed or chosen; the property has. Prerendered HTML has only the
 * attribute.
 */
import { Directive, directive, type ElementPart } from "lit/directive.js";
import { html, noChange, type TemplateResult } from "lit/html.js";

class ValueDirective extends Directive {
  render(_value: boolean | string): typeof noChange {
    return noChange;
  }

  /** Writing an equal text again would move the caret. */
  override update({ element }: ElementPart, [value]: [boolean | string]): typeof noChange {
    const field = element as HTMLInputElement;
    if (typeof value === "string" && field.value !== value) field.value = value;
    if (element instanceof HTMLOptionElement) element.selected = value === true;
    else if (typeof value === "boolean") field.checked = value;
    return noChange;
  }
}

export const isSelected: (isChosen: boolean) => unknown = directive(ValueDirective);

export const hasValue: (text: string) => unknown = directive(ValueDirective);

export function option(value: string | number, label: string, isChosen: boolean): TemplateResult {
  return html`<option value=${value} ?selected=${isChosen} ${isSelected(isChosen)}>${label}</option>`;
}

export function radioGroup<T extends string>(
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
        <input type="radio" name=${name} ?checked=${isChosen} ${isSelected(isChosen)} @change=${() => choose(value)} />
        <span>${labels[value]}</span>
      </label>`;
    })}
  </fieldset>`;
}
