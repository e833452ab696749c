/**
 * Styles of the hints and of the shortcut list.
 */
import { css } from "../../ui/styles";

export const asides = css`
  .hints {
    margin: 0;
    padding: 0 0 16px;
    list-style: none;
  }

  .hints li {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 4px 0 4px 12px;
    border-inline-start: 3px solid var(--blue);
    color: var(--muted);
    font-size: var(--small);
    line-height: 20px;
  }

  .hints li + li {
    margin-block-start: 8px;
  }

  .hints span {
    max-inline-size: 60em;
    text-wrap: pretty;
  }

  .hints .quiet {
    flex: none;
  }

  .hints .tool {
    flex: none;
    margin-inline-start: auto;
  }

  .key-map {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr));
    gap: 4px 24px;
    margin: 0 0 12px;
  }

  .key-map div {
    display: grid;
    grid-template-columns: 8.5rem minmax(0, 1fr);
    gap: 8px;
    font-size: var(--small);
    line-height: 24px;
  }

  .key-map dd {
    margin: 0;
  }

  kbd {
    display: inline-block;
    min-inline-size: 20px;
    box-sizing: border-box;
    margin-inline-end: 4px;
    padding-inline: 5px;
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    font: inherit;
    line-height: 20px;
    text-align: center;
  }

  @container playground (inline-size < 600px) {
    .tool.keys {
      display: none;
    }
  }
`;
