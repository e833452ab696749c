//! One zone asked by one query.

use domain::base::iana::OptRcode;

use super::builder::{Head, compose};
use super::entry::Entry;
use super::outcome::{Outcome, Sent};
use super::plain;
use super::read::{Envelope, Question, Reading, read};
use super::transport::Options;
use crate::route53::HostedZone;
use crate::zone::{Owner, Rcode, Record, Response, Zone};

/// Buffers that one query leaves to the next.
#[derive(Clone, Debug, Default)]
pub struct Exchange {
    response: Response,
}

impl Exchange {
    /// Answers a query from one zone into `reply`, which is overwritten; allocates nothing
    /// once the buffers have grown.
    ///
    /// ```
    /// use multivalue::{HostedZone, wire};
    ///
    /// let mut zone = HostedZone::new("example.com", 1)?;
    /// let query = b"\x12\x34\x01\0\0\x01\0\0\0\0\0\0\x07eXample\x03com\0\0\x06\0\x01";
    /// let mut reply = Vec::new();
    /// let options = wire::Options::default();
    /// let outcome = wire::Exchange::default().serve(&mut zone, query, &options, &mut reply);
    /// assert!(matches!(outcome, wire::Outcome::Answer(sent) if sent.answers == 1));
    /// assert_eq!(reply[..4], [0x12, 0x34, 0x85, 0]);
    /// # Ok::<(), multivalue::Route53Error>(())
    /// ```
    pub fn serve(
        &mut self,
        zone: &mut HostedZone,
        query: &[u8],
        options: &Options,
        reply: &mut Vec<u8>,
    ) -> Outcome {
        reply.clear();
        match read(query) {
            Reading::Drop => Outcome::Drop,
            Reading::Refuse(envelope, rcode) => Outcome::Answer(refuse(&envelope, rcode, reply)),
            Reading::Ask(envelope, asked) => {
                Outcome::Answer(self.ask(zone, &envelope, &asked, options, reply))
            }
        }
    }

    /// Answers a question from one zone: refused where the name is not in it.
    pub fn ask(
        &mut self,
        zone: &mut HostedZone,
        envelope: &Envelope<'_>,
        asked: &Question<'_>,
        options: &Options,
        reply: &mut Vec<u8>,
    ) -> Sent {
        zone.respond(asked.name, asked.qtype, options.seed, &mut self.response);
        let limit = options.limit(envelope.edns.as_ref());
        let (zone, response) = (zone.zone(), &self.response);
        let sent = match (plain::is_plain(zone, response), response.rcode) {
            (true, _) => plain::compose(envelope, zone, response, limit, reply),
            (false, Rcode::Refused) => refuse(envelope, OptRcode::REFUSED, reply),
            (false, _) => build(envelope, asked, zone, response, limit, reply),
        };
        let group = response.asked().map(|set| zone.set(set).group());
        Sent {
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
pub fn refuse(envelope: &Envelope<'_>, rcode: OptRcode, reply: &mut Vec<u8>) -> Sent {
    let head = Head { rcode, authoritative: false };
    let [mut none, mut of, mut these] = [(); 3].map(|()| std::iter::empty());
    compose(envelope, head, usize::MAX >> 1, [&mut none, &mut of, &mut these], reply)
}

fn build(
    envelope: &Envelope<'_>,
    asked: &Question<'_>,
    zone: &Zone,
    response: &Response,
    limit: usize,
    reply: &mut Vec<u8>,
) -> Sent {
    let rcode = match response.rcode {
        Rcode::NoError => OptRcode::NOERROR,
        Rcode::NxDomain => OptRcode::NXDOMAIN,
        Rcode::Refused => OptRcode::REFUSED,
    };
    let head = Head { rcode, authoritative: response.authoritative };
    let entry = |record| entry(asked, zone, record);
    let [mut answer, mut authority, mut additional] =
        [&response.answer, &response.authority, &response.additional]
            .map(|records| records.iter().map(entry));
    compose(envelope, head, limit, [&mut answer, &mut authority, &mut additional], reply)
}

fn entry<'e>(asked: &Question<'e>, zone: &'e Zone, record: &Record) -> Entry<'e> {
    let set = zone.set(record.set);
    let owner = match record.owner {
        Owner::Query => asked.name,
        Owner::Target { set, value } => {
            zone.set(set).value(value).target().map_or(asked.name, |target| target.for_slice())
        }
        Owner::Set => set.name().for_slice(),
    };
    Entry::new(owner, set, record)
}
