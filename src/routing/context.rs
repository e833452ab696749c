//! The context of a query: the facts about the client that a policy may look at.

use std::net::IpAddr;

/// The client of a query, as far as the host knows it. A policy that needs a fact that is
/// missing answers as Route 53 does for an unknown client.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct QueryContext {
    /// Source address of the query: a resolver, or the client itself.
    pub client: Option<IpAddr>,
    /// The client subnet that a resolver passes on.
    pub subnet: Option<ClientSubnet>,
    /// Location of the client, where a host can tell it.
    pub location: Option<Location>,
}

impl QueryContext {
    /// A query from this address.
    pub fn from_client(client: IpAddr) -> Self {
        Self { client: Some(client), ..Self::default() }
    }

    /// The most specific address known: the client subnet, else the source address.
    pub fn address(&self) -> Option<IpAddr> {
        self.subnet.map(|subnet| subnet.address).or(self.client)
    }
}

/// An EDNS Client Subnet (RFC 7871).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClientSubnet {
    /// The address; bits beyond the prefix are zero.
    pub address: IpAddr,
    /// SOURCE PREFIX-LENGTH: the leading bits that count.
    pub prefix: u8,
}

/// A location, as geolocation routing knows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Location {
    /// Two-letter continent code, such as `EU`.
    pub continent: Option<String>,
    /// Two-letter country code of ISO 3166-1, such as `DE`.
    pub country: Option<String>,
    /// Subdivision code of ISO 3166-2 without the country, such as `CA`.
    pub subdivision: Option<String>,
}
