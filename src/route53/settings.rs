//! What a zone's document can say beyond Route 53: the options of a Corefile's stanza, so
//! that the two are spellings of one model. Left out, all is as Route 53 has it.

use super::ZoneSource;
use super::error::{Code, Route53Error};
use crate::routing::AnswerOptions;

impl ZoneSource {
    /// What it sets for every group.
    pub(super) fn limits(&self) -> Result<AnswerOptions, Route53Error> {
        let default = AnswerOptions::default();
        let max_answers = self.max_answers.map(u8::try_from);
        let fail_closed = match self.all_down.as_deref() {
            None | Some("open") => false,
            Some("closed") => true,
            Some(_) => return refuse("AllDown: expected open or closed"),
        };
        match max_answers {
            None => Ok(AnswerOptions { fail_closed, ..default }),
            Some(Ok(max_answers @ 1..)) => Ok(AnswerOptions { max_answers, fail_closed }),
            _ => refuse("MaxAnswers: expected a whole number from 1 to 255"),
        }
    }

    /// The seed that it fixes. [`HostedZone::import`](super::HostedZone::import) takes the
    /// caller's all the same; a caller without one takes this.
    pub fn fixed_seed(&self) -> Result<Option<u64>, Route53Error> {
        let seed = self.seed.as_ref().map(|text| text.parse());
        let wrong = |_| refuse("Seed: expected the digits of a whole number from 0 to 2^64-1");
        seed.transpose().or_else(wrong)
    }

    /// Says these limits, where they are not Route 53's.
    pub(super) fn set_limits(&mut self, limits: AnswerOptions) {
        let is_own = limits.max_answers != AnswerOptions::default().max_answers;
        self.max_answers = is_own.then_some(limits.max_answers.into());
        self.all_down = limits.fail_closed.then(|| "closed".to_owned());
    }
}

fn refuse<T>(message: &str) -> Result<T, Route53Error> {
    Err(Route53Error::new(Code::InvalidInput, message))
}
