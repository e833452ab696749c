//! Queries to a hosted zone: answers, tallies and simulations.

use domain::base::iana::Rtype;

use super::error::ArgumentError;
use super::hosted_zone::{HostedZone, record_sets};
use crate::dns::rtype::from_mnemonic;
use crate::dns::{Name, name};
use crate::routing::QueryContext;
use crate::simulation::{Scenario, Simulation, Timeline};
use crate::statistics::{PartialTally, Tally, TallyOptions};
use crate::zone::{Answer, Zone};

impl HostedZone {
    /// Answers one query, with the reason for every record. With a seed, the draw is the seed's
    /// first; without, it is the next of the zone.
    pub fn resolve(
        &mut self,
        name: &str,
        rtype: &str,
        seed: Option<u64>,
    ) -> Result<Answer, ArgumentError> {
        self.resolve_for(name, rtype, &QueryContext::default(), seed)
    }

    /// Answers one query of a client; see [`HostedZone::resolve`].
    pub fn resolve_for(
        &mut self,
        name: &str,
        rtype: &str,
        context: &QueryContext,
        seed: Option<u64>,
    ) -> Result<Answer, ArgumentError> {
        let (name, rtype) = question(name, rtype)?;
        Ok(self.zone.resolve(&name, rtype, context, seed))
    }

    /// Answers many queries and counts.
    pub fn tally(
        &mut self,
        name: &str,
        rtype: &str,
        options: &TallyOptions,
    ) -> Result<Tally, ArgumentError> {
        let (name, rtype) = question(name, rtype)?;
        self.zone.tally(&name, rtype, options).map_err(ArgumentError::Tally)
    }

    /// Starts a tally that counts in pieces.
    pub fn start_tally(
        &mut self,
        name: &str,
        rtype: &str,
        options: &TallyOptions,
    ) -> Result<PartialTally, ArgumentError> {
        let (name, rtype) = question(name, rtype)?;
        self.zone.start_tally(&name, rtype, options).map_err(ArgumentError::Tally)
    }

    /// Simulates clients, caches and failures over time. Changes nothing but the next seed.
    ///
    /// ```
    /// use multivalue::{HostedZone, Scenario, route53::ZoneSource};
    ///
    /// let source: ZoneSource = serde_json::from_str(include_str!("../../examples/web-tier.json"))?;
    /// let mut zone = HostedZone::import(source, 42)?;
    /// let scenario = include_str!("../../examples/scenarios/outage.json");
    /// let scenario: Scenario = serde_json::from_str(scenario)?;
    /// let timeline = zone.simulate(&scenario)?;
    /// let balancer = timeline.balancer.as_ref().unwrap();
    /// assert!(timeline.availability < balancer.availability);
    /// // Detected after 3 failures, 30 s apart; then up to 60 s in caches.
    /// assert_eq!(timeline.health[0].at, 120.0 + 90.0);
    /// assert!(timeline.error_window <= 90.0 + 60.0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn simulate(&mut self, scenario: &Scenario) -> Result<Timeline, ArgumentError> {
        let (name, rtype) = question(&scenario.name, &scenario.rtype)?;
        let statuses = self.resumed(None);
        let mut zone =
            Zone::new(self.zone.name().clone(), &record_sets(&self.records), statuses, 0);
        zone.set_options(self.zone.options());
        let simulation = Simulation::new(zone, name, rtype, scenario);
        let simulation = simulation.map_err(ArgumentError::Scenario)?;
        Ok(simulation.run(scenario.seed.unwrap_or_else(|| self.zone.next_seed())))
    }
}

fn question(name: &str, rtype: &str) -> Result<(Name, Rtype), ArgumentError> {
    let name = name::from_presentation(name).map_err(ArgumentError::Name)?;
    let rtype = from_mnemonic(rtype).ok_or_else(|| ArgumentError::Type(rtype.to_owned()))?;
    Ok((name, rtype))
}
