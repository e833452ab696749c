//! Why each row is in an answer or not: an outcome, and a sentence to act on.

use serde::Serialize;

use super::group::{DrawSummary, PolicyKind, Role, RoutedRecord, RrsetRouting};
use crate::health::RecordHealth;

/// What became of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// In the answer.
    Answered,
    /// Eligible, but the draw took others.
    #[serde(rename = "not drawn")]
    NotDrawn,
    /// Left out: its check fails.
    Unhealthy,
    /// The other row of the failover pair answers.
    Standby,
    /// Its weight is 0, and a row with another is eligible.
    #[serde(rename = "weight 0")]
    WeightZero,
}

impl Outcome {
    /// The words that answers use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Answered => "answered",
            Self::NotDrawn => "not drawn",
            Self::Unhealthy => "unhealthy",
            Self::Standby => "standby",
            Self::WeightZero => "weight 0",
        }
    }
}

/// An outcome and the reason for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// What became of the row.
    pub outcome: Outcome,
    /// One English sentence that a person can act on.
    pub reason: String,
}

/// Explains every row of a group, in listing order, given the row that was chosen and the
/// candidates that were drawn from it.
pub fn explain(group: &RrsetRouting, chosen: usize, drawn: &[u32]) -> Vec<Explanation> {
    let mut is_drawn = vec![false; drawn.iter().max().map_or(0, |&id| id as usize + 1)];
    drawn.iter().for_each(|&id| is_drawn[id as usize] = true);
    let answered = |row: &RoutedRecord| {
        row.candidates.iter().any(|&id| is_drawn.get(id as usize) == Some(&true))
    };
    let explain_row = |(index, row): (usize, &RoutedRecord)| match group.policy() {
        _ if group.is_closed() => closed(row),
        PolicyKind::Simple => simple(row),
        PolicyKind::Multivalue => multivalue(group, index, answered(row)),
        PolicyKind::Failover => failover(group, index),
        PolicyKind::Weighted => weighted(group, index, chosen == index),
    };
    group.rows().iter().enumerate().map(explain_row).collect()
}

fn closed(row: &RoutedRecord) -> Explanation {
    let why = "and when every row is, this zone answers none";
    say(Outcome::Unhealthy, format!("Left out: {} is unhealthy, {why}.", check(row)))
}

fn simple(row: &RoutedRecord) -> Explanation {
    if row.alias.is_some() {
        let why = match row.health.is_up() {
            true => String::new(),
            false => format!(", although {} is unhealthy (fail-open)", check(row)),
        };
        let reason = format!("Simple routing answers what its target answers{why}.");
        return say(Outcome::Answered, reason);
    }
    let values = match row.candidates.len() {
        1 => "its one value".to_owned(),
        n => format!("all {n} values in random order"),
    };
    say(Outcome::Answered, format!("Simple routing answers {values} and looks at no health."))
}

fn multivalue(group: &RrsetRouting, index: usize, answered: bool) -> Explanation {
    let row = &group.rows()[index];
    let draw_summary = group.draw_summary();
    if !group.is_row_eligible(index) {
        return say(Outcome::Unhealthy, format!("Left out: {} is unhealthy.", check(row)));
    }
    let why = eligibility(row, draw_summary, group.rows().len());
    let odds = match (draw_summary.eligible, draw_summary.drawn) {
        (1, _) => "it is the only record eligible.".to_owned(),
        (n, k) if n == k => format!("all {n} eligible records fit in one answer."),
        (n, k) => format!("{k} of {n} eligible records are drawn for each answer."),
    };
    match answered {
        true => say(Outcome::Answered, format!("{why}; {odds}")),
        false => say(Outcome::NotDrawn, format!("{why}, but not drawn this time: {odds}")),
    }
}

fn eligibility(row: &RoutedRecord, draw_summary: DrawSummary, rows: usize) -> String {
    match row.health {
        _ if draw_summary.fail_open && rows == 1 => format!(
            "{} is unhealthy, but with no healthy row it is answered as if healthy (fail-open)",
            sentence_case(check(row))
        ),
        _ if draw_summary.fail_open => {
            format!("All {rows} rows are unhealthy, so all are eligible as if healthy (fail-open)")
        }
        RecordHealth::Unchecked => "It has no health check, so it counts as healthy".to_owned(),
        _ => format!("{} is healthy", sentence_case(check(row))),
    }
}

fn weighted(group: &RrsetRouting, index: usize, answered: bool) -> Explanation {
    let row = &group.rows()[index];
    let Some((share, total)) = group.odds(index) else {
        return match group.fail_open() || row.health.is_up() {
            true => say(
                Outcome::WeightZero,
                "Its weight is 0, so it is answered only when no row with a weight is eligible."
                    .to_owned(),
            ),
            false => say(Outcome::Unhealthy, format!("Left out: {} is unhealthy.", check(row))),
        };
    };
    let why = eligibility(row, group.draw_summary(), group.rows().len());
    let odds = match row.weight {
        0 => format!("no row with a weight is eligible, and {total} of weight 0 are, all alike."),
        _ => format!("its weight is {share} of {total} in all eligible rows."),
    };
    match answered {
        true => say(Outcome::Answered, format!("{why}; {odds}")),
        false => say(Outcome::NotDrawn, format!("{why}, but not drawn this time: {odds}")),
    }
}

fn failover(group: &RrsetRouting, index: usize) -> Explanation {
    let active = group.active_row();
    let row = &group.rows()[index];
    match (index == active, row.role) {
        (true, Some(Role::Secondary)) => say(Outcome::Answered, secondary_answers(group)),
        (true, _) => say(Outcome::Answered, primary_answers(group, row)),
        (false, Some(Role::Secondary)) => secondary_waits(group, row),
        (false, _) => say(
            Outcome::Unhealthy,
            format!("Left out: {} is unhealthy, and the secondary takes over.", check(row)),
        ),
    }
}

fn primary_answers(group: &RrsetRouting, row: &RoutedRecord) -> String {
    match (row.health, group.fail_open(), group.rows().len()) {
        (RecordHealth::Unchecked, ..) => {
            "The primary answers: it has no health check, so it counts as healthy.".to_owned()
        }
        (_, true, 1) => format!("The primary answers although {} is unhealthy: there is no secondary (fail-open).", check(row)),
        (_, true, _) => "Primary and secondary are both unhealthy, so the primary answers as if healthy (fail-open).".to_owned(),
        _ => format!("The primary answers: {} is healthy.", check(row)),
    }
}

fn secondary_answers(group: &RrsetRouting) -> String {
    let primary = group.rows().iter().find(|row| row.role == Some(Role::Primary));
    match primary {
        Some(primary) => {
            format!("The secondary answers: the primary's {} is unhealthy.", check(primary))
        }
        None => "The secondary answers: there is no primary.".to_owned(),
    }
}

fn secondary_waits(group: &RrsetRouting, row: &RoutedRecord) -> Explanation {
    match (row.health.is_up(), group.fail_open()) {
        (_, true) => say(
            Outcome::Unhealthy,
            format!(
                "Left out: {} is unhealthy, and when both are down the primary answers.",
                check(row)
            ),
        ),
        (true, _) => say(Outcome::Standby, "Standing by: the primary is healthy.".to_owned()),
        (false, _) => say(
            Outcome::Standby,
            format!(
                "Standing by: the primary is healthy. It could not take over now: {} is unhealthy.",
                check(row)
            ),
        ),
    }
}

/// How a sentence names what a row's health comes from: its check, or where that is not
/// what decides, the target of an alias.
fn check(row: &RoutedRecord) -> String {
    if row.alias.is_some_and(|alias| match alias.target_up {
        Some(true) => alias.own == RecordHealth::Unchecked,
        Some(false) => alias.own.is_up(),
        None => false,
    }) {
        return "its target".to_owned();
    }
    row.check.as_ref().map_or_else(|| "its check".to_owned(), |id| format!("check {id}"))
}

/// The same at the start of a sentence.
fn sentence_case(mut text: String) -> String {
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

fn say(outcome: Outcome, reason: String) -> Explanation {
    Explanation { outcome, reason }
}

#[cfg(test)]
mod tests {
    use super::*;
    use RecordHealth::{Healthy, Unchecked, Unhealthy};

    fn group(policy: PolicyKind, health: &[RecordHealth]) -> RrsetRouting {
        let roles = [Some(Role::Primary), Some(Role::Secondary)];
        let row = |(i, &health): (usize, &RecordHealth)| RoutedRecord {
            set_identifier: Some(format!("row-{i}")),
            check: (health != Unchecked).then(|| format!("hc-{i}")),
            health,
            alias: None,
            role: (policy == PolicyKind::Failover).then(|| roles[i]).flatten(),
            weight: i as u32,
            candidates: vec![i as u32],
        };
        let rows = health.iter().enumerate().map(row).collect();
        RrsetRouting::new(policy, rows, health.len(), super::super::MAX_ANSWERS)
    }

    fn outcomes(group: &RrsetRouting, drawn: &[u32]) -> Vec<Outcome> {
        let chosen = drawn.first().map_or(0, |&id| id as usize);
        explain(group, chosen, drawn).into_iter().map(|row| row.outcome).collect()
    }

    #[test]
    fn multivalue_rows() {
        let group = group(PolicyKind::Multivalue, &[Healthy, Unhealthy, Unchecked]);
        let rows = explain(&group, 0, &[2, 0]);
        assert_eq!(
            rows[0].reason,
            "Check hc-0 is healthy; all 2 eligible records fit in one answer."
        );
        assert_eq!(rows[1].reason, "Left out: check hc-1 is unhealthy.");
        assert_eq!(
            outcomes(&group, &[2, 0]),
            [Outcome::Answered, Outcome::Unhealthy, Outcome::Answered]
        );
    }

    #[test]
    fn not_drawn_is_not_left_out() {
        let group = group(PolicyKind::Multivalue, &[Healthy; 9]);
        let rows = explain(&group, 0, &[0, 1, 2, 3, 4, 5, 6, 7]);
        assert_eq!(rows[8].outcome, Outcome::NotDrawn);
        assert!(rows[8].reason.contains("8 of 9 eligible records"), "{}", rows[8].reason);
    }

    #[test]
    fn failover_pairs() {
        use Outcome::{Answered, Standby};
        let table = [
            ([Healthy, Healthy], [Answered, Standby]),
            ([Healthy, Unhealthy], [Answered, Standby]),
            ([Unhealthy, Healthy], [Outcome::Unhealthy, Answered]),
            ([Unhealthy, Unchecked], [Outcome::Unhealthy, Answered]),
            ([Unhealthy, Unhealthy], [Answered, Outcome::Unhealthy]),
        ];
        for (health, expected) in table {
            let group = group(PolicyKind::Failover, &health);
            assert_eq!(outcomes(&group, &[]), expected, "{health:?}");
        }
    }

    /// Weights 0, 1 and 2: those with a weight go before, in health and out of it.
    #[test]
    fn weighted_rows() {
        use Outcome::{Answered, NotDrawn, WeightZero};
        let down = Outcome::Unhealthy;
        let table = [
            ([Healthy, Unchecked, Healthy], 2, [WeightZero, NotDrawn, Answered]),
            ([Healthy, Healthy, Unhealthy], 1, [WeightZero, Answered, down]),
            ([Healthy, Unhealthy, Unhealthy], 0, [Answered, down, down]),
            ([Unhealthy, Healthy, Unhealthy], 1, [down, Answered, down]),
            ([Unhealthy, Unhealthy, Unhealthy], 1, [WeightZero, Answered, NotDrawn]),
        ];
        for (health, drawn, expected) in table {
            let group = group(PolicyKind::Weighted, &health);
            assert_eq!(outcomes(&group, &[drawn]), expected, "{health:?}");
        }
        let group = group(PolicyKind::Weighted, &[Healthy, Unchecked, Healthy]);
        let reason = "Check hc-2 is healthy; its weight is 2 of 3 in all eligible rows.";
        assert_eq!(explain(&group, 2, &[2])[2].reason, reason);
    }

    #[test]
    fn fail_open_says_so() {
        let rows = explain(&group(PolicyKind::Multivalue, &[Unhealthy, Unhealthy]), 0, &[1, 0]);
        assert!(
            rows.iter()
                .all(|row| row.outcome == Outcome::Answered && row.reason.contains("fail-open"))
        );
    }
}
