//! Random change batches, valid and invalid mixed, against a plain model of the rules: the same
//! verdict, no change after a refusal, the model's rows after an acceptance, and answers that come
//! from them.
//!
//! Here: the run, and what it has to have met. The rules stand in `model` and `request`, what a query
//! gets from the rows in `lookup`, the batches in `generate` and `spoil`.

mod data;
mod generate;
mod lookup;
mod model;
mod request;
mod spoil;

use std::collections::{BTreeMap, BTreeSet};

use generate::Chance;
use model::{Fault, Model};
use multivalue::HostedZone;
use multivalue::route53::{ChangeBatch, ZoneSource};
use multivalue::routing::DrawRng;

const BATCHES: usize = 10_000;
const SEED: u64 = 53;
/// Least share of batches that are accepted, and that are refused.
const LEAST_SHARE: f64 = 0.2;
/// Least number of batches that a rule alone refuses.
const LEAST_ALONE: usize = 3;

#[test]
fn random_batches() {
    let mut chance = Chance::new(DrawRng::new(SEED));
    let (mut zone, mut model) = fresh();
    let mut seen = Seen::default();
    for number in 0..BATCHES {
        let batch = generate::batch(&model, &mut chance);
        let expected = model.judge(&batch);
        seen.note(&expected);
        compare(&mut zone, &mut model, &batch, expected)
            .unwrap_or_else(|why| panic!("batch {number}: {why}\n{}", json(&batch)));
        let question = generate::question(&model, &mut chance);
        lookup::compare(&mut zone, &model, &question)
            .unwrap_or_else(|why| panic!("after batch {number}, {question:?}: {why}"));
    }
    seen.judge();
}

/// Of a row that breaks two rules of its group, both are named.
#[test]
fn every_rule_that_a_row_breaks_is_named() {
    let (mut zone, _) = fresh();
    let row = |id: &str, policy: &str, ttl: u32| {
        format!(
            r#"{{"Action": "CREATE", "ResourceRecordSet": {{"Name": "www.example.com",
            "Type": "A", "SetIdentifier": "{id}", {policy}, "TTL": {ttl},
            "ResourceRecords": [{{"Value": "192.0.2.1"}}]}}}}"#
        )
    };
    let rows = [
        row("one", "\"Weight\": 1", 60),
        row("two", "\"Weight\": 1", 300),
        row("three", "\"MultiValueAnswer\": true", 60),
    ];
    let batch = format!("{{\"Changes\": [{}]}}", rows.join(", "));
    let error = zone.change(&serde_json::from_str(&batch).unwrap()).unwrap_err();
    for phrase in [
        "SetIdentifier two cannot be created as a non-weighted set",
        "SetIdentifier two cannot be created as weighted sets must contain the same TTL",
    ] {
        assert!(error.messages().iter().any(|message| message.contains(phrase)), "{error}");
    }
}

/// A change makes no group of more than 100 multivalue rows and no zone of more than 10,000;
/// a list that has them is taken, for quotas can be raised.
#[test]
fn quotas_hold_for_changes() {
    let row = |name: &str, id: usize| {
        format!(
            r#"{{"Name": "{name}.example.com", "Type": "A", "SetIdentifier": "{id}", "TTL": 60,
            "MultiValueAnswer": true, "ResourceRecords": [{{"Value": "192.0.2.1"}}]}}"#
        )
    };
    let create = |row: String| format!(r#"{{"Action": "CREATE", "ResourceRecordSet": {row}}}"#);
    let list = |rows: Vec<String>| -> HostedZone {
        let text = rows.join(", ");
        let text = format!(r#"{{"Name": "example.com", "ResourceRecordSets": [{text}]}}"#);
        HostedZone::import(serde_json::from_str(&text).unwrap(), SEED).unwrap()
    };
    let refusal = |zone: &mut HostedZone, changes: Vec<String>| {
        let batch = format!(r#"{{"Changes": [{}]}}"#, changes.join(", "));
        zone.change(&serde_json::from_str(&batch).unwrap()).err().map(|error| error.to_string())
    };
    let mut zone = list((0..99).map(|id| row("www", id)).collect());
    assert_eq!(refusal(&mut zone, vec![create(row("www", 99))]), None);
    let refused = refusal(&mut zone, vec![create(row("www", 100))]).unwrap();
    assert!(refused.contains("limit on number of multivalue answer RRSets for www"), "{refused}");
    let names = |n: usize| (0..n).map(|id| row(&format!("host-{id}"), id)).collect();
    let mut zone = list(names(10_000));
    let refused = refusal(&mut zone, vec![create(row("more", 1))]).unwrap();
    assert!(refused.contains("limit on number of RRSets in this zone: 10000"), "{refused}");
}

fn fresh() -> (HostedZone, Model) {
    let source: ZoneSource = serde_json::from_str(CHECKS).unwrap();
    let mut zone = HostedZone::import(source, SEED).unwrap();
    for (id, healthy) in model::CHECKS {
        zone.set_health(id, Some(if healthy { "Healthy" } else { "Unhealthy" })).unwrap();
    }
    let model = Model::new(zone.resource_record_sets());
    (zone, model)
}

fn compare(
    zone: &mut HostedZone,
    model: &mut Model,
    batch: &ChangeBatch,
    expected: Result<Model, Vec<Fault>>,
) -> Result<(), String> {
    match (zone.change(batch), expected) {
        (Ok(()), Ok(after)) => *model = after,
        (Err(error), Err(faults)) if error.code == model::code(&faults) => {}
        (result, Ok(_)) => return Err(format!("{result:?}, where the model accepts it")),
        (result, Err(faults)) => {
            return Err(format!("{result:?}, where the model finds {faults:?}"));
        }
    }
    let (rows, expected) = (zone.resource_record_sets(), model.rows());
    match rows == expected {
        true => Ok(()),
        false => Err(format!("the zone holds {}\nnot {}", json(&rows), json(&expected))),
    }
}

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap()
}

/// What the model said of the batches.
#[derive(Default)]
struct Seen {
    accepted: usize,
    codes: BTreeMap<&'static str, usize>,
    alone: BTreeMap<&'static str, usize>,
}

impl Seen {
    fn note(&mut self, verdict: &Result<Model, Vec<Fault>>) {
        let Err(faults) = verdict else { return self.accepted += 1 };
        *self.codes.entry(model::code(faults).as_str()).or_default() += 1;
        let rules: BTreeSet<&str> = faults.iter().map(|fault| fault.rule).collect();
        if let (Some(rule), 1) = (rules.first(), rules.len()) {
            *self.alone.entry(rule).or_default() += 1;
        }
    }

    fn judge(&self) {
        let share = self.accepted as f64 / BATCHES as f64;
        println!("accepted {:.1} %, refused {:?}", 100.0 * share, self.codes);
        println!("refused by one rule alone: {:#?}", self.alone);
        assert!((LEAST_SHARE..=1.0 - LEAST_SHARE).contains(&share), "accepted: {share}");
        assert_eq!(self.codes.len(), 3, "every code is given: {:?}", self.codes);
        for rule in RULES {
            let alone = self.alone.get(rule).copied().unwrap_or(0);
            assert!(alone >= LEAST_ALONE, "the rule '{rule}' refused {alone} batches alone");
        }
    }
}

const CHECKS: &str = r#"{"Name": "example.com", "ResourceRecordSets": [], "HealthChecks": [
    {"Id": "check-1", "CallerReference": "1", "HealthCheckVersion": 1,
     "HealthCheckConfig": {"Type": "TCP", "IPAddress": "192.0.2.1", "Port": 80}},
    {"Id": "check-2", "CallerReference": "2", "HealthCheckVersion": 1,
     "HealthCheckConfig": {"Type": "TCP", "IPAddress": "192.0.2.2", "Port": 80}},
    {"Id": "check-3", "CallerReference": "3", "HealthCheckVersion": 1,
     "HealthCheckConfig": {"Type": "TCP", "IPAddress": "192.0.2.3", "Port": 80}}]}"#;

/// Rules of the model that have to refuse some batches alone.
const RULES: [&str; 44] = [
    "MultiValueAnswer false",
    "a CNAME at the apex",
    "a CNAME beside another type",
    "a CNAME of several values",
    "a SOA below the apex",
    "a SetIdentifier of 0 or 129 characters",
    "a SetIdentifier without a policy",
    "a TTL out of range",
    "a bad name",
    "a bad value",
    "a check on a simple row",
    "a long comment",
    "a multivalue alias",
    "a policy without a SetIdentifier",
    "a primary without a check",
    "a role taken twice",
    "a type that does not go with the policy",
    "a value twice",
    "a weight out of range",
    "a wildcard NS",
    "an alias and values",
    "an alias of what is not there",
    "an alias out of the zone",
    "an unknown action",
    "an unknown role",
    "an unknown type",
    "created though it is there",
    "deleted though it is not there",
    "deleted with other data",
    "more than three aliases, or a circle",
    "no NS at the apex",
    "no SOA at the apex",
    "no alias, and no TTL or no values",
    "no change",
    "one row twice in a batch",
    "outside the zone",
    "over 1000 elements",
    "over 32000 characters",
    "over 400 values",
    "several values in a multivalue row",
    "two policies in a group",
    "two policies in a row",
    "unknown check",
    "weighted rows of two TTLs",
];
