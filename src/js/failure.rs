//! Errors as JavaScript sees them: a plain object that names its class.

use wasm_bindgen::JsValue;

use super::value::plain;
use crate::route53::{ArgumentError, Error, Route53Error};
use crate::shape::{Document, Object, ShapeError};

/// What is thrown.
#[derive(Debug)]
pub(super) struct Failure {
    kind: &'static str,
    code: Option<&'static str>,
    messages: Vec<String>,
}

impl Failure {
    /// An argument of another shape.
    pub(super) fn shape(argument: &str, error: &ShapeError) -> Self {
        Self::of("TypeError", format!("{argument}: {error}"))
    }

    /// A host without a secure source of random numbers.
    pub(super) fn entropy(error: getrandom::Error) -> Self {
        Self::of("RangeError", format!("seed: the host gives no random seed ({error}); pass one"))
    }

    /// What one class of error says.
    pub(super) fn of(kind: &'static str, message: String) -> Self {
        Self { kind, code: None, messages: vec![message] }
    }
}

impl From<Route53Error> for Failure {
    fn from(error: Route53Error) -> Self {
        Self { kind: "Route53Error", code: Some(error.code.as_str()), messages: error.messages }
    }
}

impl From<ArgumentError> for Failure {
    fn from(error: ArgumentError) -> Self {
        Self::of("RangeError", error.to_string())
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error {
            Error::Route53(error) => error.into(),
            Error::Argument(error) => error.into(),
        }
    }
}

impl From<Failure> for JsValue {
    fn from(Failure { kind, code, messages }: Failure) -> Self {
        let mut object = Object::default();
        object.add("kind", kind);
        object.add("code", code);
        object.add("messages", messages);
        plain(&Document::Object(object))
    }
}
