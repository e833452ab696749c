//! The WebAssembly boundary of the npm package: handles, data, errors. No logic of its own.
//!
//! `js/zone.ts` wraps [`ZoneHandle`], and `js/server.ts` wraps [`ServerHandle`] (feature
//! `server`). Data cross as JavaScript values by serde, DNS messages through two fixed buffers
//! (`messages`). Every error is thrown as a [`failure::Failure`]; `js/engine.ts` turns it into an
//! error class.

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
