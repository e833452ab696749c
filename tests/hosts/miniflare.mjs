// Runs a worker in miniflare and prints what it answers: `node miniflare.mjs FILE COMPATIBILITY_DATE`.

import { dirname } from "node:path";
import { Miniflare } from "miniflare";

const [scriptPath, compatibilityDate] = process.argv.slice(2);
const modulesRules = [
  { type: "ESModule", include: ["**/*.js"] },
  { type: "CompiledWasm", include: ["**/*.wasm"] },
];

const miniflare = new Miniflare({
  modules: true,
  modulesRoot: dirname(scriptPath),
  scriptPath,
  modulesRules,
  compatibilityDate,
});
const response = await miniflare.dispatchFetch("http://localhost/");
console.log(await response.text());
await miniflare.dispose();
