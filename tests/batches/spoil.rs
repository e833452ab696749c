//! One thing made wrong with a change, most of the time.

use multivalue::route53::{AliasTarget, Change, ResourceRecordSet};

use super::generate::{Chance, change, records};

/// Spoils a change; gives a second one where two are needed for that.
pub(crate) fn spoil(spoilt: &mut Change, chance: &mut Chance) -> Option<Change> {
    let row = &mut spoilt.resource_record_set;
    match chance.below(8) {
        0 => data(row, chance),
        1 => policy(row, chance),
        2 => name(&mut row.name, chance),
        3 => check(row, chance),
        4 => source(row, chance),
        5 => {
            spoilt.action = chance.pick(&["CREATE", "DELETE", "UPSERT", "PUT", "create"]).to_owned()
        }
        6 => return Some(change(&spoilt.action, row.clone())),
        _ => place(row, chance),
    }
    None
}

/// Values and TTL.
fn data(row: &mut ResourceRecordSet, chance: &mut Chance) {
    let many = || (1..=401).map(|number| format!("198.51.{}.{}", number / 200, number % 200));
    match chance.below(10) {
        0 => row.ttl = Some(chance.pick(&[-1, 1 << 31])),
        1 => row.ttl = Some((1 << 31) - 1),
        2 => row.resource_records = records(&["192.0.2.256"]),
        3 => row.resource_records = records(&["192.0.2.1", "192.0.2.1"]),
        4 => row.resource_records = records(&["10 a.example.com.", "10 A.example.com"]),
        5..=7 => row.resource_records = records(&["192.0.2.1", "192.0.2.2"]),
        8 => {
            row.resource_records =
                records(&many().collect::<Vec<_>>().iter().map(String::as_str).collect::<Vec<_>>())
        }
        _ => row.resource_records = records(&["a.example.com.", "b.example.com."]),
    }
}

fn policy(row: &mut ResourceRecordSet, chance: &mut Chance) {
    match chance.below(14) {
        0 => row.set_identifier = None,
        1 => row.set_identifier = Some(String::new()),
        2 => row.set_identifier = Some("i".repeat(129)),
        3 => row.set_identifier = Some("i".repeat(128)),
        4 => row.multi_value_answer = Some(true),
        5 => row.multi_value_answer = Some(false),
        6 => row.failover = Some("SECONDARY".to_owned()),
        7..=10 => row.failover = Some("TERTIARY".to_owned()),
        11 | 12 => row.weight = Some(chance.pick(&[-1, 256])),
        _ => row.weight = Some(255),
    }
}

fn name(name: &mut String, chance: &mut Chance) {
    let long = format!("{}.example.com", "l".repeat(64));
    let bad = ["a b.example.com", "a..example.com", "é.example.com", "\\999.example.com", &long];
    let outside = ["www.example.org", "wwwexample.com.", "com.", "example.com.example.org."];
    let names = if chance.once_in(2) { &bad[..] } else { &outside[..] };
    *name = chance.pick(names).to_owned();
}

fn check(row: &mut ResourceRecordSet, chance: &mut Chance) {
    let ids = [None, Some("check-2"), Some("check-9"), Some("check-9")];
    row.health_check_id = chance.pick(&ids).map(str::to_owned);
}

/// Where the data come from.
fn source(row: &mut ResourceRecordSet, chance: &mut Chance) {
    let target = AliasTarget {
        hosted_zone_id: "Z2FDTNDATAQYW2".to_owned(),
        dns_name: "target.example.org.".to_owned(),
        evaluate_target_health: false,
    };
    match chance.below(5) {
        0 => row.ttl = None,
        1 => row.resource_records = None,
        2 => row.resource_records = Some(Vec::new()),
        3 => row.alias_target = Some(target),
        _ => (row.ttl, row.resource_records, row.alias_target) = (None, None, Some(target)),
    }
}

/// Type and name.
fn place(row: &mut ResourceRecordSet, chance: &mut Chance) {
    let soa = ["ns.example.com. admin.example.com. 1 7200 900 1209600 300"];
    let (target, targets) = (["host.example.org."], ["host.example.org.", "more.example.org."]);
    let (rtype, values) = chance.pick(&[
        ("HINFO", &soa[..]),
        ("SOA", &soa),
        ("NS", &target),
        ("CNAME", &target),
        ("CNAME", &targets),
    ]);
    row.rtype = rtype.to_owned();
    row.resource_records = records(values);
    if rtype == "NS" {
        row.name = "*.example.com".to_owned();
    }
}
