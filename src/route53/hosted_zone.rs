//! A hosted zone: rows and checks in Route 53's words around the zone that answers.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::batch::{self, Rows};
use super::error::{ArgumentError, Code, Error, Route53Error, Violations};
use super::listing::{add_defaults, apex, read_checks, read_rows};
use super::{HealthCheck, HealthReport, ZoneSource, aliases, check_config, groups};
use crate::dns::{Name, name};
use crate::health::{Check, Checks, Observation};
use crate::routing::QueryContext;
use crate::simulation::{Scenario, Simulation, Timeline};
use crate::statistics::{PartialTally, Tally, TallyOptions};
use crate::types::{ChangeBatch, ResourceRecordSet};
use crate::zone::{self, Answer, Query, RecordSet, Zone};

/// A zone that takes and gives Route 53's shapes, and answers queries.
///
/// ```
/// use multivalue::{HostedZone, route53::ZoneSource};
///
/// let source: ZoneSource = serde_json::from_str(include_str!("../../examples/web-tier.json"))?;
/// let mut zone = HostedZone::import(source, 42)?;
/// let answer = zone.resolve("www.example.com", "A", None)?;
/// assert_eq!(answer.answer.len(), 8);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct HostedZone {
    rows: Rows,
    checks: BTreeMap<String, HealthCheck>,
    zone: Zone,
    /// The seed that its source fixes.
    seed: Option<u64>,
}

impl HostedZone {
    /// A new zone: SOA and NS rows as Route 53 makes them, and nothing else.
    pub fn new(name: &str, seed: u64) -> Result<Self, Route53Error> {
        let source = ZoneSource { name: Some(name.to_owned()), ..ZoneSource::default() };
        Self::import(source, seed)
    }

    /// The zone that these lists describe, or all that is wrong with them. SOA and NS
    /// rows that are missing at the apex are added as in a new zone.
    pub fn import(source: ZoneSource, seed: u64) -> Result<Self, Route53Error> {
        let apex = apex(&source)?;
        let (limits, fixed) = (source.limits()?, source.fixed_seed()?);
        let (mut rows, mut faults) = read_rows(source.resource_record_sets);
        let whole = faults.is_empty(); // else targets may be missing that are given
        add_defaults(&mut rows, &apex);
        faults.extend(groups::judge(&apex, &rows, &|_| true, false));
        if whole {
            faults.extend(aliases::judge(&apex, &rows, &|_| true));
        }
        let checks = read_checks(source.health_checks.unwrap_or_default(), &mut faults);
        Route53Error::gather(faults)?;
        let mut statuses = Checks::new(statuses(&checks, &rows));
        for (id, status) in source.health.unwrap_or_default() {
            let status = status.parse().map_err(|_| bad_status(&id, &status))?;
            if statuses.set_override(&id, Some(status)).is_none() {
                return Err(no_such_check(&id));
            }
        }
        let mut zone = Zone::new(apex, &record_sets(&rows), statuses, seed);
        zone.set_options(limits);
        Ok(Self { rows, checks, zone, seed: fixed })
    }

    /// What [`HostedZone::import`] makes this zone from: rows, checks and overrides. What
    /// was observed is history and no part of it.
    pub fn export(&self) -> ZoneSource {
        self.source(self.resource_record_sets(), self.health_checks())
    }

    fn source(&self, rows: Vec<ResourceRecordSet>, checks: Vec<HealthCheck>) -> ZoneSource {
        let status_override =
            self.zone.checks().iter().filter_map(|(id, check)| Some((id, check.status_override?)));
        let health: BTreeMap<String, String> = status_override
            .map(|(id, status)| (id.to_owned(), status.as_str().to_owned()))
            .collect();
        let mut source = ZoneSource {
            name: Some(self.name()),
            resource_record_sets: rows,
            health_checks: Some(checks),
            health: (!health.is_empty()).then_some(health),
            seed: self.seed.map(|seed| format!("{seed}")),
            ..ZoneSource::default()
        };
        source.set_limits(self.zone.options());
        source
    }

    /// The zone's name, with its final dot.
    pub fn name(&self) -> String {
        name::to_presentation(self.zone.name())
    }

    /// Makes all changes of a batch, or none and says all that is wrong.
    pub fn change(&mut self, batch: &ChangeBatch) -> Result<(), Route53Error> {
        let rows = batch::apply(self.zone.name(), &self.rows, batch)?;
        let stood = |key: &str, row| self.rows.get(key).is_some_and(|old| Arc::ptr_eq(old, row));
        let changed = rows.iter().filter(|(key, row)| !stood(key, row));
        let mut named = changed.filter_map(|(_, row)| row.read.health_check.as_deref());
        if let Some(id) = named.find(|id| !self.checks.contains_key(*id)) {
            return Err(no_such_check(id));
        }
        self.rows = rows;
        self.rebuild(None);
        Ok(())
    }

    /// All rows in Route 53's order: names by their labels in reverse, then type, then
    /// `SetIdentifier`.
    pub fn resource_record_sets(&self) -> Vec<ResourceRecordSet> {
        self.rows.values().map(|row| spelt(row.given.clone(), &row.read)).collect()
    }

    /// Adds a check or replaces the one of its ID. What was observed stays where the kind
    /// of check is the same.
    pub fn put_health_check(&mut self, check: HealthCheck) -> Result<(), Route53Error> {
        let mut faults = Violations::default();
        check_config::judge(&check, &mut faults);
        let id = check.id.clone();
        let old = self.checks.insert(id.clone(), check);
        check_config::judge_families(&self.checks, Some(&id), &mut faults);
        if let Err(error) = Route53Error::gather(faults) {
            match old {
                Some(old) => self.checks.insert(id, old),
                None => self.checks.remove(&id),
            };
            return Err(error);
        }
        self.rebuild(None);
        Ok(())
    }

    /// Removes a check. Rows that name it count as healthy from then on; Route 53 calls
    /// their status unpredictable.
    pub fn delete_health_check(&mut self, id: &str) -> Result<(), Route53Error> {
        self.checks.remove(id).ok_or_else(|| no_such_check(id))?;
        self.rebuild(Some(id));
        Ok(())
    }

    /// All checks in order of their IDs.
    pub fn health_checks(&self) -> Vec<HealthCheck> {
        self.checks.values().cloned().collect()
    }

    /// The effective status of every check, and of those that rows name although no
    /// check of that ID is there.
    pub fn health(&self) -> Vec<HealthReport> {
        self.zone.checks().iter().map(|(id, check)| HealthReport::new(id, check)).collect()
    }

    /// Sets a check's status by hand, or lifts that.
    pub fn set_health(&mut self, id: &str, status: Option<&str>) -> Result<(), Error> {
        let bad = |text: &str| ArgumentError::HealthStatus(text.to_owned());
        let status = status.map(|text| text.parse().map_err(|_| bad(text))).transpose()?;
        match self.zone.set_health(id, status) {
            true => Ok(()),
            false => Err(no_such_check(id).into()),
        }
    }

    /// Takes one result of a check, and gives the check's status after it.
    ///
    /// ```
    /// use multivalue::health::HealthStatus::{Healthy, Unhealthy};
    /// use multivalue::{HostedZone, health::Observation, route53::ZoneSource};
    ///
    /// let source: ZoneSource = serde_json::from_str(include_str!("../../examples/web-tier.json"))?;
    /// let mut zone = HostedZone::import(source, 42)?;
    /// let check = zone.health_checks()[0].id.clone();
    /// let failure = Observation { ok: Some(false), ..Observation::default() };
    /// let statuses = [(); 3].map(|()| zone.observe(&check, &failure).unwrap().status);
    /// assert_eq!(statuses, [Healthy, Healthy, Unhealthy]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn observe(&mut self, id: &str, observation: &Observation) -> Result<HealthReport, Error> {
        let taken = self.zone.observe(id, observation).ok_or_else(|| no_such_check(id))?;
        taken.map_err(ArgumentError::Observation)?;
        let check = self.zone.checks().get(id).ok_or_else(|| no_such_check(id))?;
        Ok(HealthReport::new(id, check))
    }

    /// Answers one query and says why each row is in or out. With a seed, the draw is
    /// that seed's first; without, the next of the zone's stream.
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

    /// Answers many queries by the same draw, and counts.
    pub fn tally(
        &mut self,
        name: &str,
        rtype: &str,
        options: &TallyOptions,
    ) -> Result<Tally, ArgumentError> {
        let (name, rtype) = question(name, rtype)?;
        self.zone.tally(&name, rtype, options).map_err(ArgumentError::Tally)
    }

    /// Starts the same, to be counted in pieces; see [`PartialTally`].
    pub fn start_tally(
        &mut self,
        name: &str,
        rtype: &str,
        options: &TallyOptions,
    ) -> Result<PartialTally, ArgumentError> {
        let (name, rtype) = question(name, rtype)?;
        self.zone.start_tally(&name, rtype, options).map_err(ArgumentError::Tally)
    }

    /// Runs what routing does to clients over time; the zone stays as it is.
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
    /// // Noticed after 3 failures, 30 s apart; then up to 60 s in caches.
    /// assert_eq!(timeline.health[0].at, 120.0 + 90.0);
    /// assert!(timeline.error_window <= 90.0 + 60.0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn simulate(&mut self, scenario: &Scenario) -> Result<Timeline, ArgumentError> {
        let (name, rtype) = question(&scenario.name, &scenario.rtype)?;
        let statuses = self.resumed(None);
        let mut zone = Zone::new(self.zone.name().clone(), &record_sets(&self.rows), statuses, 0);
        zone.set_options(self.zone.options());
        let simulation = Simulation::new(zone, name, rtype, scenario);
        let simulation = simulation.map_err(ArgumentError::Scenario)?;
        Ok(simulation.run(scenario.seed.unwrap_or_else(|| self.zone.next_seed())))
    }

    /// Answers one query into `response`, for the wire; see [`Zone::answer`].
    pub fn respond(&mut self, query: &Query<'_>, seed: Option<u64>, response: &mut zone::Response) {
        self.zone.answer(query, seed, response);
    }

    /// The zone that answers.
    pub fn zone(&self) -> &Zone {
        &self.zone
    }

    /// The zone that answers, for queries and health. Its records cannot be replaced; see
    /// [`HostedZone::change`].
    pub fn zone_mut(&mut self) -> &mut Zone {
        &mut self.zone
    }

    /// Makes the zone anew; what is known of the check that is `gone` is forgotten.
    fn rebuild(&mut self, gone: Option<&str>) {
        let statuses = self.resumed(gone);
        self.zone.replace(&record_sets(&self.rows), statuses);
    }

    /// The statuses as they are to be, with what is known; of the check that is `gone`, nothing.
    fn resumed(&self, gone: Option<&str>) -> Checks {
        let mut statuses = statuses(&self.checks, &self.rows);
        for (id, check) in &mut statuses {
            let old = self.zone.checks().get(id).filter(|_| gone != Some(id));
            if let Some(old) = old {
                check.inherit_state(old);
            }
        }
        Checks::new(statuses)
    }
}

/// The status of every check that is there, and of those that rows or calculated checks
/// name, with nothing known yet.
fn statuses(checks: &BTreeMap<String, HealthCheck>, rows: &Rows) -> Vec<(String, Check)> {
    let mut statuses = Vec::new();
    let mut gone = Vec::new();
    for (id, check) in checks {
        statuses.push((id.clone(), check_config::read(check)));
        gone.extend(check.health_check_config.child_health_checks.iter().flatten());
    }
    gone.extend(rows.values().filter_map(|row| row.read.health_check.as_ref()));
    for id in gone {
        if !checks.contains_key(id) {
            statuses.push((id.clone(), Check::default()));
        }
    }
    statuses
}

fn record_sets(rows: &Rows) -> Vec<&RecordSet> {
    rows.values().map(|row| &row.read).collect()
}

/// A row as it was given, its names in Route 53's spelling.
fn spelt(mut given: ResourceRecordSet, read: &RecordSet) -> ResourceRecordSet {
    given.name = name::to_presentation(&read.name);
    if let (Some(target), Some(to)) = (&mut given.alias_target, &read.alias) {
        target.dns_name = name::to_presentation(&to.name);
    }
    given
}

fn question(name: &str, rtype: &str) -> Result<(Name, domain::base::iana::Rtype), ArgumentError> {
    let name = name::from_presentation(name).map_err(ArgumentError::Name)?;
    let rtype = crate::dns::rtype::from_mnemonic(rtype)
        .ok_or_else(|| ArgumentError::Type(rtype.to_owned()))?;
    Ok((name, rtype))
}

fn no_such_check(id: &str) -> Route53Error {
    Route53Error::new(
        Code::NoSuchHealthCheck,
        format!("No health check exists with the specified ID: {id}"),
    )
}

fn bad_status(id: &str, status: &str) -> Route53Error {
    Route53Error::new(
        Code::InvalidInput,
        format!("Health: '{status}' of check {id} is none of Healthy, Unhealthy"),
    )
}
