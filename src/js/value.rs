//! JavaScript's values, to read shapes from and to write documents as.
//!
//! The few functions of the host stand here and are not taken from `js-sys`, which brings
//! along how Rust's futures run on JavaScript's promises.

use wasm_bindgen::prelude::*;

use crate::shape::{Document, Kind, Node};

#[wasm_bindgen]
extern "C" {
    type Array;
    #[wasm_bindgen(constructor)]
    fn new() -> Array;
    #[wasm_bindgen(static_method_of = Array, js_name = isArray)]
    fn is_array(value: &JsValue) -> bool;
    #[wasm_bindgen(method)]
    fn push(this: &Array, item: &JsValue);

    type Float64Array;
    #[wasm_bindgen(constructor)]
    fn of(numbers: &[f64]) -> Float64Array;

    type Object;
    #[wasm_bindgen(constructor)]
    fn new() -> Object;
    #[wasm_bindgen(static_method_of = Object)]
    fn keys(object: &JsValue) -> JsValue;

    #[wasm_bindgen(js_namespace = Reflect, catch)]
    fn get(object: &JsValue, name: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = Reflect)]
    fn set(object: &Object, name: &str, value: &JsValue) -> bool;
}

/// A value to read from.
pub(super) struct Value(pub(super) JsValue);

impl Value {
    /// What stands under a name. What a getter throws stands there in place of a value,
    /// and is refused as one.
    fn at(&self, name: &JsValue) -> Self {
        Self(get(&self.0, name).unwrap_or_else(|thrown| thrown))
    }

    fn list(&self) -> impl Iterator<Item = Self> {
        let length = self.at(&"length".into()).number().unwrap_or_default();
        (0..length as u32).map(|index| self.at(&index.into()))
    }
}

impl Node for Value {
    fn kind(&self) -> Kind {
        let Self(value) = self;
        match value.as_bool() {
            Some(flag) => Kind::Flag(flag),
            None if value.is_null() || value.is_undefined() => Kind::Null,
            None if value.is_string() => Kind::Text,
            None if value.as_f64().is_some() => Kind::Number,
            None if Array::is_array(value) => Kind::List,
            None if value.is_object() => Kind::Object,
            None => Kind::Stranger,
        }
    }

    fn text(&self) -> Option<String> {
        self.0.as_string()
    }

    fn number(&self) -> Option<f64> {
        self.0.as_f64()
    }

    fn member(&self, name: &str) -> Option<Box<dyn Node + '_>> {
        let member = self.at(&name.into());
        (!member.0.is_undefined()).then(|| Box::new(member) as Box<dyn Node>)
    }

    fn names(&self) -> Vec<String> {
        Self(Object::keys(&self.0)).list().filter_map(|name| name.text()).collect()
    }

    fn items(&self) -> Box<dyn Iterator<Item = Box<dyn Node + '_>> + '_> {
        Box::new(self.list().map(|item| Box::new(item) as Box<dyn Node>))
    }
}

/// Plain data for JavaScript.
pub(super) fn plain(document: &Document) -> JsValue {
    match document {
        Document::Null => JsValue::NULL,
        Document::Flag(flag) => (*flag).into(),
        Document::Number(number) => (*number).into(),
        Document::Text(text) => text.as_ref().into(),
        Document::List(items) => {
            let list = Array::new();
            for item in items {
                list.push(&plain(item));
            }
            list.into()
        }
        Document::Numbers(numbers) => Float64Array::of(numbers).into(),
        Document::Object(object) => {
            let into = Object::new();
            for (name, value) in object.members() {
                set(&into, name, &plain(value));
            }
            into.into()
        }
    }
}
