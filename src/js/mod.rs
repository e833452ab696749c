//! The boundary to JavaScript: one object, plain data, one error path. No logic.
//!
//! [`ZoneHandle`] is what the facade in `js/` wraps as `Zone`. Whatever goes wrong is
//! thrown as `{ kind, code, messages }`, which the facade turns into the error's class.

mod failure;
mod value;

use wasm_bindgen::prelude::*;

use crate::route53::{ArgumentError, HostedZone, ZoneSource};
use crate::shape::{self, Document, Kind, Members, Node, Shape, ShapeError};
use crate::simulation::Scenario;
use crate::wire::{Exchange, Options, Transport};
use crate::zone::{DEFAULT_QUERIES, PickBy, TallyOptions};
use failure::Failure;
use value::{Value, plain};

/// A result whose error is thrown.
type Thrown<T> = Result<T, JsValue>;

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

    /// Takes one result of a check, and gives its status after it.
    pub fn observe(&mut self, id: &str, observation: JsValue) -> Thrown<JsValue> {
        let observation = read("observation", observation)?;
        let report = self.zone.observe(id, &observation).map_err(Failure::from)?;
        Ok(plain(&report.into()))
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

    /// What routing does to clients over time.
    pub fn simulate(&mut self, scenario: JsValue, seed: Option<u64>) -> Thrown<JsValue> {
        let scenario = Scenario { seed, ..read("scenario", scenario)? };
        let timeline = self.zone.simulate(&scenario).map_err(Failure::from)?;
        Ok(plain(&timeline.into()))
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

fn read<T: Shape + Default>(argument: &str, value: JsValue) -> Thrown<T> {
    Ok(shape::read(&Value(value)).map_err(|error| Failure::shape(argument, &error))?)
}

/// One document, or the two lists of rows and checks apart.
fn source_of(value: Value) -> Result<ZoneSource, ShapeError> {
    if value.kind() != Kind::List {
        return shape::read(&value);
    }
    let mut pages = value.items();
    let mut page = || pages.next().unwrap_or_else(|| Box::new(Value(JsValue::UNDEFINED)));
    let (rows, checks) = (page(), page());
    Ok(ZoneSource::from_pages(shape::read(&*rows)?, shape::read(&*checks)?))
}

/// The seed given, or one from the host's secure source.
fn fresh(seed: Option<u64>) -> Thrown<u64> {
    Ok(seed.map_or_else(|| getrandom::u64().map_err(Failure::entropy), Ok)?)
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
