/**
 * UI state that is not part of the state or its link: offered zones, the Corefile, notes, hints, the read moment.
 */
import type { ZoneSource } from "multivalue";

import type { Offer } from "../model/view";
import { loadSetting, saveSetting } from "./settings";

export class UiStateStore {
  #changed: () => void;
  #offer: Offer | null = null;
  #corefile: { source: ZoneSource; text: string } | null = null;
  #note = "";
  #hasInteracted = false;
  #moment: number | null = null;
  #dismissed: ReadonlySet<string> | null = null;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get offer(): Offer | null {
    return this.#offer;
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

  /** Without an ID, restores all hints. */
  dismiss(hint?: string): void {
    this.#dismissed = new Set(hint ? [...this.dismissed, hint] : []);
    saveSetting(HINTS, [...this.#dismissed].join(" "));
    this.#changed();
  }
}

const HINTS = "multivalue-hints";
