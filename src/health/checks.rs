//! The checks of a zone, and how a change of status reaches calculated checks.
//!
//! - [`Checks`]: checks by their ID
//! - [`CheckIndex`]: the position of a check in [`Checks`]
//!
//! Source: "Monitoring other health checks (calculated health checks)" in the Developer Guide. A
//! calculated check cannot be the child of another, so a change travels one step.

use std::collections::BTreeMap;
use std::ops::Index;

use super::{Check, CheckKind, HealthStatus, Observation, ObservationError};

/// The checks of a zone.
#[derive(Clone, Debug, Default)]
pub struct Checks {
    /// Sorted by ID.
    by_id: Vec<(String, Check)>,
    /// For each check, the calculated checks that it is a child of.
    parents: Vec<Vec<CheckIndex>>,
}

/// The position of a check among the checks of a zone, sorted by ID.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CheckIndex(usize);

impl CheckIndex {
    /// The position, counted from 0.
    pub fn get(self) -> usize {
        self.0
    }
}

impl Index<CheckIndex> for Checks {
    type Output = Check;

    fn index(&self, index: CheckIndex) -> &Check {
        &self.by_id[index.0].1
    }
}

impl Checks {
    /// The checks of these IDs.
    pub fn new(checks: BTreeMap<String, Check>) -> Self {
        let parents = vec![Vec::new(); checks.len()];
        let mut checks = Self { by_id: checks.into_iter().collect(), parents };
        for parent in (0..checks.by_id.len()).map(CheckIndex) {
            checks.link_children(parent);
        }
        checks
    }

    /// Links a calculated check to its children and counts the healthy ones. AWS does not document
    /// the effect of a missing child; it counts as healthy, as a missing check does for records.
    fn link_children(&mut self, parent: CheckIndex) {
        let CheckKind::Calculated(calculated) = &self[parent].kind else { return };
        let children = calculated.children.iter().filter_map(|id| self.index_of(id));
        let children: Vec<_> = children.filter(|&child| !self.is_calculated(child)).collect();
        let unhealthy = children.iter().filter(|&&child| !self[child].status().is_healthy());
        let healthy = calculated.children.len() - unhealthy.count();
        self.update_healthy_children(parent, |count| *count = healthy);
        for child in children {
            self.parents[child.0].push(parent);
        }
    }

    fn is_calculated(&self, index: CheckIndex) -> bool {
        matches!(self[index].kind, CheckKind::Calculated(_))
    }

    /// The check of an ID.
    pub fn get(&self, id: &str) -> Option<&Check> {
        self.index_of(id).map(|index| &self[index])
    }

    /// The position of a check.
    pub fn index_of(&self, id: &str) -> Option<CheckIndex> {
        self.by_id.binary_search_by(|(known, _)| known.as_str().cmp(id)).ok().map(CheckIndex)
    }

    /// The ID of a check.
    pub fn id(&self, index: CheckIndex) -> &str {
        &self.by_id[index.0].0
    }

    /// All checks, sorted by ID.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Check)> {
        self.by_id.iter().map(|(id, check)| (id.as_str(), check))
    }

    /// Sets or clears the override of a check. Returns the checks whose status changed; `None` if
    /// the check does not exist.
    pub fn set_override(
        &mut self,
        id: &str,
        status: Option<HealthStatus>,
    ) -> Option<Vec<CheckIndex>> {
        let index = self.index_of(id)?;
        let before = self[index].status();
        self.by_id[index.0].1.status_override = status;
        Some(self.propagate(index, before))
    }

    /// Applies one result of a check. Returns the checks whose status changed; `None` if the check
    /// does not exist.
    pub fn observe(
        &mut self,
        id: &str,
        observation: &Observation,
    ) -> Option<Result<Vec<CheckIndex>, ObservationError>> {
        let index = self.index_of(id)?;
        let before = self[index].status();
        let observed = self.by_id[index.0].1.observe(observation);
        Some(observed.map(|()| self.propagate(index, before)))
    }

    /// Replaces the checkers of each endpoint by a single one with the status of all.
    pub fn collapse_checkers(&mut self) {
        for (_, check) in &mut self.by_id {
            if let CheckKind::Endpoint(endpoint) = &mut check.kind {
                let status = endpoint.status().unwrap_or(HealthStatus::Healthy);
                *endpoint = endpoint.with_one_checker(status);
            }
        }
    }

    /// Updates the parents of a check. Returns the check and its parents, where their status
    /// changed.
    fn propagate(&mut self, index: CheckIndex, before: HealthStatus) -> Vec<CheckIndex> {
        let now = self[index].status();
        if now == before {
            return Vec::new();
        }
        let mut changed = vec![index];
        for parent in self.parents[index.0].clone() {
            let before = self[parent].status();
            self.update_healthy_children(parent, |count| match now {
                HealthStatus::Healthy => *count += 1,
                HealthStatus::Unhealthy => *count -= 1,
            });
            if self[parent].status() != before {
                changed.push(parent);
            }
        }
        changed
    }

    fn update_healthy_children(&mut self, parent: CheckIndex, change: impl FnOnce(&mut usize)) {
        if let CheckKind::Calculated(calculated) = &mut self.by_id[parent.0].1.kind {
            change(&mut calculated.healthy);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::health::Calculated;
    use proptest::prelude::*;

    fn calculated(threshold: usize, children: &[&str]) -> Check {
        let children = children.iter().map(|&child| child.to_owned()).collect();
        let kind = CheckKind::Calculated(Calculated::new(threshold, children));
        Check { kind, ..Check::default() }
    }

    fn checks(list: &[(&str, Check)]) -> Checks {
        Checks::new(list.iter().map(|(id, check)| ((*id).to_owned(), check.clone())).collect())
    }

    fn indices(changed: Vec<CheckIndex>) -> Vec<usize> {
        changed.into_iter().map(CheckIndex::get).collect()
    }

    fn fail(checks: &mut Checks, id: &str) -> Vec<usize> {
        let failure = Observation { ok: Some(false), at: None, checker: None };
        indices(checks.observe(id, &failure).unwrap().unwrap())
    }

    #[test]
    fn a_change_reaches_the_parents() {
        let family = [
            ("a", Check::default()),
            ("all", calculated(2, &["a", "b"])),
            ("any", calculated(1, &["a", "b"])),
            ("b", Check::default()),
        ];
        let mut checks = checks(&family);
        assert!(fail(&mut checks, "a").is_empty() && fail(&mut checks, "a").is_empty());
        assert_eq!(fail(&mut checks, "a"), [0, 1]);
        let mut set = |id: &str, status| checks.set_override(id, status).map(indices);
        assert_eq!(set("b", Some(HealthStatus::Unhealthy)), Some(vec![3, 2]));
        assert_eq!(set("b", None), Some(vec![3, 2]));
        assert_eq!(set("unknown", None), None);
    }

    /// A threshold of 0 is always healthy, one above the number of children never. A child that is
    /// missing or calculated itself counts as healthy.
    #[test]
    fn extreme_thresholds() {
        let down = Check { status_override: Some(HealthStatus::Unhealthy), ..Check::default() };
        let family = [
            ("down", down),
            ("deleted", calculated(1, &["gone"])),
            ("never", calculated(3, &["gone", "gone"])),
            ("nested", calculated(1, &["never"])),
            ("self", calculated(1, &["self"])),
            ("zero", calculated(0, &["down"])),
        ];
        let checks = checks(&family);
        let up = ["deleted", "nested", "self", "zero"];
        for (id, check) in checks.iter() {
            assert_eq!(check.status().is_healthy(), up.contains(&id), "{id}");
        }
    }

    #[test]
    fn children_count_by_their_effective_status() {
        let off = Check { disabled: true, ..Check::default() };
        let swapped = Check { inverted: true, ..off.clone() };
        let family =
            [("off", off), ("swapped", swapped), ("two", calculated(2, &["off", "swapped"]))];
        let report = checks(&family).get("two").unwrap().report();
        assert_eq!(report.reason, "Unhealthy: 1 of 2 children are healthy, and 2 must be.");
    }

    proptest! {
        /// Counting each change gives the same as counting all children again.
        #[test]
        fn counts_follow_the_children(
            families in prop::collection::vec((0usize..4, prop::collection::vec(0usize..6, 0..5)), 1..4),
            results in prop::collection::vec((0usize..6, any::<bool>(), any::<Option<bool>>()), 0..60),
        ) {
            let leaf = |index: usize| format!("c{index}");
            let leaves = (0..6).map(|index| (leaf(index), Check::default()));
            let parents = families.iter().enumerate().map(|(index, (threshold, children))| {
                let children = children.iter().map(|&child| leaf(child)).collect();
                let kind = CheckKind::Calculated(Calculated::new(*threshold, children));
                (format!("p{index}"), Check { kind, ..Check::default() })
            });
            let mut checks = Checks::new(leaves.chain(parents).collect());
            for (index, ok, status_override) in results {
                let before: Vec<HealthStatus> = checks.iter().map(|(_, check)| check.status()).collect();
                let mut changed = match status_override {
                    Some(up) => checks.set_override(&leaf(index), ok.then(|| HealthStatus::healthy_if(up))).unwrap(),
                    None => {
                        let result = Observation { ok: Some(ok), at: None, checker: None };
                        checks.observe(&leaf(index), &result).unwrap().unwrap()
                    }
                };
                let all = checks.iter().map(|(id, check)| (id.to_owned(), check.clone()));
                let recounted = Checks::new(all.collect());
                prop_assert!(checks.iter().eq(recounted.iter()));
                changed.sort_unstable();
                let differ = checks.iter().map(|(_, check)| check.status()).zip(before);
                let differ = differ.enumerate().filter(|(_, (now, before))| now != before);
                prop_assert_eq!(changed, differ.map(|(index, _)| CheckIndex(index)).collect::<Vec<_>>());
            }
        }
    }
}
