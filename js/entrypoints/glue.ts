// What wasm-bindgen made for mv_bg.wasm.

export * from "#glue";
