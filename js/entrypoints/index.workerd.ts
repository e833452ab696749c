// Entry for Cloudflare Workers, which compile modules before the program runs and never from bytes.

import { zoneBy } from "./core.js";
import { serverBy } from "./core-server.js";
import * as glue from "./glue.js";
import module from "./mv_bg.wasm";
import serverModule from "./mv_server_bg.wasm";
import * as serverGlue from "./server-glue.js";

export const Zone = /* @__PURE__ */ zoneBy(glue, () => module);
export const Server = /* @__PURE__ */ serverBy(serverGlue, () => serverModule);

export { Route53Error, version } from "./core.js";
export { CorefileError } from "./core-server.js";
