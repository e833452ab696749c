/**
 * What a view receives: the data to draw and the actions it can call.
 */
import type { Answer, RowOutcome, Tally, ZoneSource } from "multivalue";

import type { Axis, Bar } from "./bars";
import type { Reports } from "./checks";
import type { Outcome } from "./outcome";
import type { Change, PresetId, State } from "./state";
import type { Line, Policy } from "./zone";

/** An outcome and the state that it is the outcome of. */
export interface Picture {
  state: State;
  outcome: Outcome;
}

/** What stands in a field that the core has not accepted (yet). */
export interface Draft {
  text: string;
  messages: string[];
}

/** A run that is worth waiting for visibly. */
export interface Progress {
  elapsed: number;
  /** Null until it is known. */
  estimate: number | null;
}

export type Theme = "auto" | "light" | "dark";

export interface View {
  state: State;
  picture: Picture | null;
  policy: Policy;
  lines: Line[];
  /** Which of them, and of the reasons, are drawn in this frame. */
  lists: ListRenderers;
  /** The words for any policy; null while there is no other than multivalue. */
  policyRule: { sentenceOf(state: State, answer: Answer, tally: Tally | null): string } | null;
  bars: Map<string, Bar>;
  axis: Axis;
  drafts: Map<string, Draft>;
  progress: Progress | null;
  /** A change is on its way: the picture is not yet that of the state. */
  busy: boolean;
  /** The number of queries that the next run will ask. */
  queries: number;
  /** The line at hand, which among many lines alone has fields. */
  editedLine: string | null;
  /** The line that is offered all checks to choose from. */
  checksOfferedTo: string | null;
  /** The parts of the page that are unfolded, by name. */
  expanded: ReadonlySet<string>;
  /** What the core said of each check. */
  reports: Reports;
  /** The zone that reset comes back to, and the one that undo does. */
  origin: ZoneSource;
  before: ZoneSource | null;
  /** The link to the picture, once it was asked for. */
  link: string;
  /** What stands beside the state: zones of a Corefile to choose from, and notes. */
  ui: UiState;
  /** What was copied a moment ago. */
  copied: string | null;
  /** What there is to say beside the question, for all to see. */
  notice: string;
  /** What a screen reader says, once a run. */
  status: string;
  canUndo: boolean;
  canRedo: boolean;
  theme: Theme;
  /** Health can be switched, and nothing else of the zone be changed. */
  readOnly: boolean;
  /** With what stands around the picture on a page of its own: the masthead and its dialogues. */
  framed: boolean;
}

/** What the element is told of its looks. */
export type Appearance = Pick<View, "theme" | "framed" | "readOnly">;

/** What may be done to any picture. */
export interface Actions {
  /** Makes a change if the core accepts it; a refusal is shown at the field. */
  dispatch(change: Change | Promise<Change>, field: FieldId): Promise<boolean>;
  draft(field: string, text: string): void;
  dropDraft(field: string): void;
  stop(): void;
  undo(): void;
  redo(): void;
  remove(line: Line): void;
  offerChecks(key: string): void;
  /** Gives a line its fields, where only the line at hand has them. */
  editLine(key: string): void;
  /** For good; without an ID all hints come again. */
  dismissHint(id?: string): void;
  setExpanded(part: string, open: boolean): void;
  /** Reads the timeline at a second, or no longer. */
  readMoment(moment: number | null): void;
  /** Puts a text on the clipboard; `id` tells the button. */
  copy(id: string, text: string): void;
}

/** What may be done besides on a page of its own. */
export interface PageActions extends Actions {
  setQueries(queries: number): void;
  askMany(): void;
  askOnce(): void;
  reset(): void;
  preset(id: PresetId): void;
  add(text: string): void;
  openImport(): void;
  /** Forgets what was pasted and not taken. */
  closeImport(): void;
  dropNote(): void;
  openShortcuts(): void;
  newSeed(): void;
  importText(text: string): void;
  nextTheme(): void;
  share(): void;
  save(format: Format): void;
  /** Takes a zone of the Corefile that was given. */
  importZone(zone: ZoneSource): void;
  /** Hands out a text of the zone as a file. */
  saveText(format: TextFormat, text: string): void;
  copyCorefile(id: string): void;
  saveCorefile(): void;
}

/** A field by name and the text in it, so that a refused text can stay there. */
export interface FieldId {
  name: string;
  text: string;
}

/** The field of a link that was opened. */
export const LINK: FieldId = { name: "opened link", text: "" };

/** The field of a change that has no field of its own. */
export const GENERAL: FieldId = { name: "look", text: "" };

/** The field that a new seed is refused at. */
export const SEED = "seed";

/**
 * The dialogues by the names that their elements have; each is unfolded by its name, and its drafts are kept by it.
 */
export const IMPORT = "import";

export const SHARE = "share";

export const SHORTCUTS = "keys";

/** A field of the dialogue that shares. */
export const COREFILE = "corefile";

/** UI state that is not part of the state. */
export interface UiState {
  readonly offer: Offer | null;
  readonly note: string;
  /** The second of the timeline that is read. */
  readonly moment: number | null;
  /** Whether the user has done anything yet: hints wait for that. */
  readonly hasInteracted: boolean;
  /** Hints that were dismissed for good. */
  readonly dismissed: ReadonlySet<string>;
  /** The zone as a Corefile, once it was requested. */
  corefileOf(source: ZoneSource): string;
}

/** The zones of a Corefile, and what to note when one of them is taken. */
export interface Offer {
  zones: ZoneSource[];
  note: string;
}

/** What stands in a region, made when its turn comes. */
export type Section = () => unknown;

/** Kinds of explained numbers: of the page, of the comparison, of the timeline. */
export type PageKind =
  | "count"
  | "bar"
  | "deviation"
  | "column"
  | "column of deviation"
  | "axis"
  | "chi"
  | "p"
  | "rule"
  | "weight"
  | "policy"
  | "ttl"
  | "seed"
  | "ask"
  | "place"
  | "wire"
  | "checks"
  | "countdown";
export type CompareKind = "asked" | "contender" | "share" | "fact" | "verdict";
export type TimelineKind = "story" | "course" | "ceiling" | "moment" | "event" | "retries" | "at" | "lasts";
export type Kind = PageKind | CompareKind | TimelineKind | "resolvers" | "placed";

/** Explains a number; `key` names its line or check. */
export type Explain = (view: View, key: string) => string;

/** What says where a number comes from, by its kind; `key` tells the line, or the check, that it is of. */
export type Explanations = Readonly<Record<string, Explain>>;

export interface ViewRenderer {
  (view: View, act: Actions, more?: PageParts): Section[];
  /** Of the numbers that it alone has. */
  explanations?: Explanations;
}

/** What a picture has on a page of its own alone. */
export interface PageParts {
  /** Below its records. */
  addLine(view: View): unknown;
  /** Below the picture. */
  statsLine(view: View): unknown;
}

export type Format = "png" | "svg" | "csv";

/** The zone, what was changed of it, and the zone as a Corefile. */
export type TextFormat = "json" | "batch" | "corefile";

export interface ListItem<T> {
  item: T;
  /** All that it is to be drawn from; the same while its turn has not come. */
  basis: unknown[];
}

export interface ListRenderer<T> {
  /** What is drawn, by key. */
  readonly rendered: ReadonlyMap<string, ListItem<T>>;
  /** Some that were asked for last are not drawn as they should be. */
  readonly pending: boolean;
  /** What is to be drawn now, in order; the rest follows by itself. What is urgent never waits. */
  render(items: T[], keyOf: (item: T, at: number) => string, basisOf: (item: T) => unknown[], isUrgent?: (item: T) => boolean): ListItem<T>[];
  /** Looks where the list can be seen, before it is drawn. */
  measure(): void;
  /** Nothing waits until the next frame. */
  flush(): void;
}

export interface ListRenderers {
  lines: ListRenderer<Line>;
  reasons: ListRenderer<RowOutcome>;
  /** How a line of very many is drawn; null until there are so many. */
  collapsedRow: ((view: View, act: Actions, line: Line, name: string) => unknown) | null;
}

/** More lines than this are many: they stand closer together, and `many.ts` has what is for them alone. */
export const DENSE_FROM = 30;
/** Of more than these one line alone has fields, and `views/shut-line.ts` draws the others. */
export const COLLAPSED_FROM = 100;
