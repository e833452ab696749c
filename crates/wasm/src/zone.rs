//! Handles of hosted zones and tallies.

#[cfg(feature = "server")]
use std::cell::RefCell;
#[cfg(feature = "server")]
use std::rc::Rc;

use multivalue::HostedZone;
#[cfg(feature = "server")]
use multivalue::Server;
use multivalue::health::Observation;
use multivalue::route53::{ChangeBatch, HealthCheck};
use multivalue::server::Responder;
use multivalue::simulation::Scenario;
use multivalue::statistics::PartialTally;
use wasm_bindgen::prelude::*;

use crate::JsResult;
use crate::arguments::{Argument, seed_or_random, tally_options, whole_number};
use crate::data::{timeline_to_js, to_js};
use crate::failure::Failure;
use crate::messages::{self, Sender};

/// A hosted zone: one of its own, or one of a server.
#[wasm_bindgen]
pub struct ZoneHandle {
    zone: ZoneRef,
    responder: Responder,
}

/// The owner of a zone.
enum ZoneRef {
    Owned(Box<HostedZone>),
    #[cfg(feature = "server")]
    Shared(Rc<RefCell<Server>>, usize),
}

#[wasm_bindgen]
impl ZoneHandle {
    /// A new zone with Route 53's default SOA and NS.
    pub fn create(name: &str, seed: Option<u64>) -> JsResult<Self> {
        Ok(Self::owned(HostedZone::new(name, seed_or_random(seed)?).map_err(Failure::from)?))
    }

    /// The zone of a source; see [`Argument`] for `text`.
    pub fn import(source: JsValue, text: JsValue, seed: Option<u64>) -> JsResult<Self> {
        let argument = Argument::new("source", source, text);
        let source = argument.read_zone()?;
        let failure = |error| argument.zone_failure(error);
        let fixed = source.fixed_seed().map_err(failure)?;
        let seed = seed_or_random(seed.or(fixed))?;
        Ok(Self::owned(HostedZone::import(source, seed).map_err(failure)?))
    }

    /// Name of the zone, with its final dot.
    pub fn name(&mut self) -> String {
        self.zone.with(|zone| zone.name())
    }

    /// Makes all changes of a batch, or none.
    pub fn change(&mut self, batch: JsValue, text: JsValue) -> JsResult<()> {
        let argument = Argument::new("batch", batch, text);
        let batch: ChangeBatch = argument.read()?;
        let changed = self.zone.with(|zone| zone.change(&batch));
        Ok(changed.map_err(|error| argument.failure(error))?)
    }

    /// All records in Route 53's order.
    #[wasm_bindgen(js_name = resourceRecordSets)]
    pub fn resource_record_sets(&mut self) -> JsResult<JsValue> {
        to_js(&self.zone.with(|zone| zone.resource_record_sets()))
    }

    /// Adds or replaces a health check.
    #[wasm_bindgen(js_name = putHealthCheck)]
    pub fn put_health_check(&mut self, check: JsValue, text: JsValue) -> JsResult<()> {
        let argument = Argument::new("check", check, text);
        let check: HealthCheck = argument.read()?;
        let put = self.zone.with(|zone| zone.put_health_check(check));
        Ok(put.map_err(|error| argument.failure(error))?)
    }

    /// Removes a health check.
    #[wasm_bindgen(js_name = deleteHealthCheck)]
    pub fn delete_health_check(&mut self, id: &str) -> JsResult<()> {
        Ok(self.zone.with(|zone| zone.delete_health_check(id)).map_err(Failure::from)?)
    }

    /// All health checks.
    #[wasm_bindgen(js_name = healthChecks)]
    pub fn health_checks(&mut self) -> JsResult<JsValue> {
        to_js(&self.zone.with(|zone| zone.health_checks()))
    }

    /// The effective status of every health check.
    pub fn health(&mut self) -> JsResult<JsValue> {
        to_js(&self.zone.with(|zone| zone.health()))
    }

    /// Sets or clears the status override of a health check.
    #[wasm_bindgen(js_name = setHealth)]
    pub fn set_health(&mut self, id: &str, status: Option<String>) -> JsResult<()> {
        let set = self.zone.with(|zone| zone.set_health(id, status.as_deref()));
        Ok(set.map_err(Failure::from)?)
    }

    /// Takes one result of a health check. Returns the report after it.
    pub fn observe(&mut self, id: &str, observation: JsValue) -> JsResult<JsValue> {
        let argument = Argument::new("observation", observation, JsValue::UNDEFINED);
        let observation: Observation = argument.read()?;
        let report = self.zone.with(|zone| zone.observe(id, &observation));
        to_js(&report.map_err(Failure::from)?)
    }

    /// Answers one query, with the reason for each record.
    pub fn resolve(&mut self, name: &str, rtype: &str, seed: Option<u64>) -> JsResult<JsValue> {
        let answer = self.zone.with(|zone| zone.resolve(name, rtype, seed));
        to_js(&answer.map_err(Failure::from)?)
    }

    /// Answers many queries and counts.
    pub fn tally(
        &mut self,
        name: &str,
        rtype: &str,
        options: JsValue,
        seed: Option<u64>,
    ) -> JsResult<JsValue> {
        let options = tally_options(&options, seed)?;
        let tally = self.zone.with(|zone| zone.tally(name, rtype, &options));
        to_js(&tally.map_err(Failure::from)?)
    }

    /// Starts a tally that counts in pieces.
    #[wasm_bindgen(js_name = startTally)]
    pub fn start_tally(
        &mut self,
        name: &str,
        rtype: &str,
        options: JsValue,
        seed: Option<u64>,
    ) -> JsResult<TallyHandle> {
        let options = tally_options(&options, seed)?;
        let tally = self.zone.with(|zone| zone.start_tally(name, rtype, &options));
        Ok(TallyHandle(tally.map_err(Failure::from)?))
    }

    /// Simulates clients, caches and failures over time.
    pub fn simulate(
        &mut self,
        scenario: JsValue,
        text: JsValue,
        seed: Option<u64>,
    ) -> JsResult<JsValue> {
        let argument = Argument::new("scenario", scenario, text);
        let scenario = Scenario { seed, ..argument.read()? };
        let timeline = self.zone.with(|zone| zone.simulate(&scenario));
        timeline_to_js(&timeline.map_err(|error| argument.failure(error))?)
    }

    /// Answers the query in the buffer from this zone alone; see `messages`.
    pub fn serve(&mut self, length: usize, transport: u8, client: usize, port: u16) -> u32 {
        let Self { zone, responder } = self;
        let sender = Sender { length, transport, client, port };
        messages::exchange(sender, |query, options, reply| {
            zone.with(|zone| responder.serve(zone.zone_mut(), query, options, reply))
        })
    }

    /// The source of the zone.
    pub fn export(&mut self) -> JsResult<JsValue> {
        to_js(&self.zone.with(|zone| zone.export()))
    }
}

/// A tally that counts in pieces.
#[wasm_bindgen]
pub struct TallyHandle(PartialTally);

#[wasm_bindgen]
impl TallyHandle {
    /// Counts up to `queries` more. Returns how many are left.
    pub fn advance(&mut self, queries: f64) -> f64 {
        self.0.advance(whole_number(queries)) as f64
    }

    /// The counts so far.
    pub fn tally(&self) -> JsResult<JsValue> {
        to_js(&self.0.tally())
    }
}

impl ZoneHandle {
    fn owned(zone: HostedZone) -> Self {
        Self { zone: ZoneRef::Owned(Box::new(zone)), responder: Responder::default() }
    }

    /// A zone of a server. The server lives as long as any handle.
    #[cfg(feature = "server")]
    pub(crate) fn shared(server: Rc<RefCell<Server>>, number: usize) -> Self {
        Self { zone: ZoneRef::Shared(server, number), responder: Responder::default() }
    }
}

impl ZoneRef {
    /// Calls `ask` with the zone. No JavaScript runs meanwhile, so a server is borrowed once.
    fn with<T>(&mut self, ask: impl FnOnce(&mut HostedZone) -> T) -> T {
        match self {
            Self::Owned(zone) => ask(zone),
            #[cfg(feature = "server")]
            Self::Shared(server, number) => ask(&mut server.borrow_mut().zones_mut()[*number]),
        }
    }
}
