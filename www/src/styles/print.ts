/**
 * On paper: the picture on white, without what can be pressed, and with what it can be made of again.
 */
import { css } from "./css";

export const print = css`
  .printed {
    display: none;
  }

  @media print {
    :host,
    :host([theme]) {
      --paper: white;
      --ink: black;
      --line: 26px;
      color-scheme: light;
      font-size: 10pt;
    }

    .zone-choice,
    .tools,
    .ask,
    .point,
    .choices,
    .hints,
    .fold,
    .wire,
    .records .add,
    .explainer,
    .moment,
    .cursor,
    .explanation,
    .at-remove > *,
    .masthead .error {
      display: none;
    }

    .masthead,
    .query,
    .stats,
    .answer {
      padding-block: 8px;
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
    .field,
    .query .field {
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

    .record,
    .why li,
    .dig p {
      break-inside: avoid;
    }

    .answer {
      grid-template-columns: max-content minmax(0, 1fr);
    }

    .dig {
      padding-block: 0;
      background: none;
      font-size: 8pt;
      line-height: 16px;
    }

    .dig .owner,
    .dig p {
      padding-inline: 0;
    }

    .bar,
    .lamp,
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
