//! Domain names inside values.
//!
//! The final dot is optional, every name being absolute; octets other than printable ASCII,
//! and dots inside a label, are octal escapes.
//!
//! Source: "DNS domain name format" in the Amazon Route 53 Developer Guide; limits of RFC 1035
//! section 2.3.4.

use domain::base::Name;
use domain::base::name::{NameBuilder, PushError};
use domain::base::scan::Symbol;

use super::error::Problem;

/// Makes an absolute name of what a word holds, in the case it has.
pub(super) fn from_symbols(symbols: &[Symbol]) -> Result<Name<Vec<u8>>, Problem> {
    if symbols == [Symbol::Char('.')] {
        return Ok(Name::root());
    }
    let mut name = NameBuilder::new_vec();
    for symbol in symbols {
        push(&mut name, *symbol)?;
    }
    if name.is_empty() {
        return Err(Problem::DomainLabelEmpty);
    }
    name.into_name().map_err(too_long)
}

fn push(name: &mut NameBuilder<Vec<u8>>, symbol: Symbol) -> Result<(), Problem> {
    if symbol != Symbol::Char('.') {
        let octet = symbol.into_octet().map_err(|_| Problem::UnsupportedCharacter)?;
        return name.push(octet).map_err(too_long);
    }
    if !name.in_label() {
        return Err(Problem::DomainLabelEmpty);
    }
    name.end_label();
    Ok(())
}

fn too_long(error: PushError) -> Problem {
    match error {
        PushError::LongLabel => Problem::DomainLabelTooLong,
        PushError::LongName | PushError::ShortBuf => Problem::DomainNameTooLong,
    }
}
