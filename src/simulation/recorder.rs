//! What became of the requests, step by step, and the figures of the whole run.

use super::scenario::Plan;
use super::timeline::Timeline;

/// A run as it is written down.
#[derive(Debug)]
pub(super) struct Record {
    plan: Plan,
    /// The steps of the first endpoint, of the second, and so on.
    load: Vec<f64>,
    failed: Vec<f64>,
    failed_after_retries: Vec<f64>,
    /// For each outage, when the last request was lost to it.
    lost: Vec<f64>,
}

/// The time in which an endpoint is dead.
#[derive(Clone, Copy, Debug)]
pub(super) struct Outage {
    pub(super) endpoint: u32,
    pub(super) from: f64,
    pub(super) to: f64,
}

impl Record {
    /// Nothing has happened yet.
    pub(super) fn new(plan: Plan, endpoints: usize) -> Self {
        Self {
            plan,
            load: vec![0.0; endpoints * plan.steps],
            failed: vec![0.0; plan.steps],
            failed_after_retries: vec![0.0; plan.steps],
            lost: Vec::new(),
        }
    }

    /// An endpoint served a request.
    pub(super) fn served(&mut self, endpoint: u32, at: f64) {
        self.load[endpoint as usize * self.plan.steps + self.plan.step_of(at)] += 1.0;
    }

    /// The first address that a client tried was dead, or there was none.
    pub(super) fn failed(&mut self, at: f64) {
        self.failed[self.plan.step_of(at)] += 1.0;
    }

    /// A client gave up, and these outages are why.
    pub(super) fn lost(&mut self, at: f64, outages: &[usize]) {
        self.failed_after_retries[self.plan.step_of(at)] += 1.0;
        for &outage in outages {
            if self.lost.len() <= outage {
                self.lost.resize(outage + 1, 0.0);
            }
            self.lost[outage] = at;
        }
    }

    /// The timeline of a run; unevenness is averaged over stretches of one TTL, in which
    /// a resolver sends its clients to one and the same answer.
    pub(super) fn finish(self, endpoints: &[String], outages: &[Outage], ttl: u32) -> Timeline {
        let plan = self.plan;
        let stretch = ((f64::from(ttl) / plan.step) as usize).clamp(1, plan.steps);
        let (max_over_mean, idle_share) = self.unevenness(outages, stretch);
        let error_window = self.error_window(outages);
        let lost: f64 = self.failed_after_retries.iter().sum();
        let mut time = Vec::with_capacity(plan.steps);
        (0..plan.steps).for_each(|step| time.push(step as f64 * plan.step));
        let mut load = Vec::with_capacity(endpoints.len());
        for (endpoint, steps) in endpoints.iter().zip(self.load.chunks_exact(plan.steps)) {
            load.push((endpoint.clone(), steps.to_vec()));
        }
        Timeline {
            step: plan.step,
            time,
            load,
            failed: self.failed,
            failed_after_retries: self.failed_after_retries,
            health: Vec::new(),
            availability: 1.0 - lost / plan.requests as f64,
            max_over_mean,
            idle_share,
            error_window,
            requests: plan.requests,
            balancer: None,
        }
    }

    /// The longest time from the death of an endpoint to the last request lost to it.
    fn error_window(&self, outages: &[Outage]) -> f64 {
        let windows = outages.iter().zip(&self.lost).map(|(outage, lost)| lost - outage.from);
        windows.fold(0.0, f64::max)
    }

    /// Greatest load over the mean load, and the share of idle endpoints: averaged over
    /// the stretches in which any request was served.
    fn unevenness(&self, outages: &[Outage], stretch: usize) -> (f64, f64) {
        let (mut ratios, mut idles, mut count) = (0.0, 0.0, 0.0);
        for first in (0..self.plan.steps).step_by(stretch) {
            let end = (first + stretch).min(self.plan.steps);
            if let Some((ratio, idle)) = self.stretch(first, end, outages) {
                ratios += ratio;
                idles += idle;
                count += 1.0;
            }
        }
        if count > 0.0 { (ratios / count, idles / count) } else { (0.0, 0.0) }
    }

    /// The same of some steps, over the endpoints that were not dead all through.
    fn stretch(&self, first: usize, end: usize, outages: &[Outage]) -> Option<(f64, f64)> {
        let dead = self.dead(first, end, outages);
        let (mut most, mut total, mut idle, mut alive): (f64, _, _, _) = (0.0, 0.0, 0.0, 0.0);
        for (load, dead) in self.load.chunks_exact(self.plan.steps).zip(dead) {
            let load: f64 = load[first..end].iter().sum();
            most = most.max(load);
            total += load;
            if !dead {
                alive += 1.0;
                idle += f64::from(u8::from(load == 0.0));
            }
        }
        (total > 0.0).then(|| (most * alive / total, idle / alive))
    }

    /// Of each endpoint, whether it was dead all through some steps.
    fn dead(&self, first: usize, end: usize, outages: &[Outage]) -> Vec<bool> {
        let from = first as f64 * self.plan.step;
        let to = (end as f64 * self.plan.step).min(self.plan.duration);
        let mut dead = vec![false; self.load.len() / self.plan.steps];
        for outage in outages.iter().filter(|outage| outage.from <= from && outage.to >= to) {
            dead[outage.endpoint as usize] = true;
        }
        dead
    }
}
