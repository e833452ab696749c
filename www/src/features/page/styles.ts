/**
 * Styles of the page around a view, and all styles of the element in their order.
 */
import { lastStyles } from "../../ui/end-styles";
import { marks } from "../../ui/mark-styles";
import { numbers } from "../../ui/number-table";
import { buttons, directions, paper, stats } from "../../ui/page-styles";
import { css, firstStyles } from "../../ui/styles";
import { answer } from "../answer/styles";
import { checks } from "../checks/styles";
import { clients } from "../compare/styles";
import { dialogues } from "../dialogs/styles";
import { asides } from "../hints/styles";
import { records } from "../records/styles";
import { timeline } from "../timeline/styles";
import { wire } from "../wire/styles";

export const frame = css`
  .masthead,
  .query,
  .ask {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
  }

  .masthead {
    padding-block: 16px;
    border-block-end: 1px solid var(--hairline);
  }

  .masthead .error {
    flex-basis: 100%;
    order: 3;
    padding-block: 0;
  }

  .note {
    display: flex;
    flex-basis: 100%;
    order: 3;
    gap: 8px;
    color: var(--muted);
    font-size: var(--small);
    line-height: 20px;
    white-space: pre-line;
  }

  .note span {
    max-inline-size: 44em;
  }

  .brand {
    display: flex;
    align-items: center;
    gap: 12px;
    margin-inline-end: 8px;
    font-weight: 600;
    letter-spacing: -0.01em;
  }

  .brand ::slotted(*) {
    margin: 0;
    font: inherit;
  }

  .mark {
    inline-size: 40px;
    block-size: 20px;
    color: var(--blue);
  }

  .zone-choice {
    display: flex;
    gap: 4px;
  }

  .tools {
    display: flex;
    gap: 4px;
    margin-inline-start: auto;
  }

  .worded .word {
    display: none;
  }

  @container playground (inline-size >= 900px) {
    .tools .tool.worded {
      grid-auto-flow: column;
      inline-size: auto;
      padding-inline: 8px;
      gap: 6px;
    }

    .worded .word {
      display: inline;
    }
  }

  .query {
    padding-block: 20px 12px;
    color: var(--muted);
  }

  .query .error {
    flex-basis: 100%;
  }

  .group {
    margin-inline-start: -8px;
    padding-inline-start: 7px;
    border-color: transparent;
    color: var(--ink);
    font: 500 var(--large) / 32px var(--mono);
    letter-spacing: -0.02em;
    max-inline-size: 100%;
  }

  .pair {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    color: var(--muted);
  }

  .pair .field {
    color: var(--ink);
  }

  .ttl {
    inline-size: 7ch;
  }

  .seed {
    gap: 4px;
    margin-inline-start: auto;
  }

  .ask {
    position: relative;
    gap: 8px;
    padding-block-end: 24px;
  }

  .ask .error {
    flex-basis: 100%;
  }

  .ask progress,
  .notice {
    position: absolute;
    inset-inline-start: 0;
  }

  .ask progress {
    inset-block-end: 12px;
    inline-size: 100%;
  }

  .joined {
    display: flex;
  }

  .joined > button {
    border-start-end-radius: 0;
    border-end-end-radius: 0;
    min-inline-size: 23ch;
  }

  .joined > select {
    inline-size: 32px;
    padding-inline: 0;
    border-inline-start: 0;
    border-start-start-radius: 0;
    border-end-start-radius: 0;
    border-color: var(--blue);
    color: transparent;
    background-image: linear-gradient(45deg, transparent 50%, var(--blue) 50%),
      linear-gradient(-45deg, transparent 50%, var(--blue) 50%);
  }

  .notice {
    inset-block-end: 0;
    color: var(--muted);
    font-size: var(--small);
    line-height: 20px;
  }

  .point {
    min-block-size: 20px;
    color: var(--muted);
    font-size: var(--small);
    line-height: 20px;
    text-wrap: pretty;
  }

  @container playground (inline-size < 900px) {
    .preset {
      inline-size: 13rem;
    }

    .query {
      gap: 8px 10px;
    }

    .query .quiet {
      padding-inline: 4px;
    }
  }

  @container playground (inline-size < 600px) {
    .point {
      min-block-size: 60px;
    }

    .masthead {
      gap: 8px;
      padding-block: 12px;
    }

    .tools {
      order: 1;
      gap: 0;
    }

    .tools .tool {
      inline-size: 28px;
    }

    .brand {
      gap: 8px;
      margin-inline-end: 0;
    }

    .zone-choice {
      order: 2;
      flex-basis: 100%;
      min-inline-size: 0;
    }

    .preset {
      flex: 1;
      inline-size: auto;
      min-inline-size: 0;
    }

    .group {
      flex-basis: 100%;
      text-align: start;
    }

    .seed {
      margin-inline-start: 0;
    }

    .joined {
      flex: 1 0 100%;
    }

    .joined > button {
      flex: 1;
    }
  }

  @media (forced-colors: active) {
    .joined > select {
      inline-size: auto;
    }
  }

  .add textarea {
    inline-size: min(24rem, 60%);
    field-sizing: content;
    max-block-size: 8lh;
    padding-block: 3px;
    border-color: var(--hairline);
    resize: none;
  }

  .add .error {
    flex-basis: 100%;
  }

  /* Without scripts nothing is loading. */
  @media (scripting: none) {
    .records[aria-busy="true"]::before {
      display: none;
    }
  }

  @container playground (inline-size >= 600px) and (inline-size < 720px) {
    .instrument:not(.embedded) .ruler text:not(:first-of-type, :last-of-type) {
      display: none;
    }
  }
`;

export const whole = [
  buttons,
  dialogues,
  frame,
  records,
  marks,
  stats,
  answer,
  checks,
  wire,
  clients,
  timeline,
  numbers,
  asides,
  directions,
  paper,
];

export const styles = [...firstStyles, ...whole, ...lastStyles];
