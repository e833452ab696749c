// What wasm-bindgen made for mv_server_bg.wasm.

export * from "#server-glue";
