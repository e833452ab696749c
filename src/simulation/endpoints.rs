//! The endpoints of a name: the distinct values at the ends of its CNAME chains and aliases.
//!
//! - [`EndpointId`]: one endpoint
//! - [`Endpoints`]: all endpoints of the name, by value, record and check

use std::net::IpAddr;

use domain::base::iana::Rtype;

use super::error::ScenarioError;
use crate::dns::{Name, RecordData};
use crate::routing::{QueryContext, RoutedRecord};
use crate::zone::{Lookup, Zone};

/// An endpoint, by its index in [`Endpoints::values`]. 32 bits, as caches hold millions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct EndpointId(u32);

impl EndpointId {
    pub(super) fn new(index: usize) -> Self {
        Self(index as u32)
    }

    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

/// The endpoints of a name.
#[derive(Clone, Debug)]
pub(super) struct Endpoints {
    /// The value of each endpoint.
    pub(super) values: Vec<String>,
    /// The RRsets with endpoints, by their index in the zone.
    pub(super) sets: Vec<usize>,
    /// For each RRset, the endpoint of each value; `None` for a CNAME with a target in the zone.
    of_values: Vec<Vec<Option<EndpointId>>>,
}

impl Endpoints {
    /// Finds all endpoints of a name, whatever their health.
    pub(super) fn find(zone: &Zone, name: &Name, rtype: Rtype) -> Result<Self, ScenarioError> {
        let end = zone.end_of_cnames(name, rtype, &QueryContext::default())?;
        let mut endpoints = Self { values: Vec::new(), sets: Vec::new(), of_values: Vec::new() };
        endpoints.add_set(zone.lookup(name.for_slice(), rtype), end);
        // The list of RRsets grows on the way.
        while let Some(&set) = endpoints.sets.get(endpoints.of_values.len()) {
            endpoints.add_values(zone, set, rtype, end)?;
            for target in zone.set(set).targets() {
                endpoints.add_set(Lookup::Found(target), end);
            }
        }
        Ok(endpoints)
    }

    fn add_set(&mut self, lookup: Lookup, end: usize) {
        let set = if let Lookup::Found(set) = lookup { set } else { end };
        if !self.sets.contains(&set) {
            self.sets.push(set);
        }
    }

    /// Adds the values of an RRset, and the RRsets that its CNAMEs point to.
    fn add_values(
        &mut self,
        zone: &Zone,
        set: usize,
        rtype: Rtype,
        end: usize,
    ) -> Result<(), ScenarioError> {
        let values = zone.set(set).values();
        if self.values.len() + values.len() > MAX_ENDPOINTS {
            let (member, expected) = ("name", "at most 4096 endpoints");
            return Err(ScenarioError::Bounds { member, expected });
        }
        let known = self.values.len();
        let mut of_values = Vec::with_capacity(values.len());
        for (index, value) in values.iter().enumerate() {
            of_values.push(match zone.cname_target(set, index as u32, rtype) {
                Some(target) => {
                    self.add_set(zone.lookup(target.for_slice(), rtype), end);
                    None
                }
                None => Some(self.add_value(known, value.text())),
            });
        }
        self.of_values.push(of_values);
        Ok(())
    }

    /// The endpoint of a value. Only the `known` values of earlier RRsets may be equal to it, as
    /// the values of one RRset are distinct.
    fn add_value(&mut self, known: usize, value: &str) -> EndpointId {
        let index = self.values[..known].iter().position(|other| other == value);
        EndpointId::new(index.unwrap_or_else(|| {
            self.values.push(value.to_owned());
            self.values.len() - 1
        }))
    }

    /// The position of an RRset in [`Endpoints::sets`].
    pub(super) fn position(&self, set: usize) -> Option<usize> {
        self.sets.iter().position(|&known| known == set)
    }

    /// The endpoint of a value of an RRset.
    pub(super) fn endpoint(&self, set: usize, value: u32) -> Option<EndpointId> {
        self.of_values[self.position(set)?][value as usize]
    }

    /// The endpoints of a value, a `SetIdentifier` or an address.
    pub(super) fn named(&self, zone: &Zone, text: &str) -> Vec<EndpointId> {
        if let Some(index) = self.values.iter().position(|value| value == text) {
            return vec![EndpointId::new(index)];
        }
        let of_record = |record: &RoutedRecord| record.set_identifier.as_deref() == Some(text);
        let named = self.of_records(zone, of_record);
        match text.parse() {
            Ok(address) if named.is_empty() => self.at(zone, address).into_iter().collect(),
            _ => named,
        }
    }

    /// The endpoints of a check: those of the records that name it. If one of them has the address
    /// of the check, or no record names the check, only the endpoint of that address.
    pub(super) fn checked(
        &self,
        zone: &Zone,
        id: &str,
        address: Option<IpAddr>,
    ) -> Vec<EndpointId> {
        let checked = self.of_records(zone, |record| record.check.as_deref() == Some(id));
        match address.and_then(|address| self.at(zone, address)) {
            Some(at) if checked.is_empty() || checked.contains(&at) => vec![at],
            _ => checked,
        }
    }

    /// The endpoint of an address.
    fn at(&self, zone: &Zone, address: IpAddr) -> Option<EndpointId> {
        self.sets.iter().zip(&self.of_values).find_map(|(&set, endpoints)| {
            let values = zone.set(set).values();
            let index = values.iter().position(|value| is_address(value, address))?;
            Some(endpoints[index])
        })?
    }

    /// The endpoints of some records, each once.
    fn of_records(&self, zone: &Zone, wanted: impl Fn(&RoutedRecord) -> bool) -> Vec<EndpointId> {
        let mut found = Vec::new();
        for (&set, endpoints) in self.sets.iter().zip(&self.of_values) {
            let records = zone.set(set).routing().records().iter().filter(|record| wanted(record));
            for &candidate in records.flat_map(|record| &record.candidates) {
                let endpoint = endpoints[candidate as usize];
                found.extend(endpoint.filter(|endpoint| !found.contains(endpoint)));
            }
        }
        found
    }
}

fn is_address(value: &RecordData, address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => value.rdata() == address.octets(),
        IpAddr::V6(address) => value.rdata() == address.octets(),
    }
}

/// The most endpoints of a run.
const MAX_ENDPOINTS: usize = 4096;
