// Entry for Node, Deno, Bun, browsers and bundlers: the module is inline, so there is no file to find.

import { make } from "./core.js";
import { bytes } from "./inline.js";

export const { Route53Error, version, Zone } = /* @__PURE__ */ make(() => new WebAssembly.Module(bytes()));
