//! What the wire tests share: a zone of every kind of name, queries, and replies as read
//! by the crate `domain`, to the last octet.
#![allow(dead_code, reason = "each test crate uses its part")]

use domain::base::iana::{Class, OptRcode, Rtype};
use domain::base::message::RecordSection;
use domain::base::opt::ClientSubnet;
use domain::base::{Message, MessageBuilder, Name};
use multivalue::HostedZone;
use multivalue::route53::{ResourceRecord, ResourceRecordSet, ZoneSource};

/// A zone with a multivalue group of twelve, and each way a lookup can end.
pub(crate) fn zone() -> HostedZone {
    let simple = |name: &str, rtype: &str, value: &str| row(name, rtype, &[value.to_owned()]);
    let mut rows = vec![
        ResourceRecordSet {
            ttl: Some(900),
            ..simple(
                "example.com",
                "SOA",
                "ns1.example.com. hostmaster.example.com. 1 7200 900 1209600 300",
            )
        },
        ResourceRecordSet { ttl: Some(172_800), ..simple("example.com", "NS", "ns1.example.com.") },
        simple("only.example.com", "A", "192.0.2.1"),
        simple("a.empty.example.com", "A", "192.0.2.2"),
        simple("*.wild.example.com", "TXT", "\"text\""),
        simple("alias.example.com", "CNAME", "www.example.com"),
        simple("away.example.com", "CNAME", "www.example.org"),
        simple("dangling.example.com", "CNAME", "nowhere.example.com"),
        simple("loop.example.com", "CNAME", "pool.example.com"),
        simple("pool.example.com", "CNAME", "loop.example.com"),
        simple("mail.example.com", "MX", "10 mx1.mail.example.com"),
        simple("mx1.mail.example.com", "A", "192.0.2.3"),
        simple("child.example.com", "NS", "ns.child.example.com"),
        simple("child.example.com", "DS", "12345 13 2 0123456789abcdef"),
        simple("ns.child.example.com", "A", "192.0.2.4"),
    ];
    rows.extend((1..=12).map(|n| ResourceRecordSet {
        set_identifier: Some(format!("web-{n}")),
        multi_value_answer: Some(true),
        ..simple("www.example.com", "A", &format!("198.51.100.{n}"))
    }));
    import(rows)
}

/// A zone with one simple RRset beside its own SOA and NS.
pub(crate) fn simple(name: &str, rtype: &str, values: &[String]) -> HostedZone {
    let ns = row("example.com", "NS", &["ns1.example.com.".to_owned()]);
    import(vec![ns, row(name, rtype, values)])
}

fn import(rows: Vec<ResourceRecordSet>) -> HostedZone {
    let name = Some("example.com".to_owned());
    let source = ZoneSource { name, resource_record_sets: rows, ..ZoneSource::default() };
    HostedZone::import(source, 42).unwrap()
}

fn row(name: &str, rtype: &str, values: &[String]) -> ResourceRecordSet {
    let records = values.iter().map(|value| ResourceRecord { value: value.clone() });
    ResourceRecordSet {
        name: name.to_owned(),
        rtype: rtype.to_owned(),
        ttl: Some(60),
        resource_records: Some(records.collect()),
        ..ResourceRecordSet::default()
    }
}

/// A query.
#[derive(Clone, Copy)]
pub(crate) struct Ask<'a> {
    pub(crate) name: &'a str,
    pub(crate) qtype: Rtype,
    pub(crate) class: Class,
    /// UDP size, version, DO.
    pub(crate) edns: Option<(u16, u8, bool)>,
    /// Client Subnet, in the OPT record.
    pub(crate) subnet: Option<ClientSubnet>,
}

impl<'a> Ask<'a> {
    pub(crate) fn new(name: &'a str, qtype: Rtype) -> Self {
        Self { name, qtype, class: Class::IN, edns: None, subnet: None }
    }

    pub(crate) fn compose(&self) -> Vec<u8> {
        let mut builder = MessageBuilder::new_vec();
        builder.header_mut().set_id(0x1234);
        let mut question = builder.question();
        let name: Name<Vec<u8>> = self.name.parse().unwrap();
        question.push((name, self.qtype, self.class)).unwrap();
        let mut additional = question.additional();
        if let Some((size, version, dnssec_ok)) = self.edns {
            additional
                .opt(|opt| {
                    opt.set_udp_payload_size(size);
                    opt.set_version(version);
                    opt.set_dnssec_ok(dnssec_ok);
                    self.subnet.map_or(Ok(()), |subnet| opt.push(&subnet))
                })
                .unwrap();
        }
        additional.finish()
    }
}

/// A reply as a client reads it; records as "owner TTL TYPE", answers with their data.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Seen {
    pub(crate) rcode: OptRcode,
    pub(crate) aa: bool,
    pub(crate) tc: bool,
    pub(crate) ra: bool,
    pub(crate) answer: Vec<String>,
    pub(crate) authority: Vec<String>,
    pub(crate) additional: Vec<String>,
    pub(crate) opt: Option<(u16, u8, bool)>,
    pub(crate) subnet: Option<ClientSubnet>,
}

impl Seen {
    /// Reads a reply; panics where it cannot be read, or does not end where its records do.
    pub(crate) fn of(octets: &[u8]) -> Self {
        Self::read(octets, false)
    }

    /// The same with the data of all records, sorted, names in lower case.
    pub(crate) fn whole(octets: &[u8]) -> Self {
        let mut seen = Self::read(octets, true);
        for section in [&mut seen.answer, &mut seen.authority, &mut seen.additional] {
            section.iter_mut().for_each(|record| record.make_ascii_lowercase());
            section.sort_unstable();
        }
        seen
    }

    fn read(octets: &[u8], data: bool) -> Self {
        let message = Message::from_slice(octets).unwrap();
        let (_, answer, authority, additional) = message.sections().unwrap();
        let opt = message.opt();
        let mut end = 0;
        let seen = Self {
            rcode: message.opt_rcode(),
            aa: message.header().aa(),
            tc: message.header().tc(),
            ra: message.header().ra(),
            answer: records(answer, &mut end, true),
            authority: records(authority, &mut end, data),
            additional: records(additional, &mut end, data),
            subnet: opt.as_ref().and_then(|opt| opt.opt().client_subnet()),
            opt: opt.map(|opt| (opt.udp_payload_size(), opt.version(), opt.dnssec_ok())),
        };
        assert_eq!(end, octets.len(), "the reply ends where its records do");
        seen
    }
}

fn records(mut section: RecordSection<'_, [u8]>, end: &mut usize, data: bool) -> Vec<String> {
    use domain::base::name::ParsedName;
    use domain::rdata::AllRecordData;
    let mut list = Vec::new();
    for record in section.by_ref() {
        let record = record.unwrap();
        let any = record.to_any_record::<AllRecordData<&[u8], ParsedName<&[u8]>>>().unwrap();
        let (owner, ttl, rtype) = (record.owner(), record.ttl().as_secs(), record.rtype());
        match data {
            _ if rtype == Rtype::OPT => {}
            true => list.push(format!("{owner}. {ttl} {rtype} {}", any.data())),
            false => list.push(format!("{owner}. {ttl} {rtype}")),
        }
    }
    *end = section.pos();
    list
}
