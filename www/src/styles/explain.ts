/**
 * Explanations of numbers, and what has one.
 */
import { css } from "./css";

export const explain = css`
  .explanation {
    position: fixed;
    inset: auto;
    box-sizing: border-box;
    inline-size: max-content;
    max-inline-size: min(24rem, calc(100vw - 16px));
    margin: 0;
    padding: 8px 12px;
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    background: var(--paper);
    color: var(--ink);
    font-size: var(--small);
    line-height: 20px;
    text-wrap: pretty;
    box-shadow: 0 2px 12px oklch(0.2 0.02 260 / 0.16);
  }

  [data-explain]:not(.explainer, summary) {
    cursor: help;
  }

  .explains {
    min-block-size: 24px;
    padding: 0;
    border: 0;
    color: inherit;
    text-align: start;
    text-decoration: underline dotted var(--edge);
    text-underline-offset: 4px;
    white-space: inherit;
  }

  .rule {
    display: flex;
    align-items: end;
    gap: 8px;
    margin-block: 4px 16px;
  }

  .rule .sentence {
    margin: 0;
  }

  .explainer {
    inline-size: 28px;
    min-block-size: 28px;
    flex: none;
  }

  .at-count:focus-visible,
  .at-deviation:focus-visible,
  .at-bar:focus-visible,
  [data-column]:focus-visible {
    outline-offset: -2px;
  }
`;
