//! Answers DNS queries as Amazon Route 53's routing policies do, and says for each record why it
//! is in the answer or not. Counts many answers beside their exact expectation, and simulates
//! outages.
//!
//! No I/O, clock or entropy: the host passes messages, health and seeds. The same zone, health and
//! seed give the same answers on every host.
//!
//! - [`HostedZone`]: records, health checks and change batches in Route 53's words
//! - [`Answer`]: one query, with the reason for each record
//! - [`Tally`]: many queries, with their expectation and a chi-square test
//! - [`Timeline`]: clients, caches and failures over time
//! - [`Server`]: a Corefile that answers DNS messages
//!
//! # Which records does a query get, and why?
//!
//! ```
//! use multivalue::{HostedZone, ZoneSource};
//!
//! // The output of `aws route53 list-resource-record-sets` and `list-health-checks`.
//! let source: ZoneSource = serde_json::from_str(include_str!("../examples/web-tier.json"))?;
//! let mut zone = HostedZone::import(source, 42)?;
//! let check = zone.health_checks()[0].id.clone();
//! zone.set_health(&check, Some("Unhealthy"))?;
//!
//! let answer = zone.resolve("www.example.com", "A", None)?;
//! assert_eq!(answer.answer.len(), 8);
//! assert!(answer.rows[0].reason.starts_with("Left out: check"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # How often is each record returned?
//!
//! ```
//! # use multivalue::{HostedZone, TallyOptions, ZoneSource};
//! # let source: ZoneSource = serde_json::from_str(include_str!("../examples/web-tier.json"))?;
//! # let mut zone = HostedZone::import(source, 42)?;
//! let options = TallyOptions { queries: 10_000, ..TallyOptions::default() };
//! let tally = zone.tally("www.example.com", "A", &options)?;
//! let record = &tally.rows[0];
//! assert_eq!(record.expected_returned.round(), 6667.0); // 8 of 12 records in each answer
//! let (least, most) = record.returned_interval;
//! assert!((least..=most).contains(&record.returned));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Would Route 53 accept this change?
//!
//! ```
//! use multivalue::HostedZone;
//! use multivalue::route53::ChangeBatch;
//!
//! let batch: ChangeBatch = serde_json::from_str(
//!     r#"{ "Changes": [{ "Action": "CREATE", "ResourceRecordSet": {
//!         "Name": "www.example.com", "Type": "A", "TTL": 60, "MultiValueAnswer": true,
//!         "ResourceRecords": [{ "Value": "192.0.2.1" }] } }] }"#,
//! )?;
//! let mut zone = HostedZone::new("example.com", 42)?;
//! let error = zone.change(&batch).unwrap_err();
//! assert!(error.to_string().contains("Missing field 'SetIdentifier'"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # How does a server answer DNS messages?
//!
//! ```
//! use std::collections::BTreeMap;
//!
//! use domain::base::{Message, MessageBuilder, Name, Rtype};
//! use multivalue::Server;
//! use multivalue::corefile::ParseOptions;
//! use multivalue::server::ServeOptions;
//!
//! let corefile = "example.com {
//!     multivalue {
//!         simple www A 60 192.0.2.1 192.0.2.2
//!     }
//! }";
//! let options = ParseOptions { files: &BTreeMap::new(), environment: None, seed: 42 };
//! let mut server = Server::from_corefile(corefile, &options)?;
//!
//! let mut query = MessageBuilder::new_vec().question();
//! query.push((Name::<Vec<u8>>::vec_from_str("www.example.com")?, Rtype::A))?;
//! let mut reply = Vec::new();
//! server.serve(&query.finish(), &ServeOptions::default(), &mut reply);
//! assert_eq!(Message::from_octets(reply)?.header_counts().ancount(), 2);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Limits
//!
//! - Policies: simple, multivalue answer, weighted and failover. A record of another policy is an
//!   error, and so is an alias to a resource outside the zone.
//! - No sockets: [`Server`] takes octets and gives octets. No DNSSEC: replies are not signed.
//! - Health is a model of Route 53's. Nothing probes: the host reports the results of its own probes,
//!   or sets a status by hand.
//! - The random numbers are reproducible, not secret.
//!
//! # Features
//!
//! - `typescript` derives the TypeScript types of the data shapes, with `ts-rs`.
//! - `interop` adds tests against other DNS servers on this machine. It changes nothing in the
//!   library.
//!
//! No feature is on by default.

#![forbid(unsafe_code)]

pub mod corefile;
pub mod dns;
pub mod health;
pub mod route53;
pub mod routing;
pub mod server;
pub mod simulation;
pub mod statistics;
pub mod text;
pub mod types;
pub mod zone;

pub use route53::{HostedZone, Route53Error, ZoneSource};
pub use server::Server;
pub use simulation::{Scenario, Timeline};
pub use statistics::{PartialTally, PickBy, Tally, TallyOptions};
pub use zone::{Answer, Zone};

/// The examples of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;
