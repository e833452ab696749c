import { handle } from "./handle.js";

const { port } = Bun.serve({ hostname: "127.0.0.1", port: 0, fetch: handle });
console.log(`http://127.0.0.1:${port}/`);
