/**
 * .
 */
import type { Theme, View, Region, Scene } from "./model/view";

export interface Host extends HTMLElement {
  theme: Theme;
  /** The address of a playground page, where there is one. */
  readonly playground: string | null;
  framed: boolean;
  readonly readOnly: boolean;
  /** Settles when what is to be drawn has been drawn. */
  readonly updateComplete: Promise<unknown>;
}

/** In the element, by a selector. */
export function find<T extends HTMLElement = HTMLElement>(host: Host, selector: string): T | null {
  return host.shadowRoot?.querySelector<T>(selector) ?? null;
}

/** What stands around a scene on a page of its own, and hears what goes to the page. */
export interface Frame {
  regions(view: View, scene: Scene): Region[];
  /** A key that means nothing elsewhere; whether it does here. */
  press(event: KeyboardEvent, target: Element): boolean;
  dragover(event: DragEvent): void;
  drop(event: DragEvent): void;
  /** There is no network, or there is one again. */
  network(isThere: boolean): void;
}

/** Errors in the use of the element, shown in it. */
export interface Notice {
  /** Null: this is no longer wrong. */
  say(about: string, fault: string | null): void;
  /** Removes everything else from the root. */
  clearAround(): void;
}
