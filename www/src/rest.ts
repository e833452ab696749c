/**
 * All that a picture fetches when it is wanted, fetched when there is nothing else to do: for a page of its own, and for one
 * that is kept for when there is no network.
 */
export async function fetchRest(): Promise<unknown> {
  await new Promise((settle) => (globalThis.requestIdleCallback ?? setTimeout)(settle));
  return Promise.all([
    import("./attending"),
    import("./errands"),
    import("./ui/long-list"),
    import("./model/edits"),
    import("./model/explain"),
    import("./model/sentences"),
    import("./views/shut-line"),
  ]);
}
