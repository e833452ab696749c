/**
 * A zone in the wasm file of pictures: as much of `Zone` as a picture asks for, in an instance of its own, which is
 * dropped with all of its memory. What the file declines ends with an error, whichever, and is for the whole engine.
 */
import type { Answer, HealthReport, Tally, TallyOptions, ZoneSource } from "multivalue";

import { pack, unpack } from "./packed";

/** What src/picture exports: each call reads what was packed into the room, and gives the length of what it packed there. */
interface Exports {
  memory: WebAssembly.Memory;
  room(octets: number): number;
  place(): number;
  import(seed: bigint): void;
  observe(): void;
  resolve(): number;
  health(): number;
  start(seed: bigint): void;
  goOn(queries: number): number;
  counted(): number;
  export(): number;
}

export class PictureZone {
  readonly #core: Exports;

  private constructor(core: Exports) {
    this.#core = core;
  }

  static import(module: WebAssembly.Module, source: unknown, seed: string): PictureZone {
    const zone = new PictureZone(new WebAssembly.Instance(module).exports as unknown as Exports);
    zone.#put(source);
    zone.#core.import(seedOf(seed));
    return zone;
  }

  observe(id: string, { ok }: { ok: boolean | null }): void {
    this.#put([id, ok]);
    this.#core.observe();
  }

  resolve(name: string, type: string): Answer {
    this.#put([name, type]);
    return this.#given(this.#core.resolve()) as Answer;
  }

  health(): HealthReport[] {
    return this.#given(this.#core.health()) as HealthReport[];
  }

  tally(): never {
    throw new Error("no places");
  }

  /** The zone is given away for it. */
  startTally(name: string, type: string, { seed, ...options }: TallyOptions) {
    const core = this.#core;
    this.#put([name, type, options]);
    core.start(seedOf(String(seed)));
    return { goOn: (queries: number) => core.goOn(queries), tally: () => this.#given(core.counted()) as Tally, free() {} };
  }

  /** The zone is given away for it. */
  export(): ZoneSource {
    return this.#given(this.#core.export()) as ZoneSource;
  }

  free(): void {}

  #put(value: unknown): void {
    const octets = pack(value);
    const place = this.#core.room(octets.length);
    new Uint8Array(this.#core.memory.buffer).set(octets, place);
  }

  #given(length: number): unknown {
    return unpack(new Uint8Array(this.#core.memory.buffer, this.#core.place(), length));
  }
}

/** What is no seed is for the whole engine to refuse. */
function seedOf(digits: string): bigint {
  const seed = /^\d{1,20}$/.test(digits) ? BigInt(digits) : -1n;
  if (BigInt.asUintN(64, seed) !== seed) throw new RangeError("no seed");
  return seed;
}
