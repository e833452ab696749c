//! Arguments from JavaScript to the shapes of the core.

use wasm_bindgen::JsValue;

use super::Thrown;
use super::failure::Failure;
use super::value::Value;
use crate::route53::ZoneSource;
use crate::shape::{self, Kind, Node, Shape, ShapeError};

/// Data of a shape, or a refusal that names the argument.
pub(super) fn read<T: Shape + Default>(argument: &str, value: JsValue) -> Thrown<T> {
    Ok(shape::read(&Value::new(value)).map_err(|error| Failure::shape(argument, &error))?)
}

/// One document, or the two lists of rows and checks apart.
pub(super) fn source_of(value: Value) -> Result<ZoneSource, ShapeError> {
    if value.kind() != Kind::List {
        make_room(&value);
        return shape::read(&value);
    }
    let mut pages = value.items();
    let mut page = || pages.next().unwrap_or_else(|| Box::new(Value::new(JsValue::UNDEFINED)));
    let (rows, checks) = (page(), page());
    make_room(&*rows);
    Ok(ZoneSource::from_pages(shape::read(&*rows)?, shape::read(&*checks)?))
}

/// Takes the memory of a long list at once: hosts collect their garbage at each growth, which
/// made an import of many rows take time with the square of their number.
fn make_room(list: &dyn Node) {
    let rows = list.member("ResourceRecordSets").map_or(0, |rows| rows.length());
    let mut room = Vec::<u8>::new();
    _ = std::hint::black_box(&mut room).try_reserve(rows.saturating_mul(ROW_MEMORY));
}

/// What a row takes while it is read, in octets.
const ROW_MEMORY: usize = 1024;

/// The seed given, or one from the host's secure source.
pub(super) fn fresh(seed: Option<u64>) -> Thrown<u64> {
    Ok(seed.map_or_else(|| getrandom::u64().map_err(Failure::entropy), Ok)?)
}
