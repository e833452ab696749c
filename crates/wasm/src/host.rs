//! The files and the environment that JavaScript passes with a Corefile.

use std::borrow::Cow;

use wasm_bindgen::prelude::*;

use multivalue::corefile::{Environment, Files, ParseOptions};

#[wasm_bindgen]
extern "C" {
    /// The loader of `js/server.ts`. Its functions do not throw.
    pub type Loader;
    #[wasm_bindgen(method)]
    fn text(this: &Loader, name: &str) -> Option<String>;
    #[wasm_bindgen(method)]
    fn variable(this: &Loader, name: &str) -> Option<String>;
    #[wasm_bindgen(method, getter, js_name = hasEnvironment)]
    fn has_environment(this: &Loader) -> bool;
}

impl Files for Loader {
    fn text(&self, name: &str) -> Option<Cow<'_, str>> {
        self.text(name).map(Into::into)
    }
}

impl Environment for Loader {
    fn value(&self, name: &str) -> Option<Cow<'_, str>> {
        self.variable(name).map(Into::into)
    }
}

impl Loader {
    /// Options for parsing a Corefile.
    pub(super) fn options(&self, seed: u64) -> ParseOptions<'_> {
        let environment = self.has_environment().then_some(self as &dyn Environment);
        ParseOptions { files: self, environment, seed }
    }
}
