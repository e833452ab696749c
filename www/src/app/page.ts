/**
 * A page of its own: everything around a view, its actions, and the full view.
 */
import { guard } from "lit/directives/guard.js";
import { html, nothing, type TemplateResult } from "lit/html.js";

import { answerPanel } from "../features/answer/view";
import { checksPanel } from "../features/checks/view";
import {
  allowDrop,
  dropFile,
  importDialog,
  shareDialog,
  shortcutsDialog,
} from "../features/dialogs/view";
import { hintLines } from "../features/hints/view";
import { pageStrings } from "../features/page/strings";
import {
  askLine,
  header,
  presetHint,
  printFooter,
  queryLine,
  viewSwitch,
} from "../features/page/view";
import { addLine } from "../features/records/add-row";
import { heatMap, placeExplanations, placesTable, tallyTable } from "../features/records/places";
import { statsLine } from "../features/records/stats-line";
import { chart } from "../features/records/view";
import { wirePanel } from "../features/wire/view";
import { newSeed } from "../model/state";
import {
  type Actions,
  GENERAL,
  IMPORT,
  IMPORT_CHECKS,
  IMPORT_NAME,
  type PageActions,
  type PageParts,
  SEED,
  type Section,
  SHARE,
  SHORTCUTS,
  type View,
} from "../model/view";
import { currentFormats } from "../text/locale";
import { numberTables } from "../ui/number-table";
import { withLazyActions } from "./actions";
import { find, type Host, type PageChrome } from "./root";
import { areSingleKeysOn, pressSingleKey, switchSingleKeys } from "./shortcuts";
import type { Store } from "./store";

export function pageChrome(store: Store, host: Host, actions: Actions): PageChrome {
  const act = pageActionsOf(store, host, actions);
  const more: PageParts = {
    addLine: (view) => addLine(view, act),
    statsLine: (view) => statsLine(view, act),
  };
  return {
    sections: (view, renderer) => [
      () => head(view, act),
      ...renderer(view, act, more),
      () => foot(view, act),
    ],
    press: (event, target) => pressSingleKey(event, target, act),
    dragover: allowDrop,
    drop: (event) => void dropFile(event, act),
    network: (isThere) => store.ui.setNote(isThere ? "" : pageStrings.offline),
  };
}

function head(view: View, act: PageActions): TemplateResult {
  return html`${header(view, act)} ${viewSwitch(view, act)} ${queryLine(view, act)} ${askLine(view, act)}
    ${view.state.view === "full" ? html`<p class="point">${presetHint(view)}</p>` : nothing}`;
}

function foot(view: View, act: PageActions): TemplateResult {
  return html`${printFooter(view)} ${view.readOnly ? nothing : importDialog(view, act)} ${shareDialog(view, act)} ${shortcutsDialog(view, act, { areOn: areSingleKeysOn, switchOn: switchSingleKeys })}`;
}

export function fullView(view: View, act: Actions, more?: PageParts): Section[] {
  const { picture, state, ui } = view;
  return [
    ...chart(view, act, more),
    () => guard([picture], () => heatMap(view)),
    () =>
      picture?.outcome.tally
        ? numberTables(view, act, () => [tallyTable(picture), placesTable(picture)])
        : nothing,
    () =>
      guard([picture, state, currentFormats(), ui.hasInteracted, ui.dismissed], () =>
        hintLines(view, act),
      ),
    () => answerPanel(view),
    () => checksPanel(view, act),
    () => wirePanel(view, act),
  ];
}

fullView.explanations = placeExplanations;

export function pageActionsOf(store: Store, host: Host, act: Actions): PageActions {
  const lazy = withLazyActions(store, host);
  return {
    ...act,
    setQueries: (queries) => store.setQueries(queries),
    askMany: () => askMany(store),
    askOnce: () => void store.dispatch((state) => ({ ...state, ask: state.ask + 1 }), GENERAL),
    reset: () => store.reset(),
    preset: (id) =>
      void store.restart(
        import("../model/presets").then(({ withPreset }) => withPreset(id)),
        GENERAL,
      ),
    add: (text) => lazy(({ add }) => add(text)),
    openImport: () => find<HTMLDialogElement>(host, "#import")?.showModal(),
    closeImport: () => closeImport(store),
    dropNote: () => store.ui.setNote(""),
    openShortcuts: () => void openDialog(store, host, SHORTCUTS),
    newSeed: () => void store.dispatch(newSeed, { name: SEED, text: "" }),
    importText: (input) => lazy(({ importText: load }) => load(input)),
    importFiles: (texts) => lazy(({ importFiles: load }) => load(texts)),
    nextTheme: () => nextTheme(host),
    share: () => void share(store, host),
    save: (format) => lazy(({ save }) => save(format)),
    importZone: (zone) => lazy(({ importZone: choose }) => choose(zone)),
    saveText: (format, text) => lazy(({ saveText }) => saveText(format, text)),
    copyCorefile: (id) => lazy(({ copyCorefile }) => copyCorefile(id)),
    saveCorefile: () => lazy(({ saveCorefile }) => saveCorefile()),
  };
}

function askMany(store: Store): void {
  const { queries, state, picture } = store;
  if (queries === state.queries && picture?.state === state)
    store.ui.announce(pageStrings.ask.same);
  else void store.dispatch((present) => ({ ...present, queries }), GENERAL);
}

function closeImport(store: Store): void {
  for (const field of [IMPORT, IMPORT_CHECKS, IMPORT_NAME]) store.ui.dropDraft(field);
  store.ui.offerZones(null);
  store.ui.guessName(null);
}

async function share(store: Store, host: Host): Promise<void> {
  if (host.playground !== null) await store.makeLink(host.playground);
  await openDialog(store, host, SHARE);
}

/** The content of a dialog is rendered only while it is open. */
async function openDialog(store: Store, host: Host, id: string): Promise<void> {
  store.ui.setExpanded(id, true);
  await host.updateComplete;
  find<HTMLDialogElement>(host, `#${id}`)?.showModal();
}

function nextTheme(host: Host): void {
  const next = { auto: "light", light: "dark", dark: "auto" } as const;
  host.theme = next[host.theme];
  host.dispatchEvent(new CustomEvent("theme", { detail: host.theme }));
}
