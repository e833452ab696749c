// Notices that files change, however an editor writes them: in place, or as another file of the same name.
//
// Folders are watched and not files, since a watch on a file stays with the one that was renamed away, or was a link to
// it. A change may come in several steps, so it is told once it has been quiet for a while.

import { type FSWatcher, watch } from "node:fs";
import { dirname } from "node:path";

/** Tells of changes in the folders of files; which file it was is for the one who is told to find out. */
export class FolderWatch {
  readonly #tell: () => void;
  #watchers = new Map<string, FSWatcher>();
  #timer: NodeJS.Timeout | undefined;

  constructor(tell: () => void) {
    this.#tell = tell;
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

  /** A folder that is not there is watched when the next reload names it again. */
  #add(folder: string): void {
    try {
      const watcher = watch(folder, () => this.#noticed());
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

  #noticed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#tell, QUIET_MS);
  }
}

const QUIET_MS = 100;
