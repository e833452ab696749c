/**
 * Styles of the answer.
 */
import { css } from "../../ui/styles";

export const answer = css`
  .answer {
    display: grid;
    grid-template-columns: minmax(0, 26rem) minmax(0, 1fr);
    gap: 24px 32px;
    padding-block: 24px 32px;
    border-block-start: 1px solid var(--hairline);
  }

  .answer h2 {
    margin-block-end: 12px;
  }

  .answer small {
    margin-inline-start: 8px;
    color: var(--muted);
    font-size: var(--small);
    font-weight: 400;
  }

  .dig {
    overflow-x: auto;
    padding: 12px 0;
    border-radius: var(--radius);
    background: var(--sunken);
    font: var(--small) / 24px var(--mono);
  }

  .dig p {
    inline-size: max-content;
    min-inline-size: 100%;
    box-sizing: border-box;
    padding-inline: 16px;
    white-space: nowrap;
  }

  .dig b {
    font-weight: 600;
  }

  .remark,
  .owner {
    color: var(--muted);
  }

  .dig .hot,
  .why .hot {
    background: var(--blue-wash);
  }

  .why ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .why ul[tabindex] {
    max-block-size: 40rem;
    overflow-y: auto;
  }

  .why ul[tabindex] li {
    content-visibility: auto;
    contain-intrinsic-block-size: auto 24px;
  }

  .why li {
    display: grid;
    grid-template-columns: 4.5rem minmax(0, 1fr);
    gap: 12px;
    padding: 2px 8px;
    margin-inline: -8px;
    border-radius: var(--radius);
    font-size: var(--small);
    line-height: 20px;
    overflow-wrap: anywhere;
  }

  .why li > span:last-child {
    color: var(--muted);
  }

  .why b {
    color: var(--ink);
    font-weight: 600;
  }

  .outcome {
    color: var(--muted);
    text-align: end;
  }

  .outcome.unhealthy {
    color: var(--vermillion);
  }

  .outcome.answered i {
    display: inline-block;
    min-inline-size: 20px;
    box-sizing: border-box;
    border-radius: 10px;
    background: var(--blue-wash);
    color: var(--blue);
    font-style: normal;
    font-weight: 600;
    text-align: center;
  }

  @container playground (inline-size < 900px) {
    .answer {
      grid-template-columns: minmax(0, 1fr);
    }

    .outcome {
      text-align: start;
    }
  }

  @container playground (inline-size < 600px) {
    .dig p {
      padding-inline: 8px;
      letter-spacing: -0.03em;
    }

    .why li {
      grid-template-columns: 4.25rem minmax(0, 1fr);
      gap: 8px;
    }
  }

  @media print {
    .answer {
      grid-template-columns: max-content minmax(0, 1fr);
      padding-block: 8px;
    }

    .why li,
    .dig p {
      break-inside: avoid;
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
  }
`;

export const answerStyles = [answer];
