//! Positions of faults in the JSON text of an argument.

use js_sys::Array;
use multivalue::text::{self, DataPath, JsonLocator, Segment};
use wasm_bindgen::prelude::*;

use crate::JsResult;
use crate::failure::Failure;

/// The JSON text of an argument: one text, a list with the text of each item, or undefined.
///
/// It stays in JavaScript until a fault needs a position.
pub(crate) struct SourceText(pub(crate) JsValue);

impl SourceText {
    /// Adds the positions of the faults (feature `positions`).
    pub(crate) fn locate(&self, failure: Failure) -> Failure {
        if !cfg!(feature = "positions") {
            return failure;
        }
        let items = self.0.dyn_ref::<Array>();
        let texts = items.map_or_else(|| vec![self.0.as_string()], item_texts);
        let locators = texts.iter().map(|text| text.as_deref().map(JsonLocator::new));
        let mut locators: Vec<_> = locators.collect();
        failure.locate(|path| {
            let (item, path) = if items.is_some() { split_item(path)? } else { (0, path.clone()) };
            Some(locators.get_mut(item)?.as_mut()?.position(&path))
        })
    }
}

fn item_texts(items: &Array) -> Vec<Option<String>> {
    items.iter().map(|text| text.as_string()).collect()
}

/// The number of an item, and the path in it.
fn split_item(path: &DataPath) -> Option<(usize, DataPath)> {
    match path.segments() {
        [Segment::Index(item), rest @ ..] => Some((*item, rest.iter().cloned().collect())),
        _ => None,
    }
}

/// Throws the position where a text stops being JSON (feature `positions`).
#[wasm_bindgen(js_name = checkJson)]
pub fn check_json(argument: &str, json: &str) -> JsResult<()> {
    if !cfg!(feature = "positions") {
        return Ok(());
    }
    Ok(text::check_json(json).map_err(|error| Failure::json(argument, &error))?)
}
