//! One record of a reply.

use domain::base::iana::Rtype;
use domain::base::name::ParsedName;
use domain::base::rdata::ComposeRecordData;
use domain::base::wire::Composer;
use domain::base::{RecordData, Ttl};
use octseq::Parser;

use crate::dns::NameRef;

/// One record of a reply, of class IN.
#[derive(Clone, Copy, Debug)]
pub struct ReplyRecord<'a> {
    /// Owner name.
    pub owner: &'a NameRef,
    /// Time to live, in seconds.
    pub ttl: u32,
    /// Type.
    pub rtype: Rtype,
    /// Record data in wire format, with uncompressed names.
    pub rdata: &'a [u8],
}

impl<'a> ReplyRecord<'a> {
    /// The record as `domain`'s builder takes it.
    pub(super) fn parts(&self) -> (&'a NameRef, Ttl, Rdata<'a>) {
        let rdata = Rdata { rtype: self.rtype, octets: self.rdata };
        (self.owner, Ttl::from_secs(self.ttl), rdata)
    }
}

/// Record data that `domain`'s builder compresses.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rdata<'a> {
    rtype: Rtype,
    octets: &'a [u8],
}

/// Octets before the names in the data of a type, and the number of names that may be
/// compressed: those of RFC 1035 alone (RFC 3597 section 4).
pub(super) fn compressible_names(rtype: Rtype) -> Option<(usize, usize)> {
    match rtype {
        Rtype::CNAME | Rtype::NS | Rtype::PTR => Some((0, 1)),
        Rtype::MX => Some((2, 1)),
        Rtype::SOA => Some((0, 2)),
        _ => None,
    }
}

impl RecordData for Rdata<'_> {
    fn rtype(&self) -> Rtype {
        self.rtype
    }
}

impl ComposeRecordData for Rdata<'_> {
    fn rdlen(&self, compress: bool) -> Option<u16> {
        let is_fixed = !compress || compressible_names(self.rtype).is_none();
        u16::try_from(self.octets.len()).ok().filter(|_| is_fixed)
    }

    fn compose_rdata<Target: Composer + ?Sized>(
        &self,
        target: &mut Target,
    ) -> Result<(), Target::AppendError> {
        let (prefix, names) = compressible_names(self.rtype).unwrap_or_default();
        let mut parser = Parser::from_ref(self.octets);
        target.append_slice(parser.parse_octets(prefix).unwrap_or_default())?;
        for _ in 0..names {
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
