// A server that follows its Corefile: what changes on the disk is served, unless it is wrong.
//
// A reload makes a new server and puts it in the old one's place between two queries; where that fails the old one stays.
// Where health is measured, what is known of checks that have not changed comes along; else a reload starts from what the
// Corefile says, as a restart does.

import { resolve } from "node:path";
import type { ServeOptions } from "../doh/server.js";
import type { HealthZone } from "../node/index.js";
import type { Server } from "../server.js";
import { carryHealth, startHealth } from "./carry.js";
import { Checkers } from "./checkers.js";
import { bootCorefile, type Corefile, openCorefile } from "./corefile.js";
import { InputError } from "./errors.js";
import { readText } from "./input.js";
import type { Screen } from "./screen.js";
import { FolderWatch } from "./watch.js";

/** The server of a Corefile, whichever is in force; sockets ask it as they would a Server. */
export class LiveServer {
  readonly #file: string;
  readonly #screen: Screen;
  readonly #isMeasured: boolean;
  readonly #checkers = new Checkers();
  readonly #watch = new FolderWatch(() => this.#changed());
  readonly #told = () => this.#reload();
  #corefile: Corefile;
  #server: Server;
  /** Overrides that the Corefile in force gives. */
  #given: ReadonlySet<string> = new Set();

  /** Is told that another server is in force. */
  onReload?: () => void;

  /** Throws where the first Corefile is wrong: there is nothing to keep. */
  constructor(file: string, screen: Screen, isMeasured = false) {
    this.#file = file;
    this.#screen = screen;
    this.#isMeasured = isMeasured;
    this.#corefile = openCorefile(file);
    this.#server = this.#boot(this.#corefile);
    if (isMeasured) this.#given = startHealth(this.#server);
  }

  /** The server in force. */
  get current(): Server {
    return this.#server;
  }

  get zones(): string[] {
    return this.#server.zones;
  }

  zone(name: string): HealthZone & { free(): void } {
    return this.#checkers.watched(this.#server.zone(name));
  }

  serveDns(query: Uint8Array, options?: ServeOptions): Uint8Array | null {
    return this.#server.serveDns(query, options);
  }

  /** Reloads from now on: on SIGHUP, and when a file changes that the Corefile names, or the Corefile itself. */
  follow(): void {
    process.on("SIGHUP", this.#told);
    this.#watch.follow(this.#corefile.texts.keys());
    // What changed since the first reading had no watch yet.
    this.#changed();
  }

  /** Reloads no more. */
  close(): void {
    process.off("SIGHUP", this.#told);
    this.#watch.close();
  }

  /** A save that left all texts as they were, or a change of another file, is none. */
  #changed(): void {
    const differs = ([path, text]: [string, string | undefined]) => textOf(path) !== text;
    if ([...this.#corefile.texts].some(differs)) this.#reload();
  }

  #reload(): void {
    try {
      this.#corefile = this.#open();
      const server = this.#boot(this.#corefile);
      this.#replace(server);
      this.#screen.print(`[INFO] reloaded: ${server.zones.join(", ") || "no zones"}`);
      this.onReload?.();
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      this.#screen.complain(`[ERROR] the old configuration stays in force:\n${error.message}`);
    }
    this.#watch.follow(this.#corefile.texts.keys());
  }

  #replace(server: Server): void {
    if (this.#isMeasured) {
      const given = startHealth(server);
      carryHealth(this.#server, this.#given, server, this.#checkers);
      this.#given = given;
    }
    this.#server.free();
    this.#server = server;
  }

  /** Where there is no file to read, that is what was seen. */
  #open(): Corefile {
    try {
      return openCorefile(this.#file);
    } catch (error) {
      this.#corefile = { ...this.#corefile, texts: new Map([[resolve(this.#file), undefined]]) };
      throw error;
    }
  }

  #boot(corefile: Corefile): Server {
    const server = bootCorefile(corefile, this.#screen);
    server.onLog = (line) => this.#screen.print(line);
    return server;
  }
}

/** A file's text as it is now; undefined where it cannot be read. */
function textOf(path: string): string | undefined {
  try {
    return readText(path);
  } catch {
    return undefined;
  }
}
