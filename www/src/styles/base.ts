/**
 * What every view stands on: the element's box and type, and the sentence above the lines.
 */
import { css } from "./css";

export const base = css`
  :host {
    display: block;
    container: playground / inline-size;
    color: var(--ink);
    font: var(--text) / 24px var(--sans);
    font-variant-numeric: tabular-nums;
    -webkit-text-size-adjust: 100%;
  }

  :host([hidden]) {
    display: none;
  }

  h2 {
    margin: 0;
    font-size: var(--text);
    font-weight: 600;
  }

  p {
    margin: 0;
  }

  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .region {
    display: contents;
  }

  .sentence {
    display: grid;
    align-content: end;
    min-block-size: 56px;
    max-inline-size: 44em;
    margin-block: 4px 16px;
    font-size: var(--large);
    line-height: 28px;
    letter-spacing: -0.01em;
    text-wrap: pretty;
  }

  @container playground (inline-size < 600px) {
    .sentence {
      min-block-size: 84px;
    }
  }
`;
