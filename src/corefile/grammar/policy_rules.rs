//! The rules of RRsets, one for each routing policy.
//!
//! A policy says which parameter the line of a record starts with. The rest of the line is the same
//! under every policy.

use super::rule::Argument::{Flag, Many, Named, One};
use super::rule::{Argument, ArgumentKind, Rule};
use crate::routing::PolicyKind;
use crate::routing::policy::{ParameterSyntax, PolicySpec};

const NAME: Argument = One(ArgumentKind::Name("NAME"));
const TTL: ArgumentKind = ArgumentKind::Number("TTL", 0, 2_147_483_647);
const RRSET: [Argument; 3] = [NAME, One(ArgumentKind::Type), One(TTL)];
const ID: Argument = One(ArgumentKind::Word("ID"));
/// Values, or `alias TARGET`.
const VALUES: Argument = Many(ArgumentKind::Text("VALUE"));
/// After `alias TARGET` only.
const EVALUATE_TARGET: Argument = Flag("evaluate_target_health");
const OWN_TTL: Argument = Named("ttl", TTL);
const ON_CHECK: Argument = Named("check", ArgumentKind::Word("CHECK"));

/// The rules of all policies.
pub(super) fn all() -> impl Iterator<Item = Rule> {
    PolicyKind::ALL.iter().map(|kind| rule(kind.spec()))
}

fn rule(spec: &PolicySpec) -> Rule {
    let syntax = &spec.syntax;
    let rrset = |block| Rule::repeated(spec.word, &RRSET, block, syntax.about);
    let record = |first: Option<Argument>| {
        let arguments = first.into_iter().chain(record_arguments(spec));
        Rule::record(&arguments.collect::<Vec<_>>(), syntax.about_record)
    };
    match syntax.parameter {
        ParameterSyntax::OneRecord => {
            let arguments = [&RRSET[..], &[VALUES, EVALUATE_TARGET]].concat();
            Rule::repeated(spec.word, &arguments, Vec::new(), syntax.about)
        }
        ParameterSyntax::None => rrset(vec![record(None)]),
        ParameterSyntax::Number { name, min, max } => {
            rrset(vec![record(Some(One(ArgumentKind::Number(name, min, max))))])
        }
        ParameterSyntax::Word(words) => {
            let arguments: Vec<Argument> = record_arguments(spec).collect();
            let once =
                |(word, about): &(&'static str, &'static str)| Rule::once(word, &arguments, about);
            rrset(words.iter().map(once).collect())
        }
    }
}

/// The arguments of a record, after its parameter.
fn record_arguments(spec: &PolicySpec) -> impl Iterator<Item = Argument> {
    let evaluate_target = spec.alias_refusal.is_none().then_some(EVALUATE_TARGET);
    [ID, VALUES].into_iter().chain(evaluate_target).chain([OWN_TTL, ON_CHECK])
}
