//! Sentences made of parts, text and whole numbers, one behind the other.
//!
//! `format!` makes the same, and brings along what pads, aligns and rounds: a twentieth of the
//! smallest wasm file.

/// What a sentence is made of.
pub(crate) trait Part {
    /// Writes it behind the text.
    fn add_to(&self, text: &mut String);
}

impl Part for str {
    #[inline(never)]
    fn add_to(&self, text: &mut String) {
        text.push_str(self);
    }
}

impl Part for String {
    fn add_to(&self, text: &mut String) {
        self.as_str().add_to(text);
    }
}

impl Part for u64 {
    #[inline(never)]
    fn add_to(&self, text: &mut String) {
        if *self >= 10 {
            (self / 10).add_to(text);
        }
        text.push(char::from(b'0' + (self % 10) as u8));
    }
}

impl Part for u32 {
    fn add_to(&self, text: &mut String) {
        u64::from(*self).add_to(text);
    }
}

impl Part for usize {
    fn add_to(&self, text: &mut String) {
        (*self as u64).add_to(text);
    }
}

impl<T: Part + ?Sized> Part for &T {
    fn add_to(&self, text: &mut String) {
        (**self).add_to(text);
    }
}

/// A sentence of these parts.
macro_rules! sentence {
    ($($part:expr),+ $(,)?) => {{
        let mut text = String::new();
        $($crate::sentence::Part::add_to(&$part, &mut text);)+
        text
    }};
}
pub(crate) use sentence;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn parts_are_written_as_format_writes_them(text in ".{0,9}", number: u64, small: u32, size: usize) {
            let expected = format!("{text}{number} of {small}, {size}");
            prop_assert_eq!(sentence![text, number, " of ", small, ", ", size], expected);
        }
    }
}
