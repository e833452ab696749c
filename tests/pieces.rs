//! A tally counted in pieces is the tally counted at once, for every policy and pick.

use multivalue::route53::ZoneSource;
use multivalue::{HostedZone, PickBy, TallyOptions};

const QUERIES: u64 = 5_000;

#[test]
fn pieces_of_any_size_add_up() {
    for (example, name) in EXAMPLES {
        for pick in [PickBy::First, PickBy::Random, PickBy::Rfc6724("192.0.2.200".into())] {
            for size in [1, 7, 256, 1_024, 1_025, QUERIES, 2 * QUERIES] {
                let pick = pick.clone();
                let options = TallyOptions { queries: QUERIES, seed: Some(42), pick, places: true };
                let whole = zone(example).tally(name, "A", &options).unwrap();
                let mut partial = zone(example).start_tally(name, "A", &options).unwrap();
                while partial.advance(size) > 0 {}
                assert_eq!(partial.tally(), whole, "{name}, {:?}, pieces of {size}", options.pick);
            }
        }
    }
}

#[test]
fn where_it_is_stopped_it_is_the_tally_of_as_many() {
    let options =
        |queries| TallyOptions { queries, seed: Some(7), pick: PickBy::Random, places: false };
    let (example, name) = EXAMPLES[0];
    let mut partial = zone(example).start_tally(name, "A", &options(QUERIES)).unwrap();
    assert_eq!(partial.advance(1_234), QUERIES - 1_234);
    assert_eq!(partial.tally(), zone(example).tally(name, "A", &options(1_234)).unwrap());
}

#[test]
fn it_counts_the_zone_as_it_was_when_it_began() {
    let (example, name) = EXAMPLES[0];
    let options =
        TallyOptions { queries: QUERIES, seed: Some(7), pick: PickBy::First, places: false };
    let mut zone = zone(example);
    let whole = zone.tally(name, "A", &options).unwrap();
    let mut partial = zone.start_tally(name, "A", &options).unwrap();
    partial.advance(100);
    let check = zone.health()[0].id.clone();
    zone.set_health(&check, Some("Unhealthy")).unwrap();
    while partial.advance(100) > 0 {}
    assert_eq!(partial.tally(), whole);
    assert_ne!(zone.tally(name, "A", &options).unwrap(), whole);
}

fn zone(example: &str) -> HostedZone {
    let source: ZoneSource = serde_json::from_str(example).unwrap();
    HostedZone::import(source, 1).unwrap()
}

const EXAMPLES: [(&str, &str); 4] = [
    (include_str!("../examples/web-tier.json"), "www.example.com"),
    (include_str!("../examples/weighted.json"), "www.example.com"),
    (include_str!("../examples/failover.json"), "www.example.com"),
    (include_str!("../examples/simple.json"), "www.example.com"),
];
