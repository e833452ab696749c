//! Data shapes to JavaScript values.

use js_sys::{Float64Array, Object, Reflect};
use multivalue::simulation::Timeline;
use serde::Serialize;
use wasm_bindgen::JsValue;

use crate::JsResult;

/// A data shape as a JavaScript value: maps are objects, and an absent value is null.
pub(crate) fn to_js<T: Serialize + ?Sized>(data: &T) -> JsResult<JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    Ok(data.serialize(&serializer)?)
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
