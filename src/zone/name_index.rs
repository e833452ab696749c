//! Names to RRsets: the lookup of RFC 1034 section 4.3.2 in one zone.
//!
//! Names are sorted by [`SortKey`]. The key of a name begins with the keys of its ancestors, and
//! the names below it follow directly: the next name tells whether a name is an empty non-terminal
//! (RFC 4592 section 2.2.2).

use domain::base::iana::Rtype;

use crate::dns::NameRef;
use crate::dns::name::{self, SortKey};

/// The result of a lookup. An RRset is an index in the zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// The RRset asked for, or the CNAME at its name.
    Found(usize),
    /// The name exists, but has no such type (NODATA).
    NoData,
    /// Neither the name nor a wildcard that covers it exists.
    NxDomain,
    /// The name is delegated to the name servers of this NS RRset.
    Referral(usize),
    /// The name is outside the zone.
    Outside,
}

/// The names of a zone.
#[derive(Clone, Debug, Default)]
pub(crate) struct NameIndex {
    apex: String,
    nodes: Vec<(String, Node)>,
}

/// The RRsets of one name.
type Node = Vec<(Rtype, usize)>;

impl NameIndex {
    /// An empty index of the zone with this sort key.
    pub(super) fn new(apex: String) -> Self {
        Self { apex, nodes: Vec::new() }
    }

    /// Adds an RRset. Keys must come in order.
    pub(super) fn push(&mut self, key: &str, rtype: Rtype, index: usize) {
        match self.nodes.last_mut() {
            Some((last, node)) if last == key => node.push((rtype, index)),
            _ => self.nodes.push((key.to_owned(), vec![(rtype, index)])),
        }
    }

    /// The RRset of exactly this name and type.
    pub(super) fn get(&self, name: &NameRef, rtype: Rtype) -> Option<usize> {
        self.find(SortKey::new(name).as_bytes(), rtype)
    }

    /// Looks up a name (RFC 1034 section 4.3.2). Does not follow CNAMEs.
    pub(super) fn lookup(&self, name: &NameRef, rtype: Rtype) -> Lookup {
        let mut buffer = SortKey::new(name);
        let key = buffer.as_bytes();
        if !key.starts_with(self.apex.as_bytes()) {
            return Lookup::Outside;
        }
        if let Some(cut) = self.cut(key, rtype) {
            return Lookup::Referral(cut);
        }
        match self.node(key) {
            Some(node) => at_node(node, rtype),
            None if self.exists(key) => Lookup::NoData,
            None => self.wildcard(&mut buffer, rtype),
        }
    }

    /// The NS RRset of the highest zone cut at or above the name. For DS, the parent of a cut
    /// answers (RFC 4035 section 3.1.4.1).
    fn cut(&self, key: &[u8], rtype: Rtype) -> Option<usize> {
        let own = if rtype == Rtype::DS { key.len() } else { key.len() + 1 };
        let labels = (self.apex.len() + 1..own).filter(|&end| key[end - 1] == name::DOT);
        labels.filter_map(|end| self.find(&key[..end], Rtype::NS)).next()
    }

    /// The wildcard below the closest encloser (RFC 4592 section 3.3.1).
    fn wildcard(&self, key: &mut SortKey, rtype: Rtype) -> Lookup {
        while key.as_bytes().len() > self.apex.len() {
            key.pop();
            if self.exists(key.as_bytes()) {
                key.push_label(b"*");
                let node = self.node(key.as_bytes());
                return node.map_or(Lookup::NxDomain, |node| at_node(node, rtype));
            }
        }
        Lookup::NxDomain
    }

    /// Whether the name or one below it has records.
    fn exists(&self, key: &[u8]) -> bool {
        let (Ok(place) | Err(place)) = self.place(key);
        self.nodes.get(place).is_some_and(|(next, _)| next.as_bytes().starts_with(key))
    }

    fn find(&self, key: &[u8], rtype: Rtype) -> Option<usize> {
        self.node(key).and_then(|node| find(node, rtype))
    }

    fn node(&self, key: &[u8]) -> Option<&Node> {
        self.place(key).ok().map(|place| &self.nodes[place].1)
    }

    fn place(&self, key: &[u8]) -> Result<usize, usize> {
        self.nodes.binary_search_by(|(known, _)| known.as_bytes().cmp(key))
    }
}

fn at_node(node: &[(Rtype, usize)], rtype: Rtype) -> Lookup {
    let cname = || find(node, Rtype::CNAME);
    // ANY gets one RRset (RFC 8482 section 4.1): the first.
    let any = || node.first().filter(|_| rtype == Rtype::ANY).map(|(_, index)| *index);
    find(node, rtype).or_else(cname).or_else(any).map_or(Lookup::NoData, Lookup::Found)
}

fn find(node: &[(Rtype, usize)], rtype: Rtype) -> Option<usize> {
    node.iter().find(|(present, _)| *present == rtype).map(|(_, index)| *index)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dns::name::{from_presentation as parse, sort_key};

    fn tree(rows: &[(&str, Rtype)]) -> NameIndex {
        let key = |name: &str| sort_key(&parse(name).unwrap());
        let mut rows: Vec<_> = rows.iter().enumerate().collect();
        rows.sort_by_key(|(_, (name, _))| key(name));
        let mut tree = NameIndex::new(key("example.com"));
        for (index, (name, rtype)) in rows {
            tree.push(&key(name), *rtype, index);
        }
        tree
    }

    fn check(tree: &NameIndex, table: &[(&str, Rtype, Lookup)]) {
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
