//! One record on its way into a reply.

use domain::base::iana::Rtype;
use domain::base::name::{Name, ParsedName};
use domain::base::rdata::ComposeRecordData;
use domain::base::wire::Composer;
use domain::base::{RecordData, Ttl};
use octseq::Parser;

use crate::zone::{Record, Rrset};

/// One record: owner, TTL and data.
#[derive(Clone, Copy, Debug)]
pub struct ReplyRecord<'a> {
    /// Owner name.
    pub owner: &'a Name<[u8]>,
    /// Time to live, in seconds.
    pub ttl: u32,
    /// Type and data.
    pub data: Data<'a>,
}

impl<'a> ReplyRecord<'a> {
    pub(super) fn new(owner: &'a Name<[u8]>, set: &'a Rrset, record: &Record) -> Self {
        let data = Data { rtype: set.rtype(), octets: set.value(record.value).rdata() };
        Self { owner, ttl: record.ttl, data }
    }

    pub(super) fn ttl(&self) -> Ttl {
        Ttl::from_secs(self.ttl)
    }
}

/// Record data in wire form, names uncompressed.
#[derive(Clone, Copy, Debug)]
pub struct Data<'a> {
    /// The type.
    pub rtype: Rtype,
    /// The octets.
    pub octets: &'a [u8],
}

/// Octets before the names in the data of a type, and how many names there are that may
/// be compressed: those of RFC 1035 alone (RFC 3597 section 4).
pub(super) fn names(rtype: Rtype) -> Option<(usize, usize)> {
    match rtype {
        Rtype::CNAME | Rtype::NS | Rtype::PTR => Some((0, 1)),
        Rtype::MX => Some((2, 1)),
        Rtype::SOA => Some((0, 2)),
        _ => None,
    }
}

impl RecordData for Data<'_> {
    fn rtype(&self) -> Rtype {
        self.rtype
    }
}

impl ComposeRecordData for Data<'_> {
    fn rdlen(&self, compress: bool) -> Option<u16> {
        let is_fixed = !compress || names(self.rtype).is_none();
        u16::try_from(self.octets.len()).ok().filter(|_| is_fixed)
    }

    fn compose_rdata<Target: Composer + ?Sized>(
        &self,
        target: &mut Target,
    ) -> Result<(), Target::AppendError> {
        let (head, count) = names(self.rtype).unwrap_or_default();
        let mut parser = Parser::from_ref(self.octets);
        target.append_slice(parser.parse_octets(head).unwrap_or_default())?;
        for _ in 0..count {
            if let Ok(name) = ParsedName::parse(&mut parser) {
                target.append_compressed_name(&name)?;
            }
        }
        target.append_slice(&self.octets[parser.pos()..])
    }

    fn compose_canonical_rdata<Target: Composer + ?Sized>(
        &self,
        target: &mut Target,
    ) -> Result<(), Target::AppendError> {
        target.append_slice(self.octets)
    }
}
