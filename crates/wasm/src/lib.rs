//! The WebAssembly boundary of the npm package. No logic of its own.
//!
//! - `zone`, `server`: the handles that `js/zone.ts` and `js/server.ts` wrap
//! - `arguments`, `source_text`: data from JavaScript, and the positions of faults in JSON text
//! - `data`: data to JavaScript
//! - `failure`: errors, which `js/engine/engine.ts` makes error classes of
//! - `messages`: DNS messages in two fixed buffers
//! - `host`: files and variables of a Corefile

mod arguments;
mod data;
mod failure;
#[cfg(feature = "server")]
mod host;
pub mod messages;
#[cfg(feature = "server")]
mod server;
pub mod source_text;
mod zone;

use wasm_bindgen::JsValue;

/// Allocates in constant time, with a third of the standard allocator's code.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// A result whose error is thrown.
type JsResult<T> = Result<T, JsValue>;
