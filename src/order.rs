//! Order without trees: one sort for everything, and tables by text in a sorted list.
//!
//! The sort is written here because a generic one is compiled anew for every type it
//! sorts, which the size of the wasm file shows.

use std::cmp::Ordering;

/// Compares the items of two indices.
pub(crate) type Compare<'a> = &'a dyn Fn(usize, usize) -> Ordering;

/// The indices 0 to `len` - 1 in order, equal ones as they stand: a merge sort, which
/// takes what is in order already in one pass a level.
pub(crate) fn order(len: usize, compare: Compare<'_>) -> Vec<usize> {
    let mut sorted: Vec<usize> = (0..len).collect();
    let mut merged = Vec::with_capacity(len);
    let mut run = 1;
    while run < len {
        for pair in sorted.chunks(2 * run) {
            let (left, right) = pair.split_at(run.min(pair.len()));
            merge(left, right, compare, &mut merged);
        }
        std::mem::swap(&mut sorted, &mut merged);
        merged.clear();
        run *= 2;
    }
    sorted
}

fn merge(mut left: &[usize], mut right: &[usize], compare: Compare<'_>, into: &mut Vec<usize>) {
    if let (Some(&last), Some(&first)) = (left.last(), right.first())
        && compare(last, first).is_gt()
    {
        while let (Some((&one, ones)), Some((&other, others))) =
            (left.split_first(), right.split_first())
        {
            if compare(one, other).is_gt() {
                into.push(other);
                right = others;
            } else {
                into.push(one);
                left = ones;
            }
        }
    }
    into.extend_from_slice(left);
    into.extend_from_slice(right);
}

/// The items in order, equal ones as they stand.
pub(crate) fn sorted<T>(items: Vec<T>, compare: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    let order = order(items.len(), &|a, b| compare(&items[a], &items[b]));
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    order.into_iter().filter_map(|index| items[index].take()).collect()
}

/// For each index, the first index whose item is equal.
pub(crate) fn first_equals(len: usize, compare: Compare<'_>) -> Vec<usize> {
    let mut first = vec![0; len];
    let mut before = None;
    for index in order(len, compare) {
        first[index] = match before {
            Some(known) if compare(known, index).is_eq() => known,
            _ => index,
        };
        before = Some(first[index]);
    }
    first
}

/// The place of what is looked for among items in order, or where it would stand, by how each
/// item compares with it.
fn place(len: usize, compare: &dyn Fn(usize) -> Ordering) -> Result<usize, usize> {
    let (mut from, mut to) = (0, len);
    while from < to {
        let middle = usize::midpoint(from, to);
        match compare(middle) {
            Ordering::Less => from = middle + 1,
            Ordering::Equal => return Ok(middle),
            Ordering::Greater => to = middle,
        }
    }
    Err(from)
}

/// Values by text, in the order of the text.
#[derive(Clone, Debug)]
pub(crate) struct Table<V>(Vec<(String, V)>);

impl<V> Default for Table<V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<V> Table<V> {
    /// The table of these entries, and those that did not get in because one before has
    /// their key.
    pub(crate) fn new(entries: Vec<(String, V)>) -> (Self, Vec<(String, V)>) {
        let order = order(entries.len(), &|a, b| entries[a].0.cmp(&entries[b].0));
        let mut entries: Vec<_> = entries.into_iter().map(Some).collect();
        let (mut table, mut twice) = (Vec::with_capacity(entries.len()), Vec::new());
        for entry in order.into_iter().filter_map(|index| entries[index].take()) {
            match table.last() {
                Some((key, _)) if *key == entry.0 => twice.push(entry),
                _ => table.push(entry),
            }
        }
        (Self(table), twice)
    }

    /// The place of a key, or where it would stand.
    pub(crate) fn place(&self, key: &str) -> Result<usize, usize> {
        place(self.0.len(), &|index| self.0[index].0.as_str().cmp(key))
    }

    pub(crate) fn get(&self, key: &str) -> Option<&V> {
        self.place(key).ok().map(|place| &self.0[place].1)
    }

    /// The value of a place.
    pub(crate) fn at_mut(&mut self, place: usize) -> &mut V {
        &mut self.0[place].1
    }

    /// Adds or replaces; gives what stood there.
    pub(crate) fn insert(&mut self, key: String, value: V) -> Option<V> {
        match self.place(&key) {
            Ok(place) => Some(std::mem::replace(&mut self.0[place].1, value)),
            Err(place) => {
                self.0.insert(place, (key, value));
                None
            }
        }
    }

    pub(crate) fn remove(&mut self, key: &str) -> Option<V> {
        self.place(key).ok().map(|place| self.0.remove(place).1)
    }

    /// All entries in order.
    pub(crate) fn entries(&self) -> &[(String, V)] {
        &self.0
    }

    /// All values in order, given away.
    pub(crate) fn into_values(self) -> impl Iterator<Item = V> {
        self.0.into_iter().map(|(_, value)| value)
    }

    /// All values in order.
    pub(crate) fn values(&self) -> impl Iterator<Item = &V> {
        self.0.iter().map(|(_, value)| value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn order_is_that_of_the_standard_library(items in prop::collection::vec(0u8..20, 0..100)) {
            let mut expected: Vec<usize> = (0..items.len()).collect();
            expected.sort_by_key(|&index| items[index]);
            prop_assert_eq!(order(items.len(), &|a, b| items[a].cmp(&items[b])), expected);
            let numbered: Vec<_> = items.iter().copied().zip(0..).collect();
            let mut stable = numbered.clone();
            stable.sort_by_key(|(item, _)| *item);
            prop_assert_eq!(sorted(numbered, |(one, _), (other, _)| one.cmp(other)), stable);
            let first = first_equals(items.len(), &|a, b| items[a].cmp(&items[b]));
            for (index, item) in items.iter().enumerate() {
                prop_assert_eq!(Some(first[index]), items.iter().position(|other| other == item));
            }
        }

        #[test]
        fn a_table_is_a_map(entries in prop::collection::vec(("[a-c]{0,2}", 0u8..9), 0..30), gone in "[a-c]{0,2}") {
            let mut model: BTreeMap<String, u8> = entries.iter().rev().cloned().collect();
            let (mut table, twice) = Table::new(entries.clone());
            prop_assert_eq!(table.entries().len() + twice.len(), entries.len());
            prop_assert_eq!(table.remove(&gone), model.remove(&gone));
            prop_assert_eq!(table.get(&gone), None);
            prop_assert_eq!(table.insert(gone.clone(), 7), model.insert(gone.clone(), 7));
            prop_assert_eq!(table.insert(gone.clone(), 8), model.insert(gone, 8));
            prop_assert_eq!(table.entries(), &model.into_iter().collect::<Vec<_>>()[..]);
        }
    }
}
