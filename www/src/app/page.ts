/**
 * A page of its own: everything around a view, its actions, and the full view.
 */
import { guard } from "lit/directives/guard.js";
import { html, nothing, type TemplateResult } from "lit/html.js";

import { answerPanel } from "../features/answer/view";
import { checksPanel } from "../features/checks/view";
import { drop, importDialog, letDrop } from "../features/dialogs/import";
import { shareDialog } from "../features/dialogs/share";
import { keysDialog } from "../features/dialogs/shortcuts";
import { hintLines } from "../features/hints/view";
import { masthead, point, printed, viewSwitch } from "../features/page/header";
import { askLine, queryLine } from "../features/page/query";
import { pageStrings } from "../features/page/strings";
import { addLine } from "../features/records/add-row";
import { heatMap, placeExplanations } from "../features/records/places";
import { statsLine } from "../features/records/stats-line";
import { sheetOfPlaces, sheetOfTally } from "../features/records/tables";
import { chart } from "../features/records/view";
import { wirePanel } from "../features/wire/view";
import { newSeed } from "../model/state";
import { IMPORT, KEY_MAP, LOOK, SEED, SHARE, type Actions, type FrameActions, type More, type Region, type View } from "../model/view";
import { speech } from "../text/locale";
import { numberTables } from "../ui/number-table";
import { errandsOf } from "./actions";
import { find, type Frame, type Host } from "./root";
import { areSingleKeysOn, press, switchSingleKeys } from "./shortcuts";
import type { Bench } from "./store";

export function frameOf(bench: Bench, host: Host, actions: Actions): Frame {
  const act = frameActionsOf(bench, host, actions);
  const more: More = { addLine: (view) => addLine(view, act), statsLine: (view) => statsLine(view, act) };
  return {
    regions: (view, scene) => [() => head(view, act), ...scene(view, act, more), () => foot(view, act)],
    press: (event, target) => press(event, target, act),
    dragover: letDrop,
    drop: (event) => void drop(event, act),
    network: (isThere) => bench.asides.say(isThere ? "" : pageStrings.offline),
  };
}

function head(view: View, act: FrameActions): TemplateResult {
  return html`${masthead(view, act)} ${viewSwitch(view, act)} ${queryLine(view, act)} ${askLine(view, act)}
    ${view.state.view === "full" ? html`<p class="point">${point(view)}</p>` : nothing}`;
}

/** Below the picture, on paper or above all when they are asked for. */
function foot(view: View, act: FrameActions): TemplateResult {
  return html`${printed(view)} ${view.readOnly ? nothing : importDialog(view, act)} ${shareDialog(view, act)} ${keysDialog(view, act, { areOn: areSingleKeysOn, switchOn: switchSingleKeys })}`;
}

export function full(view: View, act: Actions, more?: More): Region[] {
  const { picture, state, asides } = view;
  return [
    ...chart(view, act, more),
    () => guard([picture], () => heatMap(view)),
    () => (picture?.outcome.tally ? numberTables(view, act, () => [sheetOfTally(picture), sheetOfPlaces(picture)]) : nothing),
    () => guard([picture, state, speech(), asides.awake, asides.dismissed], () => hintLines(view, act)),
    () => answerPanel(view),
    () => checksPanel(view, act),
    () => wirePanel(view, act),
  ];
}

full.explanations = placeExplanations;

export function frameActionsOf(bench: Bench, host: Host, act: Actions): FrameActions {
  const soon = errandsOf(bench, host);
  return {
    ...act,
    setQueries: (queries) => bench.setQueries(queries),
    askMany: () => askMany(bench),
    askOnce: () => void bench.propose((state) => ({ ...state, ask: state.ask + 1 }), LOOK),
    reset: () => bench.reset(),
    preset: (id) => void bench.begin(import("../model/presets").then(({ withPreset }) => withPreset(id)), LOOK),
    add: (text) => soon(({ add }) => add(text)),
    openImport: () => find<HTMLDialogElement>(host, "#import")?.showModal(),
    closeImport: () => closeImport(bench),
    dropNote: () => bench.asides.say(""),
    openKeys: () => void unfolded(bench, host, KEY_MAP),
    newSeed: () => void bench.propose(newSeed, { name: SEED, text: "" }),
    load: (text) => soon(({ load }) => load(text)),
    nextTheme: () => nextTheme(host),
    share: () => void share(bench, host),
    save: (format) => soon(({ save }) => save(format)),
    choose: (zone) => soon(({ choose }) => choose(zone)),
    saveText: (format, text) => soon(({ saveText }) => saveText(format, text)),
    copyCorefile: (id) => soon(({ copyCorefile }) => copyCorefile(id)),
    saveCorefile: () => soon(({ saveCorefile }) => saveCorefile()),
  };
}

function askMany(bench: Bench): void {
  const { queries, state, picture } = bench;
  if (queries === state.queries && picture?.state === state) bench.say(pageStrings.ask.same);
  else void bench.propose((present) => ({ ...present, queries }), LOOK);
}

function closeImport(bench: Bench): void {
  bench.dropDraft(IMPORT);
  bench.asides.offerZones(null);
}

async function share(bench: Bench, host: Host): Promise<void> {
  if (host.playground !== null) await bench.makeLink(host.playground);
  await unfolded(bench, host, SHARE);
}

/** A dialogue, of which nothing is drawn while it is closed. */
async function unfolded(bench: Bench, host: Host, id: string): Promise<void> {
  bench.unfold(id, true);
  await host.updateComplete;
  find<HTMLDialogElement>(host, `#${id}`)?.showModal();
}

function nextTheme(host: Host): void {
  const next = { auto: "light", light: "dark", dark: "auto" } as const;
  host.theme = next[host.theme];
  host.dispatchEvent(new CustomEvent("theme", { detail: host.theme }));
}
