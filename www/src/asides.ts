/**
 * What stands beside the state: zones to choose from, a Corefile that was asked for, and what there is to note.
 *
 * None of it changes the picture, so that none is in the state or in its link.
 */
import type { ZoneSource } from "multivalue";

/** The zones of a Corefile, and what to note when one of them is taken. */
export interface Offer {
  zones: ZoneSource[];
  note: string;
}

export class Asides {
  #changed: () => void;
  #offer: Offer | null = null;
  #written: { source: ZoneSource; text: string } | null = null;
  #note = "";

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get offer(): Offer | null {
    return this.#offer;
  }

  get note(): string {
    return this.#note;
  }

  /** The zone as a Corefile, where that was asked for. */
  corefileOf(source: ZoneSource): string {
    return this.#written?.source === source ? this.#written.text : "";
  }

  offerZones(offer: Offer | null): void {
    this.#offer = offer;
    this.#changed();
  }

  keepCorefile(source: ZoneSource, text: string): void {
    this.#written = { source, text };
    this.#changed();
  }

  say(note: string): void {
    this.#note = note;
    this.#changed();
  }
}
