/**
 * The element in a page of others: it takes that page's font size and colour scheme, and nothing else.
 */
import { css } from "./css";

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

  :host(:is([theme="light"], [theme="dark"])) .embedded {
    padding: 8px 12px;
    border-radius: var(--radius);
    background: var(--paper);
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

  /* In the column of a document a bar says more than a check's address; the answer names the check. */
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

  /* An address is read whole before its check is. */
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
