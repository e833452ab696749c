//! The sentences of violations: Route 53's own where users have reported them, else in its style.
//!
//! Source: reports of users of the service, whose sentences are not documented.

use std::fmt;

use super::kind::{Found, ViolationKind};
use super::violation::{RecordId, Violation};
use crate::dns::{Name, name};
use crate::routing::RecordPolicy;
use crate::routing::policy::{BrokenRule, ParameterFault};

/// Route 53's sentence.
impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence())
    }
}

impl Violation {
    /// The table of all sentences.
    fn sentence(&self) -> String {
        use ViolationKind::*;
        let (title, name, rtype) = (self.title(), self.name(), self.rtype());
        let check = self.health_check.as_deref().unwrap_or_default();
        match &self.kind {
            MissingMember(member) => self.invalid(&format!("Missing field '{member}'")),
            MissingHostedZoneId => self.invalid("Missing field 'HostedZoneId' of AliasTarget"),
            &OutOfRange { member, min, max, .. } => {
                self.invalid(&format!("{member} must be from {min} to {max}"))
            }
            &WrongLength { member, min, max } => self.invalid(&wrong_length(member, min, max)),
            NotInEnumeration { value, allowed } => not_in_enumeration(value, allowed),
            NotOnePolicy(found) => self.not_one(POLICIES, *found),
            NotOneValueSource(found) => self.not_one(VALUE_SOURCES, *found),
            InvalidParameter { member, fault } => self.invalid_parameter(member, fault),
            NotImplemented(member) => self.not_implemented(member),
            InvalidName(error) => error.to_string(),
            InvalidAliasName(error) => self.invalid_data(error),
            InvalidValue(error) => self.invalid_data(error),
            TooManyValues(max) => format!("Cannot have more than {max} records in a RRSet."),
            DuplicateValue(value) => format!("Duplicate Resource Record: '{value}'"),

            NoZoneName => NO_ZONE_NAME.to_owned(),
            InvalidZoneName(error) => format!("Name: {error}"),
            OutsideZone(zone) => {
                format!("RRSet with DNS name {name} is not permitted in zone {}", text(zone))
            }
            SoaBelowApex(zone) => format!(
                "{title} cannot be created because a SOA RRSet stands at the apex of zone {} alone.",
                text(zone)
            ),
            CnameAtApex(zone) => self.not_permitted("at apex", zone),
            CnameConflict(zone) => self.not_permitted(CNAME_CONFLICT, zone),
            ConflictWithCname(zone) => self.not_permitted(CONFLICT_WITH_CNAME, zone),
            WildcardNs => format!("{title} {WILDCARD_NS}"),
            SeveralValues => format!("{title} {SEVERAL_VALUES}"),
            DuplicateRecord => format!("{title} stands twice in the list."),
            TooManyRecords(max) => format!("{TOO_MANY_RECORDS}: {max}."),
            NoSoa => "A HostedZone must contain exactly one SOA record.".to_owned(),
            NoNs => NO_NS.to_owned(),

            UnsupportedType => format!("{title} {UNSUPPORTED_TYPE}"),
            MixedPolicies(policy) => {
                format!("{title}{}{}", policy.title(), policy.kind().spec().conflict)
            }
            TooManyOfPolicy(policy) => format!(
                "Exceeded limit on number of {} RRSets for {name}, type {rtype} in this zone.",
                policy.spec().quota.map_or(policy.as_str(), |quota| quota.word)
            ),
            AliasUnderPolicy(policy) => policy.spec().alias_refusal.unwrap_or_default().to_owned(),
            BrokenPolicyRule { policy, rule } => self.broken_rule(policy, *rule),

            AliasOutsideZone(target) => self.not_implemented(&format!(
                "An alias to a resource outside the zone ({})",
                text(target)
            )),
            AliasTargetMissing { target, hosted_zone_id } => format!(
                "Tried to create an alias that targets {}, type {rtype} in zone {hosted_zone_id}, but that target was not found",
                text(target)
            ),
            AliasTargetRemoved(target) => format!(
                "{title} is an alias of {}, type {rtype}, which would be gone.",
                text(target)
            ),
            AliasCircle => format!("{title} {ALIAS_CIRCLE}"),
            AliasChainTooLong { length, max } => format!(
                "{title} cannot be created because {length} aliases stand one behind another from it on, and {max} may."
            ),

            NoChanges => self.invalid("Changes must hold at least one Change"),
            TooManyElements(max) => format!("Number of records limit of {max} exceeded."),
            TooManyCharacters(max) => format!("Number of characters limit of {max} exceeded."),
            DuplicateChange => format!("{DUPLICATE_CHANGE} '{rtype} {name}'"),
            RecordExists => self.tried("it already exists"),
            RecordNotFound => self.tried("it was not found"),
            RecordDiffers => self.tried("the values provided do not match the current values"),

            DuplicateHealthCheck => {
                format!("Invalid request: health check {check} stands twice in the list")
            }
            InvalidIpAddress => self.invalid("IPAddress must be an IPv4 or IPv6 address"),
            TooManyChildren(max) => {
                self.invalid(&format!("ChildHealthChecks may hold at most {max} IDs"))
            }
            RoutingControlIsNotProbed => self.invalid(ROUTING_CONTROL_IS_NOT_PROBED),
            InvalidChild(child) => format!("{INVALID_CHILD}: {child}"),
            NoSuchHealthCheck(id) => format!("{NO_HEALTH_CHECK}: {id}"),
            InvalidHealthStatus(status) => {
                format!("Health: '{status}' of check {check} is none of Healthy, Unhealthy")
            }

            InvalidAllDown => "AllDown: expected open or closed".to_owned(),
            InvalidMaxAnswers => "MaxAnswers: expected a whole number from 1 to 255".to_owned(),
            InvalidSeed => INVALID_SEED.to_owned(),
        }
    }
}

/// Parts of sentences.
impl Violation {
    /// `Invalid request: Missing field 'Type' in Change with [...]`
    fn invalid(&self, what: &str) -> String {
        let element = match (&self.record, &self.action, &self.health_check) {
            (Some(record), Some(action), _) => {
                format!(" in Change with [Action={action}, {}]", members(record))
            }
            (Some(record), None, _) => format!(" in {}", record_set(record)),
            (None, _, Some(id)) => format!(" in HealthCheck with [Id={id}]"),
            (None, _, None) => String::new(),
        };
        format!("Invalid request: {what}{element}")
    }

    fn invalid_parameter(&self, member: &str, fault: &ParameterFault) -> String {
        match fault {
            ParameterFault::TooSmall { min } => self.invalid(&format!(
                "{member}: Member must have value greater than or equal to {min}"
            )),
            ParameterFault::TooLarge { max } => self
                .invalid(&format!("{member}: Member must have value less than or equal to {max}")),
            ParameterFault::UnknownWord { value, words } => not_in_enumeration(value, words),
            ParameterFault::False => self.invalid(&format!("{member} must be true or left out")),
        }
    }

    fn broken_rule(&self, policy: &RecordPolicy, rule: BrokenRule) -> String {
        let title = self.title();
        match rule {
            BrokenRule::CheckWithoutPolicy => CHECK_WITHOUT_POLICY.to_owned(),
            BrokenRule::PrimaryWithoutCheck => PRIMARY_WITHOUT_CHECK.to_owned(),
            BrokenRule::PrimaryAliasWithoutCheck => {
                format!("{title} {PRIMARY_ALIAS_WITHOUT_CHECK}")
            }
            BrokenRule::DuplicateRole => format!("{title}{} {DUPLICATE_ROLE}", policy.title()),
            BrokenRule::UnequalTtl => format!("{title} {UNEQUAL_TTL}"),
            BrokenRule::SeveralValues { count } => format!(
                "{title} cannot be created because a multivalue answer row holds one value: make a row for each of its {count} values."
            ),
        }
    }

    fn not_one(&self, choice: &str, found: Found) -> String {
        let found = match found {
            Found::None => "none",
            Found::Several => "more than one",
        };
        self.invalid(&format!("Expected exactly one of [{choice}], but found {found}"))
    }

    fn not_implemented(&self, what: &str) -> String {
        let record = self.record.as_ref().map(record_set).unwrap_or_default();
        format!("{what} is not implemented, and the row is refused rather than dropped: {record}")
    }

    /// `Invalid Resource Record: FATAL problem: ... (record 'example.com' A)`
    fn invalid_data(&self, error: &dyn fmt::Display) -> String {
        let given = self.record.as_ref().map_or("", |record| &record.name);
        format!("Invalid Resource Record: {error} (record '{given}' {})", self.rtype())
    }

    fn not_permitted(&self, why: &str, zone: &Name) -> String {
        let (rtype, name, zone) = (self.rtype(), self.name(), text(zone));
        // The final dot of the zone ends the sentence.
        format!("RRSet of type {rtype} with DNS name {name} is not permitted {why} in zone {zone}")
    }

    fn tried(&self, but: &str) -> String {
        let action = if self.action.as_deref() == Some("DELETE") { "delete" } else { "create" };
        let (name, rtype) = (self.name(), self.rtype());
        let id = self.record.as_ref().and_then(|record| record.set_identifier.as_ref());
        let id = id.map(|id| format!(", set-identifier='{id}'")).unwrap_or_default();
        format!(
            "Tried to {action} resource record set [name='{name}', type='{rtype}'{id}] but {but}"
        )
    }

    /// `RRSet with DNS name example.com., type A, SetIdentifier web-1`
    fn title(&self) -> String {
        let id = self.record.as_ref().and_then(|record| record.set_identifier.as_ref());
        let id = id.map(|id| format!(", SetIdentifier {id}")).unwrap_or_default();
        format!("RRSet with DNS name {}, type {}{id}", self.name(), self.rtype())
    }

    /// The record's name in Route 53's spelling.
    fn name(&self) -> String {
        self.record.as_ref().map(spelled).unwrap_or_default()
    }

    fn rtype(&self) -> &str {
        self.record.as_ref().map_or("", |record| &record.rtype)
    }
}

fn record_set(record: &RecordId) -> String {
    format!("ResourceRecordSet with [{}]", members(record))
}

/// `Name=example.com., Type=A, SetIdentifier=null`
fn members(record: &RecordId) -> String {
    let id = record.set_identifier.as_deref().unwrap_or("null");
    format!("Name={}, Type={}, SetIdentifier={id}", spelled(record), record.rtype)
}

/// The record's name in Route 53's spelling, or as given where it is not a domain name.
fn spelled(record: &RecordId) -> String {
    name::from_presentation(&record.name).map_or_else(|_| record.name.clone(), |name| text(&name))
}

fn text(name: &Name) -> String {
    name::to_presentation(name)
}

fn wrong_length(member: &str, min: usize, max: usize) -> String {
    match min {
        0 => format!("{member} must have at most {max} characters"),
        _ => format!("{member} must have {min} to {max} characters"),
    }
}

/// The sentence of the XML schema.
fn not_in_enumeration(value: &str, allowed: &[&str]) -> String {
    let allowed = allowed.join(", ");
    format!(
        "Invalid XML ; cvc-enumeration-valid: Value '{value}' is not facet-valid with respect to enumeration '[{allowed}]'. It must be a value from the enumeration."
    )
}

const VALUE_SOURCES: &str =
    "AliasTarget, all of [TTL, and ResourceRecords], or TrafficPolicyInstanceId";
const POLICIES: &str = "Weight, Region, Failover, GeoLocation, MultiValueAnswer, GeoProximityLocation, or CidrRoutingConfig";
const NO_ZONE_NAME: &str = "Name: the zone has no name; give one, or a SOA row at its apex";
const CNAME_CONFLICT: &str = "as it conflicts with other records with the same DNS name";
const CONFLICT_WITH_CNAME: &str =
    "because a conflicting RRSet of type CNAME with the same DNS name already exists";
const TOO_MANY_RECORDS: &str = "Exceeded limit on number of RRSets in this zone";
const NO_NS: &str = "A HostedZone must contain at least one NS record for the zone itself.";
const WILDCARD_NS: &str = "cannot be created because a wildcard NS RRSet is not supported.";
const SEVERAL_VALUES: &str = "cannot be created because it holds several values and may hold one.";
const UNSUPPORTED_TYPE: &str = "cannot be created because this type of RRSet is not supported.";
const UNEQUAL_TTL: &str = "cannot be created as weighted sets must contain the same TTL.";
const ALIAS_CIRCLE: &str = "cannot be created because its alias target leads in a circle.";
const CHECK_WITHOUT_POLICY: &str = "DNS name must have alternate ResourceRecordSet responses configured via a routing policy (e.g., Weight, Region, etc.) if a health check is attached. No changes made.";
const DUPLICATE_ROLE: &str =
    "cannot be created because a failover RRSet with the same name, type and role already exists";
const PRIMARY_WITHOUT_CHECK: &str =
    "A non-alias primary ResourceRecordSet must have an associated health check. No changes made.";
const PRIMARY_ALIAS_WITHOUT_CHECK: &str = "cannot be a primary without EvaluateTargetHealth set to true or an associated health check as a secondary would never be returned.";
const DUPLICATE_CHANGE: &str =
    "The request contains an invalid set of changes for a resource record set";
const ROUTING_CONTROL_IS_NOT_PROBED: &str =
    "RequestInterval, FailureThreshold and MeasureLatency do not go with Type RECOVERY_CONTROL";
const INVALID_CHILD: &str =
    "Invalid parameter : Child health check IDs do not exist or are deleted";
const NO_HEALTH_CHECK: &str = "No health check exists with the specified ID";
const INVALID_SEED: &str = "Seed: expected the digits of a whole number from 0 to 2^64-1";
