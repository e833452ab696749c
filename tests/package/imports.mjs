// The import graph of the TypeScript rooms: which room each file belongs to, and which rooms it imports.
//
// The order of the rooms is that of ARCHITECTURE.md, the upper first; a room imports itself and the rooms below it.
// `tests/import_graph.rs` does the same for the Rust rooms.

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

/** The rooms of a picture: the folders that begin the lines of its first fence, one rank a line. */
export function roomsOf(architecture) {
  const picture = /^```text\n((?:.*\n)*?)```$/m.exec(architecture)[1];
  const lines = picture.split("\n").filter(Boolean);
  return lines.map((line) => line.split(/ {2,}/)[0].split(/, */));
}

/** Imports of an upper room: `file: imports other`. Files are `[path, text]`. */
export function violations(rooms, files) {
  return files.flatMap(([path, text]) =>
    importsOf(path, text)
      .filter((target) => !allowed(rooms, path, target))
      .map((target) => `${path}: imports ${target}`),
  );
}

/** All script files under some folders, as `[path, text]` with paths from the root. */
export function sources(root, folders) {
  return folders.flatMap((folder) => {
    const entries = readdirSync(join(root, folder), {
      recursive: true,
      withFileTypes: true,
    }).filter((entry) => entry.isFile());
    const paths = entries
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
      .filter((path) => /\.(ts|mjs|js)$/.test(path));
    return paths.map((path) => [
      path.slice(root.length).replace(/^\//, ""),
      readFileSync(path, "utf8"),
    ]);
  });
}

function allowed(rooms, path, target) {
  const [from, to] = [roomOf(rooms, path), roomOf(rooms, target)];
  return !from || !to || from.name === to.name || to.rank > from.rank;
}

function roomOf(rooms, path) {
  const all = rooms.flatMap((names, rank) => names.map((name) => ({ name, rank })));
  return all.find(({ name }) => path.startsWith(`${name}/`));
}

function importsOf(path, text) {
  const names = [...text.matchAll(/(?:\bfrom\s+|\bimport\s+|\bimport\()\s*"([^"]+)"/g)].map(
    (match) => match[1],
  );
  return names
    .filter((name) => name.startsWith("."))
    .map((name) => normalize(join(dirname(path), name)));
}
