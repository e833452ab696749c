// Entry for Cloudflare Workers, which compile modules before the program runs and never from bytes.

import { make } from "./core.js";
import module from "./mv_bg.wasm";

export const { Route53Error, version, Zone } = /* @__PURE__ */ make(() => module);
