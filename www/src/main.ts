/**
 * The page: it places the element and remembers the theme.
 */
import { MultivaluePlayground } from "./playground";
import type { Theme } from "./views/view";

customElements.define("multivalue-playground", MultivaluePlayground);

const THEME = "multivalue-theme";
const playground = document.querySelector<MultivaluePlayground>("multivalue-playground");
const kept = recall();
if (playground && kept) playground.theme = kept;
playground?.addEventListener("theme", (event) => keep((event as CustomEvent<Theme>).detail));

/** A browser may refuse storage; the theme then lasts as long as the page. */
function recall(): Theme | null {
  try {
    const theme = localStorage.getItem(THEME);
    return theme === "light" || theme === "dark" ? theme : null;
  } catch {
    return null;
  }
}

function keep(theme: Theme): void {
  try {
    localStorage.setItem(THEME, theme);
  } catch {
    return;
  }
}


