/**
 * Styles of the records.
 */
import { marks } from "../../ui/mark-styles";
import { css } from "../../ui/styles";

export const records = css`
  .records {
    --value: 10.5rem;
    --columns: 36px var(--value) 7rem 10rem minmax(0, 1fr) 5.5rem 5.5rem 36px;
    display: block;
    border-block: 1px solid var(--hairline);
  }

  .records.long {
    --value: 14rem;
  }

  .records.weighted {
    --columns: 36px var(--value) 7rem 4.5rem 10rem minmax(0, 1fr) 5.5rem 5.5rem 36px;
  }

  .records.simple {
    --columns: var(--value) minmax(0, 1fr) 5.5rem 5.5rem 36px;
  }

  .simple :is(.at-lamp, .at-identifier, .at-check) {
    display: none;
  }

  .records :is(thead, tbody, tfoot) {
    display: block;
  }

  .records tr {
    display: grid;
    grid-template-columns: var(--columns);
  }

  .records :is(td, th) {
    display: flex;
    align-items: center;
    min-inline-size: 0;
    padding: 0 4px;
    font-weight: 400;
    text-align: start;
  }

  .records th {
    block-size: 36px;
    padding-inline: 10px;
    color: var(--muted);
    font-size: var(--small);
    white-space: nowrap;
  }

  .record {
    grid-template-rows: var(--line);
    border-block-start: 1px solid var(--hairline);
  }

  .dense {
    --line: 28px;
  }

  .record.hot {
    background: var(--blue-wash);
  }

  .records .at-bar {
    padding: 0 12px;
  }

  .records :is(.at-count, .at-deviation) {
    justify-content: end;
    padding-inline: 8px;
    white-space: nowrap;
  }

  .at-deviation {
    color: var(--muted);
    font-size: var(--small);
  }

  .at-deviation b {
    color: var(--ink);
  }

  .at-identifier {
    gap: 4px;
  }

  .at-weight .field {
    inline-size: 100%;
  }

  .alias {
    overflow: hidden;
    padding-inline: 6px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .role {
    color: var(--muted);
    font-size: var(--small);
  }

  .reason {
    overflow: hidden;
    color: var(--muted);
    font-size: var(--small);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .records .check {
    inline-size: 100%;
    min-block-size: 28px;
    padding-inline: 6px 20px;
    border-color: transparent;
    color: var(--muted);
    font-size: var(--small);
    background-position: right 10px center, right 6px center;
  }

  .records .check:hover {
    border-color: var(--edge);
  }

  @media (hover: hover) {
    .record:not(.hot) .check:not(:focus) {
      background-image: none;
    }
  }

  .refusal td,
  .add td,
  .empty td {
    grid-column: 1 / -1;
  }

  .refusal td {
    display: block;
  }

  .refusal :is(.error, .hint) {
    margin-inline-start: 42px;
  }

  .simple .refusal :is(.error, .hint) {
    margin-inline-start: 6px;
  }

  .empty td {
    padding: 16px 10px;
    color: var(--muted);
  }

  .add {
    border-block-start: 1px solid var(--hairline);
  }

  .add td {
    flex-wrap: wrap;
    gap: 0 8px;
    padding: 6px 8px 6px 40px;
  }

  .simple .add td {
    padding-inline-start: 4px;
  }

  /* A moving line while a slow run is in progress. */
  .records {
    position: relative;
  }

  .records[aria-busy="true"]::before {
    content: "";
    position: absolute;
    inset: -1px 0 auto;
    block-size: 2px;
    background: linear-gradient(90deg, transparent, var(--blue), transparent) 0 0 / 40% 100% no-repeat;
    animation: waiting 1.4s 400ms linear infinite backwards;
  }

  @keyframes waiting {
    from {
      background-position: -70% 0;
    }

    to {
      background-position: 170% 0;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .records[aria-busy="true"]::before {
      background: var(--blue);
      opacity: 0.4;
      animation: none;
    }
  }

  @media (forced-colors: active) {
    .record.hot {
      outline: 1px solid Highlight;
      outline-offset: -1px;
    }
  }

  @container playground (inline-size < 1100px) {
    .ruler .minor {
      display: none;
    }
  }

  @container playground (inline-size < 900px) {
    .records {
      --value: 8.75rem;
      --columns: 32px var(--value) 6.25rem 5.5rem minmax(0, 1fr) 4.25rem 4.25rem 32px;
    }

    .records.long {
      --value: 9.5rem;
    }

    .records.weighted {
      --columns: 32px var(--value) 6.25rem 4rem 5.5rem minmax(0, 1fr) 4.25rem 4.25rem 32px;
    }

    .records.simple {
      --columns: var(--value) minmax(0, 1fr) 4.25rem 4.25rem 32px;
    }

    .records :is(td, th) {
      padding-inline: 2px;
    }

    .records th {
      padding-inline: 8px;
    }
  }

  @container playground (inline-size < 600px) {
    .records,
    .records:is(.long, .weighted) {
      --columns: 28px minmax(0, 1fr) 3.75rem 3.5rem 28px;
    }

    .records.simple {
      --columns: 4px minmax(0, 1fr) 3.75rem 3.5rem 28px;
    }

    .record {
      --line: 28px;
      grid-template-rows: 32px 28px;
      padding-block: 4px;
    }

    .records :is(td, th) {
      padding-inline: 0;
    }

    thead :is(.at-value, .at-identifier, .at-weight, .at-check, .at-lamp, .at-remove, .at-deviation) {
      display: none;
    }

    .records .at-value {
      grid-column: 2;
    }

    .simple .at-value {
      grid-column: 2 / 5;
    }

    .records .at-remove {
      grid-area: 1 / 5;
    }

    .records .at-bar {
      grid-column: 1 / 4;
      padding-inline: 7px 28px;
    }

    .weighted .at-bar {
      grid-column: 1 / 3;
      padding-inline-end: 16px;
    }

    .records .at-weight {
      grid-area: 2 / 3;
      padding-inline-end: 12px;
    }

    tbody .at-bar,
    tbody :is(.at-count, .at-deviation) {
      grid-row: 2;
    }

    .records :is(.at-count, .at-deviation) {
      grid-column: 4 / 6;
      margin-inline-start: -22px;
      padding-inline: 0 6px;
    }

    .records tbody .at-count {
      justify-self: start;
    }

    .records tbody .at-deviation {
      justify-self: end;
    }

    .records.weighted tbody .at-count {
      margin-inline-start: 4px;
    }

    .record .field {
      padding-inline: 4px;
      font-size: var(--small);
    }

    .records .check {
      padding-inline: 4px 0;
      background-image: none;
    }

    .unit,
    .certain {
      display: none;
    }

    tbody .at-count {
      font-size: var(--small);
    }

    .refusal :is(.error, .hint) {
      margin-inline-start: 34px;
    }
  }
`;

export const chartStyles = [records, marks];
