// A server that reloads its Corefile when a file changes.
//
// A reload builds a new server and replaces the old one between two queries; if the Corefile has errors, the old server
// stays. With health checks the state of unchanged checks is transferred; without, a reload starts from the Corefile.
//
// Watches folders, not files: a watch on a file follows a renamed file or a link. Waits for a pause in the changes.

import { type FSWatcher, watch } from "node:fs";
import { dirname, resolve } from "node:path";
import type { ServeOptions } from "../doh/dns-server.js";
import type { HealthZone } from "../node/index.js";
import type { Server } from "../server.js";
import { bootCorefile, type Corefile, openCorefile } from "./corefile.js";
import { InputError } from "./errors.js";
import { readText } from "./files.js";
import { Checkers, startHealth, transferHealth } from "./health-transfer.js";
import type { Terminal } from "./terminal.js";

/** The current server of a Corefile, with the interface of a Server. */
export class ReloadingServer {
  readonly #file: string;
  readonly #terminal: Terminal;
  readonly #isMeasured: boolean;
  readonly #checkers = new Checkers();
  readonly #watch = new FolderWatch(() => this.#changed());
  readonly #onSignal = () => this.#reload();
  #corefile: Corefile;
  #server: Server;
  /** Checks whose status the current Corefile sets. */
  #configured: ReadonlySet<string> = new Set();

  /** Called after a reload. */
  onReload?: () => void;

  /** Throws if the Corefile has errors. */
  constructor(file: string, terminal: Terminal, isMeasured = false) {
    this.#file = file;
    this.#terminal = terminal;
    this.#isMeasured = isMeasured;
    this.#corefile = openCorefile(file);
    this.#server = this.#boot(this.#corefile);
    if (isMeasured) this.#configured = startHealth(this.#server);
  }

  /** The current server. */
  get current(): Server {
    return this.#server;
  }

  get zones(): string[] {
    return this.#server.zones;
  }

  zone(name: string): HealthZone & { free(): void } {
    return this.#checkers.recording(this.#server.zone(name));
  }

  serveDns(query: Uint8Array, options?: ServeOptions): Uint8Array | null {
    return this.#server.serveDns(query, options);
  }

  /** Starts to reload: on SIGHUP, and when the Corefile or a file that it names changes. */
  follow(): void {
    process.on("SIGHUP", this.#onSignal);
    this.#watch.follow(this.#corefile.texts.keys());
    // A file may have changed before the watch began.
    this.#changed();
  }

  /** Stops reloading. */
  close(): void {
    process.off("SIGHUP", this.#onSignal);
    this.#watch.close();
  }

  /** Ignores saves without a change, and other files. */
  #changed(): void {
    const differs = ([path, text]: [string, string | undefined]) => textOf(path) !== text;
    if ([...this.#corefile.texts].some(differs)) this.#reload();
  }

  #reload(): void {
    try {
      this.#corefile = this.#open();
      const server = this.#boot(this.#corefile);
      this.#replace(server);
      this.#terminal.print(`[INFO] reloaded: ${server.zones.join(", ") || "no zones"}`);
      this.onReload?.();
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      this.#terminal.writeError(`[ERROR] the old configuration stays in force:\n${error.message}`);
    }
    this.#watch.follow(this.#corefile.texts.keys());
  }

  #replace(server: Server): void {
    if (this.#isMeasured) {
      const configured = startHealth(server);
      transferHealth(this.#server, this.#configured, server, this.#checkers);
      this.#configured = configured;
    }
    this.#server.free();
    this.#server = server;
  }

  /** If the Corefile cannot be read, watches for it alone. */
  #open(): Corefile {
    try {
      return openCorefile(this.#file);
    } catch (error) {
      this.#corefile = { ...this.#corefile, texts: new Map([[resolve(this.#file), undefined]]) };
      throw error;
    }
  }

  #boot(corefile: Corefile): Server {
    const server = bootCorefile(corefile, this.#terminal);
    server.onLog = (line) => this.#terminal.print(line);
    return server;
  }
}

/** The text of a file; undefined if it cannot be read. */
function textOf(path: string): string | undefined {
  try {
    return readText(path);
  } catch {
    return undefined;
  }
}

/** Reports changes in the folders of files, without saying which file changed. */
class FolderWatch {
  readonly #onChange: () => void;
  #watchers = new Map<string, FSWatcher>();
  #timer: NodeJS.Timeout | undefined;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** Watches the folders of these files, and no others. */
  follow(paths: Iterable<string>): void {
    const folders = new Set(Array.from(paths, (path) => dirname(path)));
    for (const [folder, watcher] of this.#watchers)
      if (!folders.has(folder)) this.#drop(folder, watcher);
    for (const folder of folders) if (!this.#watchers.has(folder)) this.#add(folder);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.follow([]);
  }

  /** Skips a missing folder; the next reload tries again. */
  #add(folder: string): void {
    try {
      const watcher = watch(folder, () => this.#schedule());
      watcher.on("error", () => this.#drop(folder, watcher));
      this.#watchers.set(folder, watcher);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
  }

  #drop(folder: string, watcher: FSWatcher): void {
    watcher.close();
    this.#watchers.delete(folder);
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#onChange, PAUSE_MS);
  }
}

const PAUSE_MS = 100;
