//! The formats of fields.

/// The format of one field of a value.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Hash)]
#[non_exhaustive]
pub enum FieldType {
    /// A number of one octet.
    U8,
    /// A number of two octets.
    U16,
    /// A number of four octets.
    U32,
    /// An IPv4 address in dotted decimal notation.
    Ipv4,
    /// An IPv6 address (RFC 4291 section 2.2).
    Ipv6,
    /// Base 16 data, to the end of the value.
    Hex,
    /// The property tag of a CAA record.
    Tag,
    /// A quoted string without a length octet.
    Text,
    /// A quoted string of at most 255 octets.
    String,
    /// One or more quoted strings, to the end of the value.
    Strings,
    /// A domain name.
    Name,
    /// The domain name that the record points to.
    Target,
    /// Service parameters, to the end of the value; there may be none.
    ServiceParams,
}
