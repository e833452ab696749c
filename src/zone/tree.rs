//! Names to RRsets: the lookup of RFC 1034 section 4.3.2 in one zone.
//!
//! Names stand in canonical order (RFC 4034 section 6.1), in which the names below a
//! name follow it directly: so an empty non-terminal (RFC 4592 section 2.2.2) shows
//! in the one name after.

use std::collections::BTreeMap;

use domain::base::iana::Rtype;

use super::Name;

/// Octets of the longest name (RFC 1035 section 2.3.4).
const MAX_NAME_OCTETS: usize = 255;

/// A borrowed name.
pub(super) type NameRef = domain::base::Name<[u8]>;

/// What a lookup meets. RRsets are named by their index in the zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// The RRset asked for, or another that stands for it: a CNAME.
    Found(usize),
    /// The name exists, but not with this type.
    NoData,
    /// Neither the name nor a wildcard for it.
    NxDomain,
    /// Delegated to the name servers of this NS RRset.
    Referral(usize),
    /// Not in this zone.
    Outside,
}

/// The names of a zone.
#[derive(Clone, Debug, Default)]
pub(super) struct Tree {
    apex: Option<Name>,
    nodes: BTreeMap<Name, Vec<(Rtype, usize)>>,
}

impl Tree {
    pub(super) fn new(apex: Name) -> Self {
        Self { apex: Some(apex), nodes: BTreeMap::new() }
    }

    pub(super) fn insert(&mut self, name: &Name, rtype: Rtype, index: usize) {
        self.nodes.entry(name.clone()).or_default().push((rtype, index));
    }

    /// The RRset that stands at exactly this name and type.
    pub(super) fn at(&self, name: &NameRef, rtype: Rtype) -> Option<usize> {
        self.nodes.get(name).and_then(|node| find(node, rtype))
    }

    /// What RFC 1034 section 4.3.2 finds, in at most one CNAME's length.
    pub(super) fn lookup(&self, name: &NameRef, rtype: Rtype) -> Lookup {
        let Some(apex) = self.apex.as_ref().filter(|apex| name.ends_with(apex)) else {
            return Lookup::Outside;
        };
        let depth = name.label_count() - apex.label_count();
        if let Some(cut) = self.cut(name, rtype, depth) {
            return Lookup::Referral(cut);
        }
        match self.nodes.get(name) {
            Some(node) => at_node(node, rtype),
            None if self.exists(name) => Lookup::NoData,
            None => self.wildcard(name, rtype, depth),
        }
    }

    /// The NS RRset of the highest zone cut at or above the name. The parent of a cut
    /// answers for DS itself (RFC 4035 section 3.1.4.1).
    fn cut(&self, name: &NameRef, rtype: Rtype, depth: usize) -> Option<usize> {
        let own = usize::from(rtype == Rtype::DS);
        let above = (own..depth).rev();
        above.filter_map(|up| self.at(ancestor(name, up), Rtype::NS)).next()
    }

    /// The wildcard below the closest encloser (RFC 4592 section 3.3.1).
    fn wildcard(&self, name: &NameRef, rtype: Rtype, depth: usize) -> Lookup {
        let mut enclosers = (1..=depth).map(|up| ancestor(name, up));
        let node = enclosers.find(|name| self.exists(name)).and_then(|name| self.asterisk(name));
        node.map_or(Lookup::NxDomain, |node| at_node(node, rtype))
    }

    /// The node of `*.encloser`.
    fn asterisk(&self, encloser: &NameRef) -> Option<&Vec<(Rtype, usize)>> {
        let mut octets = [0; MAX_NAME_OCTETS];
        octets[..2].copy_from_slice(b"\x01*");
        let parent = encloser.as_slice();
        let source = octets.get_mut(..2 + parent.len())?;
        source[2..].copy_from_slice(parent);
        self.nodes.get(NameRef::from_slice(source).ok()?)
    }

    /// Whether the name or one below it has records.
    fn exists(&self, name: &NameRef) -> bool {
        let from = (std::ops::Bound::Included(name), std::ops::Bound::Unbounded);
        self.nodes.range::<NameRef, _>(from).next().is_some_and(|(next, _)| next.ends_with(name))
    }
}

/// The name without its first `up` labels.
fn ancestor(name: &NameRef, up: usize) -> &NameRef {
    let octets: usize = name.iter().take(up).map(|label| usize::from(label.compose_len())).sum();
    name.slice_from(octets)
}

fn at_node(node: &[(Rtype, usize)], rtype: Rtype) -> Lookup {
    let stands_for = || find(node, Rtype::CNAME);
    // ANY gets one RRset (RFC 8482 section 4.1): the first.
    let any = || node.first().filter(|_| rtype == Rtype::ANY).map(|(_, index)| *index);
    find(node, rtype).or_else(stands_for).or_else(any).map_or(Lookup::NoData, Lookup::Found)
}

fn find(node: &[(Rtype, usize)], rtype: Rtype) -> Option<usize> {
    node.iter().find(|(present, _)| *present == rtype).map(|(_, index)| *index)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::zone::name::parse;

    fn tree(rows: &[(&str, Rtype)]) -> Tree {
        let mut tree = Tree::new(parse("example.com").unwrap());
        for (index, (name, rtype)) in rows.iter().enumerate() {
            tree.insert(&parse(name).unwrap(), *rtype, index);
        }
        tree
    }

    fn check(tree: &Tree, table: &[(&str, Rtype, Lookup)]) {
        for (name, rtype, expected) in table {
            let name = parse(name).unwrap();
            assert_eq!(tree.lookup(name.for_slice(), *rtype), *expected, "{name} {rtype}");
        }
    }

    /// The zone and the questions of RFC 4592 section 2.2.1, under example.com.
    #[test]
    fn the_wildcards_of_rfc_4592() {
        let tree = tree(&[
            ("example.com", Rtype::SOA),
            ("*.example.com", Rtype::TXT),
            ("*.example.com", Rtype::MX),
            ("sub.*.example.com", Rtype::TXT),
            ("host1.example.com", Rtype::A),
            ("_ssh._tcp.host1.example.com", Rtype::SRV),
            ("subdel.example.com", Rtype::NS),
        ]);
        check(
            &tree,
            &[
                ("host3.example.com", Rtype::MX, Lookup::Found(2)),
                ("host3.example.com", Rtype::A, Lookup::NoData),
                ("foo.bar.example.com", Rtype::TXT, Lookup::Found(1)),
                ("host1.example.com", Rtype::MX, Lookup::NoData),
                ("sub.*.example.com", Rtype::MX, Lookup::NoData),
                ("_telnet._tcp.host1.example.com", Rtype::SRV, Lookup::NxDomain),
                ("host.subdel.example.com", Rtype::A, Lookup::Referral(6)),
                ("ghost.*.example.com", Rtype::MX, Lookup::NxDomain),
            ],
        );
    }

    #[test]
    fn cuts_empty_non_terminals_and_strangers() {
        let tree = tree(&[
            ("example.com", Rtype::SOA),
            ("example.com", Rtype::NS),
            ("child.example.com", Rtype::NS),
            ("child.example.com", Rtype::DS),
            ("ns.child.example.com", Rtype::A),
            ("a.b.example.com", Rtype::A),
            ("alias.example.com", Rtype::CNAME),
        ]);
        check(
            &tree,
            &[
                ("example.com", Rtype::NS, Lookup::Found(1)),
                ("child.example.com", Rtype::NS, Lookup::Referral(2)),
                ("child.example.com", Rtype::DS, Lookup::Found(3)),
                ("ns.child.example.com", Rtype::A, Lookup::Referral(2)),
                ("ns.child.example.com", Rtype::DS, Lookup::Referral(2)),
                ("b.example.com", Rtype::A, Lookup::NoData),
                ("c.b.example.com", Rtype::A, Lookup::NxDomain),
                ("B.example.COM", Rtype::A, Lookup::NoData),
                ("alias.example.com", Rtype::A, Lookup::Found(6)),
                ("alias.example.com", Rtype::CNAME, Lookup::Found(6)),
                ("xample.com", Rtype::A, Lookup::Outside),
                ("notexample.com", Rtype::A, Lookup::Outside),
                ("com", Rtype::A, Lookup::Outside),
            ],
        );
    }
}
