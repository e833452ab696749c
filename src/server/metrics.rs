//! Figures under CoreDNS' names, in Prometheus' text format 0.0.4.
//!
//! Durations are not among them: there is no clock here.
//!
//! Source: the manual page of CoreDNS' `prometheus` plugin for names, labels and buckets;
//! "Text-based format" in Prometheus' documentation.

use std::fmt::Write;

use domain::base::iana::{OptRcode, Rtype};

use super::handler::{HandlerOutcome, Request};
use super::whoami::protocol;
use crate::corefile::ServerKey;
use crate::dns::name;
use crate::health::RecordHealth;
use crate::route53::HostedZone;
use crate::server::message::ReplyInfo;
use crate::zone::{self, Response, Zone};

/// Upper bounds of the size histograms, in octets, as CoreDNS has them.
const SIZE_BUCKETS: [usize; 14] =
    [0, 100, 200, 300, 400, 511, 1023, 2047, 4095, 8291, 16_000, 32_000, 48_000, 64_000];
/// The zone of queries that came to no server block.
const DROPPED: &str = "dropped";
/// The types that are counted by name; others are `other`.
const NAMED_TYPES: [Rtype; 19] = [
    Rtype::A,
    Rtype::AAAA,
    Rtype::ANY,
    Rtype::AXFR,
    Rtype::CNAME,
    Rtype::DNSKEY,
    Rtype::DS,
    Rtype::HTTPS,
    Rtype::IXFR,
    Rtype::MX,
    Rtype::NS,
    Rtype::NSEC,
    Rtype::NSEC3,
    Rtype::PTR,
    Rtype::RRSIG,
    Rtype::SOA,
    Rtype::SRV,
    Rtype::SVCB,
    Rtype::TXT,
];

/// The figures of a server.
#[derive(Clone, Debug, Default)]
pub struct Metrics {
    keys: Vec<(String, String)>,
    enabled: Vec<(usize, &'static str)>,
    requests: Counters<(usize, &'static str, u8, Option<Rtype>), u64>,
    dnssec_ok: Counters<usize, u64>,
    request_sizes: Counters<(usize, &'static str), Sizes>,
    response_sizes: Counters<(usize, &'static str), Sizes>,
    responses: Counters<(usize, OptRcode, &'static str), u64>,
    routed: Counters<(usize, &'static str), u64>,
    fail_open: Counters<usize, u64>,
    drawn: Counters<usize, u64>,
}

/// Values by key, in the order of the keys; there are few of them, so a list does.
#[derive(Clone, Debug)]
struct Counters<K, V>(Vec<(K, V)>);

impl<K, V> Default for Counters<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Ord + Copy, V: Default> Counters<K, V> {
    /// The value of a key, which is new where it has none.
    fn at(&mut self, key: K) -> &mut V {
        let place = self.0.partition_point(|(known, _)| *known < key);
        if self.0.get(place).is_none_or(|(known, _)| *known != key) {
            self.0.insert(place, (key, V::default()));
        }
        &mut self.0[place].1
    }
}

/// A histogram of sizes.
#[derive(Clone, Debug, Default)]
struct Sizes {
    buckets: [u64; SIZE_BUCKETS.len()],
    count: u64,
    sum: usize,
}

impl Metrics {
    /// Adds a key of a server block with the plugins of its chain.
    pub(super) fn add_key(&mut self, key: &ServerKey, plugins: &[&'static str]) {
        let number = self.keys.len();
        self.keys
            .push((format!("{}://:{}", key.scheme, key.port), name::to_presentation(&key.zone)));
        self.enabled.extend(plugins.iter().map(|plugin| (number, *plugin)));
    }

    /// Counts a query that a server block got.
    pub(super) fn count(
        &mut self,
        request: &Request<'_>,
        verdict: &HandlerOutcome,
        writer: &'static str,
    ) {
        let (key, proto) = (request.key, protocol(request.options.transport));
        let family =
            if request.options.client.is_some_and(|client| client.is_ipv6()) { 2 } else { 1 };
        let qtype = Some(request.question.qtype).filter(|qtype| NAMED_TYPES.contains(qtype));
        *self.requests.at((key, proto, family, qtype)) += 1;
        if request.envelope.edns.is_some_and(|edns| edns.dnssec_ok) {
            *self.dnssec_ok.at(key) += 1;
        }
        self.request_sizes.at((key, proto)).add(request.envelope.len);
        let len = verdict.sent().map_or(0, |sent| sent.len);
        self.response_sizes.at((key, proto)).add(len);
        *self.responses.at((key, verdict.rcode(), writer)) += 1;
    }

    /// Counts a query that came to no server block.
    pub(super) fn count_dropped(&mut self, rcode: OptRcode) {
        *self.responses.at((usize::MAX, rcode, "")) += 1;
    }

    /// Counts an answer of a zone.
    pub(super) fn routed(
        &mut self,
        number: usize,
        sent: &ReplyInfo,
        zones: &[HostedZone],
        response: &Response,
    ) {
        let set = response.asked().map(|set| zones[number].zone().set(set));
        let policy = set.map_or("none", |set| set.routing().policy().as_str());
        *self.routed.at((number, policy)) += 1;
        *self.fail_open.at(number) += u64::from(sent.fail_open);
        *self.drawn.at(number) += response.drawn.len() as u64;
    }

    /// The figures as text.
    pub(super) fn text(&self, zones: &[HostedZone]) -> String {
        let mut page = Page::default();
        self.write_requests(&mut page);
        self.write_responses(&mut page);
        self.write_routing(&mut page, zones);
        page.text
    }

    fn write_requests(&self, page: &mut Page) {
        page.head(
            "coredns_dns_requests_total",
            "counter",
            "Counter of DNS requests made per zone, protocol and family.",
        );
        for ((key, proto, family, qtype), count) in &self.requests.0 {
            let qtype = qtype.map_or_else(|| "other".to_owned(), |qtype| qtype.to_string());
            let labels = format!(
                "family=\"{family}\",proto=\"{proto}\",{},type=\"{qtype}\",view=\"\"{}",
                self.server(*key),
                self.zone(*key)
            );
            page.line("coredns_dns_requests_total", &labels, *count);
        }
        page.head(
            "coredns_dns_do_requests_total",
            "counter",
            "Counter of DNS requests with DO bit set per zone.",
        );
        for (key, count) in &self.dnssec_ok.0 {
            page.line("coredns_dns_do_requests_total", &self.labels(*key), *count);
        }
        page.head(
            "coredns_plugin_enabled",
            "gauge",
            "A metric that indicates whether a plugin is enabled on per server and zone basis.",
        );
        for (key, plugin) in &self.enabled {
            let labels = format!("name=\"{plugin}\",{}", self.labels(*key));
            page.line("coredns_plugin_enabled", &labels, 1);
        }
        let name = "coredns_dns_request_size_bytes";
        page.head(name, "histogram", "Size of the request in bytes per zone and protocol.");
        self.write_sizes(page, name, &self.request_sizes);
    }

    fn write_responses(&self, page: &mut Page) {
        let name = "coredns_dns_response_size_bytes";
        page.head(name, "histogram", "Size of the returned response in bytes.");
        self.write_sizes(page, name, &self.response_sizes);
        page.head("coredns_dns_responses_total", "counter", "Counter of response status codes.");
        for ((key, rcode, plugin), count) in &self.responses.0 {
            let labels = format!("plugin=\"{plugin}\",rcode=\"{rcode}\",{}", self.labels(*key));
            page.line("coredns_dns_responses_total", &labels, *count);
        }
    }

    fn write_sizes(&self, page: &mut Page, name: &str, all: &Counters<(usize, &str), Sizes>) {
        for ((key, proto), sizes) in &all.0 {
            let labels = format!("proto=\"{proto}\",{}", self.labels(*key));
            for (bound, count) in SIZE_BUCKETS.iter().zip(sizes.buckets) {
                page.line(&format!("{name}_bucket"), &format!("{labels},le=\"{bound}\""), count);
            }
            page.line(&format!("{name}_bucket"), &format!("{labels},le=\"+Inf\""), sizes.count);
            page.line(&format!("{name}_sum"), &labels, sizes.sum as u64);
            page.line(&format!("{name}_count"), &labels, sizes.count);
        }
    }

    fn write_routing(&self, page: &mut Page, zones: &[HostedZone]) {
        let zone = |number: usize| format!("zone=\"{}\"", escape(&zones[number].name()));
        page.head(
            "coredns_multivalue_responses_total",
            "counter",
            "Counter of responses per zone and routing policy; none where no row answered.",
        );
        for ((number, policy), count) in &self.routed.0 {
            let labels = format!("policy=\"{policy}\",{}", zone(*number));
            page.line("coredns_multivalue_responses_total", &labels, *count);
        }
        page.head(
            "coredns_multivalue_fail_open_total",
            "counter",
            "Counter of answers from groups whose rows were all unhealthy.",
        );
        for (number, count) in &self.fail_open.0 {
            page.line("coredns_multivalue_fail_open_total", &zone(*number), *count);
        }
        page.head("coredns_multivalue_records_drawn_total", "counter", "Counter of records drawn.");
        for (number, count) in &self.drawn.0 {
            page.line("coredns_multivalue_records_drawn_total", &zone(*number), *count);
        }
        page.head("coredns_multivalue_rows", "gauge", "Rows per zone and health.");
        for (number, hosted) in zones.iter().enumerate() {
            for health in [RecordHealth::Healthy, RecordHealth::Unhealthy, RecordHealth::Unchecked]
            {
                let labels = format!("health=\"{}\",{}", health.as_str(), zone(number));
                page.line("coredns_multivalue_rows", &labels, rows(hosted.zone(), health));
            }
        }
    }

    fn labels(&self, key: usize) -> String {
        format!("{},view=\"\"{}", self.server(key), self.zone(key))
    }

    fn server(&self, key: usize) -> String {
        let server = self.keys.get(key).or(self.keys.first());
        format!("server=\"{}\"", server.map_or("", |(server, _)| server))
    }

    fn zone(&self, key: usize) -> String {
        format!(",zone=\"{}\"", escape(self.keys.get(key).map_or(DROPPED, |(_, zone)| zone)))
    }
}

impl Sizes {
    fn add(&mut self, size: usize) {
        for (bucket, bound) in self.buckets.iter_mut().zip(SIZE_BUCKETS) {
            *bucket += u64::from(size <= bound);
        }
        self.count += 1;
        self.sum += size;
    }
}

/// Lines of the text format.
#[derive(Default)]
struct Page {
    text: String,
}

impl Page {
    fn head(&mut self, name: &str, kind: &str, help: &str) {
        writeln!(self.text, "# HELP {name} {help}\n# TYPE {name} {kind}").unwrap_or_default();
    }

    fn line(&mut self, name: &str, labels: &str, value: u64) {
        writeln!(self.text, "{name}{{{labels}}} {value}").unwrap_or_default();
    }
}

/// A label's value: backslashes, quotes and line ends are escaped.
fn escape(value: &str) -> String {
    value.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n")
}

fn rows(zone: &Zone, health: RecordHealth) -> u64 {
    let rows = zone.sets().iter().flat_map(|set: &zone::Rrset| set.routing().records());
    rows.filter(|row| row.health == health).count() as u64
}
