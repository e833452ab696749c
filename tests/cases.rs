//! The vector table: every file of `tests/cases/` through the Rust API.
//!
//! What a case says and how it is judged stands in `tests/cases/README.md`; the same files run
//! through the npm package in `tests/cases.test.mjs`.

#[path = "support/case.rs"]
mod case;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use case::{
    Case, Counts, Delete, Expect, Query, Refusal, Results, Status, Statuses, Step, Subsets,
};
use multivalue::dns::rtype;
use multivalue::health::Observation;
use multivalue::route53::{Change, ChangeBatch, Route53Error};
use multivalue::routing::PolicyKind;
use multivalue::{Answer, HostedZone};

/// So many cases stood here when this was written: fewer means that some were not found.
const LEAST_CASES: usize = 100;

#[test]
fn every_case() {
    let cases = read_cases();
    assert!(cases.len() >= LEAST_CASES, "only {} cases were found", cases.len());
    let failures: Vec<String> = cases.iter().filter_map(|case| case.run().err()).collect();
    println!("{} cases ran", cases.len());
    assert!(failures.is_empty(), "{} failed:\n{}", failures.len(), failures.join("\n"));
}

fn read_cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut cases: Vec<Case> = files
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .map(|path| read_case(&path))
        .collect();
    cases.sort_by(|one, other| one.id.cmp(&other.id));
    let ids: BTreeSet<&str> = cases.iter().map(|case| case.id.as_str()).collect();
    assert_eq!(ids.len(), cases.len(), "two cases have one id");
    cases
}

fn read_case(path: &Path) -> Case {
    let text = fs::read_to_string(path).unwrap();
    let case: Case =
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let name = path.file_name().unwrap().to_string_lossy();
    assert!(name.starts_with(&format!("{}-", case.id)), "{name} holds {}", case.id);
    case
}

impl Case {
    fn run(&self) -> Result<(), String> {
        self.judge().map_err(|why| format!("{} ({}): {why}", self.id, self.title))
    }

    fn judge(&self) -> Result<(), String> {
        let seed = self.query.as_ref().and_then(|query| query.seed.as_deref()).unwrap_or("1");
        let seed = seed.parse().map_err(|_| format!("seed {seed}"))?;
        let imported = HostedZone::import(self.zone.clone(), seed);
        let mut zone = imported.map_err(|error| error.to_string())?;
        if let Some(batch) = &self.change {
            self.judge_change(&mut zone, &repeated(batch, self.repeat))?;
        }
        if let Some(list) = &self.list {
            equal("list", &zone.resource_record_sets(), list)?;
        }
        for step in self.steps.iter().flatten() {
            step.take(&mut zone)?;
        }
        let expects = self.change.is_some() || self.list.is_some() || self.steps.is_some();
        match (&self.query, &self.expect) {
            (Some(query), Some(expect)) => expect.judge(&mut zone, query),
            (None, None) if expects => Ok(()),
            _ => Err("the case asks nothing, or expects nothing of what it asks".into()),
        }
    }

    fn judge_change(&self, zone: &mut HostedZone, batch: &ChangeBatch) -> Result<(), String> {
        let before = zone.resource_record_sets();
        match (zone.change(batch), &self.error) {
            (Ok(()), None) if self.accepted => Ok(()),
            (Err(error), Some(refusal)) if !self.accepted => {
                refusal.judge(&error)?;
                equal("rows after the refusal", &zone.resource_record_sets(), &before)
            }
            (Ok(()), _) => Err("the batch was accepted".into()),
            (Err(error), _) => Err(format!("the batch was refused: {error}")),
        }
    }
}

impl Refusal {
    fn judge(&self, error: &Route53Error) -> Result<(), String> {
        let code = error.code.to_string();
        equal("code", &code, self.code.as_ref().unwrap_or(&code))?;
        let phrase = self.phrase.as_deref().unwrap_or_default();
        match error.messages().iter().any(|message| message.contains(phrase)) {
            true => Ok(()),
            false => Err(format!("no message says {phrase:?}: {:?}", error.messages())),
        }
    }
}

impl Step {
    fn take(&self, zone: &mut HostedZone) -> Result<(), String> {
        match self {
            Self::Observe(results) => results.take(zone),
            Self::Put(step) => match (zone.put_health_check(step.put.clone()), &step.error) {
                (Ok(()), None) => Ok(()),
                (Err(error), Some(refusal)) => refusal.judge(&error),
                (Ok(()), Some(_)) => Err(format!("check {} was accepted", step.put.id)),
                (Err(error), None) => Err(error.to_string()),
            },
            Self::Delete(Delete { delete }) => {
                zone.delete_health_check(delete).map_err(|error| error.to_string())
            }
            Self::Health(Statuses { health }) => {
                health.iter().try_for_each(|(id, status)| status.judge(id, zone))
            }
        }
    }
}

impl Results {
    fn take(&self, zone: &mut HostedZone) -> Result<(), String> {
        let checkers = match self.checkers {
            Some([first, last]) => (first..=last).map(|n| Some(format!("checker-{n}"))).collect(),
            None => vec![None],
        };
        for checker in checkers {
            let observation = Observation { ok: self.ok, checker, ..Observation::default() };
            for _ in 0..self.times.unwrap_or(1) {
                let report = zone.observe(&self.observe, &observation);
                let report = report.map_err(|error| error.to_string())?;
                let listed = zone.health().into_iter().find(|report| report.id == self.observe);
                equal("report", &Some(report), &listed)?;
            }
        }
        Ok(())
    }
}

impl Status {
    fn judge(&self, id: &str, zone: &HostedZone) -> Result<(), String> {
        let report = zone.health().into_iter().find(|report| report.id == id);
        let report = report.ok_or_else(|| format!("there is no check {id}"))?;
        equal(id, report.status.as_str(), self.status.as_str())?;
        let source = report.source.as_str();
        equal(id, source, self.source.as_deref().unwrap_or(source))?;
        equal(id, &report.streak, &self.streak.or(report.streak))
    }
}

/// A batch whose one change stands `repeat` times, `#` in the row's name being its number.
fn repeated(batch: &ChangeBatch, repeat: Option<usize>) -> ChangeBatch {
    let Some(repeat) = repeat else { return batch.clone() };
    let [change] = &batch.changes[..] else { panic!("repeat wants one change") };
    let numbered = |number: usize| {
        let mut row = change.resource_record_set.clone();
        row.name = row.name.replace('#', &number.to_string());
        Change { resource_record_set: row, ..change.clone() }
    };
    ChangeBatch { changes: (1..=repeat).map(numbered).collect(), ..batch.clone() }
}

impl Expect {
    fn judge(&self, zone: &mut HostedZone, query: &Query) -> Result<(), String> {
        let mut orders = Vec::new();
        for _ in 0..query.times.unwrap_or(1) {
            let answer = zone.resolve(&query.name, &query.rtype, None);
            let answer = answer.map_err(|error| error.to_string())?;
            self.judge_answer(&answer)?;
            orders.push(answer.answer.into_iter().map(|record| record.data).collect());
        }
        if let Some(first) = &self.first_answers {
            equal("first answers", &orders[..first.len()], first)?;
        }
        self.counts.as_ref().map_or(Ok(()), |counts| counts.judge(&orders))
    }

    fn judge_answer(&self, answer: &Answer) -> Result<(), String> {
        equal("rcode", answer.rcode.as_str(), self.rcode.as_str())?;
        equal("policy", &answer.policy.map(PolicyKind::as_str), &self.policy.as_deref())?;
        equal("failOpen", &answer.fail_open, &self.fail_open)?;
        for record in &answer.answer {
            equal("ttl", &record.ttl, &self.ttl.unwrap_or(record.ttl))?;
            equal("owner", &record.name, self.owner.as_ref().unwrap_or(&record.name))?;
        }
        for record in &answer.authority {
            equal("authorityTtl", &record.ttl, &self.authority_ttl.unwrap_or(record.ttl))?;
        }
        if let Some(expected) = &self.answer {
            let mut data: Vec<_> = answer.answer.iter().map(|record| &record.data).collect();
            data.sort();
            equal("answer", &data, &expected.iter().collect())?;
        }
        if let Some(expected) = &self.authority {
            let mnemonics = answer.authority.iter().map(|record| rtype::mnemonic(record.rtype));
            let types: BTreeSet<_> = mnemonics.collect();
            equal("authority", &types, &expected.iter().map(String::as_str).collect())?;
        }
        Ok(())
    }
}

impl Counts {
    /// Judges the answers, each given as its data in wire order.
    fn judge(&self, orders: &[Vec<String>]) -> Result<(), String> {
        let sets: Vec<BTreeSet<&String>> =
            orders.iter().map(|data| data.iter().collect()).collect();
        for (data, set) in orders.iter().zip(&sets) {
            equal("records of an answer", &data.len(), &self.per_answer)?;
            equal("distinct records of an answer", &set.len(), &self.per_answer)?;
        }
        let returned = count(orders.iter().flatten());
        equal("values seen", &returned.len(), &self.values)?;
        within("returned", &returned, self.returned)?;
        for (value, bounds) in &self.returned_of {
            let seen = [(value, returned.get(value).copied().unwrap_or(0))];
            within("returned", &BTreeMap::from(seen), Some(*bounds))?;
        }
        within("first", &count(orders.iter().filter_map(|data| data.first())), self.first)?;
        if let Some(expected) = &self.orders {
            let seen = count(orders.iter());
            equal("orders seen", &seen.len(), &expected.count)?;
            within("order", &seen, Some(expected.each))?;
        }
        self.subsets.as_ref().map_or(Ok(()), |subsets| subsets.judge(&count(sets.iter())))
    }
}

impl Subsets {
    fn judge(&self, seen: &BTreeMap<&BTreeSet<&String>, usize>) -> Result<(), String> {
        equal("subsets seen", &seen.len(), &self.count)?;
        let expected = seen.values().sum::<usize>() as f64 / self.count as f64;
        let squares = seen.values().map(|count| (*count as f64 - expected).powi(2));
        let statistic = squares.sum::<f64>() / expected;
        if statistic < self.chi_square_below {
            return Ok(());
        }
        Err(format!("chi-square of the subsets is {statistic}"))
    }
}

fn count<T: Ord>(items: impl Iterator<Item = T>) -> BTreeMap<T, usize> {
    let mut counts = BTreeMap::new();
    items.for_each(|item| *counts.entry(item).or_default() += 1);
    counts
}

fn within<T: std::fmt::Debug>(
    what: &str,
    counts: &BTreeMap<T, usize>,
    bounds: Option<[usize; 2]>,
) -> Result<(), String> {
    let Some([least, most]) = bounds else { return Ok(()) };
    match counts.iter().find(|(_, count)| !(least..=most).contains(*count)) {
        Some((item, count)) => Err(format!("{what}: {item:?} {count} times, not {least}..={most}")),
        None => Ok(()),
    }
}

fn equal<T: PartialEq + std::fmt::Debug + ?Sized>(
    what: &str,
    seen: &T,
    expected: &T,
) -> Result<(), String> {
    if seen == expected {
        return Ok(());
    }
    Err(format!("{what}: {seen:?} where {expected:?} was expected"))
}
