//! What the facade passes along with a Corefile: files, and an environment.

use std::borrow::Cow;
use std::collections::BTreeMap;

use wasm_bindgen::prelude::*;

use super::Thrown;
use super::arguments::read_datum;
use super::value::Value;
use crate::corefile::{Files, Reader};
use crate::shape::Node;

#[wasm_bindgen]
extern "C" {
    /// The facade's loader, whose `text` never throws.
    pub type Loader;
    #[wasm_bindgen(method)]
    fn text(this: &Loader, name: &str) -> Option<String>;
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

/// The variables that a host passes; none where it passes none.
pub(super) fn environment(value: JsValue) -> Thrown<Option<BTreeMap<String, String>>> {
    let pairs: Option<Vec<(String, String)>> = read_datum("options.environment", value)?;
    Ok(pairs.map(|pairs| pairs.into_iter().collect()))
}

/// What an error of JavaScript's says.
fn message(error: JsValue) -> String {
    let said = Value::new(error).member("message").and_then(|message| message.text());
    said.unwrap_or_else(|| "it cannot be read".to_owned())
}
