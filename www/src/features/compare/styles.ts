/**
 * Styles of the comparison.
 */
import { marks } from "../../ui/mark-styles";
import { numbers } from "../../ui/number-table";
import { buttons, directions, paper, stats } from "../../ui/page-styles";
import { css } from "../../ui/styles";
import { records } from "../records/styles";

export const clients = css`
  .tabs {
    display: flex;
    gap: 4px 24px;
    margin: 0;
    padding: 0;
    border: 0;
    border-block-end: 1px solid var(--hairline);
  }

  .tabs legend {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }

  .tabs input {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    opacity: 0;
  }

  .tabs span {
    display: block;
    margin-block-end: -1px;
    padding: 8px 2px 6px;
    border-block-end: 2px solid transparent;
    color: var(--muted);
    cursor: pointer;
  }

  .tabs span:hover {
    color: var(--ink);
  }

  .tabs input:checked + span {
    border-color: var(--blue);
    color: var(--ink);
    font-weight: 600;
  }

  .tabs input:focus-visible + span {
    outline: 2px solid var(--blue);
    outline-offset: -1px;
  }

  .compared {
    --figure: 7.5rem;
    inline-size: 100%;
    border-collapse: collapse;
    table-layout: fixed;
    border-block: 1px solid var(--hairline);
  }

  .compared :is(th, td) {
    padding: 0 12px;
    font-weight: 400;
    text-align: start;
    vertical-align: middle;
  }

  .compared thead th {
    block-size: 44px;
    font-weight: 600;
    line-height: 20px;
  }

  .compared thead th:first-child {
    inline-size: 14rem;
    padding-inline-start: 10px;
    color: var(--muted);
    font-size: var(--small);
    font-weight: 400;
  }

  .compared small {
    color: var(--muted);
    font-size: var(--small);
    font-weight: 400;
  }

  .compared .record {
    block-size: var(--line);
    border-block-start: 1px solid var(--hairline);
  }

  .compared tbody th {
    padding-inline: 0 8px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .compared .lamp {
    display: inline-grid;
    margin-inline: 4px;
    vertical-align: middle;
  }

  .compared tbody th small {
    margin-inline-start: 8px;
  }

  .compared thead small {
    display: block;
    line-height: 16px;
  }

  .compared.over-5 {
    --figure: 3.5rem;
  }

  .over-5 .figure small {
    display: none;
  }

  .compared .multivalue {
    color: var(--blue);
  }

  .compared .at-count {
    display: table-cell;
  }

  .compared .figure {
    float: inline-start;
    display: grid;
    grid-template-columns: 3.5rem 1fr;
    inline-size: var(--figure);
    line-height: var(--line);
    text-align: end;
    white-space: nowrap;
  }

  .compared .bar {
    padding-inline-start: 12px;
  }

  .compared .bar {
    box-sizing: border-box;
    inline-size: calc(100% - var(--figure));
    block-size: var(--line);
  }

  .compared .torn .bar {
    mask: linear-gradient(105deg, #000 calc(100% - 26px), #0000 0 calc(100% - 22px), #000 0 calc(100% - 16px), #0000 0 calc(100% - 12px), #000 0);
  }

  .compared .bar.unhealthy .expected {
    display: none;
  }

  .compared .nothing .figure {
    color: var(--muted);
  }

  .compared tfoot tr:first-child {
    border-block-start: 1px solid var(--edge);
  }

  .compared tfoot :is(th, td) {
    block-size: 28px;
    font-size: var(--small);
  }

  .compared tfoot th {
    padding-inline: 10px 8px;
    color: var(--muted);
  }

  .sample.dead {
    box-sizing: border-box;
    border: 1.5px solid var(--vermillion);
    background: repeating-linear-gradient(135deg, var(--vermillion) 0 1.5px, transparent 1.5px 4.5px);
  }

  .verdicts {
    display: grid;
    gap: 12px 24px;
    grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr));
    margin-block: 4px 20px;
  }

  .verdicts dt {
    font-weight: 600;
  }

  .verdicts dd {
    margin: 0;
    text-wrap: pretty;
  }

  .how {
    max-inline-size: 68em;
    line-height: 20px;
  }

  .unfit {
    padding-block: 32px;
  }

  @container playground (inline-size < 1100px) {
    .compared .figure small {
      display: none;
    }

    .compared {
      --figure: 3.5rem;
    }
  }

  @container playground (inline-size < 900px) {
    .compared thead th:first-child {
      inline-size: 10.5rem;
    }

    .compared :is(tbody th, thead) small {
      display: none;
    }

    .compared :is(th, td) {
      padding-inline: 6px;
    }

    .verdicts {
      grid-template-columns: 1fr 1fr;
    }
  }

  @container playground (inline-size < 600px) {
    .compared,
    .compared :is(thead, tbody, tfoot) {
      display: block;
    }

    .compared tr {
      display: grid;
      grid-template-columns: repeat(var(--columns, 4), minmax(0, 1fr));
      padding-block: 4px;
    }

    .compared.over-5 {
      --columns: 5;
    }

    .compared tr > th:first-child {
      grid-column: 1 / -1;
      display: flex;
      align-items: center;
      inline-size: auto;
    }

    .compared thead th:first-child {
      display: none;
    }

    .verdicts {
      grid-template-columns: 1fr;
    }

    .stats {
      grid-template-columns: minmax(0, 1fr);
    }

    .choices :is(.pair, .pair select) {
      max-inline-size: 100%;
      min-inline-size: 0;
    }

    .compared :is(td, thead th) {
      padding-inline: 0 6px;
      font-size: var(--small);
      line-height: 18px;
    }

    .compared thead th {
      block-size: auto;
      padding-block: 8px 4px;
      font-weight: 500;
      letter-spacing: -0.03em;
    }

    .compared tfoot th {
      padding-inline: 0;
    }

    .compared tbody th small {
      display: inline;
    }

    .compared tr > td {
      display: block;
    }

    .compared .figure {
      float: none;
      grid-template-columns: 1fr;
      inline-size: auto;
      line-height: 18px;
      text-align: start;
    }

    .compared .bar {
      inline-size: 100%;
      padding: 0;
      block-size: 18px;
    }

    .compared .record {
      block-size: auto;
    }

    .compared tfoot :is(th, td) {
      block-size: 22px;
    }
  }

  @media (forced-colors: active) {
    .tabs input:checked + span {
      border-color: Highlight;
    }

    .sample.dead {
      border-color: Highlight;
    }
  }
`;

export const compareStyles = [buttons, records, marks, stats, clients, numbers, directions, paper];
