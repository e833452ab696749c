// Entry for Node, Deno, Bun, browsers and bundlers: the modules are inline, so there is no file to find.
//
// Each class has its own module, so that a bundle contains only what its program uses.

import { zoneBy } from "./core.js";
import { serverBy } from "./core-server.js";
import * as glue from "./glue.js";
import { compile } from "./inline.js";
import * as serverGlue from "./server-glue.js";
import { hex as serverHex } from "./server-hex.js";
import { hex } from "./wasm-hex.js";

export const Zone = /* @__PURE__ */ zoneBy(glue, () => compile(hex));
export const Server = /* @__PURE__ */ serverBy(serverGlue, () => compile(serverHex));

export { Route53Error, version } from "./core.js";
export { CorefileError } from "./core-server.js";
