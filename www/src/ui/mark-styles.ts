/**
 * Styles of lamps, bars and rulers.
 */
import { css } from "./styles";

export const marks = css`
  .lamp {
    display: grid;
    place-items: center;
    inline-size: 28px;
    min-block-size: 28px;
    padding: 0;
    border-color: transparent;
    border-radius: 50%;
  }

  .lamp svg {
    inline-size: 16px;
    block-size: 16px;
    overflow: visible;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    transition: color var(--quick);
  }

  .lamp.healthy,
  .bar.healthy {
    color: var(--blue);
  }

  .lamp.unhealthy,
  .bar.unhealthy {
    color: var(--vermillion);
  }

  .lamp.unchecked {
    color: var(--muted);
  }

  .bar.unchecked {
    color: var(--blue);
  }

  button.lamp:hover {
    border-color: var(--edge);
  }

  .bar,
  .ruler {
    display: block;
    block-size: var(--line);
    overflow: visible;
  }

  .ruler {
    block-size: 36px;
  }

  .bar {
    background:
      linear-gradient(var(--hairline) 0 0) right / 1px 100% no-repeat,
      repeating-linear-gradient(to right, var(--hairline) 0 1px, transparent 1px 25%);
    print-color-adjust: exact;
  }

  .bar rect,
  .bar .bead,
  .bar line {
    transition: x var(--quick) ease-out, width var(--quick) ease-out, cx var(--quick) ease-out, fill-opacity var(--quick);
  }

  rect.interval {
    y: calc(50% - 8px);
    height: 16px;
  }

  rect.counted {
    y: calc(50% - 6px);
    height: 12px;
  }

  [data-stale] .bar {
    opacity: 0.4;
  }

  .grid {
    stroke: var(--hairline);
  }

  .interval {
    fill: var(--interval);
  }

  .deviation .interval {
    fill-opacity: 0.5;
  }

  .counted {
    fill: currentColor;
  }

  .bar.unchecked .counted {
    fill: color-mix(in oklch, currentColor 18%, transparent);
    stroke: currentColor;
    stroke-width: 1.5;
  }

  .simple .bar.unchecked .counted {
    fill: currentColor;
    stroke: none;
  }

  .bar.unhealthy .counted {
    fill: url("#hatch");
    stroke: currentColor;
    stroke-width: 1.5;
  }

  .hatch {
    position: absolute;
    inline-size: 0;
    block-size: 0;
    color: var(--vermillion);
  }

  .hatch path {
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
  }

  .expected {
    stroke: var(--ink);
    stroke-width: 2;
  }

  .stem {
    stroke: currentColor;
    stroke-width: 2;
  }

  .bead {
    fill: currentColor;
  }

  .ruler text {
    fill: var(--muted);
    font-size: var(--small);
  }

  @media (forced-colors: active) {
    .interval {
      fill: GrayText;
      opacity: 0.6;
    }

    .hatch {
      color: Highlight;
      forced-color-adjust: none;
    }

    .bar,
    .lamp svg {
      forced-color-adjust: none;
      color: CanvasText;
    }

    .lamp.unhealthy svg,
    .bar.unhealthy {
      color: Highlight;
    }

    .expected {
      stroke: CanvasText;
    }

    .grid {
      stroke: GrayText;
    }

    .ruler text {
      fill: CanvasText;
    }
  }
`;
