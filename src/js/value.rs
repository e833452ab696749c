//! JavaScript's values, to read shapes from and to write documents as.
//!
//! The few functions of the host stand here and are not taken from `js-sys`, which brings
//! along how Rust's futures run on JavaScript's promises. Each call costs a passage between
//! the two languages, so `js/values.ts` answers in one what else takes several.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::prelude::*;

use crate::shape::{Document, Kind, Node};

#[wasm_bindgen]
extern "C" {
    type Array;
    #[wasm_bindgen(constructor)]
    fn new() -> Array;
    #[wasm_bindgen(method)]
    fn push(this: &Array, item: &JsValue);

    type Float64Array;
    #[wasm_bindgen(constructor)]
    fn of(numbers: &[f64]) -> Float64Array;

    type Object;
    #[wasm_bindgen(constructor)]
    fn new() -> Object;
    #[wasm_bindgen(static_method_of = Object)]
    fn entries(object: &JsValue) -> JsValue;

    #[wasm_bindgen(js_namespace = Reflect)]
    fn set(object: &Object, name: &str, value: &JsValue) -> bool;
}

#[wasm_bindgen(raw_module = "#values")]
extern "C" {
    #[wasm_bindgen(js_name = kindOf)]
    fn kind_of(value: &JsValue) -> u32;
    /// What a getter throws stands in place of its value.
    #[wasm_bindgen(js_name = memberOf)]
    fn member_of(object: &JsValue, name: &JsValue) -> JsValue;
    #[wasm_bindgen(js_name = itemOf)]
    fn item_of(list: &JsValue, index: u32) -> JsValue;
    #[wasm_bindgen(js_name = lengthOf)]
    fn length_of(list: &JsValue) -> u32;
}

/// What `kindOf` gives, by its place; behind them come what is no data, and nothing at all.
const KINDS: [Kind; 7] = [
    Kind::Null,
    Kind::Flag(false),
    Kind::Flag(true),
    Kind::Number,
    Kind::Text,
    Kind::List,
    Kind::Object,
];

/// A value to read from.
pub(super) struct Value {
    value: JsValue,
    kind: Option<Kind>,
    names: Rc<Names>,
}

impl Value {
    /// A value with all that is below it.
    pub(super) fn new(value: JsValue) -> Self {
        Self::knowing(value, &Rc::default())
    }

    fn knowing(value: JsValue, names: &Rc<Names>) -> Self {
        let kind = match kind_of(&value) as usize {
            absent if absent > KINDS.len() => None,
            kind => Some(KINDS.get(kind).copied().unwrap_or(Kind::Stranger)),
        };
        Self { value, kind, names: Rc::clone(names) }
    }

    fn item(&self, index: u32) -> Self {
        Self::knowing(item_of(&self.value, index), &self.names)
    }
}

impl Node for Value {
    fn kind(&self) -> Kind {
        self.kind.unwrap_or(Kind::Null)
    }

    fn text(&self) -> Option<String> {
        self.value.as_string()
    }

    fn number(&self) -> Option<f64> {
        self.value.as_f64()
    }

    fn member(&self, name: &'static str) -> Option<Box<dyn Node + '_>> {
        let member = self.names.with(name, |name| member_of(&self.value, name));
        let member = Self::knowing(member, &self.names);
        member.kind.map(|_| Box::new(member) as Box<dyn Node>)
    }

    fn members(&self) -> Vec<(String, Box<dyn Node + '_>)> {
        let entries = Self::knowing(Object::entries(&self.value), &self.names);
        let mut members = Vec::new();
        for index in 0..entries.length() {
            let entry = entries.item(index as u32);
            if let Some(name) = entry.item(0).text() {
                members.push((name, Box::new(entry.item(1)) as Box<dyn Node>));
            }
        }
        members
    }

    fn length(&self) -> usize {
        match self.kind {
            Some(Kind::List) => length_of(&self.value) as usize,
            _ => 0,
        }
    }

    fn items(&self) -> Box<dyn Iterator<Item = Box<dyn Node + '_>> + '_> {
        let item = |index| Box::new(self.item(index as u32)) as Box<dyn Node>;
        Box::new((0..self.length()).map(item))
    }
}

/// Names of members as JavaScript's strings, each made once and not once a row.
#[derive(Default)]
struct Names {
    known: RefCell<Vec<(&'static str, JsValue)>>,
    /// Behind the name that was asked last: shapes ask in the same order again.
    next: Cell<usize>,
}

impl Names {
    fn with(&self, name: &'static str, ask: impl FnOnce(&JsValue) -> JsValue) -> JsValue {
        let place = self.place(name);
        self.next.set(place + 1);
        ask(&self.known.borrow()[place].1)
    }

    fn place(&self, name: &'static str) -> usize {
        let mut known = self.known.borrow_mut();
        let (length, next) = (known.len(), self.next.get());
        for step in 0..length {
            let place = (next + step) % length;
            if known[place].0 == name {
                return place;
            }
        }
        known.push((name, name.into()));
        length
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
