//! Counts of requests step by step, and the figures of the whole run.

use std::ops::Range;

use super::config::Config;
use super::endpoint_state::{Outage, OutageIndex};
use super::endpoints::EndpointId;
use super::timeline::Timeline;

/// The counts of a run.
#[derive(Debug)]
pub(super) struct Recorder {
    config: Config,
    /// All steps of the first endpoint, then of the second, and so on.
    load: Vec<f64>,
    failed: Vec<f64>,
    failed_after_retries: Vec<f64>,
    /// For each outage, the time of the last request lost to it, in seconds.
    last_lost: Vec<f64>,
}

impl Recorder {
    pub(super) fn new(config: Config, endpoints: usize) -> Self {
        Self {
            config,
            load: vec![0.0; endpoints * config.steps],
            failed: vec![0.0; config.steps],
            failed_after_retries: vec![0.0; config.steps],
            last_lost: Vec::new(),
        }
    }

    /// Counts a request that an endpoint served.
    pub(super) fn served(&mut self, endpoint: EndpointId, now: f64) {
        self.load[endpoint.index() * self.config.steps + self.config.step_of(now)] += 1.0;
    }

    /// Counts a request whose first address was down, or that had no address.
    pub(super) fn failed(&mut self, now: f64) {
        self.failed[self.config.step_of(now)] += 1.0;
    }

    /// Counts a request that was not served because of these outages.
    pub(super) fn lost(&mut self, now: f64, outages: &[OutageIndex]) {
        self.failed_after_retries[self.config.step_of(now)] += 1.0;
        for &outage in outages {
            if self.last_lost.len() <= outage {
                self.last_lost.resize(outage + 1, 0.0);
            }
            self.last_lost[outage] = now;
        }
    }

    /// The timeline of the run. Unevenness is the average over windows of one TTL, in which a
    /// resolver gives all its clients the same answer.
    pub(super) fn finish(self, endpoints: &[String], outages: &[Outage], ttl: u32) -> Timeline {
        let Config { step, steps, requests, .. } = self.config;
        let window = ((f64::from(ttl) / step) as usize).clamp(1, steps);
        let (max_over_mean, idle_share) = self.unevenness(outages, window);
        let error_window = self.error_window(outages);
        let lost: f64 = self.failed_after_retries.iter().sum();
        let load = self.load.chunks_exact(steps).map(<[f64]>::to_vec);
        Timeline {
            step,
            time: (0..steps).map(|index| index as f64 * step).collect(),
            load: endpoints.iter().cloned().zip(load).collect(),
            failed: self.failed,
            failed_after_retries: self.failed_after_retries,
            health: Vec::new(),
            availability: 1.0 - lost / requests as f64,
            max_over_mean,
            idle_share,
            error_window,
            requests,
            balancer: None,
        }
    }

    /// The longest time from the start of an outage to the last request lost to it, in seconds.
    fn error_window(&self, outages: &[Outage]) -> f64 {
        let times = outages.iter().zip(&self.last_lost).map(|(outage, lost)| lost - outage.start);
        times.fold(0.0, f64::max)
    }

    /// Highest load over mean load, and share of idle endpoints: averages over the windows in which
    /// requests were served.
    fn unevenness(&self, outages: &[Outage], window: usize) -> (f64, f64) {
        let (mut ratios, mut idles, mut count) = (0.0, 0.0, 0.0);
        for first in (0..self.config.steps).step_by(window) {
            let steps = first..(first + window).min(self.config.steps);
            if let Some((ratio, idle)) = self.window_unevenness(steps, outages) {
                ratios += ratio;
                idles += idle;
                count += 1.0;
            }
        }
        if count > 0.0 { (ratios / count, idles / count) } else { (0.0, 0.0) }
    }

    /// The figures of one window, over the endpoints that were up in any part of it.
    fn window_unevenness(&self, steps: Range<usize>, outages: &[Outage]) -> Option<(f64, f64)> {
        let is_down = self.down_throughout(&steps, outages);
        let (mut max, mut total, mut idle, mut up): (f64, _, _, _) = (0.0, 0.0, 0.0, 0.0);
        for (load, is_down) in self.load.chunks_exact(self.config.steps).zip(is_down) {
            let load: f64 = load[steps.clone()].iter().sum();
            max = max.max(load);
            total += load;
            if !is_down {
                up += 1.0;
                idle += f64::from(u8::from(load == 0.0));
            }
        }
        (total > 0.0).then(|| (max * up / total, idle / up))
    }

    /// For each endpoint, whether it was down throughout these steps.
    fn down_throughout(&self, steps: &Range<usize>, outages: &[Outage]) -> Vec<bool> {
        let start = steps.start as f64 * self.config.step;
        let end = (steps.end as f64 * self.config.step).min(self.config.duration);
        let mut is_down = vec![false; self.load.len() / self.config.steps];
        for outage in outages.iter().filter(|outage| outage.start <= start && outage.end >= end) {
            is_down[outage.endpoint.index()] = true;
        }
        is_down
    }
}
