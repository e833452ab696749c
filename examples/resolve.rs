//! Which records does a query get, and why? One check of twelve fails.
//!
//! `cargo run --example resolve`

use multivalue::{HostedZone, ZoneSource};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let source: ZoneSource = serde_json::from_str(include_str!("web-tier.json"))?;
    let mut zone = HostedZone::import(source, 42)?;
    let check = zone.health_checks()[0].id.clone();
    zone.set_health(&check, Some("Unhealthy"))?;

    let answer = zone.resolve("www.example.com", "A", None)?;
    println!("{} of {} records in the answer", answer.answer.len(), answer.rows.len());
    for row in &answer.rows {
        let id = row.set_identifier.as_deref().unwrap_or("-");
        println!("{id:8} {:10} {}", row.outcome.as_str(), row.reason);
    }
    Ok(())
}
