/**
 * On paper: what stands around a picture, without what can be pressed, and with what it can be made of again.
 */
import { css } from "./css";

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
