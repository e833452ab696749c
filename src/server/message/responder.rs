//! One zone asked by one query.

use domain::base::iana::OptRcode;

use super::action::{Action, ReplyInfo};
use super::builder::{ReplyHeader, compose};
use super::fast_path;
use super::options::ServeOptions;
use super::query::{QueryMeta, Question, Reading, read};
use super::reply_record::ReplyRecord;
use crate::route53::HostedZone;
use crate::routing::QueryContext;
use crate::zone::{Owner, Query, Rcode, Record, Response, Zone};

/// Buffers that one query leaves to the next.
#[derive(Clone, Debug, Default)]
pub struct Responder {
    response: Response,
}

impl Responder {
    /// Answers a query from one zone into `reply`, which is overwritten; allocates nothing
    /// once the buffers have grown.
    ///
    /// ```
    /// use multivalue::{HostedZone, server};
    ///
    /// let mut zone = HostedZone::new("example.com", 1)?;
    /// let query = b"\x12\x34\x01\0\0\x01\0\0\0\0\0\0\x07eXample\x03com\0\0\x06\0\x01";
    /// let mut reply = Vec::new();
    /// let options = server::ServeOptions::default();
    /// let outcome = server::Responder::default().serve(&mut zone, query, &options, &mut reply);
    /// assert!(matches!(outcome, server::Action::Answer(sent) if sent.answers == 1));
    /// assert_eq!(reply[..4], [0x12, 0x34, 0x85, 0]);
    /// # Ok::<(), multivalue::Route53Error>(())
    /// ```
    pub fn serve(
        &mut self,
        zone: &mut HostedZone,
        query: &[u8],
        options: &ServeOptions,
        reply: &mut Vec<u8>,
    ) -> Action {
        reply.clear();
        match read(query) {
            Reading::Drop => Action::Drop,
            Reading::Refuse(envelope, rcode) => Action::Answer(refuse(&envelope, rcode, reply)),
            Reading::Ask(envelope, asked) => {
                Action::Answer(self.ask(zone, &envelope, &asked, options, reply))
            }
        }
    }

    /// Answers a question from one zone: refused where the name is not in it.
    pub fn ask(
        &mut self,
        zone: &mut HostedZone,
        envelope: &QueryMeta<'_>,
        asked: &Question<'_>,
        options: &ServeOptions,
        reply: &mut Vec<u8>,
    ) -> ReplyInfo {
        let context = QueryContext { client: options.client, ..QueryContext::default() };
        let query = Query { name: asked.name, rtype: asked.qtype, context: &context };
        zone.respond(&query, options.seed, &mut self.response);
        let limit = options.limit(envelope.edns.as_ref());
        let (zone, response) = (zone.zone(), &self.response);
        let sent = match (fast_path::is_plain(zone, response), response.rcode) {
            (true, _) => fast_path::compose(envelope, zone, response, limit, reply),
            (false, Rcode::Refused) => refuse(envelope, OptRcode::REFUSED, reply),
            (false, _) => build(envelope, asked, zone, response, limit, reply),
        };
        let group = response.asked().map(|set| zone.set(set).group());
        ReplyInfo {
            fail_open: group.is_some_and(|group| group.fail_open()),
            drawn: u8::try_from(response.drawn.len()).unwrap_or(u8::MAX),
            ..sent
        }
    }

    /// What the last question was answered with.
    pub fn response(&self) -> &Response {
        &self.response
    }
}

/// Writes a reply without records, into `reply`, which is overwritten.
pub fn refuse(envelope: &QueryMeta<'_>, rcode: OptRcode, reply: &mut Vec<u8>) -> ReplyInfo {
    let head = ReplyHeader { rcode, authoritative: false };
    let [mut none, mut of, mut these] = [(); 3].map(|()| std::iter::empty());
    compose(envelope, head, usize::MAX >> 1, [&mut none, &mut of, &mut these], reply)
}

fn build(
    envelope: &QueryMeta<'_>,
    asked: &Question<'_>,
    zone: &Zone,
    response: &Response,
    limit: usize,
    reply: &mut Vec<u8>,
) -> ReplyInfo {
    let rcode = match response.rcode {
        Rcode::NoError => OptRcode::NOERROR,
        Rcode::NxDomain => OptRcode::NXDOMAIN,
        Rcode::Refused => OptRcode::REFUSED,
    };
    let head = ReplyHeader { rcode, authoritative: response.authoritative };
    let entry = |record| entry(asked, zone, record);
    let [mut answer, mut authority, mut additional] =
        [&response.answer, &response.authority, &response.additional]
            .map(|records| records.iter().map(entry));
    compose(envelope, head, limit, [&mut answer, &mut authority, &mut additional], reply)
}

fn entry<'e>(asked: &Question<'e>, zone: &'e Zone, record: &Record) -> ReplyRecord<'e> {
    let set = zone.set(record.set);
    let owner = match record.owner {
        Owner::Query => asked.name,
        Owner::Target { set, value } => {
            zone.set(set).value(value).target().map_or(asked.name, |target| target.for_slice())
        }
        Owner::Set => set.name().for_slice(),
    };
    ReplyRecord::new(owner, set, record)
}
