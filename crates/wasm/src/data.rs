//! Data shapes to JavaScript values and back.

use js_sys::{Float64Array, Object, Reflect};
use multivalue::simulation::Timeline;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;

use crate::JsResult;
use crate::failure::Failure;

/// A data shape as a JavaScript value: maps are objects, and an absent value is null.
pub(crate) fn to_js<T: Serialize + ?Sized>(data: &T) -> JsResult<JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    Ok(data.serialize(&serializer)?)
}

/// A JavaScript value as a data shape. A failure names the argument and the path of the fault.
pub(crate) fn from_js<T: DeserializeOwned>(argument: &str, value: &JsValue) -> Result<T, Failure> {
    let value = serde_wasm_bindgen::Deserializer::from(value.clone());
    serde_path_to_error::deserialize(value).map_err(|error| Failure::data(argument, error))
}

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
