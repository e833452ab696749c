//! A hosted zone, held for JavaScript.

#[cfg(feature = "server")]
use std::cell::RefCell;
#[cfg(feature = "server")]
use std::rc::Rc;

use wasm_bindgen::prelude::*;

use super::Thrown;
use super::arguments::{fresh, read, source_of};
use super::failure::Failure;
use super::value::{Value, plain};
use super::wire::{self, Sender};
#[cfg(feature = "server")]
use crate::plugin::Server;
use crate::route53::{self, CountOptions, HostedZone};
use crate::shape::Document;
use crate::simulation::Scenario;
use crate::wire::Exchange;
use crate::zone::PartialTally;

/// A hosted zone, held for JavaScript: its own, or one inside a server.
#[wasm_bindgen]
pub struct ZoneHandle {
    place: Place,
    exchange: Exchange,
}

/// Where the zone is.
enum Place {
    Here(Box<HostedZone>),
    #[cfg(feature = "server")]
    Served(Rc<RefCell<Server>>, usize),
}

#[wasm_bindgen]
impl ZoneHandle {
    /// A new zone, with Route 53's default SOA and NS.
    pub fn create(name: &str, seed: Option<u64>) -> Thrown<Self> {
        Ok(Self::of(HostedZone::new(name, fresh(seed)?).map_err(Failure::from)?))
    }

    /// The zone that a source describes: one document, or the two lists apart.
    pub fn import(source: JsValue, seed: Option<u64>) -> Thrown<Self> {
        let source =
            source_of(Value::new(source)).map_err(|error| Failure::shape("source", &error))?;
        let fixed = source.fixed_seed().map_err(Failure::from)?;
        let seed = fresh(seed.or(fixed))?;
        Ok(Self::of(HostedZone::import(source, seed).map_err(Failure::from)?))
    }

    /// The zone's name, with its final dot.
    pub fn name(&mut self) -> String {
        self.zone(|zone| zone.name())
    }

    /// Makes all changes of a batch, or none.
    pub fn change(&mut self, batch: JsValue) -> Thrown<()> {
        let batch = read("batch", batch)?;
        Ok(self.zone(|zone| zone.change(&batch)).map_err(Failure::from)?)
    }

    /// All rows in Route 53's order.
    #[wasm_bindgen(js_name = resourceRecordSets)]
    pub fn resource_record_sets(&mut self) -> JsValue {
        plain(&Document::from(self.zone(|zone| zone.resource_record_sets())))
    }

    /// Adds or replaces a check.
    #[wasm_bindgen(js_name = putHealthCheck)]
    pub fn put_health_check(&mut self, check: JsValue) -> Thrown<()> {
        let check = read("check", check)?;
        Ok(self.zone(|zone| zone.put_health_check(check)).map_err(Failure::from)?)
    }

    /// Removes a check.
    #[wasm_bindgen(js_name = deleteHealthCheck)]
    pub fn delete_health_check(&mut self, id: &str) -> Thrown<()> {
        Ok(self.zone(|zone| zone.delete_health_check(id)).map_err(Failure::from)?)
    }

    /// All checks.
    #[wasm_bindgen(js_name = healthChecks)]
    pub fn health_checks(&mut self) -> JsValue {
        plain(&Document::from(self.zone(|zone| zone.health_checks())))
    }

    /// The effective status of every check.
    pub fn health(&mut self) -> JsValue {
        plain(&Document::from(self.zone(|zone| zone.health())))
    }

    /// Sets a check's status by hand, or lifts that.
    #[wasm_bindgen(js_name = setHealth)]
    pub fn set_health(&mut self, id: &str, status: Option<String>) -> Thrown<()> {
        Ok(self.zone(|zone| zone.set_health(id, status.as_deref())).map_err(Failure::from)?)
    }

    /// Takes one result of a check, and gives its status after it.
    pub fn observe(&mut self, id: &str, observation: JsValue) -> Thrown<JsValue> {
        let observation = read("observation", observation)?;
        let report = self.zone(|zone| zone.observe(id, &observation)).map_err(Failure::from)?;
        Ok(plain(&report.into()))
    }

    /// One query, explained.
    pub fn resolve(&mut self, name: &str, rtype: &str, seed: Option<u64>) -> Thrown<JsValue> {
        let answer = self.zone(|zone| zone.resolve(name, rtype, seed)).map_err(Failure::from)?;
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
        let count = count_options(options)?;
        let options = count.with_seed(seed).map_err(Failure::from)?;
        let tally = self.zone(|zone| zone.tally(name, rtype, &options)).map_err(Failure::from)?;
        Ok(plain(&tally.into()))
    }

    /// The same, to be counted in pieces.
    #[wasm_bindgen(js_name = startTally)]
    pub fn start_tally(
        &mut self,
        name: &str,
        rtype: &str,
        options: JsValue,
        seed: Option<u64>,
    ) -> Thrown<TallyHandle> {
        let count = count_options(options)?;
        let options = count.with_seed(seed).map_err(Failure::from)?;
        let tally = self.zone(|zone| zone.start_tally(name, rtype, &options));
        Ok(TallyHandle(tally.map_err(Failure::from)?))
    }

    /// What routing does to clients over time.
    pub fn simulate(&mut self, scenario: JsValue, seed: Option<u64>) -> Thrown<JsValue> {
        let scenario = Scenario { seed, ..read("scenario", scenario)? };
        let timeline = self.zone(|zone| zone.simulate(&scenario)).map_err(Failure::from)?;
        Ok(plain(&timeline.into()))
    }

    /// Answers the query in the buffer from this zone alone, as `wire` says.
    pub fn serve(&mut self, length: usize, transport: u8, client: usize, port: u16) -> u32 {
        let Self { place, exchange } = self;
        wire::exchange(Sender { length, transport, client, port }, |query, options, reply| {
            place.zone(|zone| exchange.serve(zone, query, options, reply))
        })
    }

    /// What makes the same zone again.
    pub fn export(&mut self) -> JsValue {
        plain(&self.zone(|zone| zone.export()).into())
    }
}

/// A tally on its way, held for JavaScript.
#[wasm_bindgen]
pub struct TallyHandle(PartialTally);

#[wasm_bindgen]
impl TallyHandle {
    /// Counts so many queries more; gives how many are left.
    #[wasm_bindgen(js_name = goOn)]
    pub fn go_on(&mut self, queries: f64) -> f64 {
        self.0.go_on(route53::whole(queries)) as f64
    }

    /// What has been counted.
    pub fn tally(&self) -> JsValue {
        plain(&self.0.tally().into())
    }
}

impl ZoneHandle {
    fn of(zone: HostedZone) -> Self {
        Self { place: Place::Here(Box::new(zone)), exchange: Exchange::default() }
    }

    /// A server's zone, which lives as long as anyone holds it.
    #[cfg(feature = "server")]
    pub(super) fn served(server: Rc<RefCell<Server>>, number: usize) -> Self {
        Self { place: Place::Served(server, number), exchange: Exchange::default() }
    }

    fn zone<T>(&mut self, ask: impl FnOnce(&mut HostedZone) -> T) -> T {
        self.place.zone(ask)
    }
}

impl Place {
    /// Asks the zone. Nothing of JavaScript's runs meanwhile, so that no server is borrowed
    /// twice.
    fn zone<T>(&mut self, ask: impl FnOnce(&mut HostedZone) -> T) -> T {
        match self {
            Self::Here(zone) => ask(zone),
            #[cfg(feature = "server")]
            Self::Served(server, number) => ask(&mut server.borrow_mut().zones_mut()[*number]),
        }
    }
}

fn count_options(options: JsValue) -> Thrown<CountOptions> {
    match options.is_undefined() {
        true => Ok(CountOptions::default()),
        false => read("options", options),
    }
}
