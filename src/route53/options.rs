//! The options of a zone beyond Route 53, which a Corefile's stanza has too. By default a zone is
//! as in Route 53.

use super::ZoneSource;
use super::error::Route53Error;
use super::kind::ViolationKind;
use super::violation::Violation;
use crate::routing::AnswerOptions;
use crate::text::DataPath;

impl ZoneSource {
    /// The options of answers, the default for those that are not valid.
    pub(super) fn answer_options(&self, violations: &mut Vec<Violation>) -> AnswerOptions {
        let default = AnswerOptions::default();
        let max_answers = match self.max_answers.map(u8::try_from) {
            None => default.max_answers,
            Some(Ok(max_answers @ 1..)) => max_answers,
            _ => {
                violations.push(violation(ViolationKind::InvalidMaxAnswers, "MaxAnswers"));
                default.max_answers
            }
        };
        let fail_closed = match self.all_down.as_deref() {
            None | Some("open") => false,
            Some("closed") => true,
            Some(_) => {
                violations.push(violation(ViolationKind::InvalidAllDown, "AllDown"));
                false
            }
        };
        AnswerOptions { max_answers, fail_closed }
    }

    /// The seed of the draw, for callers that have none: [`HostedZone::import`] takes theirs.
    ///
    /// [`HostedZone::import`]: super::HostedZone::import
    pub fn fixed_seed(&self) -> Result<Option<u64>, Route53Error> {
        let seed = self.seed.as_ref().map(|text| text.parse()).transpose();
        seed.map_err(|_| Route53Error::new(vec![violation(ViolationKind::InvalidSeed, "Seed")]))
    }

    /// Writes the options that are not the default.
    pub(super) fn set_answer_options(&mut self, options: AnswerOptions) {
        let is_default = options.max_answers == AnswerOptions::default().max_answers;
        self.max_answers = (!is_default).then_some(options.max_answers.into());
        self.all_down = options.fail_closed.then(|| "closed".to_owned());
    }
}

fn violation(kind: ViolationKind, member: &'static str) -> Violation {
    Violation::new(kind, DataPath::default().member(member))
}
