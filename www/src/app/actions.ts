/**
 * Actions of every view.
 */
import type { Actions } from "../model/view";
import { commonStrings } from "../text/strings";
import type { Errands } from "./lazy-actions";
import { find, type Host } from "./root";
import type { Bench } from "./store";

export function actionsOf(bench: Bench, host: Host): Actions {
  const soon = errandsOf(bench, host);
  return {
    propose: (change, spot) => bench.propose(change, spot),
    draft: (spot, text) => bench.draft(spot, text),
    dropDraft: (spot) => bench.dropDraft(spot),
    stop: () => stop(bench, host),
    undo: () => bench.travel("undo"),
    redo: () => bench.travel("redo"),
    remove: (line) => soon(({ remove }) => remove(line)),
    offer: (key) => bench.offer(key),
    open: (key) => void open(bench, host, key),
    dismissHint: (id) => bench.asides.dismiss(id),
    unfold: (part, open) => bench.unfold(part, open),
    scrub: (moment) => bench.asides.scrub(moment),
    copy: (id, text) => void copy(bench, id, text),
  };
}

/** What is asked before the code for it is there is done when it is; where it cannot be had, that is said. */
export function errandsOf(bench: Bench, host: Host): (errand: (all: Errands) => void) => void {
  let errands: Promise<Errands> | null = null;
  const run = async (errand: (all: Errands) => void): Promise<void> => {
    try {
      errand(await (errands ??= import("./lazy-actions").then((all) => all.errandsOf(bench, host, (id, text) => copy(bench, id, text)))));
    } catch (error) {
      errands = null;
      bench.say(String(error));
    }
  };
  return (errand) => void bench.during(run(errand));
}

function stop(bench: Bench, host: Host): void {
  bench.stop();
  bench.say(commonStrings.status.stopped(bench.picture?.outcome.tally?.queries ?? null));
  find(host, "#ask-many")?.focus();
}

/** The focus goes to the first of the fields that the line gets. */
async function open(bench: Bench, host: Host, key: string): Promise<void> {
  bench.openLine(key);
  await host.updateComplete;
  find(host, `tr[data-line="${CSS.escape(key)}"] :is(input, select)`)?.focus();
}

/** A browser may refuse; the text then stands there to be selected. */
async function copy(bench: Bench, id: string, text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    bench.copied(id);
  } catch {
    bench.say(commonStrings.copy.refused);
  }
}
