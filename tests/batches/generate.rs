//! Random batches: changes that make sense in the model's state, of which some are then spoilt,
//! and batches about as large as one may be.

use multivalue::route53::{AliasTarget, Change, ChangeBatch, ResourceRecord, ResourceRecordSet};
use multivalue::routing::DrawRng;
use rand::Rng;

use super::data;
use super::lookup::Question;
use super::model::{APEX, Model};
use super::spoil::spoil;

/// Chance, by a generator that is tested elsewhere.
pub(crate) struct Chance(DrawRng);

impl Chance {
    pub(crate) fn new(generator: DrawRng) -> Self {
        Self(generator)
    }

    /// A number below `bound`.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        (self.0.next_u64() % bound as u64) as usize
    }

    /// True once in so many times.
    pub(crate) fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    pub(crate) fn pick<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())].clone()
    }
}

/// A zone of more rows is cleared, so that groups stay small enough to meet each other.
const CROWDED: usize = 60;
/// A zone with so many aliases gets no more: the model goes every way through them.
const MANY_ALIASES: usize = 8;
/// Owner names; `cut` has no names below, so a delegation there hides nothing.
const NAMES: [&str; 9] = [
    "www.example.com.",
    "api.example.com.",
    "a.b.example.com.",
    "b.example.com.",
    "*.example.com.",
    "*.wild.example.com.",
    "a/b.example.com.",
    "cut.example.com.",
    APEX,
];
const ABSENT: [&str; 3] = ["nope.example.com.", "x.y.wild.example.com.", "deep.www.example.com."];
const TYPES: [&str; 10] = ["A", "A", "A", "A", "AAAA", "TXT", "TXT", "MX", "MX", "CNAME"];
const IDS: [&str; 12] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "ten", "Ten", "e l e v e n"];

/// The next batch for a zone in this state.
pub(crate) fn batch(model: &Model, chance: &mut Chance) -> ChangeBatch {
    if model.len() > CROWDED {
        return clearance(model);
    }
    let changes = match chance.below(300) {
        0 => crowd(chance),
        1 => wordy(chance),
        2 => Vec::new(),
        _ => ordinary(model, chance),
    };
    let length = if chance.once_in(100) { 257 } else { 256 };
    let comment = chance.once_in(2).then(|| "c".repeat(length));
    ChangeBatch { comment, changes }
}

/// A query for a name that is likely to be there.
pub(crate) fn question(model: &Model, chance: &mut Chance) -> Question {
    let rtype = chance.pick(&["A", "A", "AAAA", "CNAME", "MX", "TXT"]);
    if chance.once_in(4) {
        return (chance.pick(&ABSENT).to_owned(), rtype);
    }
    let row = chance.pick(&model.rows());
    (row.name, if chance.once_in(3) { rtype } else { known(&row.rtype) })
}

fn known(rtype: &str) -> &'static str {
    TYPES.into_iter().find(|known| *known == rtype).unwrap_or("A")
}

/// Deletes all that can be, up to the limit of a batch.
fn clearance(model: &Model) -> ChangeBatch {
    let rows = model.rows().into_iter().filter(|row| !is_own(row));
    // Aliases go before what they stand for.
    let (aliases, others): (Vec<_>, Vec<_>) = rows.partition(|row| row.alias_target.is_some());
    let changes =
        aliases.into_iter().chain(others).take(500).map(|row| change("DELETE", row)).collect();
    ChangeBatch { comment: None, changes }
}

/// SOA and NS of the zone itself.
fn is_own(row: &ResourceRecordSet) -> bool {
    row.name == APEX && ["NS", "SOA"].contains(&row.rtype.as_str())
}

/// About as many elements as a batch may have.
fn crowd(chance: &mut Chance) -> Vec<Change> {
    let (action, count) =
        chance.pick(&[("UPSERT", 500), ("UPSERT", 501), ("CREATE", 1000), ("CREATE", 1001)]);
    let row = |number| simple(&format!("host-{number}.{APEX}"), "A", "192.0.2.1");
    (0..count).map(|number| change(action, row(number))).collect()
}

/// About as many characters as a batch may have.
fn wordy(chance: &mut Chance) -> Vec<Change> {
    let (action, count) = chance.pick(&[("UPSERT", 4), ("CREATE", 8)]);
    // Fifteen strings of the greatest length and one that fills up: 4000 characters.
    let strings = format!("\"{}\" ", "t".repeat(255)).repeat(15);
    let text = format!("{strings}\"{}\"", "t".repeat(4000 - strings.len() - 2));
    let row = |number| simple(&format!("word-{number}.{APEX}"), "TXT", &text);
    let mut changes: Vec<Change> = (0..count).map(|number| change(action, row(number))).collect();
    if chance.once_in(2) {
        changes.push(change(action, simple(&format!("last.{APEX}"), "TXT", "\"\"")));
    }
    changes
}

fn ordinary(model: &Model, chance: &mut Chance) -> Vec<Change> {
    let mut changes = Vec::new();
    for _ in 0..1 + chance.below(3) {
        match chance.below(10) {
            0..=2 => changes.push(change("DELETE", present(model, chance))),
            3 | 4 => changes.push(change("UPSERT", renewed(present(model, chance), chance))),
            5 => changes.extend(conversion(model, chance)),
            _ => changes.push(change(chance.pick(&["CREATE", "UPSERT"]), fresh(model, chance))),
        }
    }
    if chance.once_in(3)
        && let Some(last) = changes.last_mut()
    {
        let twin = spoil(last, chance);
        changes.extend(twin);
    }
    for change in &mut changes {
        respell(&mut change.resource_record_set.name, chance);
    }
    changes
}

/// A row that is there.
fn present(model: &Model, chance: &mut Chance) -> ResourceRecordSet {
    let rows = model.rows();
    let (own, others): (Vec<_>, Vec<_>) = rows.into_iter().partition(is_own);
    if others.is_empty() || chance.once_in(60) { chance.pick(&own) } else { chance.pick(&others) }
}

/// The row with other data.
fn renewed(row: ResourceRecordSet, chance: &mut Chance) -> ResourceRecordSet {
    let stays = row.weight.is_some() && !chance.once_in(6);
    let ttl = if stays { row.ttl.or(Some(60)) } else { Some(chance.pick(&[30, 60, 300])) };
    match row.rtype.as_str() {
        "SOA" => ResourceRecordSet { ttl, ..row },
        rtype => {
            let resource_records = records(&[&value(rtype, chance)]);
            ResourceRecordSet { ttl, resource_records, alias_target: None, ..row }
        }
    }
}

/// A simple row and a group of another policy in its place.
fn conversion(model: &Model, chance: &mut Chance) -> Vec<Change> {
    let old = present(model, chance);
    let new = ResourceRecordSet {
        set_identifier: Some("1".to_owned()),
        multi_value_answer: Some(true),
        ttl: Some(60),
        alias_target: None,
        resource_records: records(&[&value(&old.rtype, chance)]),
        ..old.clone()
    };
    match data::policy(&old) == "simple" && !["CNAME", "NS", "SOA"].contains(&old.rtype.as_str()) {
        true => vec![change("DELETE", old), change("CREATE", new)],
        false => vec![change("DELETE", old)],
    }
}

/// A new row that mostly goes with those that are there.
fn fresh(model: &Model, chance: &mut Chance) -> ResourceRecordSet {
    let name = chance.pick(&NAMES);
    let rtype = if name.starts_with("cut") { "NS" } else { chance.pick(&TYPES) };
    let row = ResourceRecordSet { ttl: Some(60), ..simple(name, rtype, &value(rtype, chance)) };
    let row = if chance.once_in(4) { aliased(model, row, chance) } else { row };
    let group = model.at(&data::spell(name).unwrap(), Some(rtype));
    let policies = ["simple", "multivalue", "multivalue", "failover", "weighted"];
    let mut policy = group.first().map_or(chance.pick(&policies), |row| data::policy(row));
    if chance.once_in(8) {
        policy = chance.pick(&policies);
    }
    let check = Some(chance.pick(&["check-1", "check-2", "check-3"]).to_owned());
    let id = Some(chance.pick(&IDS).to_owned());
    let routed =
        ResourceRecordSet { set_identifier: id, health_check_id: check.clone(), ..row.clone() };
    match policy {
        _ if ["NS", "CNAME"].contains(&rtype) && !chance.once_in(5) => row,
        "multivalue" if row.alias_target.is_none() => {
            let health_check_id = check.filter(|_| !chance.once_in(3));
            ResourceRecordSet { multi_value_answer: Some(true), health_check_id, ..routed }
        }
        "failover" => {
            let role = chance.pick(&["PRIMARY", "SECONDARY"]).to_owned();
            let health_check_id = check.filter(|_| !chance.once_in(8));
            ResourceRecordSet { failover: Some(role), health_check_id, ..routed }
        }
        "weighted" => ResourceRecordSet { weight: Some(chance.below(4) as i64), ..routed },
        _ => several(row, chance),
    }
}

/// The row as an alias of a name that is likely to have records of its type.
fn aliased(model: &Model, row: ResourceRecordSet, chance: &mut Chance) -> ResourceRecordSet {
    let present = model.rows().into_iter().filter(|present| present.rtype == row.rtype);
    let mut names: Vec<String> = present.map(|row| row.name).collect();
    if names.is_empty() || chance.once_in(9) {
        names.push(chance.pick(&ABSENT).to_owned());
    }
    let aliases = model.rows().iter().filter(|row| row.alias_target.is_some()).count();
    if aliases >= MANY_ALIASES || ["NS", "CNAME"].contains(&row.rtype.as_str()) {
        return row;
    }
    let target = AliasTarget {
        hosted_zone_id: "Z3EXAMPLE".to_owned(),
        dns_name: chance.pick(&names),
        evaluate_target_health: chance.once_in(2),
    };
    ResourceRecordSet { ttl: None, resource_records: None, alias_target: Some(target), ..row }
}

/// A simple row, some with a second value.
fn several(row: ResourceRecordSet, chance: &mut Chance) -> ResourceRecordSet {
    let mut row = row;
    let more = value(&row.rtype, chance);
    if let Some(records) = &mut row.resource_records
        && row.rtype != "CNAME"
        && chance.once_in(2)
    {
        records.push(ResourceRecord { value: more });
    }
    row
}

fn value(rtype: &str, chance: &mut Chance) -> String {
    let number = 1 + chance.below(250);
    match rtype {
        "A" => format!("192.0.2.{number}"),
        "AAAA" => {
            chance.pick(&[format!("2001:db8::{number:x}"), format!("2001:0DB8:0::{number:x}")])
        }
        "TXT" => format!("\"text {number}\""),
        "MX" => format!("{number} Mail-{number}.example.com"),
        "SOA" => format!("ns.example.com. admin.example.com. {number} 7200 900 1209600 300"),
        _ => format!("host-{number}.example.org."),
    }
}

/// The same name in another spelling.
fn respell(name: &mut String, chance: &mut Chance) {
    match chance.below(4) {
        0 => *name = name.to_ascii_uppercase(),
        1 => *name = name.strip_suffix('.').unwrap_or(name).to_owned(),
        2 => *name = name.replace("\\052", "*").replace("\\057", "/"),
        _ => {}
    }
}

pub(crate) fn change(action: &str, row: ResourceRecordSet) -> Change {
    Change { action: action.to_owned(), resource_record_set: row }
}

fn simple(name: &str, rtype: &str, value: &str) -> ResourceRecordSet {
    ResourceRecordSet {
        name: name.to_owned(),
        rtype: rtype.to_owned(),
        ttl: Some(300),
        resource_records: records(&[value]),
        ..ResourceRecordSet::default()
    }
}

pub(crate) fn records(values: &[&str]) -> Option<Vec<ResourceRecord>> {
    Some(values.iter().map(|value| ResourceRecord { value: (*value).to_owned() }).collect())
}
