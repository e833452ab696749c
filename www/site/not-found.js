// The page for unknown addresses. A host serves it at any depth; it finds the site by the address of this script.
//
// The page asks for this file in its own folder and in each above it. The one that exists is the site's.

(() => {
  const { currentScript, documentElement } = document;
  if (documentElement.dataset.found) return;
  documentElement.dataset.found = "true";
  const site = new URL(".", currentScript.src);
  for (const link of document.querySelectorAll("a[data-to]"))
    link.href = new URL(link.dataset.to, site).href;
  for (const part of document.querySelectorAll("[data-when]"))
    part.hidden = part.dataset.when !== "found";
  document.head.append(
    Object.assign(document.createElement("script"), { src: new URL("site.js", site).href }),
  );
})();
