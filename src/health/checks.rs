//! The checks of a zone, by their ID, and how a status goes on to those calculated from it.
//!
//! Source: "Monitoring other health checks (calculated health checks)" in the Developer
//! Guide. A calculated check cannot be the child of another, so a status goes on once.

use super::check::CheckKind;
use super::{Check, HealthStatus, Observation, ObservationError};

/// The checks of a zone.
#[derive(Clone, Debug, Default)]
pub struct Checks {
    /// In order of their IDs.
    by_id: Vec<(String, Check)>,
    /// The calculated checks that each check is a child of, by place.
    parents: Vec<Vec<usize>>,
}

impl Checks {
    /// The checks of these IDs; of two with one ID, the first. AWS does not say what a
    /// deleted child does to its parents: one that is not there counts as healthy, as a
    /// deleted check does for the rows that name it.
    pub fn new(mut checks: Vec<(String, Check)>) -> Self {
        checks.sort_by(|(one, _), (other, _)| one.cmp(other));
        checks.dedup_by(|(later, _), (first, _)| later == first);
        let by_id = checks;
        let mut parents = vec![Vec::new(); by_id.len()];
        let mut healthy = Vec::new();
        for (place, (_, parent)) in by_id.iter().enumerate() {
            let CheckKind::Calculated(calculated) = &parent.kind else { continue };
            let mut up = calculated.children.len();
            for child in &calculated.children {
                let Some(child) = place_of(&by_id, child) else { continue };
                let (_, check) = &by_id[child];
                if !matches!(check.kind, CheckKind::Calculated(_)) {
                    parents[child].push(place);
                    up -= usize::from(!check.status().is_healthy());
                }
            }
            healthy.push((place, up));
        }
        let mut checks = Self { by_id, parents };
        for (place, up) in healthy {
            checks.count(place, |children| *children = up);
        }
        checks
    }

    /// The check of this ID.
    pub fn get(&self, id: &str) -> Option<&Check> {
        Some(self.at(self.place(id)?))
    }

    /// Sets or lifts an override. Gives the places of the checks that have another status
    /// now; `None` where there is no such check.
    pub fn force(&mut self, id: &str, status: Option<HealthStatus>) -> Option<Vec<usize>> {
        let place = self.place(id)?;
        let before = self.at(place).status();
        self.by_id[place].1.status_override = status;
        Some(self.changed(place, before))
    }

    /// Takes one result. Gives the places of the checks that have another status now;
    /// `None` where there is no such check.
    pub fn observe(
        &mut self,
        id: &str,
        observation: &Observation,
    ) -> Option<Result<Vec<usize>, ObservationError>> {
        let place = self.place(id)?;
        let before = self.at(place).status();
        let taken = self.by_id[place].1.observe(observation);
        Some(taken.map(|()| self.changed(place, before)))
    }

    /// The place of a check among all in order of their IDs.
    pub fn place(&self, id: &str) -> Option<usize> {
        place_of(&self.by_id, id)
    }

    /// Puts one checker in the place of all that have probed an endpoint: it thinks what
    /// they say together, so no status changes.
    pub fn collapse_checkers(&mut self) {
        for place in 0..self.parents.len() {
            if let CheckKind::Endpoint(endpoint) = &mut self.by_id[place].1.kind {
                *endpoint = endpoint.settled(endpoint.status().unwrap_or(HealthStatus::Healthy));
            }
        }
    }

    /// The ID of a place.
    pub fn id(&self, place: usize) -> &str {
        &self.by_id[place].0
    }

    /// The check of a place.
    pub fn at(&self, place: usize) -> &Check {
        &self.by_id[place].1
    }

    /// All checks in order of their IDs.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Check)> {
        self.by_id.iter().map(|(id, check)| (id.as_str(), check))
    }

    /// Of a check and its parents, those with another status than before.
    fn changed(&mut self, place: usize, before: HealthStatus) -> Vec<usize> {
        let now = self.at(place).status();
        let mut changed = Vec::new();
        if now == before {
            return changed;
        }
        changed.push(place);
        for index in 0..self.parents[place].len() {
            let parent = self.parents[place][index];
            let before = self.at(parent).status();
            self.count(parent, |children| match now {
                HealthStatus::Healthy => *children += 1,
                HealthStatus::Unhealthy => *children -= 1,
            });
            if self.at(parent).status() != before {
                changed.push(parent);
            }
        }
        changed
    }

    /// Counts the healthy children of a calculated check anew.
    fn count(&mut self, place: usize, change: impl FnOnce(&mut usize)) {
        if let CheckKind::Calculated(calculated) = &mut self.by_id[place].1.kind {
            change(&mut calculated.healthy);
        }
    }
}

fn place_of(checks: &[(String, Check)], id: &str) -> Option<usize> {
    checks.binary_search_by(|(known, _)| known.as_str().cmp(id)).ok()
}

#[cfg(test)]
mod tests {
    use super::super::check::Calculated;
    use super::*;
    use proptest::prelude::*;

    fn calculated(needed: usize, children: &[&str]) -> Check {
        let children = children.iter().map(|&child| child.to_owned()).collect();
        let kind = CheckKind::Calculated(Calculated::new(needed, children));
        Check { kind, ..Check::default() }
    }

    fn checks(of: &[(&str, Check)]) -> Checks {
        Checks::new(of.iter().map(|(id, check)| ((*id).to_owned(), check.clone())).collect())
    }

    fn fail(checks: &mut Checks, id: &str) -> Vec<usize> {
        let failure = Observation { ok: Some(false), at: None, checker: None };
        checks.observe(id, &failure).unwrap().unwrap()
    }

    #[test]
    fn a_status_goes_on_to_the_parents() {
        let family = [
            ("a", Check::default()),
            ("all", calculated(2, &["a", "b"])),
            ("any", calculated(1, &["a", "b"])),
            ("b", Check::default()),
        ];
        let mut checks = checks(&family);
        assert!(fail(&mut checks, "a").is_empty() && fail(&mut checks, "a").is_empty());
        assert_eq!(fail(&mut checks, "a"), [0, 1]);
        assert_eq!(checks.force("b", Some(HealthStatus::Unhealthy)), Some(vec![3, 2]));
        assert_eq!(checks.force("b", None), Some(vec![3, 2]));
        assert_eq!(checks.force("nobody", None), None);
    }

    /// 0 is always healthy, more than there are is never; a child that is not there, or
    /// is calculated itself, counts as healthy.
    #[test]
    fn thresholds_at_their_ends() {
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
        /// Counted on the way or counted anew, the children are the same.
        #[test]
        fn counts_follow_the_children(
            families in prop::collection::vec((0usize..4, prop::collection::vec(0usize..6, 0..5)), 1..4),
            results in prop::collection::vec((0usize..6, any::<bool>(), any::<Option<bool>>()), 0..60),
        ) {
            let leaf = |index: usize| format!("c{index}");
            let leaves = (0..6).map(|index| (leaf(index), Check::default()));
            let parents = families.iter().enumerate().map(|(index, (needed, children))| {
                let children = children.iter().map(|&child| leaf(child)).collect();
                let kind = CheckKind::Calculated(Calculated::new(*needed, children));
                (format!("p{index}"), Check { kind, ..Check::default() })
            });
            let mut checks = Checks::new(leaves.chain(parents).collect());
            for (index, ok, status_override) in results {
                let before: Vec<HealthStatus> = checks.iter().map(|(_, check)| check.status()).collect();
                let mut changed = match status_override {
                    Some(up) => checks.force(&leaf(index), ok.then(|| HealthStatus::of(up))).unwrap(),
                    None => {
                        let result = Observation { ok: Some(ok), at: None, checker: None };
                        checks.observe(&leaf(index), &result).unwrap().unwrap()
                    }
                };
                let all = checks.iter().map(|(id, check)| (id.to_owned(), check.clone()));
                let anew = Checks::new(all.collect());
                prop_assert!(checks.iter().eq(anew.iter()));
                changed.sort_unstable();
                let differ = checks.iter().map(|(_, check)| check.status()).zip(before);
                let differ = differ.enumerate().filter(|(_, (now, before))| now != before);
                prop_assert_eq!(changed, differ.map(|(place, _)| place).collect::<Vec<_>>());
            }
        }
    }
}
