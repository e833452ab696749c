//! Escapes in Route 53's presentation format.
//!
//! Printable ASCII is written as itself. `\DDD`, three octal digits, is any octet; `\C` is the
//! printable character `C`.
//!
//! Source: "TXT record type" and "DNS domain name format" in the Amazon Route 53 Developer Guide.

/// One octet, by the way it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Octet {
    /// `C`
    Plain(u8),
    /// `\DDD`
    Octal(u8),
    /// `\C`
    Escaped(u8),
}

impl Octet {
    pub(super) fn value(self) -> u8 {
        let (Self::Plain(value) | Self::Octal(value) | Self::Escaped(value)) = self;
        value
    }
}

/// Splits the first octet from a text. `None` if the text is empty, or starts with an invalid
/// escape or with a character that needs one.
pub(super) fn split_octet(text: &str) -> Option<(Octet, &str)> {
    let (octet, length) = match *text.as_bytes() {
        [b'\\', b'0'..=b'9', ..] => (Octet::Octal(u8::from_str_radix(text.get(1..4)?, 8).ok()?), 4),
        [b'\\', escaped @ b' '..=b'~', ..] => (Octet::Escaped(escaped), 2),
        [b'\\', ..] => return None,
        [plain @ b' '..=b'~', ..] => (Octet::Plain(plain), 1),
        _ => return None,
    };
    Some((octet, &text[length..]))
}
