//! A record as routing sees it.

use crate::health::RecordHealth;

/// A record as routing sees it.
#[derive(Clone, Debug)]
pub struct RoutedRecord {
    /// `SetIdentifier`.
    pub set_identifier: Option<String>,
    /// ID of the record's health check.
    pub check: Option<String>,
    /// Health of the record: of its check and, for an alias that evaluates it, of its target.
    pub health: RecordHealth,
    /// The parts of the health of an alias. An alias has no candidates.
    pub alias: Option<AliasHealth>,
    /// The values, by number. Records of an RRset that hold the same value share a candidate: no
    /// value is in an answer twice.
    pub candidates: Vec<u32>,
}

/// The parts of an alias record's health: it is healthy if both are ("How Amazon Route 53 chooses
/// records when health checking is configured").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AliasHealth {
    /// Health by the record's own check.
    pub own: RecordHealth,
    /// Whether the target has a healthy record; `None` if the alias does not evaluate it.
    pub target_up: Option<bool>,
}

impl AliasHealth {
    /// Both together.
    pub fn health(self) -> RecordHealth {
        match self.target_up {
            Some(true) if self.own.is_up() => RecordHealth::Healthy,
            Some(_) => RecordHealth::Unhealthy,
            None => self.own,
        }
    }
}

/// The records of an RRset in listing order, and how many are healthy.
#[derive(Clone, Debug)]
pub struct Records {
    list: Vec<RoutedRecord>,
    unhealthy: usize,
    fail_closed: bool,
}

impl Records {
    pub(super) fn new(list: Vec<RoutedRecord>) -> Self {
        let unhealthy = list.iter().filter(|record| !record.health.is_up()).count();
        Self { list, unhealthy, fail_closed: false }
    }

    /// All records.
    pub fn list(&self) -> &[RoutedRecord] {
        &self.list
    }

    /// How many are healthy.
    pub fn healthy(&self) -> usize {
        self.list.len() - self.unhealthy
    }

    /// Whether any is healthy.
    pub fn any_healthy(&self) -> bool {
        self.healthy() > 0
    }

    /// Whether all are unhealthy and therefore count as healthy, as in Route 53.
    pub fn fail_open(&self) -> bool {
        !self.any_healthy() && !self.fail_closed
    }

    /// Whether all are unhealthy and none is answered.
    pub fn is_closed(&self) -> bool {
        !self.any_healthy() && self.fail_closed
    }

    /// Whether a record counts as healthy: it is, or all are unhealthy and count as healthy.
    pub fn counts_as_healthy(&self, record: usize) -> bool {
        self.list[record].health.is_up() || self.fail_open()
    }

    pub(super) fn set_fail_closed(&mut self, fail_closed: bool) {
        self.fail_closed = fail_closed;
    }

    pub(super) fn get_mut(&mut self, record: usize) -> &mut RoutedRecord {
        &mut self.list[record]
    }

    /// Sets the health of a record. Returns whether it went up or down.
    pub(super) fn set_health(&mut self, record: usize, health: RecordHealth) -> bool {
        let old = std::mem::replace(&mut self.list[record].health, health);
        match (old.is_up(), health.is_up()) {
            (true, false) => self.unhealthy += 1,
            (false, true) => self.unhealthy -= 1,
            _ => return false,
        }
        true
    }
}
