//! Would Route 53 accept this change? A change batch that it rejects, and a corrected one.
//!
//! `cargo run --example change_batch`

use multivalue::HostedZone;
use multivalue::route53::ChangeBatch;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut zone = HostedZone::new("example.com", 42)?;
    match zone.change(&batch(r#""TTL": 60, "MultiValueAnswer": true"#)?) {
        Ok(()) => println!("accepted"),
        Err(error) => println!("{error}"),
    }

    zone.change(&batch(r#""TTL": 60, "MultiValueAnswer": true, "SetIdentifier": "web-1""#)?)?;
    for record in zone.resource_record_sets() {
        println!("{} {}", record.name, record.rtype);
    }
    Ok(())
}

/// A batch that creates one record with these members.
fn batch(members: &str) -> serde_json::Result<ChangeBatch> {
    serde_json::from_str(&format!(
        r#"{{
            "Changes": [{{
                "Action": "CREATE",
                "ResourceRecordSet": {{
                    "Name": "www.example.com",
                    "Type": "A",
                    "ResourceRecords": [{{ "Value": "192.0.2.1" }}],
                    {members}
                }}
            }}]
        }}"#
    ))
}
