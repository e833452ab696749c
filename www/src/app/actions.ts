/**
 * Actions of every view.
 */
import type { Actions } from "../model/view";
import { commonStrings } from "../text/strings";
import type { LazyActions } from "./lazy-actions";
import { find, type Host } from "./root";
import type { Store } from "./store";

export function actionsOf(store: Store, host: Host): Actions {
  const lazy = withLazyActions(store, host);
  return {
    dispatch: store.dispatch,
    draft: (field, text) => store.ui.draft(field, text),
    dropDraft: (field) => store.ui.dropDraft(field),
    stop: () => stop(store, host),
    undo: () => store.undo(),
    redo: () => store.redo(),
    remove: (line) => lazy(({ remove }) => remove(line)),
    offerChecks: (key) => store.ui.offerChecks(key),
    editLine: (key) => void editLine(store, host, key),
    dismissHint: (id) => store.ui.dismiss(id),
    setExpanded: (part, open) => store.ui.setExpanded(part, open),
    readMoment: (moment) => store.ui.readMoment(moment),
    copy: (id, text) => void copy(store, id, text),
  };
}

/** Runs an action once its code is loaded. Where it cannot be loaded, the error is announced. */
export function withLazyActions(
  store: Store,
  host: Host,
): (action: (all: LazyActions) => void) => void {
  let actions: Promise<LazyActions> | null = null;
  const run = async (action: (all: LazyActions) => void): Promise<void> => {
    try {
      action(
        await (actions ??= import("./lazy-actions").then((all) =>
          all.lazyActionsOf(store, host, (id, text) => copy(store, id, text)),
        )),
      );
    } catch (error) {
      actions = null;
      store.ui.announce(String(error));
    }
  };
  return (action) => void store.trackBusy(run(action));
}

function stop(store: Store, host: Host): void {
  store.stop();
  store.ui.announce(commonStrings.status.stopped(store.picture?.outcome.tally?.queries ?? null));
  find(host, "#ask-many")?.focus();
}

/** Focuses the first field of the line. */
async function editLine(store: Store, host: Host, key: string): Promise<void> {
  store.ui.editLine(key);
  await host.updateComplete;
  find(host, `tr[data-line="${CSS.escape(key)}"] :is(input, select)`)?.focus();
}

/** Where the browser refuses, the text stays selectable on the page. */
async function copy(store: Store, id: string, text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    store.ui.showCopied(id);
  } catch {
    store.ui.announce(commonStrings.copy.refused);
  }
}
