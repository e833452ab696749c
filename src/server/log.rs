//! `log`: a line for each query, in CoreDNS' common format or one like it.
//!
//! There is no clock here, so `{duration}` is `-`, as everything that is not known.

use std::fmt::{self, Write};
use std::net::IpAddr;

use domain::base::iana::OptRcode;

use super::handler::{Context, Handler, HandlerOutcome, Next, Request};
use super::whoami::protocol;
use crate::corefile;
use crate::dns::Name;
use crate::server::message::Transport;

/// CoreDNS' common log format.
const COMMON: &str = r#"{remote}:{port} - {>id} "{type} {class} {name} {proto} {size} {>do} {>bufsize}" {rcode} {>rflags} {rsize} {duration}"#;
/// What stands for that which is not known.
const EMPTY: &str = "-";
/// What a client without EDNS can take (RFC 1035 section 4.2).
const PLAIN_SIZES: (u16, u16) = (512, 65_535);

/// The handler.
pub(super) struct Log {
    names: Vec<Name>,
    format: String,
    classes: Vec<String>,
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

    fn wants(&self, request: &Request<'_>, verdict: &HandlerOutcome) -> bool {
        let name = request.question.name;
        let class = class(verdict);
        (self.names.is_empty() || self.names.iter().any(|above| name.ends_with(above)))
            && (self.classes.is_empty()
                || self.classes.iter().any(|wanted| wanted == "all" || wanted == class))
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
        let verdict = next.serve(request, context, reply);
        if self.wants(request, &verdict) {
            self.line.clear();
            self.line.push_str("[INFO] ");
            let seen = LogEntry { request, verdict: &verdict };
            seen.write(&self.format, &mut self.line).unwrap_or_default();
            (context.log)(&self.line);
        }
        verdict
    }
}

/// The classes of CoreDNS' plugin: a denial has an authority and no records.
fn class(verdict: &HandlerOutcome) -> &'static str {
    let sent = verdict.sent();
    match verdict.rcode() {
        OptRcode::NXDOMAIN => "denial",
        OptRcode::NOERROR => match sent {
            Some(sent) if sent.answers == 0 && sent.authoritative && !sent.truncated => "denial",
            _ => "success",
        },
        _ => "error",
    }
}

/// A query and what became of it.
struct LogEntry<'a> {
    request: &'a Request<'a>,
    verdict: &'a HandlerOutcome,
}

impl LogEntry<'_> {
    /// Writes a format with its placeholders filled in.
    fn write(&self, format: &str, line: &mut String) -> fmt::Result {
        let mut rest = format;
        while let Some(start) = rest.find('{') {
            let Some(len) = rest[start..].find('}') else { break };
            line.push_str(&rest[..start]);
            self.placeholder(&rest[start + 1..start + len], line)?;
            rest = &rest[start + len + 1..];
        }
        line.write_str(rest)
    }

    fn placeholder(&self, name: &str, line: &mut String) -> fmt::Result {
        let Request { envelope, question, options, .. } = self.request;
        let sent = self.verdict.sent();
        match name {
            "type" => write!(line, "{}", question.qtype),
            "class" => write!(line, "{}", question.qclass),
            "name" => write_name(self.request, line),
            "proto" => line.write_str(protocol(options.transport)),
            "remote" => address(options.client, line),
            "port" => write!(line, "{}", options.port),
            "size" => write!(line, "{}", envelope.len),
            "rcode" => write!(line, "{}", self.verdict.rcode()),
            "rsize" => match sent {
                Some(sent) => write!(line, "{}", sent.len),
                None => line.write_str(EMPTY),
            },
            ">id" => write!(line, "{}", envelope.header.id()),
            ">opcode" => write!(line, "{}", envelope.header.opcode().to_int()),
            ">do" => write!(line, "{}", envelope.edns.is_some_and(|edns| edns.dnssec_ok)),
            ">bufsize" => write!(line, "{}", self.size()),
            ">rflags" => self.flags(line),
            _ => line.write_str(EMPTY),
        }
    }

    /// Octets that the client can take.
    fn size(&self) -> u16 {
        let (datagram, stream) = PLAIN_SIZES;
        match (self.request.options.transport, self.request.envelope.edns) {
            (Transport::Udp, Some(edns)) => edns.udp_size.max(datagram),
            (Transport::Udp, None) => datagram,
            _ => stream,
        }
    }

    fn flags(&self, line: &mut String) -> fmt::Result {
        let header = self.request.envelope.header;
        let sent = self.verdict.sent();
        line.write_str("qr")?;
        let flags = [
            (",aa", sent.is_some_and(|sent| sent.authoritative)),
            (",tc", sent.is_some_and(|sent| sent.truncated)),
            (",rd", header.rd()),
            (",cd", header.cd()),
        ];
        flags.iter().filter(|(_, set)| *set).try_for_each(|(flag, _)| line.write_str(flag))
    }
}

/// Writes the name asked, in lower case with its final dot.
pub(super) fn write_name(request: &Request<'_>, line: &mut String) -> fmt::Result {
    let (name, start) = (request.question.name, line.len());
    if !name.is_root() {
        write!(line, "{name}")?;
        line[start..].make_ascii_lowercase();
    }
    line.write_char('.')
}

fn address(client: Option<IpAddr>, line: &mut String) -> fmt::Result {
    match client {
        Some(IpAddr::V4(address)) => write!(line, "{address}"),
        Some(IpAddr::V6(address)) => write!(line, "[{address}]"),
        None => line.write_str(EMPTY),
    }
}
