//! What holds for every group of a zone.
//!
//! Source: "Multivalue answer routing" and "How Amazon Route 53 chooses records when health
//! checking is configured" in the Developer Guide.

use super::MAX_ANSWERS;

/// What a zone may set otherwise than Route 53 has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AnswerOptions {
    /// Records in one multivalue answer.
    pub max_answers: u8,
    /// When every row of a group is unhealthy, none is answered; Route 53 then answers
    /// as if all were healthy.
    pub fail_closed: bool,
}

impl Default for AnswerOptions {
    fn default() -> Self {
        Self { max_answers: MAX_ANSWERS as u8, fail_closed: false }
    }
}
