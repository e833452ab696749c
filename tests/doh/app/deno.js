import { handle } from "./handle.js";

Deno.serve({ hostname: "127.0.0.1", port: 0 }, handle);
