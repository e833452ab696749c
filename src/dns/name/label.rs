//! The types of names, and the labels of a name in wire format.
//!
//! - [`Name`], [`NameRef`]: an absolute name, owned and borrowed
//! - [`split_label`], [`escape_label`]: one label

use domain::base::name::Label;

/// An absolute domain name. Names compare without regard to letter case and sort in the order of
/// RFC 4034 section 6.1.
pub type Name = domain::base::Name<Vec<u8>>;

/// A borrowed [`Name`].
pub type NameRef = domain::base::Name<[u8]>;

/// Writes a label in presentation format with the dot after it.
pub(super) fn escape_label(label: &[u8], mut write: impl FnMut(u8)) {
    for octet in label {
        match octet.to_ascii_lowercase() {
            plain @ (b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_') => write(plain),
            other => {
                write(b'\\');
                for shift in [6, 3, 0] {
                    write(b'0' + (other >> shift & 7));
                }
            }
        }
    }
    write(DOT);
}

/// The first label of a name in wire format and the name after it; `None` for the root.
pub(super) fn split_label(name: &[u8]) -> Option<(&[u8], &[u8])> {
    let (label, rest) = Label::split_from(name).ok()?;
    (!label.is_root()).then_some((label.as_slice(), rest))
}

/// The separator of labels.
pub(crate) const DOT: u8 = b'.';
/// Octets of the longest name, with the root label (RFC 1035 section 2.3.4).
pub(super) const MAX_NAME_OCTETS: usize = 255;
