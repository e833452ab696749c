//! The endpoints behind a name: the distinct values at the ends of its CNAME chains and
//! behind its aliases.

use std::net::IpAddr;

use domain::base::iana::Rtype;

use super::scenario::ScenarioError;
use crate::dns::Name;
use crate::routing::{QueryContext, RoutedRecord};
use crate::zone::{Lookup, Zone};

/// Most endpoints of one run.
const MAX_ENDPOINTS: usize = 4096;

/// The endpoints that clients of a name may be sent to.
#[derive(Clone, Debug)]
pub(super) struct Endpoints {
    /// Their values.
    pub(super) names: Vec<String>,
    /// The RRsets that hold them.
    pub(super) sets: Vec<usize>,
    /// For each of those, the endpoint of each value; none where a CNAME leads on.
    of: Vec<Vec<Option<u32>>>,
}

impl Endpoints {
    /// All endpoints that the name may lead to, whatever is healthy.
    pub(super) fn find(zone: &Zone, name: &Name, rtype: Rtype) -> Result<Self, ScenarioError> {
        let end = zone
            .end_of_cnames(name, rtype, &QueryContext::default())
            .map_err(ScenarioError::Records)?;
        let mut endpoints = Self { names: Vec::new(), sets: Vec::new(), of: Vec::new() };
        endpoints.follow(zone.lookup(name.for_slice(), rtype), end);
        while let Some(&set) = endpoints.sets.get(endpoints.of.len()) {
            let values = zone.set(set).values();
            if endpoints.names.len() + values.len() > MAX_ENDPOINTS {
                return Err(ScenarioError::Bounds("name: expected at most 4096 endpoints"));
            }
            let others = endpoints.names.len();
            let mut of = Vec::with_capacity(values.len());
            for (index, value) in values.iter().enumerate() {
                of.push(match zone.cname_target(set, index as u32, rtype) {
                    Some(target) => {
                        endpoints.follow(zone.lookup(target.for_slice(), rtype), end);
                        None
                    }
                    None => Some(endpoints.add(others, value.text())),
                });
            }
            endpoints.of.push(of);
            for target in zone.set(set).targets() {
                endpoints.follow(Lookup::Found(target), end);
            }
        }
        Ok(endpoints)
    }

    fn follow(&mut self, found: Lookup, end: usize) {
        let set = if let Lookup::Found(set) = found { set } else { end };
        if !self.sets.contains(&set) {
            self.sets.push(set);
        }
    }

    /// The endpoint of a value, which may be one of the `others` of RRsets before; the
    /// values of one Rrset are distinct.
    fn add(&mut self, others: usize, value: &str) -> u32 {
        if let Some(endpoint) = self.names[..others].iter().position(|name| name == value) {
            return endpoint as u32;
        }
        self.names.push(value.to_owned());
        self.names.len() as u32 - 1
    }

    /// The place of an Rrset among those that hold endpoints.
    pub(super) fn place(&self, set: usize) -> Option<usize> {
        self.sets.iter().position(|&known| known == set)
    }

    /// The endpoint of a value of an Rrset.
    pub(super) fn of(&self, set: usize, value: u32) -> Option<u32> {
        self.of[self.place(set)?][value as usize]
    }

    /// The endpoints that a value or a `SetIdentifier` names.
    pub(super) fn named(&self, zone: &Zone, text: &str) -> Vec<u32> {
        let mut named = Vec::new();
        if let Some(endpoint) = self.names.iter().position(|name| name == text) {
            named.push(endpoint as u32);
            return named;
        }
        self.of_rows(zone, &|row| row.set_identifier.as_deref() == Some(text), &mut named);
        match text.parse() {
            Ok(address) if named.is_empty() => named.extend(self.at(zone, address)),
            _ => {}
        }
        named
    }

    /// The endpoints that a check stands for: those of the rows that hang on it, or of
    /// those the one at its address; without rows, the one at its address.
    pub(super) fn watched(&self, zone: &Zone, id: &str, address: Option<IpAddr>) -> Vec<u32> {
        let mut watched = Vec::new();
        self.of_rows(zone, &|row| row.check.as_deref() == Some(id), &mut watched);
        if let Some(at) = address.and_then(|address| self.at(zone, address))
            && (watched.is_empty() || watched.contains(&at))
        {
            watched.clear();
            watched.push(at);
        }
        watched
    }

    /// The endpoint whose record data are an address.
    fn at(&self, zone: &Zone, address: IpAddr) -> Option<u32> {
        let (v4, v6);
        let octets: &[u8] = match address {
            IpAddr::V4(address) => {
                v4 = address.octets();
                &v4
            }
            IpAddr::V6(address) => {
                v6 = address.octets();
                &v6
            }
        };
        for (&set, of) in self.sets.iter().zip(&self.of) {
            let values = zone.set(set).values();
            if let Some(index) = values.iter().position(|value| value.rdata() == octets) {
                return of[index];
            }
        }
        None
    }

    /// Adds the endpoints of some rows, each once.
    fn of_rows(
        &self,
        zone: &Zone,
        wanted: &dyn Fn(&RoutedRecord) -> bool,
        endpoints: &mut Vec<u32>,
    ) {
        for (&set, of) in self.sets.iter().zip(&self.of) {
            for row in zone.set(set).routing().records().iter().filter(|row| wanted(row)) {
                for &candidate in &row.candidates {
                    match of[candidate as usize] {
                        Some(endpoint) if !endpoints.contains(&endpoint) => {
                            endpoints.push(endpoint);
                        }
                        _ => {}
                    }
                }
            }
        }
    }
}
