//! An ideal load balancer, for comparison.

use super::endpoint_state::EndpointState;
use super::recorder::Recorder;

/// A balancer that knows at once which endpoints are up. All requests cost the same, so the least
/// loaded endpoint is the next in turn.
#[derive(Debug)]
pub(super) struct Balancer {
    pub(super) recorder: Recorder,
    /// Index of the next endpoint among those that are up.
    next: usize,
}

impl Balancer {
    pub(super) fn new(recorder: Recorder) -> Self {
        Self { recorder, next: 0 }
    }

    /// Sends one request.
    pub(super) fn request(&mut self, now: f64, state: &EndpointState) {
        let up = state.up();
        if up.is_empty() {
            self.recorder.failed(now);
            return self.recorder.lost(now, state.oldest_outage().as_slice());
        }
        self.next = if self.next < up.len() { self.next } else { 0 };
        self.recorder.served(up[self.next], now);
        self.next += 1;
    }
}
