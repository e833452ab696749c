/**
 * Styles of the timeline.
 */
import { marks } from "../../ui/mark-styles";
import { numbers } from "../../ui/number-table";
import { buttons, directions, paper, stats } from "../../ui/page-styles";
import { css } from "../../ui/styles";
import { clients } from "../compare/styles";
import { records } from "../records/styles";

export const timeline = css`
  .outage-line {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 16px;
    padding-block: 4px 12px;
  }

  .ask.idle {
    padding-block-end: 8px;
  }

  @container playground (inline-size >= 900px) {
    .ask.idle {
      margin-block-start: -44px;
      pointer-events: none;
    }

    .ask.idle > * {
      pointer-events: auto;
    }
  }

  .courses {
    margin: 0;
    border-block: 1px solid var(--hairline);
  }

  .course {
    display: grid;
    grid-template-columns: 15rem minmax(0, 1fr);
    border-block-start: 1px solid var(--hairline);
  }

  .course.marks {
    border: 0;
  }

  .about {
    padding: 12px 16px 12px 10px;
    line-height: 20px;
  }

  .about .name {
    font-weight: 600;
  }

  .multivalue .name {
    color: var(--blue);
  }

  .about small,
  .figures {
    color: var(--muted);
    font-size: var(--small);
  }

  .figures {
    display: grid;
  }

  .figures > * {
    grid-area: 1 / 1;
  }

  /* The total keeps its space while a moment is read. */
  .figures.read > :first-child {
    visibility: hidden;
  }

  .figures .now {
    overflow: hidden;
    line-height: 24px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .cursor {
    position: absolute;
    inset-block: 0;
    inset-inline-start: var(--at);
    box-sizing: border-box;
    min-inline-size: 3px;
    inline-size: var(--wide);
    border-inline: 1px solid var(--ink);
    background: color-mix(in oklch, var(--ink) 12%, transparent);
    pointer-events: none;
  }

  .moment {
    --thumb: 12px;
    position: absolute;
    inset-block-start: -12px;
    inset-inline-start: calc(var(--wide) / 2 - var(--thumb) / 2);
    inline-size: calc(100% - var(--wide) + var(--thumb));
    block-size: 24px;
    margin: 0;
    appearance: none;
    background: none;
    cursor: ew-resize;
  }

  /* The focus ring surrounds the axis, not its times. */
  .moment:focus-visible {
    outline-offset: -8px;
  }

  .moment::-webkit-slider-thumb {
    box-sizing: border-box;
    appearance: none;
    inline-size: var(--thumb);
    block-size: 12px;
    border: 2px solid var(--paper);
    border-radius: 50%;
    background: var(--blue);
  }

  .moment::-moz-range-thumb {
    box-sizing: border-box;
    inline-size: var(--thumb);
    block-size: 12px;
    border: 2px solid var(--paper);
    border-radius: 50%;
    background: var(--blue);
  }

  .figures b {
    color: var(--ink);
    font-weight: 600;
  }

  .stage {
    position: relative;
    min-block-size: 72px;
  }

  .marks .stage {
    min-block-size: 44px;
  }

  .hours .stage {
    min-block-size: 32px;
    overflow-x: clip;
  }

  .courses .stage {
    touch-action: pan-y;
  }

  .hours .cursor {
    display: none;
  }

  .plot {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
  }

  .plot.torn {
    mask: linear-gradient(#000 5px, #0000 0 7px, #000 0 11px, #0000 0 13px, #000 0);
  }

  .plot path {
    stroke: none;
  }

  .plot .lost {
    fill: var(--vermillion);
  }

  .plot .stumbled {
    fill: var(--vermillion);
    opacity: 0.3;
  }

  .plot .outage {
    fill: var(--interval);
    opacity: 0.5;
  }

  .plot .when {
    stroke: var(--edge);
    stroke-width: 1;
    vector-effect: non-scaling-stroke;
  }

  .plot :is(.noticed, .cleared) {
    stroke-dasharray: 3 3;
  }

  .top,
  .hour,
  .mark-of {
    position: absolute;
    color: var(--muted);
    font-size: var(--small);
    line-height: 20px;
    white-space: nowrap;
  }

  .top {
    inset-block-start: 0;
    inset-inline-end: 0;
    padding-inline: 6px;
    background: color-mix(in oklch, var(--paper) 80%, transparent);
  }

  .explains.top {
    color: var(--muted);
    text-decoration: none;
  }

  .hour {
    inset-block-start: 8px;
    inset-inline-start: calc(var(--at) - 2ch);
  }

  .hour:first-child {
    inset-inline-start: 0;
  }

  .hour:has(~ .now) {
    opacity: 0.4;
  }

  .hour.now {
    inset-inline-start: calc(var(--at) + var(--wide) / 2 - 4ch);
    inline-size: 8ch;
    background: var(--paper);
    color: var(--ink);
    font-weight: 600;
    text-align: center;
  }

  .hour.end {
    inset-inline: auto 0;
  }

  .mark-of {
    display: flex;
    align-items: center;
    gap: 4px;
    inset-block-start: 2px;
    inset-inline-start: calc(var(--at) - 4px);
    color: var(--ink);
  }

  .mark-of.row-1 {
    inset-block-start: 22px;
  }

  .sign {
    flex: none;
    box-sizing: border-box;
    inline-size: 8px;
    block-size: 8px;
    border: 2px solid var(--vermillion);
    border-radius: 50%;
  }

  .dies .sign {
    border-radius: 0;
    transform: rotate(45deg);
    background: var(--vermillion);
  }

  .lives .sign {
    border-color: var(--blue);
    background: var(--blue);
  }

  .cleared .sign {
    border-color: var(--blue);
  }

  .happenings {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 24px;
    margin-block: 0 20px;
    padding: 0;
    list-style: none;
  }

  .happenings li {
    display: flex;
    align-items: center;
    gap: 6px;
  }

  @container playground (inline-size < 900px) {
    .course {
      grid-template-columns: minmax(0, 1fr);
    }

    .course:is(.marks, .hours) > span {
      display: none;
    }

    .about {
      padding: 8px 0 4px;
    }

    .figures {
      display: inline-grid;
      margin-inline-start: 8px;
    }

    .stage {
      min-block-size: 56px;
    }
  }

  @media (forced-colors: active) {
    .plot,
    .sign {
      forced-color-adjust: none;
    }

    .plot :is(.lost, .stumbled) {
      fill: Highlight;
    }

    .plot .when {
      stroke: CanvasText;
    }

    .cursor {
      border-color: Highlight;
    }

    .moment::-webkit-slider-thumb {
      forced-color-adjust: none;
      border-color: Canvas;
      background: Highlight;
    }
  }
`;

export const timelineStyles = [
  buttons,
  records,
  marks,
  stats,
  clients,
  timeline,
  numbers,
  directions,
  paper,
];
