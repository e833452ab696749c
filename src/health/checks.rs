//! The checks of a zone and their effective status.
//!
//! Source: "How Amazon Route 53 determines whether a health check is healthy"
//! (a new check is healthy until there are data), and the API's
//! `UpdateHealthCheck` (`Disabled` counts as healthy, `Inverted` swaps).

use super::Status;
use crate::order::Table;

/// One check, as far as its status depends on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Check {
    /// The check is not evaluated and counts as healthy.
    pub disabled: bool,
    /// The status is swapped, last of all.
    pub inverted: bool,
    /// What-if status that goes before everything else.
    pub forced: Option<Status>,
}

/// Where a status comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// No data yet.
    Initial,
    /// The check is disabled.
    Disabled,
    /// Somebody set it.
    Override,
}

impl Source {
    /// The word that health reports use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Initial => "initial",
            Self::Disabled => "disabled",
            Self::Override => "override",
        }
    }
}

/// A check's status and the reason for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The effective status, after `Disabled`, `Inverted` and the override.
    pub status: Status,
    /// What decided it.
    pub source: Source,
    /// One sentence for a person.
    pub reason: String,
}

impl Check {
    /// The effective status.
    pub fn status(&self) -> Status {
        self.forced.unwrap_or(match self.inverted {
            false => Status::Healthy,
            true => Status::Unhealthy,
        })
    }

    /// The effective status with its reason.
    pub fn report(&self) -> Report {
        let (source, cause) = match self {
            Check { forced: Some(_), .. } => (Source::Override, "set by hand"),
            Check { disabled: true, .. } => (Source::Disabled, "disabled, which counts as healthy"),
            _ => (Source::Initial, "no results yet, which counts as healthy"),
        };
        let swap = match self.inverted && self.forced.is_none() {
            true => ", then inverted",
            false => "",
        };
        Report {
            status: self.status(),
            source,
            reason: format!("{}: {cause}{swap}.", self.status().as_str()),
        }
    }
}

/// The checks of a zone, by their ID.
#[derive(Clone, Debug, Default)]
pub struct Checks {
    by_id: Table<Check>,
}

impl Checks {
    /// The checks of these IDs; of two with one ID, the first.
    pub fn new(checks: Vec<(String, Check)>) -> Self {
        Self { by_id: Table::new(checks).0 }
    }

    /// Adds a check or replaces its configuration; an override stays.
    pub fn put(&mut self, id: &str, check: Check) {
        let forced = check.forced.or(self.get(id).and_then(|old| old.forced));
        self.by_id.insert(id.to_owned(), Check { forced, ..check });
    }

    /// Removes a check; false where there is none.
    pub fn remove(&mut self, id: &str) -> bool {
        self.by_id.remove(id).is_some()
    }

    /// The check of this ID.
    pub fn get(&self, id: &str) -> Option<&Check> {
        self.by_id.get(id)
    }

    /// Sets or lifts the override; `None` where there is no such check.
    pub fn force(&mut self, id: &str, status: Option<Status>) -> Option<Status> {
        let check = self.by_id.get_mut(id)?;
        check.forced = status;
        Some(check.status())
    }

    /// The place of a check among all in order of their IDs.
    pub fn place(&self, id: &str) -> Option<usize> {
        self.by_id.place(id).ok()
    }

    /// All checks in order of their IDs.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Check)> {
        self.by_id.entries().iter().map(|(id, check)| (id.as_str(), check))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Effective status = (disabled ? healthy : raw) xor inverted.
    #[test]
    fn a_check_without_data() {
        let cases = [
            (false, false, Status::Healthy, Source::Initial),
            (false, true, Status::Unhealthy, Source::Initial),
            (true, false, Status::Healthy, Source::Disabled),
            (true, true, Status::Unhealthy, Source::Disabled),
        ];
        for (disabled, inverted, status, source) in cases {
            let report = Check { disabled, inverted, forced: None }.report();
            assert_eq!((report.status, report.source), (status, source));
        }
    }

    #[test]
    fn an_override_outlives_a_new_configuration() {
        let mut checks = Checks::default();
        checks.put("hc-1", Check::default());
        assert_eq!(checks.force("hc-1", Some(Status::Unhealthy)), Some(Status::Unhealthy));
        checks.put("hc-1", Check { inverted: true, ..Check::default() });
        assert_eq!(checks.get("hc-1").unwrap().report().source, Source::Override);
        assert_eq!(checks.force("hc-1", None), Some(Status::Unhealthy));
        assert_eq!(checks.force("hc-2", None), None);
    }
}
