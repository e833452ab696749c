//! EDNS: the OPT record of a query, and the OPT record of the reply.
//!
//! Source: RFC 6891 section 6.1; RFC 3225 (the reply copies DO); RFC 7871 sections 6 and 7.2.1
//! (Client Subnet).

use domain::base::iana::{OptRcode, OptionCode};
use domain::base::message_builder::OptBuilder;
use domain::base::opt::{ClientSubnet as SubnetOption, ComposeOptData, Opt, OptRecord};
use domain::base::opt::{OptData, UnknownOptData};
use domain::base::wire::{Compose, Composer, ParseError};
use octseq::Parser;

use crate::routing::ClientSubnet;

/// Octets of the longest reply over UDP, and the UDP size in our OPT record (DNS Flag Day 2020).
pub const UDP_SIZE: u16 = 1232;

/// The OPT record of a query.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Edns {
    /// Octets of the longest UDP reply that the client accepts.
    pub udp_size: u16,
    /// EDNS version of the client.
    pub version: u8,
    /// The DO bit: the client accepts DNSSEC records.
    pub dnssec_ok: bool,
    /// EDNS Client Subnet. The reply repeats it.
    pub subnet: Option<ClientSubnet>,
    /// An option is malformed: the query gets FORMERR.
    pub(super) is_malformed: bool,
}

impl Edns {
    /// Reads an OPT record.
    pub(super) fn parse(record: &OptRecord<&[u8]>) -> Self {
        let subnet = parse_subnet(record.opt());
        Self {
            udp_size: record.udp_payload_size(),
            version: record.version(),
            dnssec_ok: record.dnssec_ok(),
            is_malformed: subnet.is_err(),
            subnet: subnet.unwrap_or_default(),
        }
    }

    /// Whether the client's version is higher than the server's.
    pub(super) fn is_newer(&self) -> bool {
        self.version > VERSION
    }

    /// Octets of the reply's OPT record.
    pub(super) fn reply_len(&self) -> usize {
        let option = self.subnet.map(reply_option);
        let option = option.map_or(0, |it| OPTION_HEADER_LEN + usize::from(it.compose_len()));
        OPT_LEN + option
    }

    /// Appends the reply's OPT record to a message.
    pub(super) fn append_reply(&self, rcode: OptRcode, out: &mut Vec<u8>) {
        let [high, low] = UDP_SIZE.to_be_bytes();
        let flags = u8::from(self.dnssec_ok) << 7;
        out.extend([0, OPT[0], OPT[1], high, low, rcode.ext(), VERSION, flags, 0]);
        let len = self.reply_len() - OPT_LEN;
        out.extend_from_slice(&(len as u16).to_be_bytes());
        if let Some(option) = self.subnet.map(reply_option) {
            append_option(&option, out);
        }
    }

    /// Makes the reply's OPT record with `domain`'s builder.
    pub(super) fn build_reply<T: Composer>(
        &self,
        rcode: OptRcode,
        opt: &mut OptBuilder<'_, T>,
    ) -> Result<(), T::AppendError> {
        opt.set_udp_payload_size(UDP_SIZE);
        opt.set_dnssec_ok(self.dnssec_ok);
        opt.set_rcode(rcode);
        self.subnet.map_or(Ok(()), |subnet| opt.push(&reply_option(subnet)))
    }
}

/// Reads the Client Subnet option. An error means FORMERR (RFC 7871 section 6): too few or too
/// many address octets, address bits beyond the prefix, or a scope in a query.
///
/// An option of another address family is ignored: its format is not defined. Of several
/// options, the first counts.
fn parse_subnet(opt: &Opt<&[u8]>) -> Result<Option<ClientSubnet>, ParseError> {
    let mut options = opt.iter::<UnknownOptData<&[u8]>>().flatten();
    let Some(option) = options.find(|option| option.code() == OptionCode::CLIENT_SUBNET) else {
        return Ok(None);
    };
    let data = option.as_slice();
    let family = data.first_chunk().map(|octets| u16::from_be_bytes(*octets));
    if family.is_some_and(|family| !FAMILIES.contains(&family)) {
        return Ok(None);
    }
    let option = SubnetOption::parse(&mut Parser::from_ref(&data))?;
    if option.scope_prefix_len() != 0 {
        return Err(ParseError::form_error("a scope in a query"));
    }
    Ok(Some(ClientSubnet { address: option.addr(), prefix: option.source_prefix_len() }))
}

/// The Client Subnet of the reply: that of the query, with our scope (RFC 7871 section 7.2.1).
fn reply_option(subnet: ClientSubnet) -> SubnetOption {
    SubnetOption::new(subnet.prefix, SCOPE, subnet.address)
}

fn append_option(option: &SubnetOption, out: &mut Vec<u8>) {
    let Ok(()) = option.code().compose(out);
    let Ok(()) = option.compose_len().compose(out);
    let Ok(()) = option.compose_option(out);
}

/// The EDNS version of this server.
const VERSION: u8 = 0;
/// Type of an OPT record.
const OPT: [u8; 2] = [0, 41];
/// Octets of an OPT record without options.
const OPT_LEN: usize = 11;
/// Octets of an option before its data: code and length.
const OPTION_HEADER_LEN: usize = 4;
/// The address families that RFC 7871 section 6 defines: IPv4 and IPv6.
const FAMILIES: [u16; 2] = [1, 2];
/// SCOPE PREFIX-LENGTH of all replies: the answer is the same for every subnet.
const SCOPE: u8 = 0;
