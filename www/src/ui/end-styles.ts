/**
 * Styles of every view that come last: embed, explanations, direction, print.
 */
import { css } from "./styles";

export const embed = css`
  .instrument {
    all: initial;
    display: block;
    color-scheme: inherit;
    visibility: inherit;
    color: var(--ink);
    font: var(--text) / 24px var(--sans);
    font-variant-numeric: tabular-nums;
  }

  :host(:is([theme="light"], [theme="dark"])) {
    border-radius: var(--radius);
    background: var(--paper);
  }

  :host(:is([theme="light"], [theme="dark"])) .embedded {
    padding: 8px 12px;
  }

  .embedded .sentence {
    min-block-size: 0;
    margin-block: 4px 8px;
    font-size: var(--text);
    line-height: 24px;
  }

  .embedded .records {
    --line: 32px;
  }

  /* In a column of text the bar matters more than the check's address; the answer names the check. */
  @container playground (inline-size >= 600px) and (inline-size < 720px) {
    .embedded .records:not(.simple) {
      --columns: 32px var(--value) 6.25rem minmax(0, 1fr) 4.25rem 4.25rem 32px;
    }

    .embedded .records.weighted {
      --columns: 32px var(--value) 6.25rem 4rem minmax(0, 1fr) 4.25rem 4.25rem 32px;
    }

    .embedded .records .at-check {
      display: none;
    }
  }

  /* The whole address matters more than its check. */
  @container playground (inline-size < 280px) {
    .embedded .records:not(.simple) .at-value {
      grid-column: 2 / 4;
    }

    .embedded .records .at-identifier {
      grid-area: 1 / 4;
    }

    .embedded .at-identifier :is(.still, .field) {
      padding-inline: 0;
      font-size: var(--small);
    }

    .embedded .records .at-check {
      display: none;
    }
  }

  .embedded .answer {
    padding-block: 0;
    border: 0;
  }

  .end {
    padding-block: 8px;
    font-size: var(--small);
    line-height: 24px;
    text-align: end;
  }

  .end a {
    display: inline-block;
    min-block-size: 24px;
    color: var(--blue);
    text-underline-offset: 3px;
  }

  .still {
    overflow: hidden;
    padding-inline: 6px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .still.number {
    inline-size: auto;
  }
`;

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

export const direction = css`
  :is(.bar, .ruler, .ruler text):dir(rtl) {
    transform: scaleX(-1);
  }

  .ruler text {
    direction: ltr;
    transform-box: fill-box;
    transform-origin: center;
  }

  :is(.mono, .dig, .number) {
    direction: ltr;
    unicode-bidi: isolate;
  }

  :is(input.mono, .number):dir(rtl) {
    text-align: right;
  }

  /* Texts are English: full stops stay at their end. */
  :is(.sentence, .why li > span, .explanation, .error, .reason):dir(rtl) {
    text-align: right;
    unicode-bidi: plaintext;
  }

  /* Options are English too; from right to left their beginning would be cut off. */
  select {
    direction: ltr;
  }

  button:dir(rtl) {
    unicode-bidi: plaintext;
  }
`;

export const print = css`
  @media print {
    :host,
    :host([theme]) {
      --paper: white;
      --ink: black;
      --line: 26px;
      color-scheme: light;
      font-size: 10pt;
    }

    .explainer,
    .explanation,
    .at-remove > * {
      display: none;
    }

    .rule {
      margin-block: 0 8px;
    }

    .sentence {
      min-block-size: 0;
    }

    .explains {
      text-decoration: none;
    }

    select,
    .field {
      padding-inline: 0;
      border: 0;
      appearance: none;
      background: none;
    }

    .records select.check {
      background-image: none;
    }

    .records:not(.simple, .weighted) {
      grid-template-columns: 28px var(--value) 6rem 9rem minmax(0, 1fr) 4.25rem 4.25rem 0;
    }

    .records th,
    .records td {
      padding-inline: 4px;
    }

    .reason {
      white-space: normal;
      line-height: 13px;
    }

    .record {
      break-inside: avoid;
    }

    .bar,
    .lamp {
      print-color-adjust: exact;
    }
  }
`;

export const lastStyles = [embed, explain, direction, print];
