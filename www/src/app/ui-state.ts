/**
 * UI state that is not part of the state or its link: offered zones, the Corefile, notes, hints, the read moment.
 */
import type { ZoneSource } from "multivalue";

import type { Offer } from "../model/view";
import { saveSetting, loadSetting } from "./settings";

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

  /** The second of the timeline at which somebody reads it. */
  get moment(): number | null {
    return this.#moment;
  }

  /** Whether somebody did something yet: hints wait for that. */
  get hasInteracted(): boolean {
    return this.#hasInteracted;
  }

  /** Hints that are not to come again, here or at the next visit. */
  get dismissed(): ReadonlySet<string> {
    return (this.#dismissed ??= new Set((loadSetting(HINTS) ?? "").split(" ").filter(Boolean)));
  }

  /** The zone as a Corefile, where that was asked for. */
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

  /** Without an ID all of them come again. */
  dismiss(hint?: string): void {
    this.#dismissed = new Set(hint ? [...this.dismissed, hint] : []);
    saveSetting(HINTS, [...this.#dismissed].join(" "));
    this.#changed();
  }
}

const HINTS = "multivalue-hints";
