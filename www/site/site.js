// What the pages do beyond being read: the theme, a search of the API, buttons that copy code. All is there without it but these.
//
// The theme is the playground's own, kept under the same name; it is set before the page is drawn.

(() => {
  const THEMES = ["auto", "light", "dark"];
  const NAME = "multivalue-theme";

  const kept = () => {
    try {
      return THEMES.find((theme) => theme === localStorage.getItem(NAME)) ?? "auto";
    } catch {
      return "auto"; // storage may be forbidden
    }
  };

  const keep = (theme) => {
    try {
      localStorage.setItem(NAME, theme);
    } catch {
      // then it holds for this page
    }
  };

  const wear = (theme) => {
    if (theme === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  };

  function themeButton() {
    const button = document.querySelector("button.theme");
    let theme = kept();
    const show = () => {
      wear(theme);
      button.textContent = `Theme: ${theme === "auto" ? "as the system" : theme}`;
    };
    button.addEventListener("click", () => {
      theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
      keep(theme);
      show();
    });
    button.hidden = false;
    show();
  }

  function copyButtons() {
    if (!navigator.clipboard) return;
    for (const block of document.querySelectorAll(".code")) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = "Copy";
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(block.querySelector("code").textContent).then(() => (button.textContent = "Copied"), () => (button.textContent = "Not allowed"));
        setTimeout(() => (button.textContent = "Copy"), 2000);
      });
      block.append(button);
    }
  }

  /** The page that has symbols has a field for it. */
  function search() {
    const box = document.querySelector(".search");
    if (!box) return;
    const field = box.querySelector("input");
    field.addEventListener("input", () => filter(field.value.trim().toLowerCase(), box.querySelector(".found")));
    box.hidden = false;
  }

  function filter(words, found) {
    const articles = [...document.querySelectorAll("article.symbol")];
    const shown = articles.filter((article) => {
      const own = article.dataset.name.toLowerCase().includes(words);
      const members = [...article.querySelectorAll(".member")];
      const hits = members.filter((member) => member.querySelector("dt").textContent.toLowerCase().includes(words));
      members.forEach((member) => (member.hidden = !own && !hits.includes(member)));
      article.hidden = !own && hits.length === 0;
      return !article.hidden;
    });
    for (const item of document.querySelectorAll(".index li")) item.hidden = !shown.some((article) => `#${article.id}` === item.querySelector("a").hash);
    found.textContent = words ? `${shown.length} of ${articles.length}` : "";
  }

  /** When an embed has been drawn the room that was kept for it is no bound any more. */
  const release = ({ target }) => target.updateComplete.then(() => target.closest("[data-room]")?.classList.add("alive"));

  /** Only what scrolls needs to be reached by the keyboard. */
  function leaveOutOfTabs() {
    for (const box of document.querySelectorAll(".wide, pre")) box.toggleAttribute("tabindex", box.scrollWidth > box.clientWidth);
    for (const box of document.querySelectorAll(".wide[tabindex], pre[tabindex]")) box.tabIndex = 0;
  }

  wear(kept());
  document.addEventListener("answer", release, { capture: true });
  const start = () => {
    themeButton();
    copyButtons();
    search();
    leaveOutOfTabs();
    addEventListener("resize", leaveOutOfTabs);
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
