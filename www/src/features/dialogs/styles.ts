/**
 * Styles of the dialogs.
 */
import { css } from "../../ui/styles";

export const dialogues = css`
  dialog {
    box-sizing: border-box;
    inline-size: min(44rem, calc(100vw - 32px));
    padding: 24px;
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    background: var(--paper);
    color: var(--ink);
  }

  dialog::backdrop {
    background: oklch(0.2 0.02 260 / 0.4);
  }

  dialog h2 {
    margin-block: 0 12px;
  }

  dialog .field {
    margin-block: 4px;
    padding: 8px;
    border-color: var(--edge);
    resize: vertical;
  }

  .shared {
    display: grid;
    grid-template-columns: minmax(0, 1fr) max-content;
    align-items: center;
    column-gap: 8px;
  }

  .shared label {
    grid-column: 1 / -1;
  }

  .shared .copy {
    min-inline-size: 12rem;
    text-align: start;
  }

  .shared .error {
    grid-column: 1 / -1;
  }

  .both {
    display: flex;
    gap: 4px;
  }

  .both .copy {
    flex: 1;
  }

  .saves {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    margin-block: 8px 16px;
  }

  .ends {
    display: flex;
    justify-content: end;
    gap: 8px;
  }

  @container playground (inline-size < 600px) {
    .shared {
      grid-template-columns: minmax(0, 1fr);
      margin-block-end: 8px;
    }
  }
`;
