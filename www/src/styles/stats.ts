/**
 * Below the table: what is shown, the key to it, and the verdict.
 */
import { css } from "./css";

export const stats = css`
  .choices,
  .key {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
  }

  .stats {
    display: grid;
    gap: 12px 32px;
    grid-template-columns: 1fr auto;
    padding-block: 16px 24px;
  }

  .choices {
    grid-column: 1 / -1;
    gap: 12px 24px;
  }

  .switch {
    display: flex;
    align-items: center;
    margin: 0;
    padding: 0;
    border: 0;
  }

  .switch legend {
    float: inline-start;
    margin-inline-end: 8px;
    padding: 0;
    color: var(--muted);
  }

  .switch input {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    opacity: 0;
  }

  .switch span {
    display: block;
    padding: 0 12px;
    border: 1px solid var(--edge);
    margin-inline-start: -1px;
    line-height: 30px;
    cursor: pointer;
  }

  .switch label:first-of-type span {
    border-start-start-radius: var(--radius);
    border-end-start-radius: var(--radius);
  }

  .switch label:last-of-type span {
    border-start-end-radius: var(--radius);
    border-end-end-radius: var(--radius);
  }

  .switch span:hover {
    background: var(--blue-wash);
  }

  .switch input:checked + span {
    background: var(--ink);
    border-color: var(--ink);
    color: var(--paper);
  }

  .switch input:focus-visible + span {
    outline: 2px solid var(--blue);
    outline-offset: 2px;
  }

  .client {
    inline-size: 17ch;
    border-color: var(--hairline);
  }

  .key {
    align-self: start;
    gap: 4px 16px;
    color: var(--muted);
    font-size: var(--small);
  }

  .key span {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }

  .sample {
    inline-size: 16px;
    block-size: 10px;
  }

  .sample.counted {
    background: var(--blue);
  }

  .sample.bead {
    inline-size: 10px;
    border-radius: 50%;
    background: var(--blue);
  }

  .sample.expected {
    inline-size: 2px;
    block-size: 16px;
    background: var(--ink);
  }

  .sample.interval {
    inline-size: 10px;
    block-size: 16px;
    background: var(--interval);
  }

  @container playground (inline-size < 900px) {
    .stats {
      grid-template-columns: 1fr;
    }
  }

  @container playground (inline-size < 600px) {
    .switch {
      flex-wrap: wrap;
      row-gap: 4px;
    }

    .switch label span {
      border-radius: var(--radius);
    }

    .switch legend {
      float: none;
      flex-basis: 100%;
    }
  }

  @media (forced-colors: active) {
    .switch input:checked + span {
      forced-color-adjust: none;
      background: Highlight;
      border-color: Highlight;
      color: HighlightText;
    }

    .sample {
      forced-color-adjust: none;
    }

    .sample:is(.counted, .bead, .expected) {
      background: CanvasText;
    }

    .sample.interval {
      background: GrayText;
      opacity: 0.6;
    }
  }
`;
