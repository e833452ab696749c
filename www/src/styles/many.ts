/**
 * Many records: closer together, and of more than a hundred each a line of text and its bar, at any width.
 */
import { css } from "./css";

export const denseStyles = css`
  .dense .record {
    overflow-clip-margin: 4px;
  }

  .dense:not(.many) .record {
    content-visibility: auto;
    contain-intrinsic-block-size: auto calc(var(--line) + 1px);
  }

  /* Each line is laid out alone, and once: hundreds that come and go as they are scrolled by would cost more. */
  .many .record {
    contain: strict;
  }

  /* Hundreds of bars that move at once would be late for every frame. */
  .many .bar * {
    transition: none;
  }

  .shut :is(.at-identifier, .at-weight, .at-check) {
    display: block;
    overflow: hidden;
    padding-inline: 11px;
    color: var(--muted);
    font-size: var(--small);
    line-height: var(--line);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  button.open {
    overflow: hidden;
    inline-size: 100%;
    min-block-size: 28px;
    padding: 0 6px;
    border-color: transparent;
    font-family: var(--mono);
    font-size: var(--small);
    text-align: start;
    text-overflow: ellipsis;
  }

  button.open:hover {
    border-color: var(--edge);
  }

  @container playground (inline-size < 600px) {
    .many {
      --shut: 28px 8.75rem minmax(0, 1fr) 3.5rem;
    }

    .many.long {
      --shut: 28px 9.5rem minmax(0, 1fr) 3.5rem;
    }

    .many.simple {
      --shut: 4px 8.75rem minmax(0, 1fr) 3.5rem;
    }

    .records .shut,
    .many thead tr {
      grid-template-columns: var(--shut);
    }

    .records .shut {
      grid-template-rows: var(--line);
      padding-block: 0;
    }

    .shut :is(.at-identifier, .at-weight, .at-check, .at-deviation, .at-remove) {
      display: none;
    }

    .many :is(.shut, thead) :is(.at-value, .at-bar, .at-count) {
      grid-row: 1;
      margin: 0;
      padding-inline: 4px;
    }

    .many .shut .at-value {
      grid-column: 2;
    }

    .many :is(.shut, thead) .at-bar {
      grid-column: 3;
    }

    .many :is(.shut, thead) .at-count {
      grid-column: 4;
      justify-content: end;
    }
  }
`;
