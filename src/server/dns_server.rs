//! A Corefile at work: server blocks, each with its chain.

use domain::base::iana::OptRcode;

use super::any::Any;
use super::errors::Errors;
use super::handler::{Context, Handler, HandlerOutcome, Next, Request};
use super::log::Log;
use super::metrics::Metrics;
use super::multivalue::Multivalue;
use super::prometheus::Prometheus;
use super::whoami::Whoami;
use super::zones::Zones;
use crate::corefile::{
    self, CorefileError, Diagnostic, Directive, Key, ParseOptions, ServerBlock, Stanza,
};
use crate::dns::name;
use crate::route53::HostedZone;
use crate::server::message::{
    Action, QueryMeta, Question, Reading, ReplyInfo, Responder, ServeOptions, read, refuse,
};

/// What takes log lines.
type Logger = Box<dyn FnMut(&str)>;

/// A DNS server without sockets: octets in, octets out.
///
/// ```
/// use std::collections::BTreeMap;
/// use multivalue::{Server, corefile::ParseOptions};
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
/// let setup = ParseOptions { files: &BTreeMap::new(), environment: None, seed: 42 };
/// let mut server = Server::from_corefile(text, &setup)?;
/// let answer = server.zone("example.com").unwrap().resolve("www.example.com", "A", None)?;
/// assert_eq!(answer.answer.len(), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Server {
    keys: Vec<Key>,
    blocks: Zones,
    /// The chain of each key's block.
    chains: Vec<Vec<Box<dyn Handler>>>,
    /// Which chain each key has.
    chain_of: Vec<usize>,
    zones: Vec<HostedZone>,
    counts: bool,
    metrics: Metrics,
    exchange: Responder,
    logger: Option<Logger>,
}

impl Server {
    /// The server that a Corefile describes, or all that is wrong with it.
    pub fn from_corefile(text: &str, setup: &ParseOptions<'_>) -> Result<Self, CorefileError> {
        let corefile = corefile::parse(text, setup)?;
        let mut server = Self {
            keys: Vec::new(),
            blocks: Zones::default(),
            chains: Vec::new(),
            chain_of: Vec::new(),
            zones: Vec::new(),
            counts: false,
            metrics: Metrics::default(),
            exchange: Responder::default(),
            logger: None,
        };
        corefile.blocks.into_iter().for_each(|block| server.add(block));
        let zones = server.keys.iter().zip(0..).map(|(key, number)| (key.zone.clone(), number));
        server.blocks = Zones::new(zones);
        Ok(server)
    }

    /// All that is wrong with a Corefile, or worth saying. Changes nothing.
    pub fn check(text: &str, setup: &ParseOptions<'_>) -> Vec<Diagnostic> {
        corefile::check(text, setup)
    }

    /// The keys of its server blocks: where a host listens, for which zones.
    pub fn keys(&self) -> &[Key] {
        &self.keys
    }

    /// The names of its hosted zones.
    pub fn zones(&self) -> Vec<String> {
        self.zones.iter().map(HostedZone::name).collect()
    }

    /// A hosted zone by its name: what is changed in it, the next query sees.
    pub fn zone(&mut self, zone: &str) -> Option<&mut HostedZone> {
        let number = self.number_of(zone)?;
        self.zones.get_mut(number)
    }

    /// The place of a zone among [`Server::zones`], by which a host can keep hold of it.
    pub fn number_of(&self, zone: &str) -> Option<usize> {
        let zone = name::from_presentation(zone).ok()?;
        self.zones.iter().position(|hosted| *hosted.zone().name() == zone)
    }

    /// The hosted zones in the order of [`Server::zones`].
    pub fn zones_mut(&mut self) -> &mut [HostedZone] {
        &mut self.zones
    }

    /// Where log lines go; nowhere before this is called.
    pub fn on_log(&mut self, logger: Logger) {
        self.logger = Some(logger);
    }

    /// The figures, in Prometheus' text format.
    pub fn metrics(&self) -> String {
        self.metrics.text(&self.zones)
    }

    /// Answers a query into `reply`, which is overwritten.
    pub fn serve(&mut self, query: &[u8], options: &ServeOptions, reply: &mut Vec<u8>) -> Action {
        reply.clear();
        match read(query) {
            Reading::Drop => Action::Drop,
            Reading::Refuse(envelope, rcode) => {
                Action::Answer(self.refuse(&envelope, rcode, reply))
            }
            Reading::Ask(envelope, question) => self.ask(&envelope, &question, options, reply),
        }
    }

    fn ask(
        &mut self,
        envelope: &QueryMeta<'_>,
        question: &Question<'_>,
        options: &ServeOptions,
        reply: &mut Vec<u8>,
    ) -> Action {
        let Some(key) = self.blocks.find(question.name, question.qtype) else {
            return Action::Next(self.refuse(envelope, OptRcode::REFUSED, reply));
        };
        let request = Request { envelope, question, options, key };
        let mut silent = |_: &str| {};
        let log: &mut dyn FnMut(&str) = match &mut self.logger {
            Some(logger) => logger,
            None => &mut silent,
        };
        let mut context = Context {
            zones: &mut self.zones,
            exchange: &mut self.exchange,
            metrics: &mut self.metrics,
            log,
            writer: "",
        };
        let chain = Next(&mut self.chains[self.chain_of[key]]);
        match chain.serve(&request, &mut context, reply) {
            HandlerOutcome::Answer(sent) => Action::Answer(sent),
            HandlerOutcome::Next(Some(sent)) => Action::Next(sent),
            HandlerOutcome::Next(None) => Action::Next(refuse(envelope, OptRcode::REFUSED, reply)),
            HandlerOutcome::Refuse(rcode, _) => Action::Answer(refuse(envelope, rcode, reply)),
        }
    }

    /// Refuses what comes to no chain.
    fn refuse(
        &mut self,
        envelope: &QueryMeta<'_>,
        rcode: OptRcode,
        reply: &mut Vec<u8>,
    ) -> ReplyInfo {
        if self.counts {
            self.metrics.count_dropped(rcode);
        }
        refuse(envelope, rcode, reply)
    }

    fn add(&mut self, block: ServerBlock) {
        let mut chain = Vec::new();
        for directive in block.directives {
            chain.push(self.handler(directive));
        }
        let plugins: Vec<&'static str> = chain.iter().map(|handler| handler.name()).collect();
        for key in block.keys {
            self.metrics.add_key(&key, &plugins);
            self.keys.push(key);
            self.chain_of.push(self.chains.len());
        }
        self.chains.push(chain);
    }

    fn handler(&mut self, directive: Directive) -> Box<dyn Handler> {
        match directive {
            Directive::Errors => Box::new(Errors),
            Directive::Log(config) => Box::new(Log::new(&config)),
            Directive::Prometheus => {
                self.counts = true;
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
        Multivalue::new(Zones::new(names.zip(first..)), stanza.fallthrough)
    }
}
