/**
 * Colours, sizes and the few measures that everything is drawn with.
 *
 * Blue and vermillion are Okabe and Ito's, which all eyes tell apart; in the dark
 * their sky blue and a lighter vermillion take over. Shape always says it first.
 */
import { css } from "./css";

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
