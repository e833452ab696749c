// The import graph: which room of the house each file stands in, and which rooms it imports.
//
// Rooms stand in the order of ARCHITECTURE.md, the upper first; a room may import itself and what is below it.

import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, normalize } from "node:path";

/** The rooms of a picture: the lines of its first fence that begin with a folder of the house, one rank a line. */
export function roomsOf(architecture) {
  const fence = /^```text\n((?:.*\n)*?)```$/gm;
  const pictures = [...architecture.matchAll(fence)].map((match) => match[1].split("\n"));
  const lines = pictures.find((candidate) => candidate.some((line) => line.startsWith("src/routing"))) ?? [];
  return lines.map((line) => line.split(/ {2,}/)[0]).filter(Boolean).map((names) => names.split(/, */));
}

/** What is imported upward or sideways: `file: imports other`. Files are `[path, text]`. */
export function violations(rooms, files) {
  return files.flatMap(([path, text]) => importsOf(path, text).filter((target) => !allowed(rooms, path, target)).map((target) => `${path}: imports ${target}`));
}

/** All source files under some folders, as `[path, text]` with paths from the root. */
export function sources(root, folders) {
  return folders.flatMap((folder) => {
    const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const paths = entries.map((entry) => join(entry.parentPath ?? entry.path, entry.name)).filter((path) => /\.(rs|ts|mjs|js)$/.test(path));
    return paths.map((path) => [path.slice(root.length).replace(/^\//, ""), readFileSync(path, "utf8")]);
  });
}

function allowed(rooms, path, target) {
  const [from, to] = [roomOf(rooms, path), roomOf(rooms, target)];
  if (!from || !to || from.name === to.name) return true;
  return to.rank > from.rank || PUBLIC_DOORS.some(([door, opened]) => from.name === door && to.name === opened);
}

function roomOf(rooms, path) {
  const found = rooms.flatMap((names, rank) => names.map((name) => ({ name, rank }))).filter(({ name }) => path === name || path.startsWith(`${name}/`));
  return found.sort((one, other) => other.name.length - one.name.length)[0];
}

function importsOf(path, text) {
  return path.endsWith(".rs") ? rustImports(text) : scriptImports(path, text);
}

/** `crate::room` anywhere but in comments, and `crate::{room::…, other::…}`. */
function rustImports(text) {
  const code = text.replace(/\/\/.*$/gm, "");
  const single = [...code.matchAll(/\bcrate::(\w+)/g)].map((match) => match[1]);
  const grouped = [...code.matchAll(/\bcrate::\{([^;]*)\}/g)].flatMap((match) => topLevel(match[1]));
  return [...new Set([...single, ...grouped])].map((name) => `src/${name}`);
}

/** The first names of a use list, braces within it left out. */
function topLevel(list) {
  let text = list;
  while (/\{[^{}]*\}/.test(text)) text = text.replace(/\{[^{}]*\}/g, "");
  return text.split(",").map((item) => item.trim().split("::")[0]).filter(Boolean);
}

function scriptImports(path, text) {
  const names = [...text.matchAll(/(?:\bfrom\s+|\bimport\s+|\bimport\()\s*"([^"]+)"/g)].map((match) => match[1]);
  return names.filter((name) => name.startsWith(".")).map((name) => normalize(join(dirname(path), name))).filter((target) => basename(target) !== "");
}

/** Beside the picture: the page uses the package, as everyone does. */
const PUBLIC_DOORS = [["www", "js"]];
