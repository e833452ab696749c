//! Errors as JavaScript gets them: data, from which `js/engine/engine.ts` makes an error.

use multivalue::route53::{ArgumentError, Code, Error, Route53Error, Violation};
use multivalue::text::{DataError, DataPath, Position, Segment};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::{JsCast, JsValue};

/// An error of a call.
#[derive(Debug)]
pub(crate) struct Failure {
    class: ErrorClass,
    code: Option<Code>,
    messages: Vec<String>,
    /// The argument at fault, or the member of its data.
    path: Option<DataPath>,
    position: Option<Position>,
    violations: Vec<Violation>,
}

/// The class of a JavaScript error.
#[derive(Clone, Copy, Debug, Serialize)]
enum ErrorClass {
    #[serde(rename = "TypeError")]
    Type,
    #[serde(rename = "RangeError")]
    Range,
    #[serde(rename = "Route53Error")]
    Route53,
}

impl Failure {
    /// An argument of another shape.
    pub(crate) fn data(
        argument: &str,
        error: serde_path_to_error::Error<serde_wasm_bindgen::Error>,
    ) -> Self {
        let path = DataPath::from(error.path());
        let message = thrown_message(error.into_inner().into());
        Self::json(argument, &DataError { path, message, position: None })
    }

    /// JSON text of another shape, or text that is not JSON.
    pub(crate) fn json(argument: &str, error: &DataError) -> Self {
        Self {
            path: Some(error.path.clone()),
            position: error.position,
            ..Self::new(ErrorClass::Type, format!("{argument}: {error}"))
        }
    }

    /// An argument out of its range.
    pub(crate) fn range(message: String) -> Self {
        Self::new(ErrorClass::Range, message)
    }

    /// A host without a secure random source.
    pub(crate) fn entropy(error: &getrandom::Error) -> Self {
        Self::range(format!("seed: the host gives no random seed ({error}); pass one"))
    }

    /// Sets the position of each fault.
    pub(crate) fn locate(
        mut self,
        mut position: impl FnMut(&DataPath) -> Option<Position>,
    ) -> Self {
        self.position = self.path.as_ref().and_then(&mut position);
        for violation in &mut self.violations {
            violation.position = position(&violation.path);
        }
        self
    }

    /// Makes the paths of a zone's violations those of its two listings in an array.
    pub(crate) fn in_listings(mut self) -> Self {
        for violation in &mut self.violations {
            violation.path = listing_path(&violation.path);
        }
        self
    }

    fn new(class: ErrorClass, message: String) -> Self {
        Self {
            class,
            code: None,
            messages: vec![message],
            path: None,
            position: None,
            violations: Vec::new(),
        }
    }
}

/// The message of an error that reading a value threw.
fn thrown_message(thrown: JsValue) -> String {
    // serde-wasm-bindgen asks a number for its iterator, and `Reflect.get` throws.
    if thrown.is_instance_of::<js_sys::TypeError>() {
        return "invalid type, expected a sequence".to_owned();
    }
    let error = thrown.dyn_ref::<js_sys::Error>();
    error.map_or_else(String::new, |error| error.message().into())
}

fn listing_path(path: &DataPath) -> DataPath {
    let of_checks =
        matches!(path.segments(), [Segment::Member(name), ..] if name == "HealthChecks");
    let listing = Segment::Index(usize::from(of_checks));
    [listing].into_iter().chain(path.segments().iter().cloned()).collect()
}

impl From<Route53Error> for Failure {
    fn from(error: Route53Error) -> Self {
        Self {
            code: Some(error.code),
            messages: error.messages(),
            violations: error.violations,
            ..Self::new(ErrorClass::Route53, String::new())
        }
    }
}

impl From<ArgumentError> for Failure {
    fn from(error: ArgumentError) -> Self {
        Self { path: Some(error.path()), ..Self::range(error.to_string()) }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error {
            Error::Route53(error) => error.into(),
            Error::Argument(error) => error.into(),
            error => Self::range(error.to_string()),
        }
    }
}

/// The thrown object.
#[derive(Serialize)]
struct Thrown {
    kind: ErrorClass,
    code: Option<Code>,
    messages: Vec<String>,
    path: Option<String>,
    line: Option<u32>,
    column: Option<u32>,
    violations: Vec<Violation>,
}

impl From<Failure> for JsValue {
    fn from(failure: Failure) -> Self {
        let Failure { class, code, messages, path, position, violations } = failure;
        let thrown = Thrown {
            kind: class,
            code,
            messages,
            path: path.filter(|path| !path.is_empty()).map(|path| path.to_string()),
            line: position.map(|position| position.line),
            column: position.map(|position| position.column),
            violations,
        };
        thrown.serialize(&Serializer::json_compatible()).unwrap_or_else(Self::from)
    }
}
