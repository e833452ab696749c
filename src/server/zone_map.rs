//! Finds the zone of a name: the longest zone name that it ends in, on label boundaries.

use domain::base::iana::Rtype;
use domain::base::name::ToName;

use crate::dns::{Name, NameRef};

/// Zone names with an index each, in DNS order.
#[derive(Clone, Debug, Default)]
pub(super) struct ZoneMap(Vec<(Name, usize)>);

impl ZoneMap {
    /// Of two equal names, the first counts.
    pub(super) fn new(names: impl IntoIterator<Item = (Name, usize)>) -> Self {
        let mut zones: Vec<(Name, usize)> = names.into_iter().collect();
        zones.sort_by(|(one, _), (other, _)| one.name_cmp(other));
        zones.dedup_by(|(later, _), (first, _)| later == first);
        Self(zones)
    }

    /// Finds the zone of a question. DS records are in the parent zone (RFC 4035 section
    /// 3.1.4.1); without the parent, the zone itself answers.
    pub(super) fn find(&self, name: &NameRef, qtype: Rtype) -> Option<usize> {
        let own = self.longest_suffix(name, 0);
        if qtype != Rtype::DS || name.is_root() {
            return own;
        }
        self.longest_suffix(name, 1).or(own)
    }

    /// Finds the longest zone name that the name ends in after its first `skip` labels.
    fn longest_suffix(&self, name: &NameRef, skip: usize) -> Option<usize> {
        name.iter_suffixes().skip(skip).find_map(|suffix| {
            let found = self.0.binary_search_by(|(zone, _)| zone.name_cmp(&suffix));
            Some(self.0[found.ok()?].1)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dns::name::from_presentation as parse;

    #[test]
    fn longest_suffix_on_label_boundaries() {
        let names = ["example.com", "a.example.com", "org", "com", "example.com"];
        let zones = ZoneMap::new(names.iter().zip(0..).map(|(name, n)| (parse(name).unwrap(), n)));
        let table = [
            ("example.com", Rtype::A, Some(0)),
            ("WWW.Example.COM", Rtype::A, Some(0)),
            ("a.example.com", Rtype::A, Some(1)),
            ("b.a.example.com", Rtype::A, Some(1)),
            ("ba.example.com", Rtype::A, Some(0)),
            ("notexample.com", Rtype::A, Some(3)),
            ("a.example.com", Rtype::DS, Some(0)),
            ("b.a.example.com", Rtype::DS, Some(1)),
            ("org", Rtype::DS, Some(2)),
            ("example.net", Rtype::A, None),
            (".", Rtype::DS, None),
        ];
        for (name, qtype, expected) in table {
            let name = parse(name).unwrap();
            assert_eq!(zones.find(name.for_slice(), qtype), expected, "{name} {qtype}");
        }
        let root = ZoneMap::new([(parse(".").unwrap(), 0)]);
        assert_eq!(root.find(parse("example.net").unwrap().for_slice(), Rtype::A), Some(0));
    }
}
