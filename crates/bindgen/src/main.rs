//! `multivalue-bindgen WASM FOLDER NAME`: from the wasm file of cargo, NAME_bg.wasm and its glue for bundlers.
//!
//! The same as `wasm-bindgen WASM --target bundler --remove-producers-section --out-dir FOLDER --out-name NAME`. No
//! package registry has that program ready built, and its own crate compiles for four minutes, since it holds an HTTP
//! client and a test runner.

use std::env::args;
use std::error::Error;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = args().skip(1).collect();
    let [wasm, folder, name] = arguments.as_slice() else {
        return Err("usage: multivalue-bindgen WASM FOLDER NAME".into());
    };
    Bindgen::new()
        .bundler(true)?
        .typescript(true)
        .remove_producers_section(true)
        .input_path(wasm)
        .out_name(name)
        .generate(folder)?;
    Ok(())
}
