/**
 * Styles that a chart or an answer alone does not need: buttons, statistics, number tables, direction, print.
 */
import { css } from "./styles";

export const buttons = css`
  button:disabled,
  button[aria-disabled="true"] {
    cursor: default;
    color: var(--muted);
  }

  button:disabled {
    border-color: var(--hairline);
  }

  button[aria-disabled="true"] .icon {
    opacity: 0.45;
  }

  .primary {
    border-color: var(--blue);
    background-color: var(--blue);
    color: var(--on-blue);
    font-weight: 600;
  }

  .primary:hover {
    background-color: color-mix(in oklab, var(--blue), var(--ink) 16%);
  }

  .quiet,
  .link {
    border-color: transparent;
  }

  .quiet {
    padding-inline: 8px;
    color: var(--blue);
  }

  .link {
    min-block-size: 24px;
    padding: 0;
    color: var(--blue);
    text-decoration: underline;
    text-underline-offset: 3px;
  }

  progress {
    appearance: none;
    block-size: 4px;
    border: 0;
    border-radius: var(--radius);
    overflow: hidden;
    background: var(--hairline);
    accent-color: var(--blue);
  }

  progress::-webkit-progress-bar {
    background: var(--hairline);
  }

  progress::-webkit-progress-value {
    background: var(--blue);
    transition: inline-size 200ms linear;
  }

  progress::-moz-progress-bar {
    background: var(--blue);
  }

  .hint {
    margin-block: 4px 16px;
    color: var(--muted);
    font-size: var(--small);
  }
`;

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
    box-sizing: border-box;
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

  .sample.unchecked {
    border: 1.5px solid var(--blue);
    background: color-mix(in oklch, var(--blue) 18%, transparent);
  }

  .sample.unhealthy {
    border: 1.5px solid var(--vermillion);
    background: repeating-linear-gradient(-45deg, var(--vermillion) 0 1px, transparent 1px 4px);
  }

  .sample.bead.unhealthy {
    background: var(--vermillion);
  }

  .sample.bead.unchecked {
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
      border-color: CanvasText;
      background: CanvasText;
    }

    .sample.counted.unhealthy {
      border-color: Highlight;
      background: repeating-linear-gradient(-45deg, Highlight 0 1px, Canvas 1px 4px);
    }

    .sample.interval {
      background: GrayText;
      opacity: 0.6;
    }
  }
`;

export const directions = css`
  .plot:dir(rtl) {
    transform: scaleX(-1);
  }

  :is(.group, .hex, .octets, .parts, code) {
    direction: ltr;
    unicode-bidi: isolate;
  }

  :is(textarea.mono, .group):dir(rtl) {
    text-align: right;
  }

  :is(.point, .verdict, .hint, .note span, .hints span, .said p, dd, .compared tfoot td, .notice):dir(rtl) {
    text-align: right;
    unicode-bidi: plaintext;
  }

  :is(label, legend, .key span, .switch span):dir(rtl) {
    unicode-bidi: plaintext;
  }
`;

export const paper = css`
  .printed {
    display: none;
  }

  @media print {
    .zone-choice,
    .tools,
    .ask,
    .point,
    .choices,
    .hints,
    .fold,
    .wire,
    .records .add,
    .moment,
    .cursor,
    .masthead .error {
      display: none;
    }

    .masthead,
    .query,
    .stats {
      padding-block: 8px;
    }

    .query .field {
      padding-inline: 0;
      border: 0;
      appearance: none;
      background: none;
    }

    .sample {
      print-color-adjust: exact;
    }

    .printed {
      display: block;
      margin: 0;
      padding-block: 8px;
      border-block-start: 1px solid var(--hairline);
      font-size: var(--small);
      overflow-wrap: anywhere;
    }
  }
`;
