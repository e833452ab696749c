/**
 * `import "multivalue/element"` makes `<multivalue-playground>` known to the page, once.
 * Where there is no DOM it does nothing.
 */
import { MultivaluePlayground } from "./element";

export { MultivaluePlayground };
export type { PlaygroundEventMap } from "./element";
export type { State } from "../model/state";
export type { Theme } from "../model/view";

declare global {
  interface HTMLElementTagNameMap {
    "multivalue-playground": MultivaluePlayground;
  }
}

/** Two copies of the script on one page are one too many, and do no harm. */
if (globalThis.customElements && !customElements.get("multivalue-playground")) {
  customElements.define("multivalue-playground", MultivaluePlayground);
}
