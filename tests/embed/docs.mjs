// A docs page of one origin with elements whose script is another's.

/** Pages of the servers and the browser that all tests of a file share. */
export function docsOf(shared) {
  /** As docs/embed.md has it, for scripts of another origin. */
  const policy = (more) => {
    const own = new URL(shared.pages.url).origin;
    return `default-src 'none'; script-src ${own} ${shared.scripts.url} 'wasm-unsafe-eval'; worker-src blob:; img-src data:${more}`;
  };

  /** A docs page with these elements; `said` is what it says to the console. */
  const open = async (body, { csp = policy(""), script, width = 1280 } = {}) => {
    const own = script ? shared.pages.put({ body: script, type: "text/javascript" }) : null;
    const head = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Docs</title><link rel="icon" href="data:,">${own ? `<script src="${own}"></script>` : ""}<script type="module" src="${shared.scripts.url}/element.js"></script>`;
    const page = await shared.browser.context.newPage();
    page.said = [];
    page.on("console", (message) => page.said.push(`${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => page.said.push(String(error)));
    page.setDefaultTimeout(30_000);
    page.setDefaultNavigationTimeout(90_000);
    await page.setViewportSize({ width, height: 800 });
    await page.goto(shared.pages.put({ body: `${head}<body>${body}`, csp }));
    return page;
  };

  return { open, policy };
}

export function element(page, nth) {
  return page.locator("multivalue-playground").nth(nth);
}
