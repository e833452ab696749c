//! The endpoints that are up, and the outages of the others.

use super::endpoints::EndpointId;

/// The state of all endpoints at one time.
#[derive(Debug)]
pub(super) struct EndpointState {
    /// The current outage of each endpoint.
    current: Vec<Option<OutageIndex>>,
    /// The endpoints that are up.
    up: Vec<EndpointId>,
    outages: Vec<Outage>,
    /// The current outage that started first.
    oldest: Option<OutageIndex>,
}

/// The index of an outage, in order of their starts.
pub(super) type OutageIndex = usize;

/// A period in which an endpoint is down, in seconds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Outage {
    pub(super) endpoint: EndpointId,
    pub(super) start: f64,
    pub(super) end: f64,
}

/// A change of one endpoint.
#[derive(Clone, Copy, Debug)]
pub(super) struct EndpointEvent {
    /// Time in seconds.
    pub(super) at: f64,
    pub(super) endpoint: EndpointId,
    pub(super) up: bool,
}

impl EndpointState {
    /// Endpoints that are all up.
    pub(super) fn new(count: usize) -> Self {
        let up = (0..count).map(EndpointId::new).collect();
        Self { current: vec![None; count], up, outages: Vec::new(), oldest: None }
    }

    pub(super) fn is_up(&self, endpoint: EndpointId) -> bool {
        self.current_outage(endpoint).is_none()
    }

    pub(super) fn current_outage(&self, endpoint: EndpointId) -> Option<OutageIndex> {
        self.current[endpoint.index()]
    }

    /// The endpoints that are up.
    pub(super) fn up(&self) -> &[EndpointId] {
        &self.up
    }

    /// The current outage that started first.
    pub(super) fn oldest_outage(&self) -> Option<OutageIndex> {
        self.oldest
    }

    pub(super) fn outages(&self) -> &[Outage] {
        &self.outages
    }

    /// Applies an event. Returns whether the endpoint changed.
    pub(super) fn apply(&mut self, event: EndpointEvent) -> bool {
        let EndpointEvent { at, endpoint, up } = event;
        if self.is_up(endpoint) == up {
            return false;
        }
        match self.current[endpoint.index()].take() {
            Some(outage) => self.outages[outage].end = at,
            None => {
                self.current[endpoint.index()] = Some(self.outages.len());
                self.outages.push(Outage { endpoint, start: at, end: f64::INFINITY });
            }
        }
        let all = (0..self.current.len()).map(EndpointId::new);
        self.up = all.filter(|&endpoint| self.is_up(endpoint)).collect();
        self.oldest = self.current.iter().flatten().copied().min();
        true
    }
}
