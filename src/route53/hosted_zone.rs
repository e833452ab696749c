//! A hosted zone: rows and checks in Route 53's words around the zone that answers.

use std::collections::BTreeMap;

use super::batch::{self, Rows, key};
use super::error::{ArgumentError, Code, Error, Fault, Route53Error};
use super::row::{Place, read};
use super::shapes::{ChangeBatch, ResourceRecord, ResourceRecordSet};
use super::{HealthCheck, HealthReport, ZoneSource, groups};
use crate::health::{Check, Checks, Status};
use crate::routing::Limits;
use crate::zone::{self, Answer, Name, RecordSet, Tally, TallyOptions, Zone, name};

/// TTL of a new zone's NS row, in seconds.
const DEFAULT_NS_TTL: i64 = 172_800;
/// TTL of a new zone's SOA row, in seconds.
const DEFAULT_SOA_TTL: i64 = 900;
/// Data of a new zone's SOA row: serial 1, and a minimum of a day.
const DEFAULT_SOA: &str =
    "ns-2048.awsdns-64.com. awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400";
/// Name servers of a new zone, as the Developer Guide names them in its examples.
const DEFAULT_NS: [&str; 4] = [
    "ns-2048.awsdns-64.com.",
    "ns-2049.awsdns-65.net.",
    "ns-2050.awsdns-66.org.",
    "ns-2051.awsdns-67.co.uk.",
];

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
        let (mut rows, mut faults) = read_rows(source.resource_record_sets);
        add_defaults(&mut rows, &apex);
        faults.extend(groups::judge(&apex, rows.values().map(|(_, row)| row), |_| true));
        let checks = read_checks(source.health_checks.unwrap_or_default(), &mut faults);
        Route53Error::gather(faults)?;
        let mut statuses = statuses(&checks, &rows, &Checks::default());
        for (id, status) in source.health.unwrap_or_default() {
            let status = Status::parse(&status).ok_or_else(|| bad_status(&id, &status))?;
            if statuses.force(&id, Some(status)).is_none() {
                return Err(no_such_check(&id));
            }
        }
        let zone = Zone::new(apex, &record_sets(&rows), statuses, seed);
        Ok(Self { rows, checks, zone })
    }

    /// What [`HostedZone::import`] makes this zone from.
    pub fn export(&self) -> ZoneSource {
        let forced = self.zone.checks().iter().filter_map(|(id, check)| Some((id, check.forced?)));
        let health: BTreeMap<_, _> =
            forced.map(|(id, status)| (id.to_owned(), status.as_str().to_owned())).collect();
        ZoneSource {
            name: Some(self.name()),
            resource_record_sets: self.resource_record_sets(),
            health_checks: Some(self.health_checks()),
            health: (!health.is_empty()).then_some(health),
        }
    }

    /// The zone's name, with its final dot.
    pub fn name(&self) -> String {
        name::spell(self.zone.name())
    }

    /// Makes all changes of a batch, or none and says all that is wrong.
    pub fn change(&mut self, batch: &ChangeBatch) -> Result<(), Route53Error> {
        let rows = batch::apply(self.zone.name(), &self.rows, batch)?;
        let new = rows.iter().filter(|(key, _)| !self.rows.contains_key(*key));
        let named = new.filter_map(|(_, (_, row))| row.health_check.as_deref());
        if let Some(id) = named.into_iter().find(|id| !self.checks.contains_key(*id)) {
            return Err(no_such_check(id));
        }
        self.rows = rows;
        self.rebuild();
        Ok(())
    }

    /// All rows in Route 53's order: names by their labels in reverse, then type, then
    /// `SetIdentifier`.
    pub fn resource_record_sets(&self) -> Vec<ResourceRecordSet> {
        self.rows.values().map(|(given, row)| listed(given, row)).collect()
    }

    /// Adds a check or replaces the one of its ID.
    pub fn put_health_check(&mut self, check: HealthCheck) -> Result<(), Route53Error> {
        let mut faults = Vec::new();
        let read = read_checks(vec![check], &mut faults);
        Route53Error::gather(faults)?;
        self.checks.extend(read);
        self.rebuild();
        Ok(())
    }

    /// Removes a check. Rows that name it count as healthy from then on; Route 53 calls
    /// their status unpredictable.
    pub fn delete_health_check(&mut self, id: &str) -> Result<(), Route53Error> {
        self.checks.remove(id).ok_or_else(|| no_such_check(id))?;
        self.zone.set_health(id, None);
        self.rebuild();
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
        let bad = |text: &str| ArgumentError::Status(text.to_owned());
        let status = status.map(|text| Status::parse(text).ok_or_else(|| bad(text))).transpose()?;
        match self.zone.set_health(id, status) {
            true => Ok(()),
            false => Err(no_such_check(id).into()),
        }
    }

    /// Answers one query and says why each row is in or out. With a seed, the draw is
    /// that seed's first; without, the next of the zone's stream.
    pub fn resolve(
        &mut self,
        name: &str,
        rtype: &str,
        seed: Option<u64>,
    ) -> Result<Answer, ArgumentError> {
        let (name, rtype) = question(name, rtype)?;
        Ok(self.zone.resolve(&name, rtype, seed))
    }

    /// Answers many queries by the same draw, and counts.
    pub fn tally(
        &mut self,
        name: &str,
        rtype: &str,
        options: &TallyOptions<'_>,
    ) -> Result<Tally, ArgumentError> {
        let (name, rtype) = question(name, rtype)?;
        self.zone.tally(&name, rtype, options).map_err(ArgumentError::Tally)
    }

    /// Answers one query into `response`, for the wire; see [`Zone::answer`].
    pub fn respond(
        &mut self,
        name: &domain::base::Name<[u8]>,
        rtype: domain::base::iana::Rtype,
        seed: Option<u64>,
        response: &mut zone::Response,
    ) {
        self.zone.answer(name, rtype, seed, response);
    }

    /// Sets for every group what Route 53 has fixed; our addition.
    pub fn limit(&mut self, limits: Limits) {
        self.zone.limit(limits);
    }

    /// The zone that answers.
    pub fn zone(&self) -> &Zone {
        &self.zone
    }

    fn rebuild(&mut self) {
        let statuses = statuses(&self.checks, &self.rows, self.zone.checks());
        self.zone.replace(&record_sets(&self.rows), statuses);
    }
}

fn apex(source: &ZoneSource) -> Result<Name, Route53Error> {
    let soa = || {
        source
            .resource_record_sets
            .iter()
            .find(|row| row.rtype == "SOA")
            .map(|row| row.name.as_str())
    };
    let missing = || {
        Route53Error::new(
            Code::InvalidInput,
            "Name: the zone has no name; give one, or a SOA row at its apex",
        )
    };
    let text = source.name.as_deref().or_else(soa).ok_or_else(missing)?;
    name::parse(text)
        .map_err(|error| Route53Error::new(Code::InvalidInput, format!("Name: {error}")))
}

fn read_rows(given: Vec<ResourceRecordSet>) -> (Rows, Vec<Fault>) {
    let (mut rows, mut faults) = (Rows::new(), Vec::new());
    for row in given {
        match read(&row, Place::List) {
            Ok(record_set) => {
                if let Some((_, twice)) = rows.insert(key(&record_set), (row, record_set)) {
                    let title =
                        super::row::title(&twice.name, twice.rtype, twice.routing.set_identifier());
                    faults.push(Fault::batch(format!("{title} stands twice in the list.")));
                }
            }
            Err(found) => faults.extend(found),
        }
    }
    (rows, faults)
}

/// The SOA and NS rows of a new zone, where there are none.
fn add_defaults(rows: &mut Rows, apex: &Name) {
    let defaults =
        [("SOA", DEFAULT_SOA_TTL, &[DEFAULT_SOA][..]), ("NS", DEFAULT_NS_TTL, &DEFAULT_NS[..])];
    for (rtype, ttl, values) in defaults {
        let records = values.iter().map(|value| ResourceRecord { value: (*value).to_owned() });
        let row = ResourceRecordSet {
            name: name::spell(apex),
            rtype: rtype.to_owned(),
            ttl: Some(ttl),
            resource_records: Some(records.collect()),
            ..ResourceRecordSet::default()
        };
        if let Ok(record_set) = read(&row, Place::List) {
            rows.entry(key(&record_set)).or_insert((row, record_set));
        }
    }
}

fn read_checks(given: Vec<HealthCheck>, faults: &mut Vec<Fault>) -> BTreeMap<String, HealthCheck> {
    let mut checks = BTreeMap::new();
    for check in given {
        match check.id.as_str() {
            "" => faults.push(Fault::input("Invalid request: Missing field 'Id' in HealthCheck")),
            id if checks.contains_key(id) => faults.push(Fault::input(format!(
                "Invalid request: health check {id} stands twice in the list"
            ))),
            _ => {}
        }
        checks.insert(check.id.clone(), check);
    }
    checks
}

/// The status of every check that is there, and of those that rows name; overrides
/// are kept.
fn statuses(checks: &BTreeMap<String, HealthCheck>, rows: &Rows, old: &Checks) -> Checks {
    let named = rows.values().filter_map(|(_, row)| row.health_check.as_ref());
    let mut statuses = Checks::default();
    for id in named.chain(checks.keys()) {
        let check =
            checks.get(id).map_or_else(Check::default, |check| check.health_check_config.check());
        statuses.put(id, check);
        statuses.force(id, old.get(id).and_then(|check| check.forced));
    }
    statuses
}

fn record_sets(rows: &Rows) -> Vec<RecordSet> {
    rows.values().map(|(_, row)| row.clone()).collect()
}

/// A row as it was given, its name in Route 53's spelling.
fn listed(given: &ResourceRecordSet, row: &RecordSet) -> ResourceRecordSet {
    ResourceRecordSet { name: name::spell(&row.name), ..given.clone() }
}

fn question(name: &str, rtype: &str) -> Result<(Name, domain::base::iana::Rtype), ArgumentError> {
    let name = name::parse(name).map_err(ArgumentError::Name)?;
    let rtype = zone::parse_type(rtype).ok_or_else(|| ArgumentError::Type(rtype.to_owned()))?;
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
