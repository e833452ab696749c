//! A group: the rows of one (name, type) under one policy.
//!
//! Source: "Simple routing", "Multivalue answer routing", "Failover routing" and "Weighted
//! routing" in the Developer Guide, and `ResourceRecordSet` in the API reference.

use serde::Serialize;

use super::AnswerOptions;
use super::pool::Pool;
use super::weights::Weights;
use crate::health::RecordHealth;
use crate::routing::DrawRng;

/// How a group chooses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum PolicyKind {
    /// One row; every value is answered and no health is looked at.
    Simple,
    /// One value a row; up to a limit of healthy ones is drawn.
    Multivalue,
    /// A primary and a secondary row: active and passive.
    Failover,
    /// One row in proportion to its weight.
    Weighted,
}

impl PolicyKind {
    /// The word that answers and tallies use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Simple => "simple",
            Self::Multivalue => "multivalue",
            Self::Failover => "failover",
            Self::Weighted => "weighted",
        }
    }
}

/// What a failover row is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Answered while it is healthy, and when both are unhealthy.
    Primary,
    /// Answered while the primary alone is unhealthy.
    Secondary,
}

/// One row, as far as routing looks at it.
#[derive(Clone, Debug)]
pub struct RoutedRecord {
    /// `SetIdentifier`, to name the row in a reason.
    pub set_identifier: Option<String>,
    /// ID of the row's check, to name it in a reason.
    pub check: Option<String>,
    /// Whether the row may be answered: what its check says now and, where it is an alias
    /// that evaluates its target, the target.
    pub health: RecordHealth,
    /// What its health is made of, where the row is an alias; it has no candidates then.
    pub alias: Option<AliasHealth>,
    /// Primary or secondary, where the policy is failover.
    pub role: Option<Role>,
    /// `Weight`, where the policy is weighted.
    pub weight: u32,
    /// The candidates behind the row's values. Rows of a group that hold the same
    /// value share a candidate: no value stands twice in an answer.
    pub candidates: Vec<u32>,
}

/// What the health of an alias row is made of: both have to be well ("How Amazon Route 53
/// chooses records when health checking is configured").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AliasHealth {
    /// What the row's own check says.
    pub own: RecordHealth,
    /// Whether the target has a healthy row; none where the row does not evaluate that.
    pub target_up: Option<bool>,
}

impl AliasHealth {
    /// The two together.
    pub fn health(self) -> RecordHealth {
        match self.target_up {
            Some(true) if self.own.is_up() => RecordHealth::Healthy,
            Some(_) => RecordHealth::Unhealthy,
            None => self.own,
        }
    }
}

/// Where a group stands before chance comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DrawSummary {
    /// Every row is unhealthy, so all are eligible again.
    pub fail_open: bool,
    /// Eligible candidates.
    pub eligible: usize,
    /// Candidates in each answer.
    pub drawn: usize,
}

/// The rows of one (name, type), ready to be drawn from.
#[derive(Clone, Debug)]
pub struct RrsetRouting {
    rows: Vec<RoutedRecord>,
    unhealthy: usize,
    fail_closed: bool,
    choice: Choice,
}

/// What each policy keeps so that a query has nothing left to work out.
#[derive(Clone, Debug)]
enum Choice {
    Simple(Pool),
    Multivalue { up: Pool, all: Pool, rows_up: Vec<u32> },
    Failover { pools: Vec<Pool>, primary: Option<usize>, secondary: Option<usize>, none: Pool },
    Weighted { pools: Vec<Pool>, up: Weights, all: Weights, none: Pool },
}

impl RrsetRouting {
    /// A group over candidates 0 to `candidates` - 1; a multivalue answer holds up to
    /// `max_answers` of them.
    pub fn new(
        policy: PolicyKind,
        rows: Vec<RoutedRecord>,
        candidates: usize,
        max_answers: usize,
    ) -> Self {
        let unhealthy = rows.iter().filter(|row| !row.health.is_up()).count();
        let choice = match policy {
            PolicyKind::Simple => Choice::Simple(all_of(candidates)),
            PolicyKind::Multivalue => multivalue(&rows, candidates, max_answers),
            PolicyKind::Failover => failover(&rows, candidates),
            PolicyKind::Weighted => weighted(&rows, candidates),
        };
        Self { rows, unhealthy, fail_closed: false, choice }
    }

    /// Sets the limits anew.
    pub fn limit(&mut self, limits: AnswerOptions) {
        self.fail_closed = limits.fail_closed;
        if let Choice::Multivalue { up, all, .. } = &mut self.choice {
            up.set_limit(limits.max_answers.into());
            all.set_limit(limits.max_answers.into());
        }
    }

    /// The group's policy.
    pub fn policy(&self) -> PolicyKind {
        match self.choice {
            Choice::Simple(_) => PolicyKind::Simple,
            Choice::Multivalue { .. } => PolicyKind::Multivalue,
            Choice::Failover { .. } => PolicyKind::Failover,
            Choice::Weighted { .. } => PolicyKind::Weighted,
        }
    }

    /// The rows in listing order.
    pub fn rows(&self) -> &[RoutedRecord] {
        &self.rows
    }

    /// Tells the group what a row's check says now: O(1) in the number of rows, and where
    /// the policy is weighted O(log n).
    pub fn set_health(&mut self, row: usize, own: RecordHealth) {
        match self.rows[row].alias {
            Some(alias) => self.set_alias(row, AliasHealth { own, ..alias }),
            None => self.change(row, own),
        }
    }

    /// Tells the group whether the target of an alias row that evaluates it has a healthy
    /// row now, in the time of [`RrsetRouting::set_health`].
    pub fn set_target_up(&mut self, row: usize, up: bool) {
        if let Some(alias) = self.rows[row].alias {
            self.set_alias(row, AliasHealth { target_up: Some(up), ..alias });
        }
    }

    fn set_alias(&mut self, row: usize, alias: AliasHealth) {
        self.rows[row].alias = Some(alias);
        self.change(row, alias.health());
    }

    fn change(&mut self, row: usize, health: RecordHealth) {
        let old = std::mem::replace(&mut self.rows[row].health, health);
        if old.is_up() == health.is_up() {
            return;
        }
        match health.is_up() {
            true => self.unhealthy -= 1,
            false => self.unhealthy += 1,
        }
        if let Choice::Weighted { up, .. } = &mut self.choice {
            let weight = self.rows[row].weight;
            match health.is_up() {
                true => up.insert(row, weight),
                false => up.remove(row, weight),
            }
        }
        if let Choice::Multivalue { up, rows_up, .. } = &mut self.choice {
            let id = self.rows[row].candidates[0];
            let holders = &mut rows_up[id as usize];
            match health.is_up() {
                true => *holders += 1,
                false => *holders -= 1,
            }
            match *holders {
                0 => up.remove(id),
                _ => up.insert(id),
            }
        }
    }

    /// Whether every row is unhealthy, so that all are eligible again.
    pub fn fail_open(&self) -> bool {
        !self.is_up() && !self.fail_closed
    }

    /// Whether every row is unhealthy, so that none is answered.
    pub fn is_closed(&self) -> bool {
        !self.is_up() && self.fail_closed
    }

    /// Whether any row is healthy: what an alias that evaluates its target asks.
    pub fn is_up(&self) -> bool {
        self.unhealthy < self.rows.len()
    }

    /// How many rows are healthy.
    pub fn healthy_rows(&self) -> usize {
        self.rows.len() - self.unhealthy
    }

    /// Where the group stands before chance comes in.
    pub fn draw_summary(&self) -> DrawSummary {
        let fail_open = self.fail_open();
        if let Choice::Weighted { pools, .. } = &self.choice {
            let chosen = (0..pools.len()).filter(|&row| self.is_row_eligible(row));
            let sizes = chosen.map(|row| pools[row].len());
            let (eligible, drawn) = sizes.fold((0, 0), |(sum, most), n| (sum + n, n.max(most)));
            return DrawSummary { fail_open, eligible, drawn };
        }
        let pool = self.pool(0);
        DrawSummary { fail_open, eligible: pool.len(), drawn: pool.drawn() }
    }

    /// Where the policy is weighted: what an eligible row has of the weights of all
    /// eligible rows, and these together. Rows of weight 0 have one each while there are
    /// no others.
    pub fn odds(&self, row: usize) -> Option<(u32, u32)> {
        let Choice::Weighted { up, all, .. } = &self.choice else { return None };
        let is_in = self.fail_open() || self.rows[row].health.is_up();
        let weights = if self.fail_open() { all } else { up };
        let odds = weights.odds(self.rows[row].weight);
        (is_in && !self.is_closed() && odds.0 > 0).then_some(odds)
    }

    /// Whether the draw may choose this candidate.
    pub fn is_eligible(&self, candidate: u32) -> bool {
        let holds = |row: &RoutedRecord| row.candidates.contains(&candidate);
        match self.policy() {
            PolicyKind::Weighted => {
                let mut rows = self.rows.iter().enumerate();
                rows.any(|(row, of)| self.is_row_eligible(row) && holds(of))
            }
            _ => self.pool(0).contains(candidate),
        }
    }

    /// Whether the draw may choose from this row.
    pub fn is_row_eligible(&self, row: usize) -> bool {
        match self.policy() {
            PolicyKind::Simple => !self.is_closed(),
            PolicyKind::Multivalue => self.fail_open() || self.rows[row].health.is_up(),
            PolicyKind::Failover => self.active_row() == row && !self.is_closed(),
            PolicyKind::Weighted => self.odds(row).is_some(),
        }
    }

    /// The row that the others stand by for, where the policy is failover: the
    /// primary while it is healthy or nothing is, else the secondary.
    pub fn active_row(&self) -> usize {
        match self.choice {
            Choice::Failover { primary: Some(primary), secondary: Some(secondary), .. } => {
                let up = |row: usize| self.rows[row].health.is_up();
                if up(primary) || !up(secondary) { primary } else { secondary }
            }
            Choice::Failover { primary, secondary, .. } => primary.or(secondary).unwrap_or(0),
            _ => 0,
        }
    }

    /// Forgets the order in which health changed; see [`super`].
    pub fn restore_listing_order(&mut self) {
        self.pool_mut(0).restore_listing_order();
    }

    /// One draw from the row that [`RrsetRouting::choose`] gave, written into `drawn` in its random
    /// order.
    pub fn draw(&mut self, row: usize, generator: &mut DrawRng, drawn: &mut Vec<u32>) {
        drawn.clear();
        self.pool_mut(row).draw(generator, |taken| drawn.extend_from_slice(taken));
    }

    /// The row that a query gets; 0 where the policy draws from several at a time. AWS'
    /// pages do not agree on what happens when rows with a weight and rows of weight 0 are
    /// all unhealthy: all count as healthy then, so that those with a weight are chosen from.
    pub fn choose(&self, generator: &mut DrawRng) -> usize {
        match &self.choice {
            Choice::Weighted { .. } if self.is_closed() => 0,
            Choice::Weighted { all, .. } if self.fail_open() => all.choose(generator),
            Choice::Weighted { up, .. } => up.choose(generator),
            _ => self.active_row(),
        }
    }

    /// The pool that a query draws from now; where the policy is weighted, that of the row
    /// that was chosen.
    pub(crate) fn pool_mut(&mut self, chosen: usize) -> &mut Pool {
        let (open, closed, active) = (self.fail_open(), self.is_closed(), self.active_row());
        match &mut self.choice {
            Choice::Simple(pool) => pool,
            Choice::Multivalue { all, .. } if open => all,
            Choice::Multivalue { up, .. } => up,
            Choice::Failover { none, .. } | Choice::Weighted { none, .. } if closed => none,
            Choice::Failover { pools, .. } => &mut pools[active],
            Choice::Weighted { pools, .. } => &mut pools[chosen],
        }
    }

    fn pool(&self, chosen: usize) -> &Pool {
        match &self.choice {
            Choice::Simple(pool) => pool,
            Choice::Multivalue { all, .. } if self.fail_open() => all,
            Choice::Multivalue { up, .. } => up,
            Choice::Failover { none, .. } | Choice::Weighted { none, .. } if self.is_closed() => {
                none
            }
            Choice::Failover { pools, .. } => &pools[self.active_row()],
            Choice::Weighted { pools, .. } => &pools[chosen],
        }
    }
}

fn multivalue(rows: &[RoutedRecord], candidates: usize, max_answers: usize) -> Choice {
    let mut rows_up = vec![0; candidates];
    for row in rows.iter().filter(|row| row.health.is_up()) {
        rows_up[row.candidates[0] as usize] += 1;
    }
    let ids = 0..candidates as u32;
    let up = ids.clone().filter(|&id| rows_up[id as usize] > 0);
    Choice::Multivalue {
        up: Pool::of(up, candidates, max_answers),
        all: Pool::of(ids, candidates, max_answers),
        rows_up,
    }
}

fn failover(rows: &[RoutedRecord], candidates: usize) -> Choice {
    let find = |role| rows.iter().position(|row| row.role == Some(role));
    Choice::Failover {
        pools: rows.iter().map(|row| values_of(row, candidates)).collect(),
        primary: find(Role::Primary),
        secondary: find(Role::Secondary),
        none: Pool::new(candidates, candidates),
    }
}

fn weighted(rows: &[RoutedRecord], candidates: usize) -> Choice {
    let mut all = Weights::new(rows.len());
    let mut up = all.clone();
    for (index, row) in rows.iter().enumerate() {
        all.insert(index, row.weight);
        if row.health.is_up() {
            up.insert(index, row.weight);
        }
    }
    Choice::Weighted {
        pools: rows.iter().map(|row| values_of(row, candidates)).collect(),
        up,
        all,
        none: Pool::new(candidates, candidates),
    }
}

fn all_of(candidates: usize) -> Pool {
    Pool::of(0..candidates as u32, candidates, candidates)
}

fn values_of(row: &RoutedRecord, candidates: usize) -> Pool {
    Pool::of(row.candidates.iter().copied(), candidates, candidates)
}
