/**
 * Buttons and words that a chart or an answer by itself has none of.
 */
import { css } from "./css";

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
