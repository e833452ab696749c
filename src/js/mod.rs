//! The boundary to JavaScript: one object, plain data, one error path. No logic.
//!
//! [`ZoneHandle`] is what the facade in `js/` wraps as `Zone`. Whatever goes wrong is
//! thrown as `{ kind, code, messages }`, which the facade turns into the error's class.

mod arguments;
mod failure;
mod value;
mod zone;

use wasm_bindgen::JsValue;

pub use zone::ZoneHandle;

/// A result whose error is thrown.
type Thrown<T> = Result<T, JsValue>;
