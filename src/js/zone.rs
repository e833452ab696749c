//! A hosted zone, held for JavaScript.

use wasm_bindgen::prelude::*;

use super::Thrown;
use super::arguments::{fresh, read, source_of};
use super::failure::Failure;
use super::value::{Value, plain};
use crate::route53::{ArgumentError, HostedZone};
use crate::shape::{Document, Members, Shape};
use crate::wire::{Exchange, Options, Transport};
use crate::zone::{DEFAULT_QUERIES, PickBy, TallyOptions};

/// A hosted zone, held for JavaScript, with the buffers of its messages.
#[wasm_bindgen]
#[derive(Debug)]
pub struct ZoneHandle {
    zone: HostedZone,
    exchange: Exchange,
    reply: Vec<u8>,
}

#[wasm_bindgen]
impl ZoneHandle {
    /// A new zone, with Route 53's default SOA and NS.
    pub fn create(name: &str, seed: Option<u64>) -> Thrown<Self> {
        Ok(Self::of(HostedZone::new(name, fresh(seed)?).map_err(Failure::from)?))
    }

    /// The zone that a source describes: one document, or the two lists apart.
    pub fn import(source: JsValue, seed: Option<u64>) -> Thrown<Self> {
        let source = source_of(Value(source)).map_err(|error| Failure::shape("source", &error))?;
        Ok(Self::of(HostedZone::import(source, fresh(seed)?).map_err(Failure::from)?))
    }

    /// The zone's name, with its final dot.
    pub fn name(&self) -> String {
        self.zone.name()
    }

    /// Makes all changes of a batch, or none.
    pub fn change(&mut self, batch: JsValue) -> Thrown<()> {
        Ok(self.zone.change(&read("batch", batch)?).map_err(Failure::from)?)
    }

    /// All rows in Route 53's order.
    #[wasm_bindgen(js_name = resourceRecordSets)]
    pub fn resource_record_sets(&self) -> JsValue {
        plain(&Document::list(self.zone.resource_record_sets()))
    }

    /// Adds or replaces a check.
    #[wasm_bindgen(js_name = putHealthCheck)]
    pub fn put_health_check(&mut self, check: JsValue) -> Thrown<()> {
        Ok(self.zone.put_health_check(read("check", check)?).map_err(Failure::from)?)
    }

    /// Removes a check.
    #[wasm_bindgen(js_name = deleteHealthCheck)]
    pub fn delete_health_check(&mut self, id: &str) -> Thrown<()> {
        Ok(self.zone.delete_health_check(id).map_err(Failure::from)?)
    }

    /// All checks.
    #[wasm_bindgen(js_name = healthChecks)]
    pub fn health_checks(&self) -> JsValue {
        plain(&Document::list(self.zone.health_checks()))
    }

    /// The effective status of every check.
    pub fn health(&self) -> JsValue {
        plain(&Document::list(self.zone.health()))
    }

    /// Sets a check's status by hand, or lifts that.
    #[wasm_bindgen(js_name = setHealth)]
    pub fn set_health(&mut self, id: &str, status: Option<String>) -> Thrown<()> {
        Ok(self.zone.set_health(id, status.as_deref()).map_err(Failure::from)?)
    }

    /// One query, explained.
    pub fn resolve(&mut self, name: &str, rtype: &str, seed: Option<u64>) -> Thrown<JsValue> {
        let answer = self.zone.resolve(name, rtype, seed).map_err(Failure::from)?;
        Ok(plain(&answer.into()))
    }

    /// Many queries, counted.
    pub fn tally(
        &mut self,
        name: &str,
        rtype: &str,
        options: JsValue,
        seed: Option<u64>,
    ) -> Thrown<JsValue> {
        let CountOptions { queries, pick, source } = match options.is_undefined() {
            true => CountOptions::default(),
            false => read("options", options)?,
        };
        let options = TallyOptions {
            queries: queries.map_or(DEFAULT_QUERIES, whole),
            seed,
            pick: pick_by(pick.as_deref(), source.as_deref())?,
        };
        let tally = self.zone.tally(name, rtype, &options).map_err(Failure::from)?;
        Ok(plain(&tally.into()))
    }

    /// The reply to a DNS message, as octets of its own; none where none is due.
    #[wasm_bindgen(js_name = serveDns)]
    pub fn serve_dns(
        &mut self,
        query: &[u8],
        transport: Option<String>,
    ) -> Thrown<Option<Vec<u8>>> {
        let options = Options { transport: transport_of(transport)?, ..Options::default() };
        let outcome = self.exchange.serve(&mut self.zone, query, &options, &mut self.reply);
        Ok(outcome.sent().map(|_| self.reply.clone()))
    }

    /// What makes the same zone again.
    pub fn export(&self) -> JsValue {
        plain(&self.zone.export().into())
    }
}

impl ZoneHandle {
    fn of(zone: HostedZone) -> Self {
        Self { zone, exchange: Exchange::default(), reply: Vec::new() }
    }
}

/// The options of a tally, but for its seed, which is no JSON number.
#[derive(Debug, Default)]
struct CountOptions {
    queries: Option<f64>,
    pick: Option<String>,
    source: Option<String>,
}

impl Shape for CountOptions {
    fn members(&mut self, members: &mut Members<'_>) {
        members.add("queries", &mut self.queries);
        members.add("pick", &mut self.pick);
        members.add("source", &mut self.source);
    }
}

fn pick_by<'a>(pick: Option<&str>, source: Option<&'a str>) -> Thrown<PickBy<'a>> {
    let text = pick.unwrap_or("first");
    let unknown = || Failure::from(ArgumentError::Pick(text.to_owned()));
    Ok(PickBy::parse(text, source).ok_or_else(unknown)?)
}

fn transport_of(text: Option<String>) -> Thrown<Transport> {
    match text.as_deref() {
        None | Some("udp") => Ok(Transport::Udp),
        Some("tcp") => Ok(Transport::Tcp),
        Some("doh") => Ok(Transport::Https),
        Some(text) => Err(Failure::from(ArgumentError::Transport(text.to_owned())).into()),
    }
}

/// A whole number as it is; 0, which no count takes, for anything else.
fn whole(number: f64) -> u64 {
    if number.fract() == 0.0 { number as u64 } else { 0 }
}
