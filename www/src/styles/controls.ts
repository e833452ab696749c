/**
 * Buttons, choices, fields and the words of a refusal.
 */
import { css } from "./css";

export const controls = css`
  button,
  select,
  input,
  textarea {
    box-sizing: border-box;
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
    margin: 0;
  }

  button,
  select {
    min-block-size: 32px;
    padding: 0 12px;
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    background-color: transparent;
    cursor: pointer;
    white-space: nowrap;
  }

  button:hover:not(:disabled, [aria-disabled="true"], .primary),
  select:hover {
    background-color: var(--blue-wash);
  }

  .tool {
    display: inline-grid;
    place-items: center;
    inline-size: 32px;
    padding: 0;
    border-color: transparent;
    color: var(--muted);
  }

  .tool:hover:not([aria-disabled="true"]) {
    color: var(--ink);
  }

  .icon {
    inline-size: 16px;
    block-size: 16px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  select {
    appearance: none;
    padding-inline-end: 24px;
    text-overflow: ellipsis;
    background-image: linear-gradient(45deg, transparent 50%, currentColor 50%),
      linear-gradient(-45deg, transparent 50%, currentColor 50%);
    background-position: right 13px center, right 9px center;
    background-size: 4px 4px;
    background-repeat: no-repeat;
  }

  option {
    color: CanvasText;
    background: Canvas;
  }

  :focus-visible {
    outline: 2px solid var(--blue);
    outline-offset: 2px;
  }

  .field {
    inline-size: 100%;
    min-block-size: 28px;
    padding: 0 6px;
    border: 1px solid transparent;
    border-radius: var(--radius);
    background: transparent;
    text-overflow: ellipsis;
  }

  .field:hover {
    border-color: var(--edge);
  }

  .field:focus {
    border-color: var(--blue);
    outline: 1px solid var(--blue);
    outline-offset: 0;
    background: var(--paper);
  }

  .field[aria-invalid="true"],
  select[aria-invalid="true"] {
    border: 1px solid var(--vermillion);
    border-inline-start-width: 4px;
  }

  .mono {
    font-family: var(--mono);
    letter-spacing: -0.02em;
  }

  .number {
    inline-size: 9ch;
    border-color: var(--hairline);
    font-variant-numeric: tabular-nums;
  }

  .error {
    margin: 0;
    padding-block: 4px 8px;
    color: var(--vermillion);
    font-size: var(--small);
    line-height: 20px;
    white-space: pre-line;
    overflow-wrap: anywhere;
  }

  @media (forced-colors: active) {
    select {
      appearance: auto;
      padding-inline-end: 4px;
    }
  }
`;
