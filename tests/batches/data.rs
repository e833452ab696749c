//! What tells rows apart and what they hold, read by plain means.
//!
//! Source: "DNS domain name format" and "Supported DNS record types" in the Developer Guide.

use std::collections::BTreeSet;
use std::net::{Ipv4Addr, Ipv6Addr};

use multivalue::route53::{AliasTarget, ResourceRecordSet};

/// Name by reversed labels, type, `SetIdentifier`: in the order of a listing.
pub(crate) type Key = (String, String, Option<String>);

/// What tells a row apart; only of a row whose name is good.
pub(crate) fn key(row: &ResourceRecordSet) -> Key {
    let name = spell(&row.name).unwrap_or_default();
    let labels = name.trim_end_matches('.').rsplit('.');
    let reversed = labels.map(|label| format!("{label}.")).collect();
    (reversed, row.rtype.clone(), row.set_identifier.clone())
}

/// TTL, check, data and target.
type Content<'a> = (Option<i64>, Option<&'a str>, BTreeSet<Option<String>>, Option<AliasTarget>);

/// What a DELETE has to repeat.
pub(crate) fn content(row: &ResourceRecordSet) -> Content<'_> {
    let data = values(row).iter().map(|value| datum(&row.rtype, value)).collect();
    (row.ttl, row.health_check_id.as_deref(), data, target(row))
}

/// What an alias row names, as it is listed.
pub(crate) fn target(row: &ResourceRecordSet) -> Option<AliasTarget> {
    let target = row.alias_target.clone()?;
    Some(AliasTarget { dns_name: spell(&target.dns_name)?, ..target })
}

/// The policy that a row names.
pub(crate) fn policy(row: &ResourceRecordSet) -> &'static str {
    match row {
        ResourceRecordSet { multi_value_answer: Some(_), .. } => "multivalue",
        ResourceRecordSet { failover: Some(_), .. } => "failover",
        ResourceRecordSet { weight: Some(_), .. } => "weighted",
        _ => "simple",
    }
}

/// A row's values.
pub(crate) fn values(row: &ResourceRecordSet) -> Vec<&str> {
    row.resource_records.iter().flatten().map(|record| record.value.as_str()).collect()
}

/// A value as it compares; none of a bad one. Of a type that is not known every value is good.
pub(crate) fn datum(rtype: &str, value: &str) -> Option<String> {
    match rtype {
        "A" => value.parse::<Ipv4Addr>().ok().map(|address| address.to_string()),
        "AAAA" => value.parse::<Ipv6Addr>().ok().map(|address| address.to_string()),
        "CNAME" | "NS" => spell(value),
        "MX" => {
            let (preference, exchange) = value.split_once(' ')?;
            Some(format!("{} {}", preference.parse::<u16>().ok()?, spell(exchange)?))
        }
        "TXT" => {
            let inner = value.strip_prefix('"')?.strip_suffix('"')?;
            let good = |string: &str| string.len() <= 255 && !string.contains('"');
            inner.split("\" \"").all(good).then(|| value.to_owned())
        }
        _ => Some(value.to_owned()),
    }
}

/// A name as it is listed: lower case, final dot, octal escapes; none of a bad one.
pub(crate) fn spell(name: &str) -> Option<String> {
    let mut spelt = String::new();
    for label in name.strip_suffix('.').unwrap_or(name).split('.') {
        let label = octets(label)?;
        if !(1..=63).contains(&label.len()) {
            return None;
        }
        spelt.extend(label.into_iter().map(listed));
        spelt.push('.');
    }
    Some(spelt)
}

fn octets(label: &str) -> Option<Vec<u8>> {
    let (mut octets, mut rest) = (Vec::new(), label);
    while let Some(first) = rest.chars().next() {
        let (octet, length) = match first {
            '\\' => (u8::from_str_radix(rest.get(1..4)?, 8).ok()?, 4),
            '!'..='~' => (first as u8, 1),
            _ => return None,
        };
        octets.push(octet.to_ascii_lowercase());
        rest = &rest[length..];
    }
    Some(octets)
}

fn listed(octet: u8) -> String {
    match octet {
        b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' => char::from(octet).to_string(),
        other => format!("\\{other:03o}"),
    }
}
