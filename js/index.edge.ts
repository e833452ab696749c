// Entry for edge runtimes of the `edge-light` kind, where `?module` asks for the compiled module.

import { make } from "./core.js";
import module from "./mv_bg.wasm?module";

export const { Route53Error, version, Zone } = /* @__PURE__ */ make(() => module);
