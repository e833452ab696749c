//! The lines and files of a stanza to the source of a zone.

use std::collections::{BTreeMap, BTreeSet};

use super::check;
use super::diagnostic::Diagnostic;
use super::files::ParseOptions;
use super::matching::ParsedLine;
use super::origins::{File, Origin, Origins, Place};
use super::records::{self, Spanned};
use crate::dns::{Name, name};
use crate::route53::{HealthCheck, HostedZone, Violation, ViolationKind, ZoneSource};
use crate::text::{DataError, DataPath, Position, from_json};

/// The source of a stanza's zone.
pub(super) struct StanzaSource<'a> {
    source: ZoneSource,
    origins: Origins<'a>,
    /// Lines of the stanza were left out, with an error for each.
    is_partial: bool,
}

impl<'a> StanzaSource<'a> {
    /// Reads the lines of a stanza and its files.
    pub(super) fn read(
        line: &ParsedLine<'_>,
        zone: &Name,
        options: &ParseOptions<'a>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let source = empty_source(line, zone);
        let origins = Origins::new(line.at);
        let mut stanza = Self { source, origins, is_partial: line.is_partial };
        let before = diagnostics.len();
        for option in &line.block {
            stanza.add(option, zone, options, diagnostics);
        }
        stanza.is_partial |= diagnostics.len() > before;
        stanza
    }

    fn add(
        &mut self,
        option: &ParsedLine<'_>,
        zone: &Name,
        options: &ParseOptions<'a>,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let origin = Origin::Line(option.at);
        if let Some(policy) = records::policy(option) {
            for Spanned { at, record } in records::parse(option, policy, zone, diagnostics) {
                self.source.resource_record_sets.push(record);
                self.origins.records.push(Origin::Line(at));
            }
            return;
        }
        match option.word() {
            "check" => match check::parse(option) {
                Ok(check) => self.add_check(check, origin),
                Err(error) => diagnostics.push(error),
            },
            "health" => self.add_health(option.word_at(0).text.clone(), status(option), origin),
            "route53" | "health_checks" => {
                diagnostics.extend(self.add_file(option, options).err());
            }
            _ => {}
        }
    }

    fn add_check(&mut self, check: HealthCheck, origin: Origin) {
        self.source.health_checks.get_or_insert_default().push(check);
        self.origins.checks.push(origin);
    }

    fn add_health(&mut self, id: String, status: String, origin: Origin) {
        self.origins.members.insert(health_path(&id), origin);
        self.source.health.get_or_insert_default().insert(id, status);
    }

    /// Adds the listing in a file that the host passes.
    fn add_file(
        &mut self,
        option: &ParsedLine<'_>,
        options: &ParseOptions<'a>,
    ) -> Result<(), Diagnostic> {
        let word = option.word_at(0);
        let missing = || Diagnostic::error(word.at, word.found(), "a file that the host passes");
        let text = options.files.text(&word.text).ok_or_else(missing)?;
        let listing = match option.word() {
            "route53" => from_json(&text),
            _ => from_json(&text).map(|page| ZoneSource::from_pages(ZoneSource::default(), page)),
        };
        let listing = listing.map_err(|error| wrong_file(option, &error))?;
        self.origins.files.push(File { word: word.clone(), text });
        self.add_listing(listing, self.origins.files.len() - 1);
        Ok(())
    }

    fn add_listing(&mut self, listing: ZoneSource, file: usize) {
        let root = DataPath::default();
        let records = root.member("ResourceRecordSets");
        for (index, record) in listing.resource_record_sets.into_iter().enumerate() {
            self.source.resource_record_sets.push(record);
            self.origins.records.push(Origin::File(file, records.index(index)));
        }
        let checks = root.member("HealthChecks");
        for (index, check) in listing.health_checks.into_iter().flatten().enumerate() {
            self.add_check(check, Origin::File(file, checks.index(index)));
        }
        for (id, status) in listing.health.into_iter().flatten() {
            let path = health_path(&id);
            self.add_health(id, status, Origin::File(file, path));
        }
        let Self { source, origins: Origins { members, .. }, .. } = self;
        let mut add = |member: &'static str| {
            let path = root.member(member);
            members.insert(path.clone(), Origin::File(file, path));
        };
        fill(&mut source.max_answers, listing.max_answers, || add("MaxAnswers"));
        fill(&mut source.all_down, listing.all_down, || add("AllDown"));
        fill(&mut source.seed, listing.seed, || add("Seed"));
    }

    /// Imports the zone, or adds a diagnostic for each violation.
    pub(super) fn import(
        mut self,
        seed: u64,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<HostedZone> {
        if !self.is_partial {
            self.warn_of_unknown_checks(diagnostics);
        }
        let source = std::mem::take(&mut self.source);
        let seed = source.fixed_seed().ok().flatten().unwrap_or(seed);
        let zone = HostedZone::import(source, seed);
        zone.map_err(|error| self.report(&error.violations, diagnostics)).ok()
    }

    /// A health check that is not configured counts as healthy, which may be a mistake. The
    /// records of a file give one warning for each check.
    fn warn_of_unknown_checks(&self, diagnostics: &mut Vec<Diagnostic>) {
        let checks = self.source.health_checks.iter().flatten();
        let known: BTreeSet<&str> = checks.map(|check| check.id.as_str()).collect();
        let (mut locator, mut warned) = (self.origins.locator(), BTreeSet::new());
        for (index, record) in self.source.resource_record_sets.iter().enumerate() {
            let Some(id) = record.health_check_id.as_deref() else { continue };
            let is_new = match &self.origins.records[index] {
                Origin::Line(_) => true,
                Origin::File(file, _) => warned.insert((*file, id)),
            };
            if is_new && !known.contains(id) {
                let record = DataPath::default().member("ResourceRecordSets").index(index);
                let place = locator.place(&record.member("HealthCheckId"));
                let message = format!("no check '{id}' is configured: its rows count as healthy");
                diagnostics.push(self.origins.error(place, message).into_warning());
            }
        }
    }

    fn report(&self, violations: &[Violation], diagnostics: &mut Vec<Diagnostic>) {
        let mut locator = self.origins.locator();
        let relevant = violations.iter().filter(|violation| self.is_relevant(&violation.kind));
        let message = |violation: &Violation| format!("{}: {violation}", violation.code);
        let mut errors: Vec<(Place, String)> = relevant
            .map(|violation| (locator.place(&violation.path), message(violation)))
            .collect();
        errors.sort_by_key(|(place, _)| *place);
        let errors = errors.into_iter().map(|(place, message)| self.origins.error(place, message));
        diagnostics.extend(errors);
    }

    /// A missing record or health check may be in a line that was left out.
    fn is_relevant(&self, kind: &ViolationKind) -> bool {
        let is_missing = matches!(
            kind,
            ViolationKind::AliasTargetMissing { .. } | ViolationKind::NoSuchHealthCheck(_)
        );
        !(self.is_partial && is_missing)
    }
}

/// A source with the name of the zone and the options of the stanza.
fn empty_source(line: &ParsedLine<'_>, zone: &Name) -> ZoneSource {
    let word = |name: &str| {
        let option = line.block.iter().find(|option| option.word() == name)?;
        Some(option.word_at(0).text.clone())
    };
    // Two spellings of a seed are one number.
    let seed: Option<u64> = word("seed").and_then(|text| text.parse().ok());
    ZoneSource {
        name: Some(name::to_presentation(zone)),
        health_checks: Some(Vec::new()),
        health: Some(BTreeMap::new()),
        max_answers: word("max_answers").and_then(|text| text.parse().ok()),
        all_down: word("all_down"),
        seed: seed.map(|seed| seed.to_string()),
        ..ZoneSource::default()
    }
}

fn status(option: &ParsedLine<'_>) -> String {
    match option.word_at(1).text.as_str() {
        "healthy" => "Healthy".to_owned(),
        _ => "Unhealthy".to_owned(),
    }
}

fn wrong_file(option: &ParsedLine<'_>, error: &DataError) -> Diagnostic {
    let command = match option.word() {
        "route53" => "aws route53 list-resource-record-sets",
        _ => "aws route53 list-health-checks",
    };
    let message = match error.path.is_empty() {
        true => format!("{error}, expected the output of '{command}'"),
        false => error.to_string(),
    };
    option.word_at(0).error_in_file(error.position.unwrap_or(START), &message)
}

fn health_path(id: &str) -> DataPath {
    DataPath::default().member("Health").member(id.to_owned())
}

/// Uses a file's option if the stanza has none; `used` runs then.
fn fill<T>(option: &mut Option<T>, of_file: Option<T>, used: impl FnOnce()) {
    if option.is_none() && of_file.is_some() {
        *option = of_file;
        used();
    }
}

const START: Position = Position { line: 1, column: 1 };
