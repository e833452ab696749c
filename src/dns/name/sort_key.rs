//! The order of names in Route 53's lists.
//!
//! - [`sort_key`]: the key of a name as text
//! - [`SortKey`]: the same key without allocation, for lookups
//!
//! Source: `ListResourceRecordSets` in the API reference: names sort by their labels, the last
//! label first.

use super::label::{DOT, MAX_NAME_OCTETS, Name, NameRef, escape_label, split_label};

/// The sort key of a name: its labels in reverse, each with a final dot.
pub fn sort_key(name: &Name) -> String {
    SortKey::new(name.for_slice()).as_bytes().iter().copied().map(char::from).collect()
}

/// The sort key of a name. It starts with the keys of the name's ancestors; only keys of names
/// below the name start with it.
pub(crate) struct SortKey {
    octets: [u8; MAX_KEY_OCTETS],
    length: usize,
}

impl SortKey {
    pub(crate) fn new(name: &NameRef) -> Self {
        let mut key = Self { octets: [0; MAX_KEY_OCTETS], length: 0 };
        key.push_labels(name.as_slice());
        key
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.octets[..self.length]
    }

    /// Appends the labels of a name in wire format, the last one first.
    fn push_labels(&mut self, name: &[u8]) {
        if let Some((label, rest)) = split_label(name) {
            self.push_labels(rest);
            self.push_label(label);
        }
    }

    /// Turns the key into that of a child.
    pub(crate) fn push_label(&mut self, label: &[u8]) {
        escape_label(label, |octet| {
            self.octets[self.length] = octet;
            self.length += 1;
        });
    }

    /// Turns the key into that of the parent.
    pub(crate) fn pop(&mut self) {
        let labels = self.as_bytes().strip_suffix(&[DOT]).unwrap_or_default();
        self.length = labels.iter().rposition(|&octet| octet == DOT).map_or(0, |dot| dot + 1);
    }
}

/// Octets of the longest key: every octet of the longest name escaped, and a wildcard label.
const MAX_KEY_OCTETS: usize = 4 * (MAX_NAME_OCTETS + 2);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dns::name::{from_presentation, to_presentation};

    /// The order of `ListResourceRecordSets`: "com.example.www." and the like.
    #[test]
    fn names_sort_by_their_last_label_first() {
        let mut names = ["b.a.example.com", "a.example.com", "-x.example.com", "example.com"]
            .map(|text| from_presentation(text).unwrap());
        names.sort_by_key(sort_key);
        assert_eq!(
            names.each_ref().map(to_presentation),
            ["example.com.", "-x.example.com.", "a.example.com.", "b.a.example.com."]
        );
    }

    #[test]
    fn a_key_goes_down_and_up() {
        let name = from_presentation("a.example.com").unwrap();
        let mut key = SortKey::new(name.for_slice());
        key.pop();
        assert_eq!(key.as_bytes(), b"com.example.");
        key.push_label(b"*");
        assert_eq!(key.as_bytes(), b"com.example.\\052.");
    }
}
