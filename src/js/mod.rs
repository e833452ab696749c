//! The boundary to JavaScript: handles, plain data, one error path. No logic.
//!
//! [`ZoneHandle`] is what the facade in `js/` wraps as `Zone`, and [`ServerHandle`], behind
//! the feature `server`, as `Server`. Data go in and come out as plain values, messages
//! through the buffers of `wire`. Whatever goes wrong is thrown as `{ kind, code, messages }`,
//! which the facade turns into the error's class.

mod arguments;
mod failure;
#[cfg(feature = "server")]
mod host;
#[cfg(feature = "server")]
mod server;
mod value;
mod wire;
mod zone;

use wasm_bindgen::JsValue;

#[cfg(feature = "server")]
pub use server::ServerHandle;
pub use wire::{query_buffer, reply_buffer};
pub use zone::ZoneHandle;

/// Memory inside the module.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// A result whose error is thrown.
type Thrown<T> = Result<T, JsValue>;
