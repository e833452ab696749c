// What the pages do beyond being read: the theme, the menu, buttons that copy code. search.js has the search box.
//
// The theme is the playground's own, kept under the same name; it is set before the page is drawn.

(() => {
  const THEMES = ["auto", "light", "dark"];
  const NAME = "multivalue-theme";
  const WIDE = "(width >= 1000px)";

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
      button.textContent = `Theme: ${theme === "auto" ? "system" : theme}`;
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
        await navigator.clipboard.writeText(block.querySelector("code").textContent).then(
          () => (button.textContent = "Copied"),
          () => (button.textContent = "Not allowed"),
        );
        setTimeout(() => (button.textContent = "Copy"), 2000);
      });
      block.append(button);
    }
  }

  /** On a narrow screen the side bar is a menu that opens. */
  function sideBar() {
    const details = document.querySelector(".side details");
    if (!details) return; // the page for what is not there has none
    const wide = matchMedia(WIDE);
    const follow = () => {
      details.open = wide.matches;
      if (wide.matches) showCurrent(details);
    };
    wide.addEventListener("change", follow);
    follow();
  }

  /** Only the side bar scrolls, not the page. */
  function showCurrent(details) {
    const side = details.closest(".side");
    side.scrollTop =
      details.querySelector("[aria-current]").offsetTop - side.offsetTop - side.clientHeight / 3;
  }

  /** A hydrated embed may grow and shrink. */
  const release = ({ target }) =>
    target.updateComplete.then(() => target.closest("[data-reserved]")?.classList.add("alive"));

  /** Only what scrolls needs to be reached by the keyboard. */
  function leaveOutOfTabs() {
    for (const box of document.querySelectorAll(".wide, pre"))
      box.toggleAttribute("tabindex", box.scrollWidth > box.clientWidth);
    for (const box of document.querySelectorAll(".wide[tabindex], pre[tabindex]")) box.tabIndex = 0;
  }

  wear(kept());
  document.addEventListener("answer", release, { capture: true });
  const start = () => {
    themeButton();
    copyButtons();
    sideBar();
    leaveOutOfTabs();
    addEventListener("resize", leaveOutOfTabs);
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
