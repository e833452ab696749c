/**
 * Styles of the health checks.
 */
import { css } from "../../ui/styles";

export const checks = css`
  .fold {
    padding-block: 12px;
    border-block-start: 1px solid var(--hairline);
  }

  .fold > summary {
    inline-size: fit-content;
    box-sizing: border-box;
    min-block-size: 24px;
    padding: 4px 8px;
    margin-inline-start: -8px;
    border-radius: var(--radius);
    color: var(--blue);
    cursor: pointer;
  }

  .fold > summary:hover {
    background: var(--blue-wash);
  }

  .checks .hint {
    max-inline-size: 44em;
    margin-block: 8px;
  }

  .checks ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .checks li {
    display: grid;
    grid-template-columns: 32px minmax(0, 1fr) max-content;
    align-items: start;
    gap: 4px 8px;
    padding-block: 8px;
    border-block-start: 1px solid var(--hairline);
  }

  .checks .lamp {
    margin-block-start: -4px;
  }

  .said p {
    margin: 0;
  }

  .said :is(.kind, .state, code) {
    color: var(--muted);
    font-size: var(--small);
    overflow-wrap: anywhere;
  }

  .said code {
    font-family: var(--mono);
  }

  .source {
    padding-inline: 6px;
    border: 1px solid var(--hairline);
    border-radius: var(--radius);
    white-space: nowrap;
  }

  .countdown {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    color: var(--ink);
  }

  .beads {
    display: inline-flex;
    gap: 3px;
  }

  .beads i {
    box-sizing: border-box;
    inline-size: 9px;
    block-size: 9px;
    border: 1.5px solid var(--vermillion);
    border-radius: 50%;
  }

  .beads .full {
    background: var(--vermillion);
  }

  .done {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    font-size: var(--small);
  }

  .done :is(button, select) {
    min-block-size: 28px;
  }

  .results {
    display: inline-flex;
    gap: 4px;
  }

  .checks li > .error,
  .settings {
    grid-column: 2 / -1;
  }

  .settings {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(12rem, 100%), 1fr));
    align-items: end;
    gap: 8px 16px;
    margin-block: 8px;
    padding: 12px;
    border-radius: var(--radius);
    background: var(--sunken);
  }

  .settings label {
    display: grid;
    font-size: var(--small);
  }

  .settings :is(.field, select) {
    inline-size: 100%;
    border-color: var(--edge);
  }

  .switched {
    display: grid;
    grid-auto-flow: column;
    justify-content: start;
    align-items: center;
    gap: 8px;
    min-block-size: 32px;
  }

  .switched input {
    inline-size: 24px;
    block-size: 24px;
    margin: 0;
    accent-color: var(--blue);
  }

  .settings .error {
    grid-column: 1 / -1;
  }

  .adding {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    padding-block: 12px;
    border-block-start: 1px solid var(--hairline);
  }

  @container playground (inline-size < 900px) {
    .checks li {
      grid-template-columns: 32px minmax(0, 1fr);
    }

    .done {
      grid-column: 2;
    }
  }

  @container playground (inline-size < 600px) {
    .checks li {
      grid-template-columns: 28px minmax(0, 1fr);
    }
  }

  @media (forced-colors: active) {
    .beads .full {
      background: CanvasText;
    }
  }
`;
