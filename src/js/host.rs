//! What the facade passes along with a Corefile: files, and an environment.

use std::borrow::Cow;

use wasm_bindgen::prelude::*;

use super::value::Value;
use crate::corefile::{Environment, Files, Reader, Setup};
use crate::shape::Node;

#[wasm_bindgen]
extern "C" {
    /// The facade's loader, whose `text` and `variable` never throw.
    pub type Loader;
    #[wasm_bindgen(method)]
    fn text(this: &Loader, name: &str) -> Option<String>;
    #[wasm_bindgen(method)]
    fn variable(this: &Loader, name: &str) -> Option<String>;
    #[wasm_bindgen(method, getter, js_name = hasEnvironment)]
    fn has_environment(this: &Loader) -> bool;
    #[wasm_bindgen(method, catch)]
    fn json(this: &Loader, text: &str) -> Result<JsValue, JsValue>;
}

impl Files for Loader {
    fn text(&self, name: &str) -> Option<Cow<'_, str>> {
        self.text(name).map(Into::into)
    }

    fn json(&self, text: &str, read: &mut Reader<'_>) -> Result<(), String> {
        let value = self.json(text).map_err(message)?;
        read(&Value::new(value)).map_err(|error| error.to_string())
    }
}

impl Environment for Loader {
    fn value(&self, name: &str) -> Option<Cow<'_, str>> {
        self.variable(name).map(Into::into)
    }
}

impl Loader {
    /// What goes with a Corefile.
    pub(super) fn setup(&self, seed: u64) -> Setup<'_> {
        let environment = self.has_environment().then_some(self as &dyn Environment);
        Setup { files: self, environment, seed }
    }
}

/// What an error of JavaScript's says.
fn message(error: JsValue) -> String {
    let said = Value::new(error).member("message").and_then(|message| message.text());
    said.unwrap_or_else(|| "it cannot be read".to_owned())
}
