//! One zone's reply to one query.

use domain::base::iana::OptRcode;

use super::action::{Action, ReplyInfo};
use super::builder::{ReplyHeader, compose_error, compose_records};
use super::fast_path;
use super::options::ServeOptions;
use super::query::{ParsedQuery, QueryMeta, Question, parse};
use super::reply_record::ReplyRecord;
use crate::routing::{Location, QueryContext};
use crate::zone::{Owner, Query, Rcode, Record, Response, Zone};

/// Answers queries from a zone. Keeps its buffers, so that a query allocates nothing once they
/// have their size.
#[derive(Clone, Debug, Default)]
pub struct Responder {
    context: QueryContext,
    response: Response,
}

impl Responder {
    /// Answers a query from one zone into `reply`, which is overwritten.
    ///
    /// ```
    /// use multivalue::HostedZone;
    /// use multivalue::server::{Action, Responder, ServeOptions};
    ///
    /// let mut zone = HostedZone::new("example.com", 1)?;
    /// let query = b"\x12\x34\x01\0\0\x01\0\0\0\0\0\0\x07eXample\x03com\0\0\x06\0\x01";
    /// let (mut responder, mut reply) = (Responder::default(), Vec::new());
    /// let action = responder.serve(zone.zone_mut(), query, &ServeOptions::default(), &mut reply);
    /// assert!(matches!(action, Action::Answer(info) if info.answers == 1));
    /// assert_eq!(reply[..4], [0x12, 0x34, 0x85, 0]);
    /// # Ok::<(), multivalue::Route53Error>(())
    /// ```
    pub fn serve(
        &mut self,
        zone: &mut Zone,
        query: &[u8],
        options: &ServeOptions<'_>,
        reply: &mut Vec<u8>,
    ) -> Action {
        reply.clear();
        match parse(query) {
            ParsedQuery::Ignored => Action::Drop,
            ParsedQuery::Error(meta, rcode) => Action::Answer(compose_error(&meta, rcode, reply)),
            ParsedQuery::Question(meta, question) => {
                Action::Answer(self.respond(zone, &meta, &question, options, reply))
            }
        }
    }

    /// Answers a question from one zone into `reply`, which is overwritten. The code is REFUSED
    /// if the name is outside the zone.
    pub fn respond(
        &mut self,
        zone: &mut Zone,
        meta: &QueryMeta<'_>,
        question: &Question<'_>,
        options: &ServeOptions<'_>,
        reply: &mut Vec<u8>,
    ) -> ReplyInfo {
        self.set_context(meta, options);
        let query = Query { name: question.name, rtype: question.qtype, context: &self.context };
        zone.answer(&query, options.seed, &mut self.response);
        let limit = options.limit(meta.edns.as_ref());
        let (zone, response) = (&*zone, &self.response);
        let info = match fast_path::applies(zone, response) {
            true => fast_path::compose(meta, zone, response, limit, reply),
            false => compose_response(meta, question, zone, response, limit, reply),
        };
        let routing = response.asked().map(|set| zone.set(set).routing());
        ReplyInfo {
            fail_open: routing.is_some_and(|routing| routing.fail_open()),
            drawn: u8::try_from(response.drawn.len()).unwrap_or(u8::MAX),
            ..info
        }
    }

    /// The response to the last question.
    pub fn response(&self) -> &Response {
        &self.response
    }

    fn set_context(&mut self, meta: &QueryMeta<'_>, options: &ServeOptions<'_>) {
        self.context.client = options.client;
        // A prefix of length 0 says nothing about the client (RFC 7871 section 7.1.2).
        let subnet = meta.edns.and_then(|edns| edns.subnet);
        self.context.subnet = subnet.filter(|subnet| subnet.prefix > 0);
        set_location(&mut self.context.location, options.location);
    }
}

/// Copies a location into the buffers of the last one.
fn set_location(to: &mut Option<Location>, from: Option<&Location>) {
    match (to, from) {
        (Some(to), Some(Location { continent, country, subdivision })) => {
            to.continent.clone_from(continent);
            to.country.clone_from(country);
            to.subdivision.clone_from(subdivision);
        }
        (to, from) => *to = from.cloned(),
    }
}

fn compose_response(
    meta: &QueryMeta<'_>,
    question: &Question<'_>,
    zone: &Zone,
    response: &Response,
    limit: usize,
    reply: &mut Vec<u8>,
) -> ReplyInfo {
    if response.rcode == Rcode::Refused {
        return compose_error(meta, OptRcode::REFUSED, reply);
    }
    let header =
        ReplyHeader { rcode: response.rcode.into(), authoritative: response.authoritative };
    let record = |record| reply_record(question, zone, record);
    let [mut answer, mut authority, mut additional] =
        [&response.answer, &response.authority, &response.additional]
            .map(|records| records.iter().map(record));
    compose_records(meta, header, limit, [&mut answer, &mut authority, &mut additional], reply)
}

fn reply_record<'r>(question: &Question<'r>, zone: &'r Zone, record: &Record) -> ReplyRecord<'r> {
    let set = zone.set(record.set);
    let owner = match record.owner {
        Owner::Query => question.name,
        Owner::Target { set, value } => {
            let target = zone.set(set).value(value).target();
            target.map_or(question.name, |target| target.for_slice())
        }
        Owner::Set => set.name().for_slice(),
    };
    let rdata = set.value(record.value).rdata();
    ReplyRecord { owner, ttl: record.ttl, rtype: set.rtype(), rdata }
}

impl From<Rcode> for OptRcode {
    fn from(rcode: Rcode) -> Self {
        match rcode {
            Rcode::NoError => Self::NOERROR,
            Rcode::NxDomain => Self::NXDOMAIN,
            Rcode::Refused => Self::REFUSED,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dns::name;
    use crate::health::Checks;
    use crate::routing::ClientSubnet;

    /// RFC 1035 section 4.1.1 by hand: "example.com" A IN, with an OPT record.
    const QUERY: &[u8] = b"\0\0\0\0\0\x01\0\0\0\0\0\x01\x07example\x03com\0\0\x01\0\x01\
        \0\0\x29\x04\xd0\0\0\0\0";

    fn context(
        options: &[u8],
        serve: &ServeOptions<'_>,
        responder: &mut Responder,
    ) -> QueryContext {
        let query = [QUERY, &(options.len() as u16).to_be_bytes(), options].concat();
        let name = name::from_presentation("example.com").unwrap();
        let mut zone = Zone::new(name, &[], Checks::default(), 1);
        let action = responder.serve(&mut zone, &query, serve, &mut Vec::new());
        assert_eq!(action.reply_info().unwrap().rcode, OptRcode::NXDOMAIN);
        responder.context.clone()
    }

    #[test]
    fn the_zone_gets_client_subnet_and_location() {
        let mut responder = Responder::default();
        let germany = Location { country: Some("DE".to_owned()), ..Location::default() };
        let client = Some([192, 0, 2, 1].into());
        let options = ServeOptions { client, location: Some(&germany), ..ServeOptions::default() };
        let found = context(b"\0\x08\0\x07\0\x01\x18\0\xc6\x33\x64", &options, &mut responder);
        let subnet = ClientSubnet { address: [198, 51, 100, 0].into(), prefix: 24 };
        assert_eq!((found.client, found.subnet), (client, Some(subnet)));
        assert_eq!(found.location, Some(germany));

        let europe = Location { continent: Some("EU".to_owned()), ..Location::default() };
        let options = ServeOptions { location: Some(&europe), ..ServeOptions::default() };
        let found = context(b"\0\x08\0\x04\0\x01\0\0", &options, &mut responder);
        assert_eq!((found.client, found.subnet), (None, None), "a prefix of length 0");
        assert_eq!(found.location, Some(europe));

        let found = context(b"", &ServeOptions::default(), &mut responder);
        assert_eq!(found, QueryContext::default());
    }
}
