/**
 * `import "multivalue/element"` defines `<multivalue-playground>`. Does nothing without a DOM.
 */
import { MultivaluePlayground } from "./element";

export type { State } from "../model/state";
export type { Theme } from "../model/view";
export type { PlaygroundEventMap } from "./element";

export { MultivaluePlayground };

declare global {
  interface HTMLElementTagNameMap {
    "multivalue-playground": MultivaluePlayground;
  }
}

/** A second copy of the script does no harm. */
if (globalThis.customElements && !customElements.get("multivalue-playground")) {
  customElements.define("multivalue-playground", MultivaluePlayground);
}
