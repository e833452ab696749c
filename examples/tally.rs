//! How often is each record returned? 10,000 queries beside their expectation.
//!
//! `cargo run --example tally`

use multivalue::{HostedZone, TallyOptions, ZoneSource};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let source: ZoneSource = serde_json::from_str(include_str!("web-tier.json"))?;
    let mut zone = HostedZone::import(source, 42)?;

    let options = TallyOptions { queries: 10_000, ..TallyOptions::default() };
    let tally = zone.tally("www.example.com", "A", &options)?;
    println!("{} queries, {} of {} records each", tally.queries, tally.per_answer, tally.eligible);
    for row in &tally.rows {
        let (least, most) = row.returned_interval;
        let expected = row.expected_returned;
        println!("{:14} {:5}  expected {expected:.0} ({least} to {most})", row.value, row.returned);
    }
    if let Some(test) = &tally.chi_square {
        println!("p-value of a fair draw: {:.3}", test.p_value);
    }
    Ok(())
}
