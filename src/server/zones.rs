//! Which zone a name belongs to: the longest that it ends with, on label boundaries.

use domain::base::Name as AnyName;
use domain::base::iana::Rtype;
use domain::base::name::ToName;

use crate::dns::Name;

/// Zones, each with a number.
#[derive(Clone, Debug, Default)]
pub(super) struct Zones(Vec<(Name, usize)>);

impl Zones {
    /// Of two equal names the first counts.
    pub(super) fn new(names: impl IntoIterator<Item = (Name, usize)>) -> Self {
        let mut zones: Vec<(Name, usize)> = names.into_iter().collect();
        zones.sort_by(|(one, _), (other, _)| one.name_cmp(other));
        zones.dedup_by(|(later, _), (first, _)| later == first);
        Self(zones)
    }

    /// The zone of a question. DS stands in the parent of the zone that it is about
    /// (RFC 4035 section 3.1.4.1), which is asked where it is here.
    pub(super) fn find(&self, name: &AnyName<[u8]>, qtype: Rtype) -> Option<usize> {
        let own = self.longest(name, 0);
        if qtype != Rtype::DS || name.is_root() {
            return own;
        }
        self.longest(name, 1).or(own)
    }

    /// The longest zone that the name ends with, after `skip` labels.
    fn longest(&self, name: &AnyName<[u8]>, skip: usize) -> Option<usize> {
        name.iter_suffixes().skip(skip).find_map(|suffix| {
            let place = self.0.binary_search_by(|(zone, _)| zone.name_cmp(&suffix));
            Some(self.0[place.ok()?].1)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dns::name::from_presentation as parse;

    #[test]
    fn the_longest_suffix_on_label_boundaries() {
        let names = ["example.com", "a.example.com", "org", "com", "example.com"];
        let zones = Zones::new(names.iter().zip(0..).map(|(name, n)| (parse(name).unwrap(), n)));
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
        let root = Zones::new([(parse(".").unwrap(), 0)]);
        assert_eq!(root.find(parse("example.net").unwrap().for_slice(), Rtype::A), Some(0));
    }
}
