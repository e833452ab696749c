//! What refusals say, and the build that says nothing.
//!
//! The file of pictures (feature `picture`) is small because it may decline: where another build
//! words a refusal, or does what few ask for, it stops, and its host gives the same request to the
//! whole file, which answers it or says why not. So an answer is the same from both or comes from
//! the whole one, and this is the one place that tells the two builds apart.

/// Whether this build declines.
pub(crate) const DECLINES: bool = cfg!(all(feature = "picture", target_arch = "wasm32"));

/// Proof that this build is whole. One that declines can have no such thing: what holds one cannot
/// be there, and the compiler drops all that is done with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Whole {
    #[cfg(all(feature = "picture", target_arch = "wasm32"))]
    never: std::convert::Infallible,
}

impl Whole {
    /// The proof, or the end.
    #[inline(always)]
    pub(crate) fn or_decline() -> Self {
        #[cfg(all(feature = "picture", target_arch = "wasm32"))]
        return decline();
        #[cfg(not(all(feature = "picture", target_arch = "wasm32")))]
        Self {}
    }
}

/// `format!` for what a refusal says: a build that declines has no such words.
macro_rules! words {
    ($($words:tt)+) => {
        $crate::refusal::say(|| format!($($words)+))
    };
}
pub(crate) use words;

/// Puts something in words.
#[inline(always)]
pub(crate) fn say(words: impl FnOnce() -> String) -> String {
    seldom();
    words()
}

/// What follows is asked for so seldom that a build that declines is without it.
#[inline(always)]
pub(crate) fn seldom() {
    if DECLINES {
        decline()
    }
}

/// Stops for good.
#[cold]
pub(crate) fn decline<T>() -> T {
    #[cfg(target_arch = "wasm32")]
    std::arch::wasm32::unreachable();
    #[cfg(not(target_arch = "wasm32"))]
    unreachable!("only a wasm file declines")
}
