//! Handles of DNS servers.
//!
//! Log lines wait until the call that wrote them has returned. `js/server.ts` fetches them then,
//! so that `onLog` may throw or call the server again.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use multivalue::corefile::{self, CorefileError, Diagnostic};
use multivalue::{HostedZone, Server};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::JsResult;
use crate::arguments::{Argument, seed_or_random};
use crate::data::to_js;
use crate::failure::Failure;
use crate::host::Loader;
use crate::messages::{self, Sender};
use crate::zone::ZoneHandle;

/// Flag beside the length of a reply: log lines wait.
const LOGGED: u32 = 1 << 16;

/// A server. Handles of its zones share it.
#[wasm_bindgen]
pub struct ServerHandle {
    server: Rc<RefCell<Server>>,
    lines: LogLines,
}

#[wasm_bindgen]
impl ServerHandle {
    /// The server of a Corefile. Throws all diagnostics if one of them is an error.
    #[wasm_bindgen(js_name = fromCorefile)]
    pub fn from_corefile(text: &str, host: &Loader, seed: Option<u64>) -> JsResult<Self> {
        let options = host.options(seed_or_random(seed)?);
        let server = Server::from_corefile(text, &options).map_err(corefile_failure)?;
        Ok(Self::new(server))
    }

    /// All diagnostics of a Corefile.
    pub fn check(text: &str, host: &Loader) -> JsResult<JsValue> {
        to_js(&Server::check(text, &host.options(0)))
    }

    /// A zone as a Corefile; see [`Argument`] for `text`.
    #[wasm_bindgen(js_name = toCorefile)]
    pub fn to_corefile(source: JsValue, text: JsValue) -> JsResult<String> {
        let argument = Argument::new("source", source, text);
        let zone = HostedZone::import(argument.read_zone()?, 0);
        let zone = zone.map_err(|error| argument.zone_failure(error))?;
        let not_composed = |error| Failure::range(format!("source: {error}"));
        Ok(corefile::compose(&zone).map_err(not_composed)?)
    }

    /// Names of the zones.
    pub fn zones(&self) -> JsResult<JsValue> {
        to_js(&self.server.borrow().zones())
    }

    /// The zone of a name.
    pub fn zone(&self, name: &str) -> Option<ZoneHandle> {
        let number = self.server.borrow().zone_index(name)?;
        Some(ZoneHandle::shared(Rc::clone(&self.server), number))
    }

    /// Answers the query in the buffer; see `messages`. Adds a flag if log lines wait.
    pub fn serve(&mut self, length: usize, transport: u8, client: usize, port: u16) -> u32 {
        self.lines.lock().clear();
        let mut server = self.server.borrow_mut();
        let sender = Sender { length, transport, client, port };
        let length =
            messages::exchange(sender, |query, options, reply| server.serve(query, options, reply));
        if self.lines.lock().is_empty() { length } else { length | LOGGED }
    }

    /// The log lines of the last query.
    #[wasm_bindgen(js_name = takeLines)]
    pub fn take_lines(&mut self) -> JsResult<JsValue> {
        to_js(&std::mem::take(&mut *self.lines.lock()))
    }

    /// Metrics in Prometheus' text format.
    pub fn metrics(&self) -> String {
        self.server.borrow().metrics()
    }
}

impl ServerHandle {
    fn new(mut server: Server) -> Self {
        let lines = LogLines::default();
        let sink = lines.clone();
        server.on_log(move |line| sink.lock().push(line.to_owned()));
        Self { server: Rc::new(RefCell::new(server)), lines }
    }
}

/// Log lines that wait. The server's log sink has to be `Send`, hence the mutex.
#[derive(Clone, Default)]
struct LogLines(Arc<Mutex<Vec<String>>>);

impl LogLines {
    fn lock(&self) -> MutexGuard<'_, Vec<String>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The thrown object of a Corefile with errors.
#[derive(Serialize)]
struct CorefileFailure {
    diagnostics: Vec<Diagnostic>,
}

fn corefile_failure(CorefileError(diagnostics): CorefileError) -> JsValue {
    to_js(&CorefileFailure { diagnostics }).unwrap_or_else(|error| error)
}
