//! Words, limits and rules of policies: data for `route53` and `corefile`.

use domain::base::iana::Rtype;

use crate::types::ResourceRecordSet;

/// The words and rules of a policy.
#[derive(Debug)]
pub struct PolicySpec {
    /// The word of answers, tallies and Corefiles.
    pub word: &'static str,
    /// The member of `ResourceRecordSet` that selects the policy. Simple records have none.
    pub member: Option<&'static str>,
    /// Whether a record has the member.
    pub is_set: fn(&ResourceRecordSet) -> bool,
    /// Types that Route 53 does not support under the policy, given whether the record is an
    /// alias.
    pub unsupported_types: fn(is_alias: bool) -> &'static [Rtype],
    /// Route 53's sentence for an alias, if the policy has none.
    pub alias_refusal: Option<&'static str>,
    /// Most records of one name and type ("Quotas" in the Developer Guide).
    pub quota: Option<Quota>,
    /// The rest of Route 53's sentence for a record beside records of another policy.
    pub conflict: &'static str,
    /// The lines of a Corefile.
    pub syntax: Syntax,
}

/// Most records of one name and type.
#[derive(Clone, Copy, Debug)]
pub struct Quota {
    /// The limit.
    pub records: usize,
    /// Route 53's word for the records.
    pub word: &'static str,
    /// Whether a listing may hold more: AWS raises some quotas on request.
    pub can_be_raised: bool,
}

/// The facts of a record that rules look at.
#[derive(Clone, Debug)]
pub struct RecordFacts<P> {
    /// The policy of the record, or its parameters.
    pub policy: P,
    /// Time to live; `None` for an alias, which has its target's.
    pub ttl: Option<u32>,
    /// Number of values.
    pub values: usize,
    /// Whether the record has a health check.
    pub has_check: bool,
    /// For an alias: whether it evaluates the health of its target.
    pub evaluates_target: Option<bool>,
}

/// A rule that a record breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum BrokenRule {
    /// A health check on a record without a policy.
    CheckWithoutPolicy,
    /// A primary record without a health check.
    PrimaryWithoutCheck,
    /// A primary alias without a health check that does not evaluate its target.
    PrimaryAliasWithoutCheck,
    /// A second record of the same failover role.
    DuplicateRole,
    /// Records whose TTLs differ.
    UnequalTtl,
    /// Several values in a record that may have one.
    SeveralValues {
        /// Number of values.
        count: usize,
    },
}

/// A member with a value that the policy does not take.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ParameterFault {
    /// A number below the least.
    TooSmall {
        /// The least.
        min: i64,
    },
    /// A number above the greatest.
    TooLarge {
        /// The greatest.
        max: i64,
    },
    /// A word that is not on the list.
    UnknownWord {
        /// The word.
        value: String,
        /// The list.
        words: &'static [&'static str],
    },
    /// False, where only true is allowed.
    False,
}

/// The lines of a policy in a Corefile: `WORD NAME TYPE TTL { [PARAMETER] ID VALUE... }`.
#[derive(Debug)]
pub struct Syntax {
    /// What the policy answers, for the reference.
    pub about: &'static str,
    /// What a record of it is, for the reference.
    pub about_record: &'static str,
    /// The record's parameter.
    pub parameter: ParameterSyntax,
    /// The parameter of a record, as text.
    pub write: fn(&ResourceRecordSet) -> Option<String>,
    /// Sets the policy of a record, with the text of its parameter.
    pub set: fn(&mut ResourceRecordSet, &str),
}

/// The parameter at the start of a record's line.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum ParameterSyntax {
    /// No block: the RRset is one record, and its values follow the TTL.
    OneRecord,
    /// No parameter.
    None,
    /// A whole number.
    Number {
        /// Its name in the reference.
        name: &'static str,
        /// The least.
        min: u64,
        /// The greatest.
        max: u64,
    },
    /// One of these words, each of which may occur once, with its description.
    Word(&'static [(&'static str, &'static str)]),
}

/// The least and the greatest of a number.
pub(super) fn in_range(number: i64, min: i64, max: i64) -> Result<i64, ParameterFault> {
    match number {
        _ if number < min => Err(ParameterFault::TooSmall { min }),
        _ if number > max => Err(ParameterFault::TooLarge { max }),
        _ => Ok(number),
    }
}

/// The facts of the records of one policy, with their indices.
pub(super) fn own_records<P, Q>(
    records: &[RecordFacts<P>],
    parameters: impl Fn(&P) -> Option<Q>,
) -> (Vec<usize>, Vec<RecordFacts<Q>>) {
    let own = records.iter().enumerate().filter_map(|(index, record)| {
        let RecordFacts { policy, ttl, values, has_check, evaluates_target } = record;
        let policy = parameters(policy)?;
        let (ttl, values) = (*ttl, *values);
        let (has_check, evaluates_target) = (*has_check, *evaluates_target);
        Some((index, RecordFacts { policy, ttl, values, has_check, evaluates_target }))
    });
    own.unzip()
}
