//! The way to a state leaves no trace in what is explained and counted.

use multivalue::route53::ZoneSource;
use multivalue::{HostedZone, TallyOptions};

fn web_tier() -> HostedZone {
    let text = include_str!("../examples/web-tier.json");
    let source: ZoneSource = serde_json::from_str(text).unwrap();
    HostedZone::import(source, 42).unwrap()
}

#[test]
fn a_zone_that_was_toggled_answers_as_a_new_one() {
    let (mut toggled, mut fresh) = (web_tier(), web_tier());
    for check in toggled.health_checks() {
        toggled.set_health(&check.id, Some("Unhealthy")).unwrap();
    }
    for check in toggled.health_checks().iter().rev() {
        toggled.set_health(&check.id, None).unwrap();
    }
    let ask = |zone: &mut HostedZone| {
        let answer = zone.resolve("www.example.com", "A", Some(7)).unwrap();
        let options = TallyOptions { queries: 100, seed: Some(7), ..TallyOptions::default() };
        (answer, zone.tally("www.example.com", "A", &options).unwrap())
    };
    assert_eq!(ask(&mut toggled), ask(&mut fresh));
}
