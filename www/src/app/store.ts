/**
 * The store: holds the state, applies changes one after another, and asks the core about each.
 */
import type { Answer, ChangeBatch } from "multivalue";

import { axisOf, barsOf } from "../model/bars";
import { History } from "../model/history";
import { USUAL, type Change, type State } from "../model/state";
import { LINK, LOOK, type Draft, type Look, type Picture, type Progress, type Spot, type View } from "../model/view";
import { linesOf, policyOf } from "../model/zone";
import { commonStrings } from "../text/strings";
import { firstState, originOf, remembering, reportsOf, statusOf } from "./derived";
import { Besides } from "./lazy-modules";
import { Runner, type Hearer } from "./query-runner";
import { Asides } from "./ui-state";

/** Is told each new state, but for the first, and each answer. */
export interface Tell {
  change(state: State): void;
  answer(answer: Answer): void;
}

export class Bench {
  #changed: () => void;
  #tell: Tell;
  #runner = new Runner();
  #history = new History();
  #drafts = new Map<string, Draft>();
  #state = USUAL;
  #origin = this.#state;
  #picture: Picture | null = null;
  #progress: Progress | null = null;
  #queries = this.#state.queries;
  #lineAtHand: string | null = null;
  #offered: string | null = null;
  /** Changes on their way; until the start, what is to be seen is only what the HTML brought. */
  #busy = 1;
  #opened: State | null = null;
  #starting = true;
  #unfolded = new Set<string>();
  #link = "";
  #copied: string | null = null;
  #notice = "";
  #status = "";
  #turn: Promise<unknown> = Promise.resolve();
  #seen = () => {};
  /** With hundreds of rows, what a picture is drawn from is worked out once. */
  #linesOf = remembering(linesOf);
  #barsOf = remembering(barsOf);
  #axisOf = remembering(axisOf);
  #besides: Besides;

  /** What stands beside the state. */
  readonly asides = new Asides(() => this.#changed());

  /** Settles when there is something to see: a picture, or a refusal. */
  readonly ready = new Promise<void>((settle) => (this.#seen = settle));

  /** `changed` is called whenever there is something new to draw; `root` holds what was drawn. */
  constructor(changed: () => void, tell: Tell, root: () => DocumentFragment | null = () => null) {
    this.#changed = changed;
    this.#tell = tell;
    this.#besides = new Besides(changed, root);
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

  view({ theme, framed, readOnly }: Look): View {
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
      lists: this.#besides.lists,
      sentences: this.#besides.sentences,
      bars,
      picture: this.#picture,
      policy: policyOf(state.source, state.group),
      axis: this.#axisOf(state, tally?.queries ?? state.queries, bars),
      drafts: this.#drafts,
      progress: this.#progress,
      busy: this.#busy > 0,
      queries: this.#queries,
      opened: this.#lineAtHand,
      offered: this.#offered,
      unfolded: this.#unfolded,
      reports: reportsOf(this.#picture),
      origin: this.#origin.source,
      before: this.#history.last?.source ?? null,
      link: this.#link,
      asides: this.asides,
      copied: this.#copied,
      notice: this.#notice,
      status: this.#status,
      canUndo: this.#history.canUndo,
      canRedo: this.#history.canRedo,
    };
  }

  /** Shows a picture that was drawn beforehand. */
  show(picture: Picture): void {
    this.#state = picture.state;
    this.#draw(picture);
  }

  get #isShown(): boolean {
    return this.#picture?.state === this.#state;
  }

  /** What was opened comes first; where the core refuses that, the first state stands. What stops both is said once. */
  start(): Promise<void> {
    this.#busy = 0;
    return this.#next(async () => {
      const opened = this.#opened;
      this.#opened = null;
      if (opened && (await this.#put(opened, LINK))) this.#origin = await originOf(opened);
      else if (!(await this.#putFirst())) this.#drafts.delete(LINK.name);
      this.#starting = false;
    });
  }

  /** The first example, where nothing else was given to begin with. */
  async #putFirst(): Promise<boolean> {
    if (this.#state === USUAL) await this.beginWith(await firstState());
    return this.#isShown || this.#put(this.#state, LOOK);
  }

  /** A state to start from. */
  async beginWith(state: State): Promise<void> {
    this.#state = state;
    this.#queries = state.queries;
    this.#origin = await originOf(state);
  }

  /** Takes a state from outside, such as a link's. */
  open(state: State): void {
    if (this.#starting) this.#opened = state;
    else void this.begin(() => state, LINK);
  }

  /** Fetches what the picture needs besides what every picture does; gives the styles of that. */
  prepare(): Promise<string | null> {
    const { source, group, view } = this.#state;
    const showsLines = view === "full" || view === "chart";
    return this.#besides.fetch(this.#linesOf(source, group).length, showsLines, policyOf(source, group) !== "multivalue");
  }

  /** Looks what can be seen of the picture, before it is drawn anew. */
  look(): void {
    this.#besides.lists.lines.look();
    this.#besides.lists.reasons.look();
  }

  /** Before it is printed, all is drawn as it should be. */
  print(): void {
    this.#besides.lists.lines.hasten();
    this.#besides.lists.reasons.hasten();
    this.#changed();
  }

  async makeLink(page: string, state = this.#state): Promise<void> {
    const { writeLink } = await import("../share/link");
    this.#link = `${page}#${await writeLink(state)}`;
    this.#changed();
  }

  stop(): void {
    this.#runner.stop();
  }

  /** Makes a change; true when the core has accepted it. One that cannot be fetched is refused. */
  propose(change: Change | Promise<Change>, spot: Spot): Promise<boolean> {
    this.#drafts.delete(LINK.name);
    const fetched = Promise.resolve(change).catch((error) => this.refuse(spot, [String(error)]));
    return this.#next(async () => {
      const make = await fetched;
      if (!make) return false;
      const present = this.#state;
      const next = make(present);
      return this.#put(next, spot, () => this.#history.remember(present, next));
    });
  }

  /** A change that starts anew: reset comes back to here. */
  async begin(change: Change | Promise<Change>, spot: Spot): Promise<boolean> {
    const accepted = await this.propose(change, spot);
    if (accepted) this.#origin = await originOf(this.#state);
    return accepted;
  }

  travel(direction: "undo" | "redo"): void {
    this.#drafts.clear();
    void this.#next(() => this.#put(this.#history[direction](this.#state), LOOK));
  }

  reset(): void {
    const { source, observations, preset, group, seed } = this.#origin;
    this.#drafts.clear();
    void this.propose((state) => ({ ...state, source, observations, preset, group, seed, ask: 1 }), LOOK);
  }

  /** The source as the core reads and spells it. */
  read(source: unknown) {
    return this.#runner.read(source, this.#state.seed);
  }

  /** The zone as it would be after a change batch. */
  changed(batch: ChangeBatch) {
    return this.#runner.changed(this.#state, batch);
  }

  draft(spot: string, text: string): void {
    this.#drafts.set(spot, { text, messages: this.#drafts.get(spot)?.messages ?? [] });
    this.#changed();
  }

  dropDraft(spot: string): void {
    if (this.#drafts.delete(spot)) this.#changed();
  }

  setQueries(queries: number): void {
    this.#queries = queries;
    this.#changed();
  }

  openLine(key: string): void {
    if (this.#lineAtHand === key) return;
    this.#lineAtHand = key;
    this.#changed();
  }

  offer(key: string): void {
    if (this.#offered === key) return;
    this.#offered = key;
    this.#changed();
  }

  unfold(part: string, open: boolean): void {
    if (this.#unfolded.has(part) === open) return;
    if (open) this.#unfolded.add(part);
    else this.#unfolded.delete(part);
    this.#changed();
  }

  /** Says for a moment that something was copied. */
  copied(id: string): void {
    this.#copied = id;
    this.#status = commonStrings.copy.done;
    this.#changed();
    setTimeout(() => {
      if (this.#copied !== id) return;
      this.#copied = null;
      this.#changed();
    }, MOMENT);
  }

  /** Says something beside the question, and to screen readers. */
  say(notice: string): void {
    this.#notice = notice;
    this.#status = notice;
    this.#changed();
  }

  refuse(spot: Spot, messages: string[]): void {
    this.#seen();
    this.warn(spot, messages);
  }

  /** Says what is wrong at a spot; what is to be seen stays. */
  warn({ name, text }: Spot, messages: string[]): void {
    this.#drafts.set(name, { text, messages });
    this.#status = commonStrings.status.refused(messages);
    this.#changed();
  }

  /** Something is on its way until this is settled. */
  async during(work: Promise<void>): Promise<void> {
    this.#count(1);
    await work.finally(() => this.#count(-1));
  }

  /** One change after the other: each is made to the state that the one before it left. */
  #next<T>(step: () => Promise<T>): Promise<T> {
    this.#count(1);
    const turn = this.#turn.then(step).finally(() => this.#count(-1));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  #count(change: 1 | -1): void {
    this.#busy += change;
    this.#changed();
  }

  #put(next: State, spot: Spot, onAccepted?: () => void): Promise<boolean> {
    this.#count(1);
    const hearer: Hearer = {
      accepted: (state) => {
        onAccepted?.();
        this.#accept(state, spot);
      },
      drawn: (picture) => this.#draw(picture),
      refused: (messages) => this.refuse(spot, messages),
      progress: (progress) => {
        this.#progress = progress;
        this.#changed();
      },
      ended: () => this.#count(-1),
    };
    return this.#runner.draw(next, hearer);
  }

  #accept(state: State, spot: Spot): void {
    this.#state = state;
    void this.prepare();
    this.#queries = state.queries;
    this.#notice = "";
    this.#drafts.delete(spot.name);
    this.#drafts.delete(LOOK.name);
    if (!this.#starting) {
      this.asides.wake();
      this.#tell.change(state);
    }
    this.#changed();
  }

  #draw(picture: Picture): void {
    this.#status = statusOf(picture, this.#picture);
    this.#picture = picture;
    this.#tell.answer(picture.outcome.answer);
    this.#seen();
    this.#changed();
  }
}

/** Milliseconds that a button says what it did. */
const MOMENT = 2_000;
