/**
 * The zone that a page gives to the element, as text: behind `src`, or in a script element of type
 * `application/json` between its tags, which no browser runs.
 */

/** Null where the page gives none. */
export async function zoneTextOf(element: Element): Promise<string | null> {
  const source = element.getAttribute("src");
  if (source !== null) return fetched(source, element.baseURI);
  return element.querySelector(':scope > script[type="application/json"]')?.textContent ?? null;
}

/** A fetch that is refused says nothing that a person could act on. */
async function fetched(source: string, base: string): Promise<string> {
  const fail = (reason: string) => new Error(`src="${source}": ${reason}`);
  if (!URL.canParse(source, base)) throw fail("this is no address.");
  const url = new URL(source, base);
  const response = await fetch(url).catch(() => {
    throw fail(`${url.origin} cannot be reached, or the page's Content-Security-Policy (connect-src) or that server (CORS) forbids it.`);
  });
  if (!response.ok) throw fail(`the server answered ${response.status} ${response.statusText}`.trimEnd() + ".");
  return response.text();
}
