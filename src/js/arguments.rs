//! Arguments from JavaScript to the shapes of the core.

use wasm_bindgen::JsValue;

use super::Thrown;
use super::failure::Failure;
use super::value::Value;
use crate::route53::ZoneSource;
use crate::shape::{self, Kind, Node, Shape, ShapeError};

/// Data of a shape, or a refusal that names the argument.
pub(super) fn read<T: Shape + Default>(argument: &str, value: JsValue) -> Thrown<T> {
    Ok(shape::read(&Value(value)).map_err(|error| Failure::shape(argument, &error))?)
}

/// One document, or the two lists of rows and checks apart.
pub(super) fn source_of(value: Value) -> Result<ZoneSource, ShapeError> {
    if value.kind() != Kind::List {
        return shape::read(&value);
    }
    let mut pages = value.items();
    let mut page = || pages.next().unwrap_or_else(|| Box::new(Value(JsValue::UNDEFINED)));
    let (rows, checks) = (page(), page());
    Ok(ZoneSource::from_pages(shape::read(&*rows)?, shape::read(&*checks)?))
}

/// The seed given, or one from the host's secure source.
pub(super) fn fresh(seed: Option<u64>) -> Thrown<u64> {
    Ok(seed.map_or_else(|| getrandom::u64().map_err(Failure::entropy), Ok)?)
}
