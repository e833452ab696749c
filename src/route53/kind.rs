//! The rules that an input can break, with the facts of a violation.
//!
//! - [`ViolationKind`]: the rules
//! - [`Code`]: the API's code for each
//!
//! Source: the "Errors" sections of the API reference.

use serde::Serialize;

use crate::dns::{Name, NameError, ValueError};
use crate::routing::policy::{BrokenRule, ParameterFault};
use crate::routing::{PolicyKind, RecordPolicy};

/// A rule, with the facts of a violation.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ViolationKind {
    /// A required member is absent.
    MissingMember(&'static str),
    /// An `AliasTarget` has no `HostedZoneId`.
    MissingHostedZoneId,
    /// A number is out of its range.
    OutOfRange {
        /// The member.
        member: &'static str,
        /// The number.
        value: i64,
        /// Least number.
        min: i64,
        /// Greatest number.
        max: i64,
    },
    /// A text is too short or too long, in characters.
    WrongLength {
        /// The member.
        member: &'static str,
        /// Least length.
        min: usize,
        /// Greatest length.
        max: usize,
    },
    /// A value is not in its enumeration.
    NotInEnumeration {
        /// The value.
        value: String,
        /// The enumeration.
        allowed: Vec<&'static str>,
    },
    /// A record has no routing policy or several.
    NotOnePolicy(Found),
    /// A record has no source of its data or several.
    NotOneValueSource(Found),
    /// The member that selects a policy has a value that the policy does not take.
    InvalidParameter {
        /// The member.
        member: &'static str,
        /// The fault.
        fault: ParameterFault,
    },
    /// This version does not implement the member.
    NotImplemented(&'static str),
    /// The owner name of a record is not a domain name.
    InvalidName(NameError),
    /// The name of an alias target is not a domain name.
    InvalidAliasName(NameError),
    /// A value is not valid for the record's type.
    InvalidValue(ValueError),
    /// A record has more values than this.
    TooManyValues(usize),
    /// A record has this value twice.
    DuplicateValue(String),

    /// A listing has neither a name nor a SOA record.
    NoZoneName,
    /// The name of the zone is not a domain name.
    InvalidZoneName(NameError),
    /// The record's name is not in this zone.
    OutsideZone(Name),
    /// A SOA record is not at the apex of this zone.
    SoaBelowApex(Name),
    /// A CNAME record is at the apex of this zone.
    CnameAtApex(Name),
    /// The name of a CNAME record has other records in this zone.
    CnameConflict(Name),
    /// The name of a record has a CNAME record in this zone.
    ConflictWithCname(Name),
    /// An NS record is at a wildcard.
    WildcardNs,
    /// A record of a type that holds one value has several.
    SeveralValues,
    /// A listing has the record twice.
    DuplicateRecord,
    /// The zone would have more records than this.
    TooManyRecords(usize),
    /// The zone would have no SOA record.
    NoSoa,
    /// The zone would have no NS record.
    NoNs,

    /// The policy does not support the record's type.
    UnsupportedType,
    /// Records of one name and type have different policies. This is the record's.
    MixedPolicies(RecordPolicy),
    /// A name and type have too many records of the policy.
    TooManyOfPolicy(PolicyKind),
    /// A record is an alias, and its policy has none.
    AliasUnderPolicy(PolicyKind),
    /// A record breaks a rule of its policy.
    BrokenPolicyRule {
        /// The record's policy.
        policy: RecordPolicy,
        /// The rule.
        rule: BrokenRule,
    },

    /// The target of an alias is not in the zone.
    AliasOutsideZone(Name),
    /// The zone has no record of the alias target's name and type.
    AliasTargetMissing {
        /// The target.
        target: Name,
        /// `HostedZoneId` of the alias.
        hosted_zone_id: String,
    },
    /// A change removes this target of an alias.
    AliasTargetRemoved(Name),
    /// Aliases refer to one another in a circle.
    AliasCircle,
    /// Too many aliases follow one another.
    AliasChainTooLong {
        /// Aliases in the chain.
        length: usize,
        /// Most aliases in a chain.
        max: usize,
    },

    /// A batch has no changes.
    NoChanges,
    /// A batch has more `ResourceRecord` elements than this.
    TooManyElements(usize),
    /// The values of a batch have more characters than this.
    TooManyCharacters(usize),
    /// A batch changes a record twice.
    DuplicateChange,
    /// A `CREATE` of a record that exists.
    RecordExists,
    /// A `DELETE` of a record that does not exist.
    RecordNotFound,
    /// A `DELETE` that does not repeat the record's data.
    RecordDiffers,

    /// A listing has two health checks of one ID.
    DuplicateHealthCheck,
    /// `IPAddress` is not an address.
    InvalidIpAddress,
    /// A calculated check has more children than this.
    TooManyChildren(usize),
    /// A routing control check has members of a check that probes.
    RoutingControlIsNotProbed,
    /// The child of this ID does not exist, or is a calculated check too.
    InvalidChild(String),
    /// No health check has this ID.
    NoSuchHealthCheck(String),
    /// A health check has this status, which is not valid.
    InvalidHealthStatus(String),

    /// `AllDown` is not valid.
    InvalidAllDown,
    /// `MaxAnswers` is not valid.
    InvalidMaxAnswers,
    /// `Seed` is not valid.
    InvalidSeed,
}

/// Members of a choice that a record has, if not one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// No member.
    None,
    /// Several members.
    Several,
}

/// Error codes of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[non_exhaustive]
pub enum Code {
    /// The input by itself is not valid.
    InvalidInput,
    /// No health check has this ID.
    NoSuchHealthCheck,
    /// The zone cannot take the records, or the data of a record are not valid.
    InvalidChangeBatch,
    /// A health check of this ID and another type exists.
    HealthCheckAlreadyExists,
}

impl Code {
    /// The API's name of the code.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::InvalidInput => "InvalidInput",
            Self::NoSuchHealthCheck => "NoSuchHealthCheck",
            Self::InvalidChangeBatch => "InvalidChangeBatch",
            Self::HealthCheckAlreadyExists => "HealthCheckAlreadyExists",
        }
    }
}

impl ViolationKind {
    /// The API's code: `InvalidInput` for the structure of an input, `InvalidChangeBatch` for
    /// the data of a record and for what the zone cannot take.
    pub fn code(&self) -> Code {
        match self {
            Self::MissingMember(_)
            | Self::MissingHostedZoneId
            | Self::OutOfRange { .. }
            | Self::WrongLength { .. }
            | Self::NotInEnumeration { .. }
            | Self::NotOnePolicy(_)
            | Self::NotOneValueSource(_)
            | Self::InvalidParameter { .. }
            | Self::NotImplemented(_)
            | Self::NoZoneName
            | Self::InvalidZoneName(_)
            | Self::AliasOutsideZone(_)
            | Self::NoChanges
            | Self::DuplicateHealthCheck
            | Self::InvalidIpAddress
            | Self::TooManyChildren(_)
            | Self::RoutingControlIsNotProbed
            | Self::InvalidChild(_)
            | Self::InvalidHealthStatus(_)
            | Self::InvalidAllDown
            | Self::InvalidMaxAnswers
            | Self::InvalidSeed => Code::InvalidInput,
            Self::NoSuchHealthCheck(_) => Code::NoSuchHealthCheck,
            _ => Code::InvalidChangeBatch,
        }
    }
}
