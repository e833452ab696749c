//! Options of all RRsets of a zone.
//!
//! Source of the defaults: "Multivalue answer routing" and "How Amazon Route 53 chooses records
//! when health checking is configured" in the Developer Guide.

/// Most records of a multivalue answer: "up to eight healthy records".
pub const MAX_ANSWERS: usize = 8;

/// Deviations from Route 53 that a zone may set. The default is Route 53's behaviour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AnswerOptions {
    /// Most records of a multivalue answer.
    pub max_answers: u8,
    /// An RRset without a healthy record answers nothing. Route 53 answers as if all records were
    /// healthy.
    pub fail_closed: bool,
}

impl Default for AnswerOptions {
    fn default() -> Self {
        Self { max_answers: MAX_ANSWERS as u8, fail_closed: false }
    }
}
