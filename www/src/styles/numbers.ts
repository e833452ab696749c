/**
 * Pictures as tables of numbers, and the places in an answer as a map of heat.
 */
import { css } from "./css";

export const numbers = css`
  .numbers {
    padding-block: 4px 16px;
  }

  .scrolled {
    margin-block-start: 8px;
    overflow-x: auto;
  }

  .sheet {
    border-collapse: collapse;
    font-size: var(--small);
    white-space: nowrap;
  }

  .sheet caption {
    padding-block: 4px 8px;
    color: var(--muted);
    text-align: start;
  }

  .sheet :is(th, td) {
    padding: 2px 12px 2px 0;
    border-block-start: 1px solid var(--hairline);
    font-weight: 400;
    text-align: start;
  }

  .sheet thead th {
    min-inline-size: 5rem;
    color: var(--muted);
    line-height: 16px;
    white-space: normal;
    vertical-align: bottom;
  }

  .sheet .number-cell {
    text-align: end;
  }

  .places {
    padding-block-end: 12px;
  }

  .places .hint {
    max-inline-size: 60em;
    margin-block: 4px 8px;
    line-height: 20px;
  }

  .heat {
    border-spacing: 2px;
    margin-inline-start: -2px;
    font-size: var(--small);
    line-height: 18px;
  }

  .heat th {
    padding: 0 8px;
    color: var(--muted);
    font-weight: 400;
  }

  .heat tbody th {
    max-inline-size: 14rem;
    padding-inline: 8px 12px;
    overflow: hidden;
    color: var(--ink);
    text-align: start;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .heat td {
    min-inline-size: 4.5rem;
    padding: 4px 8px;
    border: 1px solid transparent;
    border-radius: 2px;
    background: color-mix(in oklab, var(--hue) var(--heat), var(--sunken));
    text-align: end;
    white-space: nowrap;
  }

  .heat .above {
    --hue: var(--blue);
  }

  .heat .below {
    --hue: var(--vermillion);
  }

  .heat .rare {
    border-color: var(--ink);
    font-weight: 600;
  }

  .heat small {
    display: block;
    font-size: inherit;
    font-weight: 400;
  }

  @media (forced-colors: active) {
    .heat td {
      border-color: CanvasText;
    }

    .heat .rare {
      border-color: Highlight;
    }
  }
`;
