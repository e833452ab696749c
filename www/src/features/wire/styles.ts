/**
 * Styles of the messages on the wire.
 */
import { css } from "../../ui/styles";

export const wire = css`
  .wire {
    padding-block: 12px 24px;
    border-block-start: 1px solid var(--hairline);
  }

  .wire summary {
    inline-size: fit-content;
    max-inline-size: 100%;
    min-block-size: 24px;
    box-sizing: border-box;
    border-radius: var(--radius);
    cursor: pointer;
  }

  .wire > summary {
    padding: 4px 8px;
    margin-inline-start: -8px;
    color: var(--blue);
  }

  .wire > summary:hover {
    background: var(--blue-wash);
  }

  .wire .hint {
    max-inline-size: 44em;
    margin-block: 8px;
  }

  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
  }

  .line code {
    overflow-x: auto;
    max-inline-size: 100%;
    padding: 4px 12px;
    box-sizing: border-box;
    border-radius: var(--radius);
    background: var(--sunken);
    font: var(--small) / 24px var(--mono);
    white-space: nowrap;
  }

  .dissected {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    align-items: start;
    gap: 8px 32px;
    margin-block-start: 16px;
  }

  .dissected h3 {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    grid-column: 1 / -1;
    margin: 0;
    font-size: var(--text);
    font-weight: 600;
  }

  .dissected .copy {
    font-weight: 400;
  }

  .dissected small {
    margin-inline: 8px;
    color: var(--muted);
    font-size: var(--small);
    font-weight: 400;
  }

  .octets {
    position: sticky;
    inset-block-start: 0;
    min-inline-size: 0;
  }

  .hex {
    display: grid;
    grid-template-columns: 5ch repeat(8, 3ch) 1ch repeat(8, 3ch);
    inline-size: max-content;
    max-block-size: 70vb;
    padding: 8px 12px;
    overflow-y: auto;
    border-radius: var(--radius);
    background: var(--sunken);
    direction: ltr;
    font: var(--small) / 24px var(--mono);
  }

  .hex span {
    text-align: center;
    cursor: default;
  }

  .place {
    color: var(--muted);
    font-style: normal;
  }

  .place.middle {
    visibility: hidden;
    inline-size: 1ch;
    overflow: hidden;
  }

  .hex .lit {
    background: var(--blue);
    color: var(--on-blue);
  }

  .hex .goal {
    box-shadow: inset 0 -2px var(--blue);
  }

  .readout {
    min-block-size: 40px;
    max-inline-size: 58ch;
    padding: 4px 12px;
    color: var(--muted);
    font: var(--small) / 20px var(--mono);
    overflow-wrap: anywhere;
  }

  .parts {
    min-inline-size: 0;
    font-size: var(--small);
    line-height: 20px;
  }

  .parts details {
    border-block-end: 1px solid var(--hairline);
  }

  .parts summary {
    inline-size: auto;
    padding: 4px 8px;
    overflow-wrap: anywhere;
  }

  .parts summary span {
    margin-inline-start: 4px;
    color: var(--muted);
  }

  .parts ul {
    margin: 0;
    padding: 0 0 8px;
    list-style: none;
  }

  .parts li {
    display: grid;
    grid-template-columns: 5.5rem 6.5rem minmax(0, 1fr);
    gap: 8px;
    padding: 2px 8px 2px 24px;
    border-radius: var(--radius);
    overflow-wrap: anywhere;
    cursor: default;
  }

  .parts li b {
    font-weight: 500;
  }

  .parts .at {
    color: var(--muted);
    font-family: var(--mono);
    white-space: nowrap;
  }

  .parts .deep-2 b {
    padding-inline-start: 12px;
  }

  .parts .deep-3 b {
    padding-inline-start: 24px;
  }

  .parts .lit,
  .parts .hot > summary {
    background: var(--blue-wash);
  }

  @container playground (inline-size < 900px) {
    .dissected {
      grid-template-columns: minmax(0, 1fr);
    }

    .octets {
      z-index: 1;
      background: var(--paper);
    }

    .hex {
      max-block-size: 30vb;
    }
  }

  @container playground (inline-size < 600px) {
    .hex {
      grid-template-columns: 5ch repeat(8, 3ch);
      padding-inline: 8px;
    }

    .place.middle {
      visibility: visible;
      inline-size: auto;
    }

    .parts li {
      grid-template-columns: 4.75rem 5.5rem minmax(0, 1fr);
      gap: 4px;
      padding-inline: 8px 0;
    }

    .parts :is(.deep-2, .deep-3) b {
      padding-inline-start: 8px;
    }
  }

  @media (forced-colors: active) {
    .hex .lit {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }

    .hex .goal {
      outline: 1px solid Highlight;
    }

    .parts .lit {
      outline: 1px solid Highlight;
    }
  }
`;
