/**
 * Why the machine does not run, and what to do about it.
 */
export const servingStrings = {
  wasmBlocked: "WebAssembly may not run here: the page's Content-Security-Policy must have 'wasm-unsafe-eval' in script-src.",
};
