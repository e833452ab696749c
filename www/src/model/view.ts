/**
 * What a view receives: the data to draw and the actions it can call.
 */
import type { Answer, RowOutcome, Tally, ZoneSource } from "multivalue";

import type { Axis, Bar } from "./bars";
import type { Reports } from "./checks";
import type { ImportInput } from "./import";
import type { Outcome } from "./outcome";
import type { Change, PresetId, State } from "./state";
import type { Line, Policy } from "./zone";

/** A result and its state. */
export interface Picture {
  state: State;
  outcome: Outcome;
}

/** Text in a field that the core has not accepted. */
export interface Draft {
  text: string;
  messages: string[];
}

/** A run slow enough to show. */
export interface Progress {
  elapsed: number;
  /** Milliseconds; null until known. */
  estimate: number | null;
}

export type Theme = "auto" | "light" | "dark";

export interface View {
  state: State;
  picture: Picture | null;
  policy: Policy;
  lines: Line[];
  /** Renderers of records and reasons. */
  lists: ListRenderers;
  /** The rule of other policies than multivalue, once loaded. */
  policyRule: { sentenceOf(state: State, answer: Answer, tally: Tally | null): string } | null;
  bars: Map<string, Bar>;
  axis: Axis;
  drafts: Map<string, Draft>;
  progress: Progress | null;
  /** A change is in progress: the result is older than the state. */
  busy: boolean;
  /** Queries of the next run. */
  queries: number;
  /** The line in use: with many lines, only this one has fields. */
  editedLine: string | null;
  /** The line that lists all checks to choose from. */
  checksOfferedTo: string | null;
  /** Names of open parts of the page. */
  expanded: ReadonlySet<string>;
  reports: Reports;
  /** The zone that reset returns to, and the one that undo returns to. */
  origin: ZoneSource;
  before: ZoneSource | null;
  /** The link to the state, once requested. */
  link: string;
  ui: UiState;
  /** ID of the button that has just copied. */
  copied: string | null;
  /** A message beside the query. */
  notice: string;
  /** Announced to screen readers, once per run. */
  status: string;
  canUndo: boolean;
  canRedo: boolean;
  theme: Theme;
  /** Health can be toggled; records cannot be edited. */
  readOnly: boolean;
  /** Shows header and dialogs around the view. */
  framed: boolean;
}

export type Appearance = Pick<View, "theme" | "framed" | "readOnly">;

/** Actions of any view. */
export interface Actions {
  /** Applies a change if the core accepts it. An error is shown at the field. */
  dispatch(change: Change | Promise<Change>, field: FieldId): Promise<boolean>;
  draft(field: string, text: string): void;
  dropDraft(field: string): void;
  stop(): void;
  undo(): void;
  redo(): void;
  remove(line: Line): void;
  offerChecks(key: string): void;
  /** Gives a line its fields, where only one line has them. */
  editLine(key: string): void;
  /** Permanent. Without an ID, restores all hints. */
  dismissHint(id?: string): void;
  setExpanded(part: string, open: boolean): void;
  /** Null: no longer. */
  readMoment(moment: number | null): void;
  /** `id` identifies the button. */
  copy(id: string, text: string): void;
}

/** Further actions of a page of its own. */
export interface PageActions extends Actions {
  setQueries(queries: number): void;
  askMany(): void;
  askOnce(): void;
  reset(): void;
  preset(id: PresetId): void;
  add(text: string): void;
  openImport(): void;
  /** Drops text that was not imported. */
  closeImport(): void;
  dropNote(): void;
  openShortcuts(): void;
  newSeed(): void;
  importText(input: ImportInput): void;
  importFiles(texts: string[]): void;
  nextTheme(): void;
  share(): void;
  save(format: Format): void;
  /** Imports a zone of the Corefile. */
  importZone(zone: ZoneSource): void;
  saveText(format: TextFormat, text: string): void;
  copyCorefile(id: string): void;
  saveCorefile(): void;
}

/** A field by name, and its text, so that refused text can stay in it. */
export interface FieldId {
  name: string;
  text: string;
}

/** The field of an opened link. */
export const LINK: FieldId = { name: "opened link", text: "" };

/** The field of changes that have no field of their own. */
export const GENERAL: FieldId = { name: "look", text: "" };

/** The field of the seed. */
export const SEED = "seed";

/** Element IDs of the dialogs, also names of their drafts. */
export const IMPORT = "import";

/** Drafts of the import dialog's other fields. */
export const IMPORT_CHECKS = "import checks";
export const IMPORT_NAME = "import name";

export const SHARE = "share";

export const SHORTCUTS = "keys";

/** The Corefile field of the share dialog. */
export const COREFILE = "corefile";

/** UI state that is not part of the state. */
export interface UiState {
  readonly offer: Offer | null;
  /** The suggested name of an imported zone that does not name itself. Null: no name is needed. */
  readonly guessedName: string | null;
  readonly note: string;
  /** The second of the timeline being read. */
  readonly moment: number | null;
  /** Hints wait for the first interaction. */
  readonly hasInteracted: boolean;
  /** Dismissed permanently. */
  readonly dismissed: ReadonlySet<string>;
  /** Empty until requested. */
  corefileOf(source: ZoneSource): string;
}

/** Zones of a Corefile to choose from, and a note to show after the choice. */
export interface Offer {
  zones: ZoneSource[];
  note: string;
}

/** A part of a view, rendered separately. */
export type Section = () => unknown;

/** Kinds of explained numbers: of the page, the comparison, the timeline. */
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
export type TimelineKind =
  | "story"
  | "course"
  | "ceiling"
  | "moment"
  | "event"
  | "retries"
  | "at"
  | "lasts";
export type Kind = PageKind | CompareKind | TimelineKind | "resolvers" | "placed";

/** Explains a number; `key` identifies its line or check. */
export type Explain = (view: View, key: string) => string;

/** By kind. */
export type Explanations = Readonly<Record<string, Explain>>;

export interface ViewRenderer {
  (view: View, act: Actions, more?: PageParts): Section[];
  /** Explanations of its own numbers. */
  explanations?: Explanations;
}

/** Parts that only a page of its own has. */
export interface PageParts {
  addLine(view: View): unknown;
  statsLine(view: View): unknown;
}

export type Format = "png" | "svg" | "csv";

export type TextFormat = "json" | "batch" | "corefile";

export interface ListItem<T> {
  item: T;
  /** Everything that the item is rendered from; unchanged while it is pending. */
  basis: unknown[];
}

export interface ListRenderer<T> {
  /** The rendered items by key. */
  readonly rendered: ReadonlyMap<string, ListItem<T>>;
  /** Some items still show old content. */
  readonly pending: boolean;
  /** Returns the items to render now, in order. The rest follows in later frames. Urgent items never wait. */
  render(
    items: T[],
    keyOf: (item: T, at: number) => string,
    basisOf: (item: T) => unknown[],
    isUrgent?: (item: T) => boolean,
  ): ListItem<T>[];
  /** Measures the visible range, before rendering. */
  measure(): void;
  /** Renders everything in the next pass. */
  flush(): void;
}

export interface ListRenderers {
  lines: ListRenderer<Line>;
  reasons: ListRenderer<RowOutcome>;
  /** Renders a line without fields. Null until there are that many lines. */
  collapsedRow: ((view: View, act: Actions, line: Line, name: string) => unknown) | null;
}

/** Longer lists are dense and use `ui/long-list.ts`. */
export const DENSE_FROM = 30;
/** In longer lists only one line has fields; `features/records/collapsed-row.ts` renders the others. */
export const COLLAPSED_FROM = 100;
