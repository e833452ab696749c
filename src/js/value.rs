//! JavaScript's values, to read shapes from and to write documents as.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::shape::{Document, Leaf, Node};

/// A value to read from.
pub(super) struct Value(pub(super) JsValue);

impl Node for Value {
    fn leaf(&self) -> Leaf {
        let Self(value) = self;
        if let Some(text) = value.as_string() {
            Leaf::Text(text)
        } else if let Some(number) = value.as_f64() {
            Leaf::Number(number)
        } else if let Some(flag) = value.as_bool() {
            Leaf::Flag(flag)
        } else if Array::is_array(value) {
            Leaf::List
        } else if value.is_object() {
            Leaf::Object
        } else if value.is_null() || value.is_undefined() {
            Leaf::Null
        } else {
            Leaf::Stranger
        }
    }

    fn member(&self, name: &str) -> Option<Box<dyn Node + '_>> {
        // What a getter throws stands there in place of a value, and is refused as one.
        let member = Reflect::get(&self.0, &name.into()).unwrap_or_else(|thrown| thrown);
        (!member.is_undefined()).then(|| Box::new(Self(member)) as Box<dyn Node>)
    }

    fn names(&self) -> Vec<String> {
        let names = Object::keys(self.0.unchecked_ref::<Object>());
        names.iter().filter_map(|name| name.as_string()).collect()
    }

    fn items(&self) -> Box<dyn Iterator<Item = Box<dyn Node + '_>> + '_> {
        let list: &Array = self.0.unchecked_ref();
        Box::new((0..list.length()).map(|index| Box::new(Self(list.get(index))) as Box<dyn Node>))
    }
}

/// Plain data for JavaScript.
pub(super) fn plain(document: Document) -> JsValue {
    match document {
        Document::Null => JsValue::NULL,
        Document::Flag(flag) => flag.into(),
        Document::Number(number) => number.into(),
        Document::Text(text) => text.as_ref().into(),
        Document::List(items) => {
            let list = Array::new();
            for item in items {
                list.push(&plain(item));
            }
            list.into()
        }
        Document::Object(members) => {
            let object = Object::new();
            for (name, value) in members {
                set(&object, &name.as_ref().into(), &plain(value));
            }
            object.into()
        }
    }
}

/// Sets a member of a new object, which takes any.
fn set(object: &Object, name: &JsValue, value: &JsValue) {
    Reflect::set(object, name, value).unwrap_or_default();
}
