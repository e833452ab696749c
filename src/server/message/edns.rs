//! EDNS: what the client's OPT record says, and ours.
//!
//! Source: RFC 6891 section 6.1; RFC 3225 (DO is copied into the reply).

use domain::base::iana::OptRcode;

/// Octets of the longest reply over UDP, and what our OPT says: DNS Flag Day 2020.
pub const UDP_SIZE: u16 = 1232;
/// The version that we speak.
const VERSION: u8 = 0;
/// The type of an OPT record.
const OPT: [u8; 2] = [0, 41];
/// Octets of our OPT record: it carries no options.
pub(super) const OPT_LEN: usize = 11;

/// What a client's OPT record says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Edns {
    /// Octets of a UDP reply that it can take.
    pub udp_size: u16,
    /// Version that it speaks.
    pub version: u8,
    /// It takes DNSSEC records.
    pub dnssec_ok: bool,
}

impl Edns {
    /// Whether the version is above ours.
    pub(super) fn is_newer(&self) -> bool {
        self.version > VERSION
    }

    /// Our OPT record in the reply to this one.
    pub(super) fn reply(&self, rcode: OptRcode) -> [u8; OPT_LEN] {
        let [high, low] = UDP_SIZE.to_be_bytes();
        let flags = u8::from(self.dnssec_ok) << 7;
        [0, OPT[0], OPT[1], high, low, rcode.ext(), VERSION, flags, 0, 0, 0]
    }
}
