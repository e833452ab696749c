/**
 * The page at a later visit without a network: a service worker keeps what this visit fetched.
 *
 * Where there is none to be had, or a policy forbids it, the page is as it was.
 */
export async function keepForOffline(): Promise<void> {
  const { serviceWorker } = navigator;
  if (!serviceWorker) return;
  try {
    await serviceWorker.register(new URL("./sw.js", document.baseURI));
  } catch {
    return;
  }
  const { active } = await serviceWorker.ready;
  active?.postMessage(performance.getEntriesByType("resource").map(({ name }) => name));
}
