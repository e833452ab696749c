//! Rows as the AWS command line prints them, in text, and zones of them.

use multivalue::route53::ZoneSource;
use multivalue::{HostedZone, Tally, TallyOptions};

/// Of zones and tallies, so that both draw the same.
const SEED: u64 = 42;

/// A zone of rows.
pub(crate) fn zone(rows: &[String]) -> HostedZone {
    let rows = rows.join(", ");
    let text = format!("{{\"Name\": \"example.com\", \"ResourceRecordSets\": [{rows}]}}");
    let source: ZoneSource = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{e}: {text}"));
    HostedZone::import(source, SEED).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// A row at a name; `more` are its members but name, type and data.
pub(crate) fn row<V: AsRef<str>>(name: &str, more: &str, values: &[V]) -> String {
    let value = |value: &V| format!("{{\"Value\": \"{}\"}}", value.as_ref());
    let values: Vec<_> = values.iter().map(value).collect();
    format!(
        "{{\"Name\": \"{name}.example.com\", \"Type\": \"A\"{more}, \"TTL\": 60,
        \"ResourceRecords\": [{}]}}",
        values.join(", ")
    )
}

/// Queries of www.example.com, counted by the same seed each time.
pub(crate) fn tally(zone: &mut HostedZone, options: TallyOptions) -> Tally {
    let options = TallyOptions { seed: Some(SEED), ..options };
    zone.tally("www.example.com", "A", &options).unwrap()
}
