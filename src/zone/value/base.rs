//! Base 16 and base 64 data.
//!
//! Written here and not taken from `domain`, whose decoders bring the printing of their
//! errors along, larger than themselves.
//!
//! Source: RFC 4648 sections 4 and 8.

/// Octets from base 16, in either letter case.
pub(super) fn decode16(text: &str) -> Option<Vec<u8>> {
    let digit = |digit: u8| char::from(digit).to_digit(16);
    text.len().is_multiple_of(2).then(|| decode(text, 4, &digit))?
}

/// Octets from base 64, with its padding.
pub(super) fn decode64(text: &str) -> Option<Vec<u8>> {
    let unpadded = text.strip_suffix("==").or(text.strip_suffix('=')).unwrap_or(text);
    let digit = |digit: u8| match digit {
        b'A'..=b'Z' => Some(u32::from(digit - b'A')),
        b'a'..=b'z' => Some(u32::from(digit - b'a') + 26),
        b'0'..=b'9' => Some(u32::from(digit - b'0') + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    text.len().is_multiple_of(4).then(|| decode(unpadded, 6, &digit))?
}

/// Octets from digits of so many bits.
fn decode(text: &str, bits: u32, digit: &dyn Fn(u8) -> Option<u32>) -> Option<Vec<u8>> {
    let mut octets = Vec::new();
    let (mut word, mut filled) = (0, 0);
    for octet in text.bytes() {
        word = word << bits | digit(octet)?;
        filled += bits;
        if filled >= 8 {
            filled -= 8;
            octets.push((word >> filled) as u8);
        }
    }
    Some(octets)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The test vectors of RFC 4648 section 10.
    #[test]
    fn vectors_of_the_rfc() {
        let table = [
            ("", "", ""),
            ("f", "Zg==", "66"),
            ("fo", "Zm8=", "666F"),
            ("foo", "Zm9v", "666F6F"),
            ("foob", "Zm9vYg==", "666F6F62"),
            ("fooba", "Zm9vYmE=", "666F6F6261"),
            ("foobar", "Zm9vYmFy", "666f6f626172"),
        ];
        for (octets, base64, base16) in table {
            assert_eq!(decode64(base64).unwrap(), octets.as_bytes());
            assert_eq!(decode16(base16).unwrap(), octets.as_bytes());
        }
        assert_eq!(
            (decode64("Zg"), decode64("Z==="), decode64("Zm9-"), decode16("6")),
            (None, None, None, None)
        );
    }
}
