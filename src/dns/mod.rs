//! Names, types and record data, in presentation format and on the wire.
//!
//! - [`Name`], [`name`]: owner names in Route 53's spelling
//! - [`rtype`]: the record types that Route 53 has
//! - [`RecordData`]: the data of one record
//!
//! Source: RFC 1035; "DNS domain name format" and "Supported DNS record types" in the Amazon
//! Route 53 Developer Guide.

mod escape;
pub mod name;
mod rdata;
pub mod rtype;

pub use name::{Name, NameError, NameRef};
pub use rdata::{RecordData, ValueError};
