//! A zone and a scenario to a [`Simulation`].

use std::collections::VecDeque;

use domain::base::iana::Rtype;

use super::config::Config;
use super::endpoint_state::EndpointEvent;
use super::endpoints::Endpoints;
use super::error::ScenarioError;
use super::scenario::Scenario;
use crate::dns::Name;
use crate::statistics::{Pick, PickBy};
use crate::zone::Zone;

/// A zone with a scenario, ready to run.
#[derive(Clone, Debug)]
pub struct Simulation {
    pub(super) zone: Zone,
    pub(super) name: Name,
    pub(super) rtype: Rtype,
    pub(super) config: Config,
    pub(super) endpoints: Endpoints,
    /// The pick from the answers of each RRset in [`Endpoints::sets`].
    pub(super) picks: Vec<Pick>,
    /// In order of time.
    pub(super) events: VecDeque<EndpointEvent>,
    /// The least TTL of the endpoints, in seconds.
    pub(super) ttl: u32,
}

impl Simulation {
    /// Checks a scenario against a zone.
    pub fn new(
        zone: Zone,
        name: Name,
        rtype: Rtype,
        scenario: &Scenario,
    ) -> Result<Self, ScenarioError> {
        let config = Config::new(scenario)?;
        let endpoints = Endpoints::find(&zone, &name, rtype)?;
        check_memory(&zone, &endpoints, &config)?;
        Ok(Self {
            ttl: least_ttl(&zone, &endpoints),
            name,
            rtype,
            config,
            picks: picks(&zone, &endpoints, scenario)?,
            events: events(&zone, &endpoints, scenario)?,
            endpoints,
            zone,
        })
    }
}

fn check_memory(zone: &Zone, endpoints: &Endpoints, config: &Config) -> Result<(), ScenarioError> {
    if endpoints.values.len() * config.steps > MAX_CELLS {
        let (member, expected) = ("step", "at most 2000000 steps times endpoints");
        return Err(ScenarioError::Bounds { member, expected });
    }
    let longest = endpoints.sets.iter().map(|&set| longest_answer(zone, set)).max();
    if config.resolvers as usize * longest.unwrap_or(0) > MAX_CACHED {
        let (member, expected) = ("resolvers", "at most 8000000 records in all caches together");
        return Err(ScenarioError::Bounds { member, expected });
    }
    Ok(())
}

/// The most records of one answer from an RRset.
fn longest_answer(zone: &Zone, set: usize) -> usize {
    zone.set(set).routing().max_answer()
}

fn least_ttl(zone: &Zone, endpoints: &Endpoints) -> u32 {
    let sets = endpoints.sets.iter().map(|&set| zone.set(set));
    let ttls = sets.flat_map(|set| (0..set.values().len() as u32).map(|value| set.ttl(value)));
    ttls.min().unwrap_or(0)
}

fn picks(
    zone: &Zone,
    endpoints: &Endpoints,
    scenario: &Scenario,
) -> Result<Vec<Pick>, ScenarioError> {
    let text = scenario.pick.as_deref().unwrap_or("first");
    let by = PickBy::new(text, scenario.source.as_deref());
    let by = by.ok_or_else(|| ScenarioError::Pick(text.to_owned()))?;
    endpoints.sets.iter().map(|&set| Ok(zone.pick(set, &by)?)).collect()
}

/// The events in order of time; those at the same time keep their order.
fn events(
    zone: &Zone,
    endpoints: &Endpoints,
    scenario: &Scenario,
) -> Result<VecDeque<EndpointEvent>, ScenarioError> {
    let mut sorted: Vec<_> = scenario.events.iter().enumerate().collect();
    let is_outside = |at: f64| !(0.0..=scenario.duration).contains(&at);
    if let Some((index, _)) = sorted.iter().find(|(_, event)| is_outside(event.at)) {
        return Err(ScenarioError::EventTime(*index));
    }
    sorted.sort_by(|(_, a), (_, b)| a.at.total_cmp(&b.at));
    let mut events = VecDeque::new();
    for (index, event) in sorted {
        let named = endpoints.named(zone, &event.endpoint);
        if named.is_empty() {
            return Err(ScenarioError::Endpoint(index, event.endpoint.clone()));
        }
        let (at, up) = (event.at, event.up);
        events.extend(named.into_iter().map(|endpoint| EndpointEvent { at, endpoint, up }));
    }
    Ok(events)
}

/// The most numbers in the load of a timeline.
const MAX_CELLS: usize = 2_000_000;
/// The most records in all caches together.
const MAX_CACHED: usize = 8_000_000;
