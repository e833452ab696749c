/**
 * What happens around the element: the page is printed, the network goes and comes.
 */
export interface Around {
  /** Before paper gets it: the printed address is that of now. */
  print(): void;
  /** There is no network, or there is one again. */
  network(isThere: boolean): void;
}

/** Listens until it is aborted. */
export function watchSurroundings({ print, network }: Around): AbortController {
  const watch = new AbortController();
  const { signal } = watch;
  addEventListener("beforeprint", print, { signal });
  addEventListener("offline", () => network(false), { signal });
  addEventListener("online", () => network(true), { signal });
  return watch;
}
