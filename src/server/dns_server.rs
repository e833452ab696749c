//! The server of a Corefile.

use domain::base::iana::OptRcode;

use super::any::Any;
use super::context::Context;
use super::errors::Errors;
use super::handler::{Handler, Next};
use super::log::Log;
use super::message::{
    Action, ParsedQuery, QueryMeta, Question, ReplyInfo, Responder, ServeOptions, compose_error,
    parse,
};
use super::metrics::Metrics;
use super::multivalue::Multivalue;
use super::outcome::HandlerOutcome;
use super::placement::{Placement, UnknownDirective};
use super::prometheus::Prometheus;
use super::request::Request;
use super::whoami::Whoami;
use super::zone_map::ZoneMap;
use crate::corefile::{
    self, CorefileError, Diagnostic, Directive, ParseOptions, ServerBlock, ServerKey, Stanza,
};
use crate::dns::name;
use crate::route53::HostedZone;

/// Takes log lines.
type LogSink = Box<dyn FnMut(&str) + Send>;
/// The handlers of a server block.
type Chain = Vec<Box<dyn Handler>>;

/// A DNS server without sockets: query octets in, reply octets out.
///
/// ```
/// use std::collections::BTreeMap;
///
/// use multivalue::corefile::ParseOptions;
/// use multivalue::server::{Action, Server, ServeOptions};
///
/// let text = "
/// example.com {
///     multivalue {
///         multivalue www A 60 {
///             one 192.0.2.1
///             two 192.0.2.2
///         }
///     }
/// }";
/// let options = ParseOptions { files: &BTreeMap::new(), environment: None, seed: 42 };
/// let mut server = Server::from_corefile(text, &options)?;
///
/// let query = b"\x12\x34\x01\0\0\x01\0\0\0\0\0\0\x03www\x07example\x03com\0\0\x01\0\x01";
/// let mut reply = Vec::new();
/// let action = server.serve(query, &ServeOptions::default(), &mut reply);
/// assert!(matches!(action, Action::Answer(info) if info.answers == 2));
///
/// let zone = server.zone("example.com").unwrap();
/// assert_eq!(zone.resolve("www.example.com", "A", None)?.answer.len(), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Server {
    keys: Vec<ServerKey>,
    /// The index of each key's chain.
    chain_of: Vec<usize>,
    /// The index of a name's key.
    key_of: ZoneMap,
    chains: Vec<Chain>,
    zones: Vec<HostedZone>,
    responder: Responder,
    metrics: Metrics,
    /// A server block has `prometheus`.
    has_metrics: bool,
    log: LogSink,
}

impl Server {
    /// The server of a Corefile. An error holds all diagnostics.
    pub fn from_corefile(text: &str, options: &ParseOptions<'_>) -> Result<Self, CorefileError> {
        let corefile = corefile::parse(text, options)?;
        let mut server = Self {
            keys: Vec::new(),
            chain_of: Vec::new(),
            key_of: ZoneMap::default(),
            chains: Vec::new(),
            zones: Vec::new(),
            responder: Responder::default(),
            metrics: Metrics::default(),
            has_metrics: false,
            log: Box::new(|_| {}),
        };
        corefile.blocks.into_iter().for_each(|block| server.add_block(block));
        let names = server.keys.iter().map(|key| key.zone.clone());
        server.key_of = ZoneMap::new(names.zip(0..));
        Ok(server)
    }

    /// All diagnostics of a Corefile, warnings included.
    pub fn check(text: &str, options: &ParseOptions<'_>) -> Vec<Diagnostic> {
        corefile::check(text, options)
    }

    /// Inserts your own handler into the chain of each server block.
    ///
    /// Each chain gets a clone; clones share state through an [`Arc`](std::sync::Arc). See
    /// [`Handler`] for an example.
    pub fn insert_handler<H>(
        &mut self,
        placement: Placement<'_>,
        handler: H,
    ) -> Result<(), UnknownDirective>
    where
        H: Handler + Clone + 'static,
    {
        for chain in &mut self.chains {
            chain.insert(placement.index(chain)?, Box::new(handler.clone()));
        }
        Ok(())
    }

    /// The keys of all server blocks: transport, zone and port.
    pub fn keys(&self) -> &[ServerKey] {
        &self.keys
    }

    /// Names of the hosted zones.
    pub fn zones(&self) -> Vec<String> {
        self.zones.iter().map(HostedZone::name).collect()
    }

    /// The hosted zone of a name. Changes apply to the next query.
    pub fn zone(&mut self, zone: &str) -> Option<&mut HostedZone> {
        let index = self.zone_index(zone)?;
        self.zones.get_mut(index)
    }

    /// The index of a zone in [`Server::zones`].
    pub fn zone_index(&self, zone: &str) -> Option<usize> {
        let zone = name::from_presentation(zone).ok()?;
        self.zones.iter().position(|hosted| *hosted.zone().name() == zone)
    }

    /// The hosted zones, in the order of [`Server::zones`].
    pub fn zones_mut(&mut self) -> &mut [HostedZone] {
        &mut self.zones
    }

    /// Sends log lines to `sink`, one per call, without a line end.
    pub fn on_log(&mut self, sink: impl FnMut(&str) + Send + 'static) {
        self.log = Box::new(sink);
    }

    /// Metrics in Prometheus' text format.
    pub fn metrics(&self) -> String {
        let plugins = self.chain_of.iter().enumerate().flat_map(|(key, chain)| {
            self.chains[*chain].iter().map(move |handler| (key, handler.name()))
        });
        self.metrics.text(plugins, &self.zones)
    }

    /// Answers a query into `reply`, which is overwritten.
    pub fn serve(
        &mut self,
        query: &[u8],
        options: &ServeOptions<'_>,
        reply: &mut Vec<u8>,
    ) -> Action {
        reply.clear();
        match parse(query) {
            ParsedQuery::Ignored => Action::Drop,
            ParsedQuery::Error(meta, rcode) => Action::Answer(self.reject(&meta, rcode, reply)),
            ParsedQuery::Question(meta, question) => self.respond(&meta, &question, options, reply),
        }
    }

    /// Passes a question to the chain of its server block.
    fn respond(
        &mut self,
        meta: &QueryMeta<'_>,
        question: &Question<'_>,
        options: &ServeOptions<'_>,
        reply: &mut Vec<u8>,
    ) -> Action {
        let Some(key_index) = self.key_of.find(question.name, question.qtype) else {
            return Action::Next(self.reject(meta, OptRcode::REFUSED, reply));
        };
        let request = Request { meta, question, options, key: &self.keys[key_index], key_index };
        let mut context = Context {
            zones: &mut self.zones,
            responder: &mut self.responder,
            metrics: &mut self.metrics,
            log: &mut self.log,
            writer: "",
        };
        let chain = Next(&mut self.chains[self.chain_of[key_index]]);
        match chain.serve(&request, &mut context, reply) {
            HandlerOutcome::Answer(info) => Action::Answer(info),
            HandlerOutcome::Next(Some(info)) => Action::Next(info),
            HandlerOutcome::Next(None) => {
                Action::Next(compose_error(meta, OptRcode::REFUSED, reply))
            }
            HandlerOutcome::Error(rcode, _) => Action::Answer(compose_error(meta, rcode, reply)),
        }
    }

    /// Answers a query that reaches no chain.
    fn reject(&mut self, meta: &QueryMeta<'_>, rcode: OptRcode, reply: &mut Vec<u8>) -> ReplyInfo {
        if self.has_metrics {
            self.metrics.count_dropped(rcode);
        }
        compose_error(meta, rcode, reply)
    }

    fn add_block(&mut self, block: ServerBlock) {
        for key in block.keys {
            self.metrics.add_key(&key);
            self.keys.push(key);
            self.chain_of.push(self.chains.len());
        }
        let mut chain = Chain::new();
        for directive in block.directives {
            chain.push(self.handler(directive));
        }
        self.chains.push(chain);
    }

    fn handler(&mut self, directive: Directive) -> Box<dyn Handler> {
        match directive {
            Directive::Errors => Box::new(Errors),
            Directive::Log(config) => Box::new(Log::new(&config)),
            Directive::Prometheus => {
                self.has_metrics = true;
                Box::new(Prometheus)
            }
            Directive::Any => Box::new(Any),
            Directive::Whoami => Box::new(Whoami),
            Directive::Multivalue(stanza) => Box::new(self.multivalue(stanza)),
        }
    }

    fn multivalue(&mut self, stanza: Stanza) -> Multivalue {
        let first = self.zones.len();
        self.zones.extend(stanza.zones);
        let names = self.zones[first..].iter().map(|zone| zone.zone().name().clone());
        Multivalue::new(ZoneMap::new(names.zip(first..)), stanza.fallthrough)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_can_move_to_another_thread() {
        fn is_send<T: Send>() {}
        is_send::<Server>();
        is_send::<Responder>();
    }
}
