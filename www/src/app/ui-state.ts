/**
 * UI state that is not part of the state or its link: drafts of fields, open parts, messages, offered zones, hints.
 */
import type { ZoneSource } from "multivalue";

import type { Draft, FieldId, Offer, UiState } from "../model/view";
import { commonStrings } from "../text/strings";
import { loadSetting, saveSetting } from "./settings";

export class UiStateStore implements UiState {
  #changed: () => void;
  #offer: Offer | null = null;
  #guessedName: string | null = null;
  #corefile: { source: ZoneSource; text: string } | null = null;
  #note = "";
  #hasInteracted = false;
  #moment: number | null = null;
  #dismissed: ReadonlySet<string> | null = null;

  readonly drafts = new Map<string, Draft>();
  /** Names of open parts of the page. */
  readonly expanded = new Set<string>();
  editedLine: string | null = null;
  checksOfferedTo: string | null = null;
  /** ID of the button that has just copied. */
  copied: string | null = null;
  /** Shown beside the query. */
  notice = "";
  /** Announced to screen readers. */
  status = "";

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get offer(): Offer | null {
    return this.#offer;
  }

  get guessedName(): string | null {
    return this.#guessedName;
  }

  get note(): string {
    return this.#note;
  }

  /** The second of the timeline being read. */
  get moment(): number | null {
    return this.#moment;
  }

  get hasInteracted(): boolean {
    return this.#hasInteracted;
  }

  /** Kept by the browser for the next visit. */
  get dismissed(): ReadonlySet<string> {
    return (this.#dismissed ??= new Set((loadSetting(HINTS) ?? "").split(" ").filter(Boolean)));
  }

  corefileOf(source: ZoneSource): string {
    return this.#corefile?.source === source ? this.#corefile.text : "";
  }

  offerZones(offer: Offer | null): void {
    this.#offer = offer;
    this.#changed();
  }

  guessName(name: string | null): void {
    this.#guessedName = name;
    this.#changed();
  }

  keepCorefile(source: ZoneSource, text: string): void {
    this.#corefile = { source, text };
    this.#changed();
  }

  setNote(note: string): void {
    this.#note = note;
    this.#changed();
  }

  readMoment(moment: number | null): void {
    if (moment === this.#moment) return;
    this.#moment = moment;
    this.#changed();
  }

  setInteracted(): void {
    this.#hasInteracted = true;
  }

  draft(field: string, text: string): void {
    this.drafts.set(field, { text, messages: this.drafts.get(field)?.messages ?? [] });
    this.#changed();
  }

  dropDraft(field: string): void {
    if (this.drafts.delete(field)) this.#changed();
  }

  editLine(key: string): void {
    if (this.editedLine === key) return;
    this.editedLine = key;
    this.#changed();
  }

  offerChecks(key: string): void {
    if (this.checksOfferedTo === key) return;
    this.checksOfferedTo = key;
    this.#changed();
  }

  setExpanded(part: string, open: boolean): void {
    if (this.expanded.has(part) === open) return;
    if (open) this.expanded.add(part);
    else this.expanded.delete(part);
    this.#changed();
  }

  /** Shows for a moment that a text was copied. */
  showCopied(id: string): void {
    this.copied = id;
    this.status = commonStrings.copy.done;
    this.#changed();
    setTimeout(() => {
      if (this.copied !== id) return;
      this.copied = null;
      this.#changed();
    }, COPIED_FOR);
  }

  /** Shows a notice beside the query, and announces it to screen readers. */
  announce(notice: string): void {
    this.notice = notice;
    this.status = notice;
    this.#changed();
  }

  /** Shows errors at a field. The current result stays. */
  warn({ name, text }: FieldId, messages: string[]): void {
    this.drafts.set(name, { text, messages });
    this.status = commonStrings.status.refused(messages);
    this.#changed();
  }

  /** Without an ID, restores all hints. */
  dismiss(hint?: string): void {
    this.#dismissed = new Set(hint ? [...this.dismissed, hint] : []);
    saveSetting(HINTS, [...this.#dismissed].join(" "));
    this.#changed();
  }
}

const HINTS = "multivalue-hints";
/** Milliseconds. */
const COPIED_FOR = 2_000;
