//! Metrics with CoreDNS' names, labels and buckets. There are no durations: the server has no
//! clock.
//!
//! Source: the manual page of CoreDNS' `prometheus` plugin; `coredns_multivalue_*` are this
//! project's.

use std::collections::BTreeMap;

use domain::base::iana::{OptRcode, Rtype};

use super::exposition::{Exposition, escape};
use super::message::ReplyInfo;
use super::outcome::HandlerOutcome;
use super::request::Request;
use crate::corefile::ServerKey;
use crate::dns::name;
use crate::health::RecordHealth;
use crate::route53::HostedZone;
use crate::zone::{Response, Zone};

/// The counters of a server. Keys and zones are indices in the server.
#[derive(Clone, Debug, Default)]
pub(super) struct Metrics {
    keys: Vec<KeyLabels>,
    /// By key, protocol, address family and type.
    requests: BTreeMap<(usize, &'static str, u8, Option<Rtype>), u64>,
    /// By key.
    dnssec_ok: BTreeMap<usize, u64>,
    /// By key and protocol.
    request_sizes: BTreeMap<(usize, &'static str), Sizes>,
    /// By key and protocol.
    response_sizes: BTreeMap<(usize, &'static str), Sizes>,
    /// By key, response code and plugin.
    responses: BTreeMap<(usize, OptRcode, &'static str), u64>,
    /// By zone and policy.
    routed: BTreeMap<(usize, &'static str), u64>,
    /// By zone.
    fail_open: BTreeMap<usize, u64>,
    /// By zone.
    drawn: BTreeMap<usize, u64>,
}

/// Labels of a server block's key.
#[derive(Clone, Debug)]
struct KeyLabels {
    server: String,
    zone: String,
}

/// A histogram of sizes.
#[derive(Clone, Debug, Default)]
struct Sizes {
    buckets: [u64; SIZE_BUCKETS.len()],
    count: u64,
    sum: usize,
}

impl Metrics {
    /// Adds a key of a server block.
    pub(super) fn add_key(&mut self, key: &ServerKey) {
        let server = format!("{}://:{}", key.scheme, key.port);
        self.keys.push(KeyLabels { server, zone: name::to_presentation(&key.zone) });
    }

    /// Counts a query of a server block.
    pub(super) fn count(
        &mut self,
        request: &Request<'_>,
        outcome: &HandlerOutcome,
        plugin: &'static str,
    ) {
        let (key, proto) = (request.key_index, request.options.transport.ip_protocol());
        let is_ipv6 = request.options.client.is_some_and(|client| client.is_ipv6());
        let family = if is_ipv6 { 2 } else { 1 };
        let qtype = Some(request.question.qtype).filter(|qtype| LABELED_TYPES.contains(qtype));
        *self.requests.entry((key, proto, family, qtype)).or_default() += 1;
        if request.meta.edns.is_some_and(|edns| edns.dnssec_ok) {
            *self.dnssec_ok.entry(key).or_default() += 1;
        }
        self.request_sizes.entry((key, proto)).or_default().add(request.meta.len);
        let len = outcome.reply_info().map_or(0, |info| info.len);
        self.response_sizes.entry((key, proto)).or_default().add(len);
        *self.responses.entry((key, outcome.rcode(), plugin)).or_default() += 1;
    }

    /// Counts a query that reaches no server block.
    pub(super) fn count_dropped(&mut self, rcode: OptRcode) {
        *self.responses.entry((NO_KEY, rcode, "")).or_default() += 1;
    }

    /// Counts an answer of a zone.
    pub(super) fn count_routed(
        &mut self,
        index: usize,
        zone: &Zone,
        response: &Response,
        info: &ReplyInfo,
    ) {
        let set = response.asked().map(|set| zone.set(set));
        let policy = set.map_or("none", |set| set.routing().policy().as_str());
        *self.routed.entry((index, policy)).or_default() += 1;
        *self.fail_open.entry(index).or_default() += u64::from(info.fail_open);
        *self.drawn.entry(index).or_default() += response.drawn.len() as u64;
    }

    /// The metrics in Prometheus' text format. `plugins` are those of each key, in order.
    pub(super) fn text(
        &self,
        plugins: impl Iterator<Item = (usize, &'static str)>,
        zones: &[HostedZone],
    ) -> String {
        let mut out = Exposition::default();
        self.write_requests(&mut out);
        self.write_plugins(&mut out, plugins);
        self.write_sizes(&mut out);
        self.write_responses(&mut out);
        self.write_routing(&mut out, zones);
        write_records(&mut out, zones);
        out.into_text()
    }

    fn write_requests(&self, out: &mut Exposition) {
        let name = "coredns_dns_requests_total";
        out.metric(name, "counter", "Counter of DNS requests made per zone, protocol and family.");
        for ((key, proto, family, qtype), count) in &self.requests {
            let qtype = qtype.map_or_else(|| "other".to_owned(), |qtype| qtype.to_string());
            let (server, zone) = (self.server(*key), self.zone(*key));
            let labels = format!(
                "family=\"{family}\",proto=\"{proto}\",{server},type=\"{qtype}\",view=\"\",{zone}"
            );
            out.sample(name, &labels, *count);
        }
        let name = "coredns_dns_do_requests_total";
        out.metric(name, "counter", "Counter of DNS requests with DO bit set per zone.");
        for (key, count) in &self.dnssec_ok {
            out.sample(name, &self.labels(*key), *count);
        }
    }

    fn write_plugins(
        &self,
        out: &mut Exposition,
        plugins: impl Iterator<Item = (usize, &'static str)>,
    ) {
        let name = "coredns_plugin_enabled";
        let help =
            "A metric that indicates whether a plugin is enabled on per server and zone basis.";
        out.metric(name, "gauge", help);
        for (key, plugin) in plugins {
            out.sample(name, &format!("name=\"{plugin}\",{}", self.labels(key)), 1);
        }
    }

    fn write_sizes(&self, out: &mut Exposition) {
        let name = "coredns_dns_request_size_bytes";
        out.metric(name, "histogram", "Size of the request in bytes per zone and protocol.");
        self.write_histogram(out, name, &self.request_sizes);
        let name = "coredns_dns_response_size_bytes";
        out.metric(name, "histogram", "Size of the returned response in bytes.");
        self.write_histogram(out, name, &self.response_sizes);
    }

    fn write_histogram(
        &self,
        out: &mut Exposition,
        name: &str,
        all: &BTreeMap<(usize, &str), Sizes>,
    ) {
        let bucket = format!("{name}_bucket");
        for ((key, proto), sizes) in all {
            let labels = format!("proto=\"{proto}\",{}", self.labels(*key));
            for (bound, count) in SIZE_BUCKETS.iter().zip(sizes.buckets) {
                out.sample(&bucket, &format!("{labels},le=\"{bound}\""), count);
            }
            out.sample(&bucket, &format!("{labels},le=\"+Inf\""), sizes.count);
            out.sample(&format!("{name}_sum"), &labels, sizes.sum as u64);
            out.sample(&format!("{name}_count"), &labels, sizes.count);
        }
    }

    fn write_responses(&self, out: &mut Exposition) {
        let name = "coredns_dns_responses_total";
        out.metric(name, "counter", "Counter of response status codes.");
        for ((key, rcode, plugin), count) in &self.responses {
            let labels = format!("plugin=\"{plugin}\",rcode=\"{rcode}\",{}", self.labels(*key));
            out.sample(name, &labels, *count);
        }
    }

    fn write_routing(&self, out: &mut Exposition, zones: &[HostedZone]) {
        let name = "coredns_multivalue_responses_total";
        let help = "Counter of responses per zone and routing policy; none where no row answered.";
        out.metric(name, "counter", help);
        for ((index, policy), count) in &self.routed {
            let labels = format!("policy=\"{policy}\",{}", zone_label(&zones[*index]));
            out.sample(name, &labels, *count);
        }
        let name = "coredns_multivalue_fail_open_total";
        let help = "Counter of answers from groups whose rows were all unhealthy.";
        out.metric(name, "counter", help);
        for (index, count) in &self.fail_open {
            out.sample(name, &zone_label(&zones[*index]), *count);
        }
        let name = "coredns_multivalue_records_drawn_total";
        out.metric(name, "counter", "Counter of records drawn.");
        for (index, count) in &self.drawn {
            out.sample(name, &zone_label(&zones[*index]), *count);
        }
    }

    fn labels(&self, key: usize) -> String {
        format!("{},view=\"\",{}", self.server(key), self.zone(key))
    }

    /// The server label. Queries that reach no server block have that of the first one.
    fn server(&self, key: usize) -> String {
        let key = self.keys.get(key).or(self.keys.first());
        format!("server=\"{}\"", key.map_or("", |key| &key.server))
    }

    fn zone(&self, key: usize) -> String {
        format!("zone=\"{}\"", escape(self.keys.get(key).map_or(DROPPED, |key| &key.zone)))
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

fn write_records(out: &mut Exposition, zones: &[HostedZone]) {
    let name = "coredns_multivalue_rows";
    out.metric(name, "gauge", "Rows per zone and health.");
    for hosted in zones {
        for health in [RecordHealth::Healthy, RecordHealth::Unhealthy, RecordHealth::Unchecked] {
            let labels = format!("health=\"{}\",{}", health.as_str(), zone_label(hosted));
            out.sample(name, &labels, count_records(hosted.zone(), health));
        }
    }
}

fn zone_label(zone: &HostedZone) -> String {
    format!("zone=\"{}\"", escape(&zone.name()))
}

fn count_records(zone: &Zone, health: RecordHealth) -> u64 {
    let records = zone.sets().iter().flat_map(|set| set.routing().records());
    records.filter(|record| record.health == health).count() as u64
}

/// Upper bounds of the size histograms, in octets (CoreDNS).
const SIZE_BUCKETS: [usize; 14] =
    [0, 100, 200, 300, 400, 511, 1023, 2047, 4095, 8291, 16_000, 32_000, 48_000, 64_000];
/// The zone label of queries that reach no server block (CoreDNS).
const DROPPED: &str = "dropped";
/// The key index of queries that reach no server block; the last in the order of samples.
const NO_KEY: usize = usize::MAX;
/// The types with a label of their own (CoreDNS). All others are `other`.
const LABELED_TYPES: [Rtype; 19] = [
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
