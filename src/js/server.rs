//! A server, held for JavaScript.
//!
//! Log lines wait here until the call that wrote them is over: then the facade fetches
//! them, so that what takes them may call the server again, or throw.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;

use super::Thrown;
use super::arguments::{fresh, source_of};
use super::failure::Failure;
use super::host::Loader;
use super::value::{Value, plain};
use super::wire::{self, Sender};
use super::zone::ZoneHandle;
use crate::corefile::{self, CorefileError};
use crate::plugin::Server;
use crate::route53::HostedZone;
use crate::shape::{Document, Object};

/// Set beside the length of a reply where log lines wait.
const LOGGED: u32 = 1 << 16;

/// A server, held for JavaScript; its zones may be held beside it.
#[wasm_bindgen]
pub struct ServerHandle {
    server: Rc<RefCell<Server>>,
    lines: Rc<RefCell<Vec<String>>>,
}

#[wasm_bindgen]
impl ServerHandle {
    /// The server that a Corefile describes; what is thrown else carries all diagnostics.
    #[wasm_bindgen(js_name = fromCorefile)]
    pub fn from_corefile(text: &str, host: &Loader, seed: Option<u64>) -> Thrown<Self> {
        let setup = host.setup(fresh(seed)?);
        let server = Server::from_corefile(text, &setup).map_err(refusal)?;
        Ok(Self::of(server))
    }

    /// All that is wrong with a Corefile, or worth saying.
    pub fn check(text: &str, host: &Loader) -> JsValue {
        plain(&Document::from(Server::check(text, &host.setup(0))))
    }

    /// A zone as a Corefile.
    #[wasm_bindgen(js_name = toCorefile)]
    pub fn to_corefile(source: JsValue) -> Thrown<String> {
        let source =
            source_of(Value::new(source)).map_err(|error| Failure::shape("source", &error))?;
        let zone = HostedZone::import(source, 0).map_err(Failure::from)?;
        let unspelt = |error| Failure::of("RangeError", format!("source: {error}"));
        Ok(corefile::compose(&zone).map_err(unspelt)?)
    }

    /// The names of its zones.
    pub fn zones(&self) -> JsValue {
        plain(&Document::from(self.server.borrow().zones()))
    }

    /// One of its zones; none where it has none of this name.
    pub fn zone(&self, name: &str) -> Option<ZoneHandle> {
        let number = self.server.borrow().number_of(name)?;
        Some(ZoneHandle::served(Rc::clone(&self.server), number))
    }

    /// Answers the query in the buffer, as `wire` says, with a flag where lines wait.
    pub fn serve(&mut self, length: usize, transport: u8, client: usize, port: u16) -> u32 {
        self.lines.borrow_mut().clear();
        let mut server = self.server.borrow_mut();
        let length =
            wire::exchange(Sender { length, transport, client, port }, |query, options, reply| {
                server.serve(query, options, reply)
            });
        if self.lines.borrow().is_empty() { length } else { length | LOGGED }
    }

    /// The lines that the last query wrote.
    #[wasm_bindgen(js_name = takeLines)]
    pub fn take_lines(&mut self) -> JsValue {
        plain(&Document::from(self.lines.take()))
    }

    /// The figures in Prometheus' text format.
    pub fn metrics(&self) -> String {
        self.server.borrow().metrics()
    }
}

impl ServerHandle {
    fn of(mut server: Server) -> Self {
        let lines = Rc::new(RefCell::new(Vec::new()));
        let kept = Rc::clone(&lines);
        server.on_log(Box::new(move |line| kept.borrow_mut().push(line.to_owned())));
        Self { server: Rc::new(RefCell::new(server)), lines }
    }
}

/// What the facade makes its `CorefileError` of.
fn refusal(CorefileError(found): CorefileError) -> JsValue {
    let mut object = Object::default();
    object.add("diagnostics", found);
    plain(&Document::Object(object))
}
