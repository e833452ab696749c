//! Messages across the boundary: two buffers at fixed places in the instance's memory.
//!
//! The facade writes a query, and behind it the client's address as text, and reads the
//! reply; nothing is allocated on the way.

use std::cell::RefCell;
use std::net::IpAddr;

use wasm_bindgen::prelude::*;

use crate::wire::{Options, Outcome, Transport};

/// Octets of the longest message (RFC 1035 section 4.2.2).
const MAX_MESSAGE: usize = 65_535;
/// Octets behind the query for the text of an address.
const MAX_ADDRESS: usize = 64;
/// What [`exchange`] gives where the client's address is none.
const BAD_CLIENT: u32 = u32::MAX;

thread_local! {
    static BUFFERS: RefCell<Buffers> = RefCell::new(Buffers {
        query: vec![0; MAX_MESSAGE + MAX_ADDRESS],
        reply: Vec::with_capacity(MAX_MESSAGE),
    });
}

struct Buffers {
    query: Vec<u8>,
    reply: Vec<u8>,
}

/// Where the facade writes a query.
#[wasm_bindgen(js_name = queryBuffer)]
pub fn query_buffer() -> u32 {
    BUFFERS.with_borrow(|buffers| buffers.query.as_ptr() as usize as u32)
}

/// Where the facade reads a reply.
#[wasm_bindgen(js_name = replyBuffer)]
pub fn reply_buffer() -> u32 {
    BUFFERS.with_borrow(|buffers| buffers.reply.as_ptr() as usize as u32)
}

/// What the facade says of the query in the buffer.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sender {
    /// Octets of the query.
    pub(super) length: usize,
    /// 0 is UDP, 1 TCP and 2 DNS over HTTPS.
    pub(super) transport: u8,
    /// Octets of the address; 0 where it is not known.
    pub(super) client: usize,
    /// The port that it came from; 0 where it is not known.
    pub(super) port: u16,
}

/// Answers the query in the buffer: octets of the reply, 0 for none, or [`BAD_CLIENT`].
pub(super) fn exchange(
    sender: Sender,
    serve: impl FnOnce(&[u8], &Options, &mut Vec<u8>) -> Outcome,
) -> u32 {
    BUFFERS.with_borrow_mut(|Buffers { query, reply }| {
        let (query, rest) = query.split_at(MAX_MESSAGE);
        let Ok(client) = client(&rest[..sender.client.min(MAX_ADDRESS)]) else {
            return BAD_CLIENT;
        };
        let transport = transport(sender.transport);
        let options = Options { transport, client, port: sender.port, ..Options::default() };
        let outcome = serve(&query[..sender.length.min(MAX_MESSAGE)], &options, reply);
        outcome.sent().map_or(0, |_| reply.len() as u32)
    })
}

fn client(text: &[u8]) -> Result<Option<IpAddr>, ()> {
    if text.is_empty() {
        return Ok(None);
    }
    let text = std::str::from_utf8(text).map_err(|_| ())?;
    text.parse().map(Some).map_err(|_| ())
}

fn transport(number: u8) -> Transport {
    match number {
        0 => Transport::Udp,
        1 => Transport::Tcp,
        _ => Transport::Https,
    }
}
