/**
 * The store: holds the state, applies changes one after another, and asks the core about each.
 */
import type { Answer, ChangeBatch } from "multivalue";

import { axisOf, barsOf } from "../model/bars";
import { History } from "../model/history";
import { type Change, DEFAULTS, type State } from "../model/state";
import {
  type Appearance,
  type FieldId,
  GENERAL,
  LINK,
  type Picture,
  type Progress,
  type View,
} from "../model/view";
import { linesOf, policyOf } from "../model/zone";
import { initialStateLazily, memoizeLast, originOf, reportsOf, statusOf } from "./derived";
import { LazyModules } from "./lazy-modules";
import { QueryRunner, type RunCallbacks } from "./query-runner";
import { UiStateStore } from "./ui-state";

/** Gets each state after the initial one, and each answer. */
export interface StoreListener {
  change(state: State): void;
  answer(answer: Answer): void;
}

export class Store {
  #changed: () => void;
  #listener: StoreListener;
  #queryRunner = new QueryRunner();
  #history = new History();
  #state = DEFAULTS;
  #origin = this.#state;
  #picture: Picture | null = null;
  #progress: Progress | null = null;
  #queries = this.#state.queries;
  /** Changes in progress. Until the start there is only prerendered HTML, which counts as one. */
  #busy = 1;
  #pendingState: State | null = null;
  #starting = true;
  #link = "";
  #queue: Promise<unknown> = Promise.resolve();
  #settleReady = () => {};
  /** Memoized: there can be hundreds of lines. */
  #linesOf = memoizeLast(linesOf);
  #barsOf = memoizeLast(barsOf);
  #axisOf = memoizeLast(axisOf);
  #lazyModules: LazyModules;

  readonly ui = new UiStateStore(() => this.#changed());

  /** Settles when there is something to show: a result or a refusal. */
  readonly ready = new Promise<void>((settle) => (this.#settleReady = settle));

  /** `changed` requests a rendering; `root` holds the rendered elements. */
  constructor(
    changed: () => void,
    listener: StoreListener,
    root: () => DocumentFragment | null = () => null,
  ) {
    this.#changed = changed;
    this.#listener = listener;
    this.#lazyModules = new LazyModules(changed, root);
  }

  get state(): State {
    return this.#state;
  }

  get picture(): Picture | null {
    return this.#picture;
  }

  get queries(): number {
    return this.#queries;
  }

  view({ theme, framed, readOnly }: Appearance): View {
    const state = this.#state;
    const lines = this.#linesOf(state.source, state.group);
    const tally = this.#picture?.outcome.tally ?? null;
    const bars = this.#barsOf(tally, lines, state.show);
    return {
      state,
      theme,
      readOnly,
      framed: framed || state.view === "full",
      lines,
      lists: this.#lazyModules.lists,
      policyRule: this.#lazyModules.policyRule,
      bars,
      picture: this.#picture,
      policy: policyOf(state.source, state.group),
      axis: this.#axisOf(state, tally?.queries ?? state.queries, bars),
      drafts: this.ui.drafts,
      progress: this.#progress,
      busy: this.#busy > 0,
      queries: this.#queries,
      editedLine: this.ui.editedLine,
      checksOfferedTo: this.ui.checksOfferedTo,
      expanded: this.ui.expanded,
      reports: reportsOf(this.#picture),
      origin: this.#origin.source,
      before: this.#history.last?.source ?? null,
      link: this.#link,
      ui: this.ui,
      copied: this.ui.copied,
      notice: this.ui.notice,
      status: this.ui.status,
      canUndo: this.#history.canUndo,
      canRedo: this.#history.canRedo,
    };
  }

  /** Shows a prerendered result. */
  show(picture: Picture): void {
    this.#state = picture.state;
    this.#setPicture(picture);
  }

  get #isShown(): boolean {
    return this.#picture?.state === this.#state;
  }

  /** Runs the opened state, or the initial one if the core refuses that. An error of both is shown once. */
  start(): Promise<void> {
    this.#busy = 0;
    return this.#enqueue(async () => {
      const opened = this.#pendingState;
      this.#pendingState = null;
      if (opened && (await this.#run(opened, LINK))) this.#origin = await originOf(opened);
      else if (!(await this.#runFirst())) this.ui.drafts.delete(LINK.name);
      this.#starting = false;
    });
  }

  /** The first example is the default. */
  async #runFirst(): Promise<boolean> {
    if (this.#state === DEFAULTS) await this.initialize(await initialStateLazily());
    return this.#isShown || this.#run(this.#state, GENERAL);
  }

  /** Sets the state to start from. */
  async initialize(state: State): Promise<void> {
    this.#state = state;
    this.#queries = state.queries;
    this.#origin = await originOf(state);
  }

  /** Opens a state from outside, such as that of a link. */
  open(state: State): void {
    if (this.#starting) this.#pendingState = state;
    else void this.restart(() => state, LINK);
  }

  /** Loads optional modules for this state. Returns their styles. */
  prepare(): Promise<string | null> {
    const { source, group, view } = this.#state;
    const showsLines = view === "full" || view === "chart";
    return this.#lazyModules.load(
      this.#linesOf(source, group).length,
      showsLines,
      policyOf(source, group) !== "multivalue",
    );
  }

  /** Measures what is visible, before the next rendering. */
  measure(): void {
    this.#lazyModules.lists.lines.measure();
    this.#lazyModules.lists.reasons.measure();
  }

  /** Before printing, renders all lines. */
  flush(): void {
    this.#lazyModules.lists.lines.flush();
    this.#lazyModules.lists.reasons.flush();
    this.#changed();
  }

  async makeLink(page: string, state = this.#state): Promise<void> {
    const { writeLink } = await import("../share/link");
    this.#link = `${page}#${await writeLink(state)}`;
    this.#changed();
  }

  stop(): void {
    this.#queryRunner.stop();
  }

  /** Applies a change. True if the core accepts it. A change whose code cannot be loaded is refused. */
  readonly dispatch = (change: Change | Promise<Change>, field: FieldId): Promise<boolean> => {
    this.ui.drafts.delete(LINK.name);
    const fetched = Promise.resolve(change).catch((error) => this.refuse(field, [String(error)]));
    return this.#enqueue(async () => {
      const make = await fetched;
      if (!make) return false;
      const present = this.#state;
      const next = make(present);
      return this.#run(next, field, () => this.#history.remember(present, next));
    });
  };

  /** Applies a change that reset returns to. */
  async restart(change: Change | Promise<Change>, field: FieldId): Promise<boolean> {
    const accepted = await this.dispatch(change, field);
    if (accepted) this.#origin = await originOf(this.#state);
    return accepted;
  }

  undo(): void {
    this.#moveTo((present) => this.#history.undo(present));
  }

  redo(): void {
    this.#moveTo((present) => this.#history.redo(present));
  }

  #moveTo(goal: (present: State) => State): void {
    this.ui.drafts.clear();
    void this.#enqueue(() => this.#run(goal(this.#state), GENERAL));
  }

  reset(): void {
    const { source, observations, preset, group, seed } = this.#origin;
    this.ui.drafts.clear();
    void this.dispatch(
      (state) => ({ ...state, source, observations, preset, group, seed, ask: 1 }),
      GENERAL,
    );
  }

  /** Reads a source as the core does. */
  read(source: unknown) {
    return this.#queryRunner.read(source, this.#state.seed);
  }

  withBatch(batch: ChangeBatch) {
    return this.#queryRunner.withBatch(this.#state, batch);
  }

  setQueries(queries: number): void {
    this.#queries = queries;
    this.#changed();
  }

  refuse(field: FieldId, messages: string[]): void {
    this.#settleReady();
    this.ui.warn(field, messages);
  }

  async trackBusy(work: Promise<void>): Promise<void> {
    this.#addBusy(1);
    await work.finally(() => this.#addBusy(-1));
  }

  /** Changes run one after another, each on the state that the one before left. */
  #enqueue<T>(step: () => Promise<T>): Promise<T> {
    this.#addBusy(1);
    const turn = this.#queue.then(step).finally(() => this.#addBusy(-1));
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  #addBusy(change: 1 | -1): void {
    this.#busy += change;
    this.#changed();
  }

  #run(next: State, field: FieldId, onAccepted?: () => void): Promise<boolean> {
    this.#addBusy(1);
    const callbacks: RunCallbacks = {
      accepted: (state) => {
        onAccepted?.();
        this.#accept(state, field);
      },
      finished: (picture) => this.#setPicture(picture),
      refused: (messages) => this.refuse(field, messages),
      progress: (progress) => {
        this.#progress = progress;
        this.#changed();
      },
      ended: () => this.#addBusy(-1),
    };
    return this.#queryRunner.run(next, callbacks);
  }

  #accept(state: State, field: FieldId): void {
    this.#state = state;
    void this.prepare();
    this.#queries = state.queries;
    this.ui.notice = "";
    this.ui.drafts.delete(field.name);
    this.ui.drafts.delete(GENERAL.name);
    if (!this.#starting) {
      this.ui.setInteracted();
      this.#listener.change(state);
    }
    this.#changed();
  }

  #setPicture(picture: Picture): void {
    this.ui.status = statusOf(picture, this.#picture);
    this.#picture = picture;
    this.#listener.answer(picture.outcome.answer);
    this.#settleReady();
    this.#changed();
  }
}
