//! Errors as JavaScript gets them: data, from which `js/engine.ts` makes an error class.

use std::fmt::Display;

use multivalue::route53::{ArgumentError, Error, Route53Error};
use multivalue::text::{DataError, DataPath};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// A thrown value.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Failure {
    kind: ErrorClass,
    code: Option<&'static str>,
    messages: Vec<String>,
    path: Option<String>,
    line: Option<u32>,
    column: Option<u32>,
}

/// The class of a JavaScript error.
#[derive(Debug, Serialize)]
enum ErrorClass {
    TypeError,
    RangeError,
    Route53Error,
    /// A bug of this package.
    Error,
}

impl Failure {
    /// An argument of another shape.
    pub(crate) fn data<E: Display>(argument: &str, error: &serde_path_to_error::Error<E>) -> Self {
        let path = DataPath::from(error.path());
        let error = DataError { path, message: error.inner().to_string(), position: None };
        Self::json(argument, &error)
    }

    /// JSON text of another shape.
    pub(crate) fn json(argument: &str, error: &DataError) -> Self {
        Self {
            path: (!error.path.is_empty()).then(|| error.path.to_string()),
            line: error.position.map(|position| position.line),
            column: error.position.map(|position| position.column),
            ..Self::new(ErrorClass::TypeError, format!("{argument}: {error}"))
        }
    }

    /// An argument out of its range.
    pub(crate) fn range(message: String) -> Self {
        Self::new(ErrorClass::RangeError, message)
    }

    /// A host without a secure random source.
    pub(crate) fn entropy(error: &getrandom::Error) -> Self {
        Self::range(format!("seed: the host gives no random seed ({error}); pass one"))
    }

    /// Data that JavaScript has no value for.
    pub(crate) fn internal(error: &impl Display) -> Self {
        Self::new(ErrorClass::Error, error.to_string())
    }

    fn new(kind: ErrorClass, message: String) -> Self {
        Self { kind, code: None, messages: vec![message], path: None, line: None, column: None }
    }
}

impl From<Route53Error> for Failure {
    fn from(error: Route53Error) -> Self {
        let failure = Self::new(ErrorClass::Route53Error, String::new());
        Self { code: Some(error.code.as_str()), messages: error.messages(), ..failure }
    }
}

impl From<ArgumentError> for Failure {
    fn from(error: ArgumentError) -> Self {
        Self::range(error.to_string())
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error {
            Error::Route53(error) => error.into(),
            Error::Argument(error) => error.into(),
            Error::Data(error) => Self::json("source", &error),
            error => Self::internal(&error),
        }
    }
}

impl From<Failure> for JsValue {
    fn from(failure: Failure) -> Self {
        failure.serialize(&Serializer::json_compatible()).unwrap_or_else(Self::from)
    }
}
