//! DNS messages: two buffers at fixed addresses in the instance's memory.
//!
//! `js/engine/channel.ts` writes a query and, behind the longest message, the client's address as text.
//! It reads the reply from the other buffer. A query allocates nothing.

use std::cell::RefCell;
use std::net::IpAddr;

use wasm_bindgen::prelude::*;

use multivalue::server::{Action, ServeOptions, Transport};

/// Octets of the longest message (RFC 1035 section 4.2.2).
const MAX_MESSAGE: usize = 65_535;
/// Octets for the text of an address.
const MAX_ADDRESS: usize = 64;
/// Result of [`exchange`] for an invalid client address.
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

/// Address of the query buffer.
#[wasm_bindgen(js_name = queryBuffer)]
pub fn query_buffer() -> u32 {
    BUFFERS.with_borrow(|buffers| buffers.query.as_ptr() as usize as u32)
}

/// Address of the reply buffer.
#[wasm_bindgen(js_name = replyBuffer)]
pub fn reply_buffer() -> u32 {
    BUFFERS.with_borrow(|buffers| buffers.reply.as_ptr() as usize as u32)
}

/// Origin of the query in the buffer.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sender {
    /// Octets of the query.
    pub(crate) length: usize,
    /// 0: UDP, 1: TCP, 2: DNS over HTTPS.
    pub(crate) transport: u8,
    /// Octets of the address; 0 if unknown.
    pub(crate) client: usize,
    /// The client's port; 0 if unknown.
    pub(crate) port: u16,
}

/// Answers the query in the buffer. Returns the octets of the reply, 0 for none, or [`BAD_CLIENT`].
pub(crate) fn exchange(
    sender: Sender,
    serve: impl FnOnce(&[u8], &ServeOptions, &mut Vec<u8>) -> Action,
) -> u32 {
    BUFFERS.with_borrow_mut(|Buffers { query, reply }| {
        let (query, rest) = query.split_at(MAX_MESSAGE);
        let Ok(client) = client(&rest[..sender.client.min(MAX_ADDRESS)]) else {
            return BAD_CLIENT;
        };
        let transport = transport(sender.transport);
        let options =
            ServeOptions { transport, client, port: sender.port, ..ServeOptions::default() };
        let action = serve(&query[..sender.length.min(MAX_MESSAGE)], &options, reply);
        action.reply_info().map_or(0, |_| reply.len() as u32)
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
