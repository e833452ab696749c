//! DNS names, record types and record data, in presentation format and in wire format.
//!
//! - [`Name`], [`name`]: domain names
//! - [`rtype`]: the record types of Route 53
//! - [`RecordData`]: the data of one record
//!
//! Source: RFC 1035; "DNS domain name format" and "Supported DNS record types" in the Amazon
//! Route 53 Developer Guide.

mod escape;
pub mod name;
mod rdata;
pub mod rtype;

pub use name::{Name, NameError, NameErrorKind, NameRef};
pub use rdata::{FieldType, RecordData, ValueError, ValueErrorKind};
