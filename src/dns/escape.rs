//! Octets in Route 53's spelling: printable ASCII, and escapes for the rest.
//!
//! `\` and three octal digits stand for one octet, `\` and another printable character for
//! that character. Everything but printable ASCII has to be escaped.
//!
//! Source: "TXT record type" and "DNS domain name format" in the Amazon Route 53 Developer Guide.

/// One octet, and how it was spelt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Octet {
    /// As itself.
    Plain(u8),
    /// By `\` and its number in octal digits.
    Number(u8),
    /// By `\` and itself.
    Escaped(u8),
}

impl Octet {
    /// The octet that is meant.
    pub(super) fn value(self) -> u8 {
        let (Self::Plain(value) | Self::Number(value) | Self::Escaped(value)) = self;
        value
    }
}

/// Reads the octet that stands at `at`, and goes on behind it; none where there is none.
pub(super) fn read(text: &str, at: &mut usize) -> Option<Octet> {
    let rest = text.as_bytes().get(*at..)?;
    let (octet, length) = match *rest {
        [b'\\', b'0'..=b'9', ..] => (Octet::Number(octal(rest.get(1..4)?)?), 4),
        [b'\\', escaped @ b' '..=b'~', ..] => (Octet::Escaped(escaped), 2),
        [b'\\', ..] => return None,
        [plain @ b' '..=b'~', ..] => (Octet::Plain(plain), 1),
        _ => return None,
    };
    *at += length;
    Some(octet)
}

/// Three octal digits, `000` to `377`.
fn octal(digits: &[u8]) -> Option<u8> {
    let digit = |value: u32, digit: &u8| match digit {
        b'0'..=b'7' => Some(value * 8 + u32::from(digit - b'0')),
        _ => None,
    };
    u8::try_from(digits.iter().try_fold(0, digit)?).ok()
}
