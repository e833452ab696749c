/**
 * Undo and redo of records, results, group and seed. How they are shown is not part of it.
 */
import type { State } from "./state";

export class History {
  #past: State[] = [];
  #future: State[] = [];

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  get last(): State | undefined {
    return this.#past.at(-1);
  }

  /** Keeps the state that `next` replaces, unless nothing undoable changed. */
  remember(present: State, next: State): void {
    if (MADE.every((member) => present[member] === next[member])) return;
    this.#past = [...this.#past, present].slice(-LIMIT);
    this.#future = [];
  }

  undo(present: State): State {
    return step(present, this.#past, this.#future);
  }

  redo(present: State): State {
    return step(present, this.#future, this.#past);
  }
}

function step(present: State, from: State[], to: State[]): State {
  const goal = from.pop();
  if (!goal) return present;
  to.push(present);
  const { source, observations, preset, group, seed } = goal;
  return { ...present, source, observations, preset, group, seed, ask: 1 };
}

const MADE = ["source", "observations", "preset", "group", "seed"] as const;
const LIMIT = 200;
