//! One run: requests in order of time, with the events and probes between them.

use super::balancer::Balancer;
use super::clients::Resolvers;
use super::endpoint_state::{EndpointEvent, EndpointState, OutageIndex};
use super::probes::Probes;
use super::recorder::Recorder;
use super::setup::Simulation;
use super::timeline::{StatusChange, Timeline};
use crate::routing::{DrawRng, QueryContext};
use crate::statistics::Pick;
use crate::zone::{Query, Response};

impl Simulation {
    /// Runs the simulation. A seed gives the same timeline on every host.
    pub fn run(self, seed: u64) -> Timeline {
        Run::new(self, seed).finish()
    }
}

/// The state of a run at one time.
struct Run {
    simulation: Simulation,
    state: EndpointState,
    probes: Probes,
    /// Time of the next event or probe, in seconds.
    due: f64,
    status_changes: Vec<StatusChange>,
    resolvers: Resolvers,
    recorder: Recorder,
    balancer: Balancer,
    rngs: Rngs,
    /// The last response, kept for its memory.
    response: Response,
    /// The outages that the current request met, kept for its memory.
    met: Vec<OutageIndex>,
}

/// A random stream for each purpose.
struct Rngs {
    draw: DrawRng,
    client: DrawRng,
    resolver: DrawRng,
    arrival: DrawRng,
}

impl Rngs {
    /// The draw is stream 0, as in `resolve` and `tally`.
    fn new(seed: u64) -> Self {
        Self {
            draw: DrawRng::new(seed),
            client: DrawRng::stream(seed, 1),
            resolver: DrawRng::stream(seed, 2),
            arrival: DrawRng::stream(seed, 3),
        }
    }
}

impl Run {
    fn new(mut simulation: Simulation, seed: u64) -> Self {
        let config = simulation.config;
        let count = simulation.endpoints.values.len();
        Self {
            probes: Probes::new(&mut simulation.zone, &simulation.endpoints),
            state: EndpointState::new(count),
            due: 0.0,
            status_changes: Vec::new(),
            resolvers: Resolvers::new(config.resolvers, config.zipf),
            recorder: Recorder::new(config, count),
            balancer: Balancer::new(Recorder::new(config, count)),
            rngs: Rngs::new(seed),
            response: Response::default(),
            met: Vec::new(),
            simulation,
        }
    }

    /// Runs to the end.
    fn finish(mut self) -> Timeline {
        let config = self.simulation.config;
        for request in 0..config.requests {
            let now = config.arrival(request, self.rngs.arrival.unit());
            if now >= self.due {
                self.advance(now);
            }
            self.request(now);
            self.balancer.request(now, &self.state);
        }
        self.advance(config.duration);
        self.timeline()
    }

    fn timeline(self) -> Timeline {
        let Simulation { endpoints, ttl, .. } = self.simulation;
        let finish =
            |recorder: Recorder| recorder.finish(&endpoints.values, self.state.outages(), ttl);
        Timeline {
            balancer: Some(Box::new(finish(self.balancer.recorder))),
            health: self.status_changes,
            ..finish(self.recorder)
        }
    }

    /// Applies all events and probes up to a time. A probe comes before an event at the same time.
    fn advance(&mut self, now: f64) {
        loop {
            let event = self.simulation.events.front().copied();
            let event_at = event.map_or(f64::INFINITY, |event| event.at);
            self.due = event_at.min(self.probes.due);
            if self.due > now {
                return;
            }
            match event.filter(|_| event_at < self.probes.due) {
                Some(event) => self.apply(event),
                None => {
                    let zone = &mut self.simulation.zone;
                    self.probes.run(zone, &self.state, &mut self.status_changes);
                }
            }
        }
    }

    /// Applies the first event of the list.
    fn apply(&mut self, event: EndpointEvent) {
        self.simulation.events.pop_front();
        if self.state.apply(event) {
            self.probes.wake(event.endpoint, event.at);
        }
    }

    /// A client asks its resolver and tries the addresses of the answer.
    fn request(&mut self, now: f64) {
        let Self { simulation, resolvers, response, rngs, recorder, met, state, .. } = self;
        let cache = resolvers.choose(&mut rngs.resolver);
        if now >= cache.expires {
            simulation.query(&mut rngs.draw, response);
            cache.store(now, response, &simulation.endpoints, &simulation.picks);
        }
        let random = matches!(simulation.picks[0], Pick::Random);
        met.clear();
        for attempt in 0..simulation.config.tries.min(cache.answer.len()) {
            let endpoint = cache.address(attempt, random, &mut rngs.client);
            let Some(outage) = state.current_outage(endpoint) else {
                return recorder.served(endpoint, now);
            };
            if attempt == 0 {
                recorder.failed(now);
            }
            met.push(outage);
        }
        if met.is_empty() {
            recorder.failed(now);
            met.extend(state.oldest_outage());
        }
        recorder.lost(now, met);
    }
}

impl Simulation {
    /// Answers the query of the scenario.
    fn query(&mut self, rng: &mut DrawRng, response: &mut Response) {
        let context = QueryContext::default();
        let query = Query { name: self.name.for_slice(), rtype: self.rtype, context: &context };
        self.zone.respond(&query, rng, response);
    }
}
