//! Random trees of groups against a plain recursive model: who can be answered, how often, and
//! each row's health after every change of a check.
//!
//! Source: "How Amazon Route 53 chooses records when health checking is configured" in the
//! Developer Guide.

use std::collections::BTreeMap;

use multivalue::health::RecordHealth;
use multivalue::routing::Outcome;
use multivalue::zone::RowOutcome;
use multivalue::{HostedZone, TallyOptions};
use proptest::prelude::*;

use super::{alias, row, zone};

/// Groups of four levels; one may hold aliases of those below it.
const LEVELS: [usize; 6] = [0, 1, 1, 2, 2, 3];

#[derive(Clone, Debug)]
struct Group {
    policy: Policy,
    rows: Vec<Row>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Policy {
    Simple,
    Multivalue,
    Failover,
    Weighted,
}

#[derive(Clone, Debug)]
struct Row {
    weight: u8,
    check: Option<String>,
    /// Group and whether its health is evaluated.
    target: Option<(usize, bool)>,
    values: Vec<String>,
}

type Drawn = (u8, bool, Option<(usize, bool)>, usize);

/// A group that the zone takes, from what chance gives.
fn group(index: usize, policy: usize, drawn: &[Drawn]) -> Group {
    let policy = [Policy::Simple, Policy::Multivalue, Policy::Failover, Policy::Weighted][policy];
    let count = match policy {
        Policy::Simple => 1,
        Policy::Failover => 2.min(drawn.len()),
        _ => drawn.len(),
    };
    let below: Vec<usize> = (0..6).filter(|&other| LEVELS[other] > LEVELS[index]).collect();
    let read = |(number, &(weight, checked, target, values)): (usize, &Drawn)| {
        let target = target.filter(|_| policy != Policy::Multivalue && !below.is_empty());
        let target = target.map(|(to, evaluate)| (below[to % below.len()], evaluate));
        let primary = policy == Policy::Failover && number == 0;
        let needed = primary && target.is_none_or(|(_, evaluate)| !evaluate);
        let check = (policy != Policy::Simple && (checked || needed))
            .then(|| format!("check-{index}-{number}"));
        let count = match policy {
            _ if target.is_some() => 0,
            Policy::Multivalue => 1,
            _ => values,
        };
        let values = (0..count).map(|n| format!("192.0.2.{}", index * 40 + number * 3 + n));
        Row { weight, check, target, values: values.collect() }
    };
    Group { policy, rows: drawn[..count].iter().enumerate().map(read).collect() }
}

fn groups() -> impl Strategy<Value = Vec<Group>> {
    let target = prop::option::of((0usize..6, any::<bool>()));
    let row = (0u8..4, any::<bool>(), target, 1usize..3);
    let one = (0usize..4, prop::collection::vec(row, 1..13));
    prop::collection::vec(one, 6).prop_map(|drawn| {
        let drawn = drawn.iter().enumerate();
        drawn.map(|(index, (policy, rows))| group(index, *policy, rows)).collect()
    })
}

struct Model {
    groups: Vec<Group>,
    down: BTreeMap<String, bool>,
}

impl Model {
    fn healthy(&self, row: &Row) -> bool {
        let check = row.check.as_ref().is_none_or(|id| !self.down.get(id).unwrap_or(&false));
        let target = row.target.filter(|(_, evaluate)| *evaluate);
        check
            && target.is_none_or(|(group, _)| {
                self.groups[group].rows.iter().any(|row| self.healthy(row))
            })
    }

    /// What share of answers holds each value.
    fn odds(&self, group: usize) -> BTreeMap<String, f64> {
        let Group { policy, rows } = &self.groups[group];
        let healthy: Vec<&Row> = rows.iter().filter(|row| self.healthy(row)).collect();
        let eligible = if healthy.is_empty() { rows.iter().collect() } else { healthy };
        let shares: Vec<f64> = match policy {
            Policy::Simple => vec![1.0],
            Policy::Multivalue => {
                vec![8_f64.min(eligible.len() as f64) / eligible.len() as f64; eligible.len()]
            }
            // The primary stands first: where it is eligible, it is the one.
            Policy::Failover => vec![1.0, 0.0],
            Policy::Weighted => {
                let total: f64 = eligible.iter().map(|row| f64::from(row.weight)).sum();
                let share = |row: &&Row| match total {
                    0.0 => 1.0 / eligible.len() as f64,
                    _ => f64::from(row.weight) / total,
                };
                eligible.iter().map(share).collect()
            }
        };
        let mut odds = BTreeMap::new();
        for (row, share) in eligible.iter().zip(shares) {
            let behind = match row.target {
                Some((target, _)) => self.odds(target),
                None => row.values.iter().map(|value| (value.clone(), 1.0)).collect(),
            };
            for (value, odd) in behind {
                *odds.entry(value).or_insert(0.0) += odd * share;
            }
        }
        odds.retain(|_, odd| *odd > 0.0);
        odds
    }

    fn rows(&self) -> Vec<String> {
        let mut rows = Vec::new();
        for (index, group) in self.groups.iter().enumerate() {
            for (number, row_) in group.rows.iter().enumerate() {
                let id = format!(", \"SetIdentifier\": \"row-{number:02}\"");
                let role = if number == 0 { "PRIMARY" } else { "SECONDARY" };
                let mut more = match group.policy {
                    Policy::Simple => String::new(),
                    Policy::Multivalue => id + ", \"MultiValueAnswer\": true",
                    Policy::Failover => format!("{id}, \"Failover\": \"{role}\""),
                    Policy::Weighted => format!("{id}, \"Weight\": {}", row_.weight),
                };
                if let Some(check) = &row_.check {
                    more += &format!(", \"HealthCheckId\": \"{check}\"");
                }
                let name = format!("g{index}");
                rows.push(match row_.target {
                    Some((target, evaluate)) => {
                        alias(&name, &more, &format!("g{target}"), evaluate)
                    }
                    None => row(&name, &more, &row_.values),
                });
            }
        }
        rows
    }
}

/// The values of the rows answered at the end of the explained way.
fn answered(rows: &[RowOutcome]) -> Vec<String> {
    let mut values = Vec::new();
    for row in rows.iter().filter(|row| row.outcome == Outcome::Answered) {
        values.extend(row.values.iter().cloned());
        values.extend(row.target.iter().flat_map(|target| answered(&target.rows)));
    }
    values.sort();
    values
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    /// Every group of a random tree, after every change of a check's status: the share of
    /// answers that holds each value, each row's health, and single answers.
    #[test]
    fn trees_follow_the_model(
        groups in groups(),
        changes in prop::collection::vec((0usize..6, 0usize..12, any::<bool>()), 0..30),
    ) {
        let mut model = Model { groups, down: BTreeMap::new() };
        let mut zone = zone(&model.rows());
        for step in 0..=changes.len() {
            for index in 0..6 {
                let name = format!("g{index}.example.com");
                let options = TallyOptions { queries: 1, seed: Some(1), ..TallyOptions::default() };
                let tally = zone.tally(&name, "A", &options).unwrap();
                let mut expected = BTreeMap::new();
                for row in tally.rows.iter().filter(|row| row.expected_returned > 0.0) {
                    *expected.entry(row.value.clone()).or_insert(0.0) += row.expected_returned;
                }
                let odds = model.odds(index);
                prop_assert_eq!(
                    expected.keys().collect::<Vec<_>>(), odds.keys().collect::<Vec<_>>(), "{}", &name
                );
                for (value, odd) in &odds {
                    prop_assert!((expected[value] - odd).abs() < 1e-9, "{name} {value}: {odd}");
                }
                let answer = zone.resolve(&name, "A", None).unwrap();
                let mut data: Vec<String> = answer.answer.iter().map(|r| r.data.clone()).collect();
                data.sort();
                prop_assert!(!data.is_empty() && data.iter().all(|value| odds.contains_key(value)));
                prop_assert_eq!(answered(&answer.rows), data);
                for (row, of) in answer.rows.iter().zip(&model.groups[index].rows) {
                    prop_assert_eq!(row.health != RecordHealth::Unhealthy, model.healthy(of), "{:?}", row);
                }
            }
            let Some(&(group, row, up)) = changes.get(step) else { break };
            let rows = &model.groups[group].rows;
            if let Some(check) = rows[row % rows.len()].check.clone() {
                zone.set_health(&check, Some(if up { "Healthy" } else { "Unhealthy" })).unwrap();
                model.down.insert(check, !up);
            }
        }
        let again = HostedZone::import(zone.export(), 7).unwrap();
        prop_assert_eq!(again.resource_record_sets(), zone.resource_record_sets());
    }
}
