/**
 * On paper: the picture on white, without what can be pressed.
 */
import { css } from "./css";

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
