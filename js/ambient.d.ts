// What the build makes and the compiler cannot see.

declare module "*.wasm" {
  const module: WebAssembly.Module;
  export default module;
}

declare module "*.wasm?module" {
  const module: WebAssembly.Module;
  export default module;
}

declare module "*-hex.js" {
  export const hex: string;
}
