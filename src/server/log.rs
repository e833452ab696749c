//! `log`: a line per query, in CoreDNS' common log format or a similar one.
//!
//! `{duration}` is `-`, as this server has no clock. So is every unknown field.
//!
//! Source: the manual page of CoreDNS' `log` plugin.

use std::fmt::{self, Write};
use std::net::IpAddr;

use domain::base::iana::OptRcode;

use super::context::Context;
use super::handler::{Handler, Next};
use super::message::Transport;
use super::outcome::HandlerOutcome;
use super::request::Request;
use crate::corefile;
use crate::dns::Name;

pub(super) struct Log {
    names: Vec<Name>,
    format: String,
    classes: Vec<String>,
    /// The buffer of a line.
    line: String,
}

impl Log {
    pub(super) fn new(config: &corefile::LogOptions) -> Self {
        let format = config.format.as_deref().unwrap_or("{common}");
        let combined = format!("{COMMON} \"{{>opcode}}\"");
        Self {
            names: config.names.clone(),
            format: format.replace("{common}", COMMON).replace("{combined}", &combined),
            classes: config.classes.clone(),
            line: String::new(),
        }
    }

    /// Whether the configuration selects this query.
    fn selects(&self, request: &Request<'_>, outcome: &HandlerOutcome) -> bool {
        let name = request.question.name;
        let class = class(outcome);
        (self.names.is_empty() || self.names.iter().any(|parent| name.ends_with(parent)))
            && (self.classes.is_empty()
                || self.classes.iter().any(|selected| selected == "all" || selected == class))
    }
}

impl Handler for Log {
    fn name(&self) -> &'static str {
        "log"
    }

    fn serve(
        &mut self,
        request: &Request<'_>,
        context: &mut Context<'_>,
        reply: &mut Vec<u8>,
        next: Next<'_>,
    ) -> HandlerOutcome {
        let outcome = next.serve(request, context, reply);
        if self.selects(request, &outcome) {
            self.line.clear();
            self.line.push_str("[INFO] ");
            let entry = LogEntry { request, outcome: &outcome };
            entry.write(&self.format, &mut self.line).unwrap_or_default();
            context.log(&self.line);
        }
        outcome
    }
}

/// The response classes of CoreDNS' plugin. A NODATA response is a denial, as NXDOMAIN is.
fn class(outcome: &HandlerOutcome) -> &'static str {
    match (outcome.rcode(), outcome.reply_info()) {
        (OptRcode::NXDOMAIN, _) => "denial",
        (OptRcode::NOERROR, Some(info))
            if info.answers == 0 && info.authoritative && !info.truncated =>
        {
            "denial"
        }
        (OptRcode::NOERROR, _) => "success",
        _ => "error",
    }
}

/// A query and its outcome.
struct LogEntry<'a> {
    request: &'a Request<'a>,
    outcome: &'a HandlerOutcome,
}

impl LogEntry<'_> {
    /// Writes a format with its placeholders filled in. A brace without its partner is text.
    fn write(&self, format: &str, line: &mut String) -> fmt::Result {
        let mut rest = format;
        while let Some(start) = rest.find('{') {
            let Some(len) = rest[start..].find('}') else { break };
            line.push_str(&rest[..start]);
            self.write_field(&rest[start + 1..start + len], line)?;
            rest = &rest[start + len + 1..];
        }
        line.write_str(rest)
    }

    fn write_field(&self, name: &str, line: &mut String) -> fmt::Result {
        let Request { meta, question, options, .. } = self.request;
        match name {
            "type" => write!(line, "{}", question.qtype),
            "class" => write!(line, "{}", question.qclass),
            "name" => write_name(self.request, line),
            "proto" => line.write_str(options.transport.ip_protocol()),
            "remote" => write_address(options.client, line),
            "port" => write!(line, "{}", options.port),
            "size" => write!(line, "{}", meta.len),
            "rcode" => write!(line, "{}", self.outcome.rcode()),
            "rsize" => match self.outcome.reply_info() {
                Some(info) => write!(line, "{}", info.len),
                None => line.write_str(EMPTY),
            },
            ">id" => write!(line, "{}", meta.header.id()),
            ">opcode" => write!(line, "{}", meta.header.opcode().to_int()),
            ">do" => write!(line, "{}", meta.edns.is_some_and(|edns| edns.dnssec_ok)),
            ">bufsize" => write!(line, "{}", self.buffer_size()),
            ">rflags" => self.write_flags(line),
            _ => line.write_str(EMPTY),
        }
    }

    /// Octets of the longest reply that the client accepts.
    fn buffer_size(&self) -> u16 {
        match (self.request.options.transport, self.request.meta.edns) {
            (Transport::Udp, Some(edns)) => edns.udp_size.max(UDP_BUFFER_SIZE),
            (Transport::Udp, None) => UDP_BUFFER_SIZE,
            _ => TCP_BUFFER_SIZE,
        }
    }

    fn write_flags(&self, line: &mut String) -> fmt::Result {
        let header = self.request.meta.header;
        let info = self.outcome.reply_info();
        line.write_str("qr")?;
        let flags = [
            (",aa", info.is_some_and(|info| info.authoritative)),
            (",tc", info.is_some_and(|info| info.truncated)),
            (",rd", header.rd()),
            (",cd", header.cd()),
        ];
        flags.iter().filter(|(_, set)| *set).try_for_each(|(flag, _)| line.write_str(flag))
    }
}

/// Writes the name of the question, in lower case with its final dot.
pub(super) fn write_name(request: &Request<'_>, line: &mut String) -> fmt::Result {
    let (name, start) = (request.question.name, line.len());
    if !name.is_root() {
        write!(line, "{name}")?;
        line[start..].make_ascii_lowercase();
    }
    line.write_char('.')
}

fn write_address(client: Option<IpAddr>, line: &mut String) -> fmt::Result {
    match client {
        Some(IpAddr::V4(address)) => write!(line, "{address}"),
        Some(IpAddr::V6(address)) => write!(line, "[{address}]"),
        None => line.write_str(EMPTY),
    }
}

/// CoreDNS' common log format.
const COMMON: &str = r#"{remote}:{port} - {>id} "{type} {class} {name} {proto} {size} {>do} {>bufsize}" {rcode} {>rflags} {rsize} {duration}"#;
/// The text of an unknown field.
const EMPTY: &str = "-";
/// Octets of the longest UDP reply without EDNS (RFC 1035 section 4.2.1).
const UDP_BUFFER_SIZE: u16 = 512;
/// Octets of the longest TCP reply (RFC 1035 section 4.2.2).
const TCP_BUFFER_SIZE: u16 = 65_535;
