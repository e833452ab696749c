//! Data shapes to JavaScript values and back.

use js_sys::{Array, Float64Array, JsString, Object, Reflect};
use multivalue::ZoneSource;
use multivalue::simulation::Timeline;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};

use crate::JsResult;
use crate::failure::Failure;

/// A data shape as a JavaScript value: maps are objects, and an absent value is null.
pub(crate) fn to_js<T: Serialize + ?Sized>(data: &T) -> JsResult<JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    data.serialize(&serializer).map_err(|error| Failure::internal(&error).into())
}

/// An argument as a data shape, or a failure that names the argument and the path of the fault.
pub(crate) fn from_js<T: DeserializeOwned>(argument: &str, value: JsValue) -> JsResult<T> {
    let value = serde_wasm_bindgen::Deserializer::from(value);
    let read = serde_path_to_error::deserialize(value);
    Ok(read.map_err(|error| Failure::data(argument, &error))?)
}

/// A zone source: one document, the two listings in an array, or JSON text of either.
pub(crate) fn zone_source(value: JsValue) -> JsResult<ZoneSource> {
    let Some(pages) = value.dyn_ref::<Array>() else {
        reserve_memory(&value);
        return from_js("source", value);
    };
    let (records, checks) = (pages.get(0), pages.get(1));
    reserve_memory(&records);
    Ok(ZoneSource::from_pages(from_js("source", records)?, from_js("source", checks)?))
}

/// Grows the memory for a long listing at once. Hosts collect garbage at each growth, which
/// makes the time of an import quadratic.
fn reserve_memory(listing: &JsValue) {
    let records = Reflect::get(listing, &JsString::from("ResourceRecordSets")).ok();
    let records = records.as_ref().and_then(|records| records.dyn_ref::<Array>());
    let octets = records.map_or(0, |records| records.length() as usize * OCTETS_PER_RECORD);
    let mut reserved = Vec::<u8>::new();
    _ = std::hint::black_box(&mut reserved).try_reserve(octets);
}

/// Memory for one record while a listing is read.
const OCTETS_PER_RECORD: usize = 1024;

/// A timeline with its series as typed arrays.
pub(crate) fn timeline_to_js(timeline: &Timeline) -> JsResult<JsValue> {
    let value = to_js(timeline)?;
    with_typed_arrays(&value, timeline)?;
    if let Some(balancer) = &timeline.balancer {
        with_typed_arrays(&Reflect::get(&value, &"balancer".into())?, balancer)?;
    }
    Ok(value)
}

fn with_typed_arrays(value: &JsValue, timeline: &Timeline) -> JsResult<()> {
    let series = [
        ("time", &timeline.time),
        ("failed", &timeline.failed),
        ("failedAfterRetries", &timeline.failed_after_retries),
    ];
    for (name, numbers) in series {
        Reflect::set(value, &name.into(), &Float64Array::from(&numbers[..]))?;
    }
    let load = Object::new();
    for (endpoint, numbers) in &timeline.load {
        Reflect::set(&load, &endpoint.into(), &Float64Array::from(&numbers[..]))?;
    }
    Reflect::set(value, &"load".into(), &load)?;
    Ok(())
}
