/**
 * Styles of every view that come first: tokens, controls, base.
 */
export const css = ({ raw }: TemplateStringsArray): string => raw[0] ?? "";

export const tokens = css`
  :host {
    --rem: var(--multivalue-font-size, 1rem);
    --paper: var(--multivalue-paper, light-dark(oklch(0.99 0.004 85), oklch(0.2 0.012 255)));
    --sunken: light-dark(oklch(0.966 0.006 85), oklch(0.235 0.014 255));
    --ink: var(--multivalue-ink, light-dark(oklch(0.25 0.02 260), oklch(0.93 0.008 85)));
    --muted: var(--multivalue-muted, light-dark(oklch(0.47 0.018 260), oklch(0.74 0.014 255)));
    --hairline: light-dark(oklch(0.905 0.008 85), oklch(0.32 0.014 255));
    --edge: light-dark(oklch(0.64 0.014 260), oklch(0.55 0.016 255));
    --blue: var(--multivalue-accent, light-dark(oklch(0.53 0.125 243), oklch(0.76 0.11 236)));
    --blue-wash: light-dark(oklch(from var(--blue) l c h / 0.08), oklch(from var(--blue) l c h / 0.14));
    --on-blue: light-dark(oklch(1 0 0), oklch(0.2 0.03 250));
    --vermillion: light-dark(oklch(0.55 0.17 41), oklch(0.74 0.14 48));
    --interval: light-dark(oklch(0.25 0.02 260 / 0.16), oklch(0.93 0.008 85 / 0.22));

    --small: calc(0.8125 * var(--rem));
    --text: calc(0.9375 * var(--rem));
    --large: calc(1.25 * var(--rem));
    --radius: 4px;
    --line: 40px;
    --quick: 160ms;
    --sans: var(--multivalue-font, ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif);
    --mono: var(--multivalue-mono, ui-monospace, "SF Mono", "Cascadia Mono", "Segoe UI Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace);
  }

  :host([theme="light"]) {
    color-scheme: light;
  }

  :host([theme="dark"]) {
    color-scheme: dark;
  }

  @media (prefers-reduced-motion: reduce) {
    :host {
      --quick: 0ms;
    }
  }
`;

export const controls = css`
  button,
  select,
  input,
  textarea {
    box-sizing: border-box;
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
    margin: 0;
  }

  button,
  select {
    min-block-size: 32px;
    padding: 0 12px;
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    background-color: transparent;
    cursor: pointer;
    white-space: nowrap;
  }

  button:hover:not(:disabled, [aria-disabled="true"], .primary),
  select:hover {
    background-color: var(--blue-wash);
  }

  .tool {
    display: inline-grid;
    place-items: center;
    inline-size: 32px;
    padding: 0;
    border-color: transparent;
    color: var(--muted);
  }

  .tool:hover:not([aria-disabled="true"]) {
    color: var(--ink);
  }

  .icon {
    inline-size: 16px;
    block-size: 16px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  select {
    appearance: none;
    padding-inline-end: 24px;
    text-overflow: ellipsis;
    background-image: linear-gradient(45deg, transparent 50%, currentColor 50%),
      linear-gradient(-45deg, transparent 50%, currentColor 50%);
    background-position: right 13px center, right 9px center;
    background-size: 4px 4px;
    background-repeat: no-repeat;
  }

  option {
    color: CanvasText;
    background: Canvas;
  }

  :focus-visible {
    outline: 2px solid var(--blue);
    outline-offset: 2px;
  }

  .field {
    inline-size: 100%;
    min-block-size: 28px;
    padding: 0 6px;
    border: 1px solid transparent;
    border-radius: var(--radius);
    background: transparent;
    text-overflow: ellipsis;
  }

  .field:hover {
    border-color: var(--edge);
  }

  .field:focus {
    border-color: var(--blue);
    outline: 1px solid var(--blue);
    outline-offset: 0;
    background: var(--paper);
  }

  .field[aria-invalid="true"],
  select[aria-invalid="true"] {
    border: 1px solid var(--vermillion);
    border-inline-start-width: 4px;
  }

  .mono {
    font-family: var(--mono);
    letter-spacing: -0.02em;
  }

  .number {
    inline-size: 9ch;
    border-color: var(--hairline);
    font-variant-numeric: tabular-nums;
  }

  .error {
    margin: 0;
    padding-block: 4px 8px;
    color: var(--vermillion);
    font-size: var(--small);
    line-height: 20px;
    white-space: pre-line;
    overflow-wrap: anywhere;
  }

  @media (forced-colors: active) {
    select {
      appearance: auto;
      padding-inline-end: 4px;
    }
  }
`;

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

export const firstStyles = [tokens, controls, base];
