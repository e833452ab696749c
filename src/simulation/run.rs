//! One run: requests in order of time, between them events and probes.

use domain::base::iana::Rtype;

use super::clients::{Cache, Resolvers};
use super::endpoints::Endpoints;
use super::probes::Probes;
use super::recorder::{Outage, Record};
use super::scenario::{Plan, Scenario, ScenarioError};
use super::timeline::{StatusChange, Timeline};
use crate::dns::Name;
use crate::routing::{DrawRng, QueryContext};
use crate::statistics::Pick;
use crate::statistics::PickBy;
use crate::zone::{Query, Response, Zone};

/// Most numbers of one timeline.
const MAX_CELLS: usize = 2_000_000;
/// Most records that all caches together may keep.
const MAX_CACHED: usize = 8_000_000;

/// Numbers of the streams of chance; 0 is the draw, as for `resolve` and `tally`.
const CLIENT: u32 = 1;
const RESOLVER: u32 = 2;
const ARRIVAL: u32 = 3;

/// A zone and a scenario, ready to run.
#[derive(Clone, Debug)]
pub struct Simulation {
    zone: Zone,
    name: Name,
    rtype: Rtype,
    plan: Plan,
    endpoints: Endpoints,
    picks: Vec<Pick>,
    /// Endpoints that die or live again, the first last.
    changes: Vec<(f64, u32, bool)>,
    ttl: u32,
}

impl Simulation {
    /// Reads a scenario on a zone of its own, or says what is wrong in it.
    pub fn new(
        zone: Zone,
        name: Name,
        rtype: Rtype,
        scenario: &Scenario,
    ) -> Result<Self, ScenarioError> {
        let plan = Plan::read(scenario)?;
        let endpoints = Endpoints::find(&zone, &name, rtype)?;
        within_bounds(&zone, &endpoints, &plan)?;
        let ttls = endpoints.sets.iter().map(|&set| zone.set(set));
        let ttls = ttls.flat_map(|set| (0..set.values().len() as u32).map(|value| set.ttl(value)));
        Ok(Self {
            ttl: ttls.min().unwrap_or(0),
            name,
            rtype,
            plan,
            picks: picks(&zone, &endpoints, scenario)?,
            changes: changes(&zone, &endpoints, scenario)?,
            endpoints,
            zone,
        })
    }

    /// Runs; the same seed gives the same timeline on every host.
    pub fn run(mut self, seed: u64) -> Timeline {
        let probes = Probes::new(&mut self.zone, &self.endpoints);
        let count = self.endpoints.names.len();
        let mut run = Run {
            world: World {
                up: vec![true; count],
                alive: (0..count as u32).collect(),
                outage: vec![None; count],
                outages: Vec::new(),
                oldest: None,
                noticed: Vec::new(),
                probes,
                due: 0.0,
            },
            resolvers: Resolvers::new(self.plan.resolvers, self.plan.zipf),
            balanced: Record::new(self.plan, count),
            record: Record::new(self.plan, count),
            next: 0,
            tried: Vec::new(),
            response: Response::default(),
            draw: DrawRng::new(seed),
            client: DrawRng::stream(seed, CLIENT),
            of: self,
        };
        run.requests(seed);
        run.finish()
    }
}

fn within_bounds(zone: &Zone, endpoints: &Endpoints, plan: &Plan) -> Result<(), ScenarioError> {
    let count = endpoints.names.len();
    let widest = endpoints.sets.iter().map(|&set| zone.set(set).routing().max_answer());
    let cached = plan.resolvers as usize * widest.max().unwrap_or(0);
    let text = match () {
        () if count * plan.steps > MAX_CELLS => {
            "step: expected at most 2000000 steps times endpoints"
        }
        () if cached > MAX_CACHED => {
            "resolvers: expected at most 8000000 records in all caches together"
        }
        () => return Ok(()),
    };
    Err(ScenarioError::Bounds(text))
}

/// How clients pick from the answers of each Rrset.
fn picks(
    zone: &Zone,
    endpoints: &Endpoints,
    scenario: &Scenario,
) -> Result<Vec<Pick>, ScenarioError> {
    let text = scenario.pick.as_deref().unwrap_or("first");
    let by = PickBy::new(text, scenario.source.as_deref());
    let by = by.ok_or_else(|| ScenarioError::Pick(text.to_owned()))?;
    let mut picks = Vec::with_capacity(endpoints.sets.len());
    for &set in &endpoints.sets {
        picks.push(zone.pick(set, &by).map_err(ScenarioError::Records)?);
    }
    Ok(picks)
}

/// The events in order of time, the first last.
fn changes(
    zone: &Zone,
    endpoints: &Endpoints,
    scenario: &Scenario,
) -> Result<Vec<(f64, u32, bool)>, ScenarioError> {
    let events = &scenario.events;
    for (number, event) in events.iter().enumerate() {
        if !(0.0..=scenario.duration).contains(&event.at) {
            return Err(ScenarioError::EventTime(number));
        }
    }
    let mut changes = Vec::new();
    let mut in_time: Vec<usize> = (0..events.len()).collect();
    in_time.sort_by(|&a, &b| events[a].at.total_cmp(&events[b].at));
    for number in in_time {
        let event = &events[number];
        let named = endpoints.named(zone, &event.endpoint);
        if named.is_empty() {
            return Err(ScenarioError::Endpoint(number, event.endpoint.clone()));
        }
        changes.extend(named.into_iter().map(|endpoint| (event.at, endpoint, event.up)));
    }
    changes.reverse();
    Ok(changes)
}

/// A run at one moment.
struct Run {
    of: Simulation,
    world: World,
    resolvers: Resolvers,
    record: Record,
    balanced: Record,
    /// The endpoint alive whose turn it is at the balancer.
    next: usize,
    tried: Vec<usize>,
    response: Response,
    draw: DrawRng,
    client: DrawRng,
}

/// The truth, and what checks have noticed of it.
struct World {
    up: Vec<bool>,
    alive: Vec<u32>,
    /// The present outage of each endpoint.
    outage: Vec<Option<usize>>,
    outages: Vec<Outage>,
    /// The present outage that began first.
    oldest: Option<usize>,
    noticed: Vec<StatusChange>,
    probes: Probes,
    /// When the next event or probe comes.
    due: f64,
}

impl Run {
    fn requests(&mut self, seed: u64) {
        let mut resolver = DrawRng::stream(seed, RESOLVER);
        let mut arrival = DrawRng::stream(seed, ARRIVAL);
        for request in 0..self.of.plan.requests {
            let now = self.of.plan.arrival(request, arrival.unit());
            if now >= self.world.due {
                self.world.advance(now, &mut self.of);
            }
            self.request(now, &mut resolver);
            self.balance(now);
        }
        self.world.advance(self.of.plan.duration, &mut self.of);
    }

    /// A client asks its resolver, and tries the addresses that it gets.
    fn request(&mut self, now: f64, resolver: &mut DrawRng) {
        let Self { of, resolvers, response, draw, client, .. } = self;
        let cache = resolvers.choose(resolver);
        if now >= cache.expires {
            let context = QueryContext::default();
            let query = Query { name: of.name.for_slice(), rtype: of.rtype, context: &context };
            of.zone.respond(&query, draw, response);
            cache.keep(now, response, &of.endpoints, &of.picks);
        }
        let random = matches!(of.picks[0], Pick::Random);
        self.tried.clear();
        let tries = of.plan.tries.min(cache.answer.len());
        for place in 0..tries {
            let endpoint = address(cache, place, random, client);
            if self.world.up[endpoint as usize] {
                return self.record.served(endpoint, now);
            }
            if place == 0 {
                self.record.failed(now);
            }
            self.tried.extend(self.world.outage[endpoint as usize]);
        }
        if tries == 0 {
            self.record.failed(now);
            self.tried.extend(self.world.oldest);
        }
        self.record.lost(now, &self.tried);
    }

    /// The balancer knows at once who is alive; all requests cost alike, so the least
    /// loaded endpoint is the next in turn.
    fn balance(&mut self, now: f64) {
        let alive = &self.world.alive;
        if alive.is_empty() {
            self.balanced.failed(now);
            return self.balanced.lost(now, self.world.oldest.as_slice());
        }
        self.next = if self.next < alive.len() { self.next } else { 0 };
        self.balanced.served(alive[self.next], now);
        self.next += 1;
    }

    fn finish(self) -> Timeline {
        let Self { of, world, record, balanced, .. } = self;
        let finish = |record: Record| record.finish(&of.endpoints.names, &world.outages, of.ttl);
        Timeline {
            balancer: Some(Box::new(finish(balanced))),
            health: world.noticed,
            ..finish(record)
        }
    }
}

/// The next address that a client tries; one at random comes from those not tried yet.
fn address(cache: &mut Cache, place: usize, random: bool, client: &mut DrawRng) -> u32 {
    if random {
        let rest = (cache.answer.len() - place) as u32;
        let chosen = place + client.below(rest) as usize;
        cache.answer.swap(place, chosen);
    }
    cache.answer[place]
}

impl World {
    /// Lets happen what happens up to a time; a probe comes before an event of its time.
    fn advance(&mut self, now: f64, of: &mut Simulation) {
        loop {
            let event = of.changes.last().map_or(f64::INFINITY, |change| change.0);
            self.due = event.min(self.probes.due);
            if self.due > now {
                return;
            }
            match of.changes.pop() {
                Some((at, endpoint, up)) if at < self.probes.due => self.change(at, endpoint, up),
                later => {
                    of.changes.extend(later);
                    self.probes.probe(&mut of.zone, &self.up, &mut self.noticed);
                }
            }
        }
    }

    fn change(&mut self, at: f64, endpoint: u32, up: bool) {
        let index = endpoint as usize;
        if std::mem::replace(&mut self.up[index], up) == up {
            return;
        }
        if up {
            if let Some(outage) = self.outage[index].take() {
                self.outages[outage].to = at;
            }
        } else {
            self.outage[index] = Some(self.outages.len());
            self.outages.push(Outage { endpoint, from: at, to: f64::INFINITY });
        }
        let ids = 0..self.up.len() as u32;
        self.alive = ids.filter(|&id| self.up[id as usize]).collect();
        self.oldest = self.outage.iter().flatten().copied().min();
        self.probes.stir(endpoint, at);
    }
}
