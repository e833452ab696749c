// Where things stand in the work tree.

import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));
export const at = (...parts) => join(root, ...parts);

export const dist = at("dist");
export const bindgen = at("target", "bindgen");
export const tools = at("target", "tools");
export const venv = at("target", "venv");
export const stamps = at("target", "stamps");
export const bin = (name) => at("node_modules", ".bin", name);
