//! A hosted zone: a [`Zone`] with the records and health checks of the API.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::batch;
use super::error::{ArgumentError, Error, Route53Error};
use super::hosted_record::{HealthChecks, Records};
use super::kind::ViolationKind;
use super::listing::Listing;
use super::violation::Violation;
use super::{HealthCheck, HealthReport, ZoneSource, check_config};
use crate::dns::name;
use crate::health::{Check, Checks, Observation};
use crate::text::{DataPath, JsonLocator, from_json};
use crate::types::{ChangeBatch, ResourceRecordSet};
use crate::zone::{RecordSet, Zone};

/// A zone that speaks the API: imports, changes and exports records and health checks, and
/// answers queries.
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
    pub(super) records: Records,
    checks: HealthChecks,
    pub(super) zone: Zone,
    /// The seed that its source fixes.
    seed: Option<u64>,
}

impl HostedZone {
    /// A new zone, with the SOA and NS records that Route 53 makes.
    pub fn new(name: &str, seed: u64) -> Result<Self, Route53Error> {
        let source = ZoneSource { name: Some(name.to_owned()), ..ZoneSource::default() };
        Self::import(source, seed)
    }

    /// The zone of a source. A missing SOA or NS record of the apex is added, as in a new zone.
    ///
    /// An error has every violation, in the order of the records, the health checks and their
    /// statuses.
    pub fn import(source: ZoneSource, seed: u64) -> Result<Self, Route53Error> {
        let listing = Listing::parse(source)?;
        let Listing { apex, records, checks, health, options, seed: fixed } = listing;
        let mut statuses = Checks::new(statuses(&checks, &records));
        for (id, status) in health {
            statuses.set_override(&id, Some(status));
        }
        let mut zone = Zone::new(apex, &record_sets(&records), statuses, seed);
        zone.set_options(options);
        Ok(Self { records, checks, zone, seed: fixed })
    }

    /// The zone of a source in JSON. Violations have positions in the text, and its order.
    ///
    /// ```
    /// use multivalue::HostedZone;
    /// use multivalue::route53::Error;
    ///
    /// let json = r#"{"Name": "example.com", "ResourceRecordSets": [
    ///   {"Name": "www.example.com", "Type": "A", "TTL": -1, "ResourceRecords": [{"Value": "192.0.2.1"}]}
    /// ]}"#;
    /// let Err(Error::Route53(error)) = HostedZone::from_json(json, 42) else { panic!() };
    /// assert_eq!(error.violations[0].path.to_string(), "ResourceRecordSets[0].TTL");
    /// assert_eq!(error.violations[0].position.unwrap().to_string(), "2:51");
    /// ```
    pub fn from_json(text: &str, seed: u64) -> Result<Self, Error> {
        let source = from_json(text)?;
        let mut locator = JsonLocator::new(text);
        let zone = Self::import(source, seed);
        Ok(zone.map_err(|error| error.locate(|path| Some(locator.position(path))))?)
    }

    /// The source of this zone: records, health checks and status overrides. Observations are not
    /// part of it.
    pub fn export(&self) -> ZoneSource {
        self.source(self.resource_record_sets(), self.health_checks())
    }

    fn source(&self, records: Vec<ResourceRecordSet>, checks: Vec<HealthCheck>) -> ZoneSource {
        let mut health = BTreeMap::new();
        for (id, check) in self.zone.checks().iter() {
            if let Some(status) = check.status_override {
                health.insert(id.to_owned(), status.as_str().to_owned());
            }
        }
        let mut source = ZoneSource {
            name: Some(self.name()),
            resource_record_sets: records,
            health_checks: Some(checks),
            health: (!health.is_empty()).then_some(health),
            seed: self.seed.map(|seed| seed.to_string()),
            ..ZoneSource::default()
        };
        source.set_answer_options(self.zone.options());
        source
    }

    /// Name of the zone, with its final dot.
    pub fn name(&self) -> String {
        name::to_presentation(self.zone.name())
    }

    /// Makes all changes of a batch, or none.
    ///
    /// An error has the violations of the batch by itself, else those in the zone, else the health
    /// checks that do not exist; in the order of changes.
    pub fn change(&mut self, batch: &ChangeBatch) -> Result<(), Route53Error> {
        let applied = batch::apply(self.zone.name(), &self.records, batch)?;
        batch::require_health_checks(&applied, &self.checks)?;
        self.records = applied.records;
        self.rebuild(None);
        Ok(())
    }

    /// All records in Route 53's order: names by their labels in reverse, then type, then
    /// `SetIdentifier`.
    pub fn resource_record_sets(&self) -> Vec<ResourceRecordSet> {
        let records = self.records.values();
        records.map(|record| spelled(record.given.clone(), &record.parsed)).collect()
    }

    /// Adds a health check or replaces the one of its ID. Observations are kept if the type stays.
    pub fn put_health_check(&mut self, check: HealthCheck) -> Result<(), Route53Error> {
        let mut violations = check_config::validate(&check, &DataPath::default());
        let id = check.id.clone();
        let mut checks = self.checks.clone();
        checks.insert(id.clone(), Arc::new(check));
        violations.extend(check_config::validate_put(&id, &checks));
        Route53Error::check_request(violations)?;
        self.checks = checks;
        self.rebuild(None);
        Ok(())
    }

    /// Removes a health check. Its records count as healthy from then on; Route 53 calls their
    /// status unpredictable.
    pub fn delete_health_check(&mut self, id: &str) -> Result<(), Route53Error> {
        self.checks.remove(id).ok_or_else(|| no_such_check(id))?;
        self.rebuild(Some(id));
        Ok(())
    }

    /// All health checks in the order of their IDs.
    pub fn health_checks(&self) -> Vec<HealthCheck> {
        self.checks.values().map(|check| HealthCheck::clone(check)).collect()
    }

    /// The effective status of every health check, and of those that records refer to although
    /// they do not exist.
    pub fn health(&self) -> Vec<HealthReport> {
        self.zone.checks().iter().map(|(id, check)| HealthReport::new(id, check)).collect()
    }

    /// Overrides the status of a health check, or clears the override.
    pub fn set_health(&mut self, id: &str, status: Option<&str>) -> Result<(), Error> {
        let bad = |text: &str| ArgumentError::HealthStatus(text.to_owned());
        let status = status.map(|text| text.parse().map_err(|_| bad(text))).transpose()?;
        match self.zone.set_health(id, status) {
            true => Ok(()),
            false => Err(no_such_check(id).into()),
        }
    }

    /// Takes one result of a health check. Returns the report after it.
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

    /// The zone that answers.
    pub fn zone(&self) -> &Zone {
        &self.zone
    }

    /// The zone that answers, for queries and health. Its records cannot be replaced; see
    /// [`HostedZone::change`].
    pub fn zone_mut(&mut self) -> &mut Zone {
        &mut self.zone
    }

    /// Rebuilds the zone. Forgets the observations of the check `removed`.
    fn rebuild(&mut self, removed: Option<&str>) {
        let statuses = self.resumed(removed);
        self.zone.replace(&record_sets(&self.records), statuses);
    }

    /// The checks of the records and the listing, with the observations of today's. The check
    /// `removed` has none.
    pub(super) fn resumed(&self, removed: Option<&str>) -> Checks {
        let mut statuses = statuses(&self.checks, &self.records);
        for (id, check) in &mut statuses {
            let old = self.zone.checks().get(id).filter(|_| removed != Some(id));
            if let Some(old) = old {
                check.inherit_state(old);
            }
        }
        Checks::new(statuses)
    }
}

/// The health checks that exist, and those that records or calculated checks refer to, without
/// observations.
fn statuses(checks: &HealthChecks, records: &Records) -> BTreeMap<String, Check> {
    let mut statuses = BTreeMap::new();
    for (id, check) in checks {
        statuses.insert(id.clone(), check_config::parse(check));
    }
    let mut referred = Vec::new();
    for check in checks.values() {
        referred.extend(check.health_check_config.child_health_checks.iter().flatten());
    }
    referred.extend(records.values().filter_map(|record| record.parsed.health_check.as_ref()));
    for id in referred {
        if !statuses.contains_key(id) {
            statuses.insert(id.clone(), Check::default());
        }
    }
    statuses
}

pub(super) fn record_sets(records: &Records) -> Vec<&RecordSet> {
    records.values().map(|record| &record.parsed).collect()
}

/// A record as given, with its names in Route 53's spelling.
fn spelled(mut given: ResourceRecordSet, parsed: &RecordSet) -> ResourceRecordSet {
    given.name = name::to_presentation(&parsed.name);
    if let (Some(given), Some(parsed)) = (&mut given.alias_target, &parsed.alias) {
        given.dns_name = name::to_presentation(&parsed.name);
    }
    given
}

fn no_such_check(id: &str) -> Route53Error {
    let kind = ViolationKind::NoSuchHealthCheck(id.to_owned());
    Route53Error::new(vec![Violation::of_health_check(kind, id, DataPath::default())])
}
