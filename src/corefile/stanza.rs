//! The `multivalue` stanza to the zones that it configures.
//!
//! What stands in the stanza and in the files that it names becomes one `ZoneSource`, so
//! that a Corefile and Route 53's lists are two spellings of one model. The zone judges it;
//! what it refuses is looked for among the rows, so that the error has a place.

use super::ParseOptions;
use super::check;
use super::diagnostic::Diagnostic;
use super::lexer::Token;
use super::matching::Matched;
use super::rows::{self, Placed};
use crate::dns::{Name, name};
use crate::route53::{HealthCheck, HealthCheckPage, HostedZone, Route53Error, ZoneSource};
use crate::text::{DataError, Position, from_json};
use crate::zone::MAX_ALIASES;

/// Violations of one zone that are looked for one by one.
const MOST_FAULTS: usize = 20;

/// What a stanza configures.
#[derive(Clone, Debug)]
pub struct Stanza {
    /// Its zones, ready to answer.
    pub zones: Vec<HostedZone>,
    /// The names whose queries are passed on where a zone has nothing for them; all of
    /// them where the list is empty.
    pub fallthrough: Option<Vec<Name>>,
}

/// Reads a stanza; `origins` are the zones of its server block, and `seed` is that of the
/// next zone.
pub(super) fn read(
    line: &Matched<'_>,
    origins: &[Name],
    setup: &ParseOptions<'_>,
    seed: &mut u64,
    found: &mut Vec<Diagnostic>,
) -> Stanza {
    let named: Vec<Name> = line.arguments[0].iter().filter_map(parse).collect();
    let names = if named.is_empty() { origins } else { &named };
    let mut zones = Vec::new();
    for name in names {
        let parts = Parts::read(line, name, setup, found);
        zones.extend(parts.import(*seed, line.at, found));
        *seed = seed.wrapping_add(1);
    }
    let passes = line.block.iter().find(|option| option.word() == "fallthrough");
    let fallthrough = passes.map(|option| option.arguments[0].iter().filter_map(parse).collect());
    Stanza { zones, fallthrough }
}

fn parsed(text: &str) -> Option<Name> {
    name::from_presentation(text).ok()
}

/// A zone: absolute with or without its final dot, as everywhere in CoreDNS.
fn parse(word: &Token) -> Option<Name> {
    name::from_presentation(&word.text).ok()
}

/// What one zone is made of, each with its place.
#[derive(Default)]
struct Parts {
    name: String,
    rows: Vec<Placed>,
    checks: Vec<(Position, HealthCheck)>,
    health: Vec<(Position, String, String)>,
    settings: Settings,
}

/// The stanza's options; those of a file hold where the stanza has none.
#[derive(Clone, Default)]
struct Settings {
    max_answers: Option<i64>,
    all_down: Option<String>,
    seed: Option<String>,
}

impl Parts {
    fn read(
        line: &Matched<'_>,
        zone: &Name,
        setup: &ParseOptions<'_>,
        found: &mut Vec<Diagnostic>,
    ) -> Self {
        let settings = Settings::read(line);
        let mut parts = Self { name: name::to_presentation(zone), settings, ..Self::default() };
        for option in &line.block {
            let read = match option.word() {
                "simple" | "multivalue" | "failover" | "weighted" => {
                    rows::read(option, zone).map(|rows| parts.rows.extend(rows))
                }
                "check" => check::read(option).map(|check| parts.checks.push((option.at, check))),
                "health" => {
                    parts.set_health(option);
                    Ok(())
                }
                "route53" | "health_checks" => parts.include(option, setup),
                _ => Ok(()),
            };
            found.extend(read.err());
        }
        parts.say_unknown_checks(found);
        parts
    }

    fn set_health(&mut self, option: &Matched<'_>) {
        let status = match option.word_at(1).text.as_str() {
            "healthy" => "Healthy",
            _ => "Unhealthy",
        };
        self.health.push((option.at, option.word_at(0).text.clone(), status.to_owned()));
    }

    /// The rows or checks of a file that the host passed.
    fn include(
        &mut self,
        option: &Matched<'_>,
        setup: &ParseOptions<'_>,
    ) -> Result<(), Diagnostic> {
        let word = option.word_at(0);
        let missing = || Diagnostic::error(word.at, word.found(), "a file that the host passes");
        let text = setup.files.text(&word.text).ok_or_else(missing)?;
        let wrong = |error: DataError| {
            let found = format!("{}: {error}", word.found());
            let expected = match option.word() {
                "route53" => "what 'aws route53 list-resource-record-sets' prints",
                _ => "what 'aws route53 list-health-checks' prints",
            };
            Diagnostic::error(word.at, found, expected)
        };
        if option.word() == "health_checks" {
            let page: HealthCheckPage = from_json(&text).map_err(wrong)?;
            self.checks.extend(page.health_checks.into_iter().map(|check| (word.at, check)));
            return Ok(());
        }
        let source: ZoneSource = from_json(&text).map_err(wrong)?;
        let rows = source.resource_record_sets.into_iter();
        self.rows.extend(rows.map(|row| Placed { at: word.at, row }));
        let checks = source.health_checks.into_iter().flatten();
        self.checks.extend(checks.map(|check| (word.at, check)));
        for (id, status) in source.health.into_iter().flatten() {
            self.health.push((word.at, id, status));
        }
        self.settings.fill(source.max_answers, source.all_down, source.seed);
        Ok(())
    }

    /// A check that nothing configures counts as healthy: perhaps not what was meant.
    fn say_unknown_checks(&self, found: &mut Vec<Diagnostic>) {
        for Placed { at, row } in &self.rows {
            let Some(id) = &row.health_check_id else { continue };
            if !self.checks.iter().any(|(_, check)| check.id == *id) {
                let what = format!("no check '{id}' is configured: its rows count as healthy");
                found.push(Diagnostic::warning(*at, what));
            }
        }
    }

    fn source(&self) -> ZoneSource {
        let checks = self.checks.iter().map(|(_, check)| check.clone());
        let health = self.health.iter().map(|(_, id, status)| (id.clone(), status.clone()));
        ZoneSource {
            name: Some(self.name.clone()),
            resource_record_sets: self.rows.iter().map(|placed| placed.row.clone()).collect(),
            health_checks: Some(checks.collect()),
            health: Some(health.collect()),
            max_answers: self.settings.max_answers,
            all_down: self.settings.all_down.clone(),
            seed: self.settings.seed.clone(),
        }
    }

    /// The zone, or where it is refused and why.
    fn import(
        mut self,
        seed: u64,
        at: Position,
        found: &mut Vec<Diagnostic>,
    ) -> Option<HostedZone> {
        for number in 0..MOST_FAULTS {
            let source = self.source();
            let seed = source.fixed_seed().ok().flatten().unwrap_or(seed);
            match HostedZone::import(source, seed) {
                Ok(zone) => return Some(zone),
                Err(error) => {
                    if number == 0 {
                        self.put_targets_first();
                    }
                    found.push(self.locate(at, &error));
                }
            }
            if self.is_empty() {
                break;
            }
        }
        None
    }

    /// Puts each alias behind what it stands for, so that the first rows of a zone that is
    /// taken are one too.
    fn put_targets_first(&mut self) {
        let mut links = Vec::new();
        for (index, Placed { row, .. }) in self.rows.iter().enumerate() {
            if let Some(target) = &row.alias_target {
                links.push((index, parsed(&row.name), parsed(&target.dns_name), &row.rtype));
            }
        }
        let mut depths = vec![0; self.rows.len()];
        for _ in 0..MAX_ALIASES {
            for (index, _, to, rtype) in &links {
                let behind = links.iter().filter(|next| next.1 == *to && next.3 == *rtype);
                depths[*index] = 1 + behind.fold(0, |most, next| depths[next.0].max(most));
            }
        }
        let mut order: Vec<usize> = (0..depths.len()).collect();
        order.sort_by_key(|&index| depths[index]);
        self.rows = order.into_iter().map(|index| self.rows[index].clone()).collect();
    }

    /// Finds the first part with which the zone is refused, says why, and leaves it out.
    fn locate(&mut self, at: Position, whole: &Route53Error) -> Diagnostic {
        let none = Self { name: self.name.clone(), ..Self::default() };
        let accepts = |rows, checks, health| {
            let part = Self {
                rows: self.rows[..rows].to_vec(),
                checks: self.checks[..checks].to_vec(),
                health: self.health[..health].to_vec(),
                ..Self { name: none.name.clone(), ..Self::default() }
            };
            HostedZone::import(part.source(), 0).err()
        };
        let (rows, checks) = (self.rows.len(), self.checks.len());
        if let Some(count) = (1..=checks).find(|&count| accepts(0, count, 0).is_some()) {
            let error = accepts(0, count, 0);
            return refused(self.checks.remove(count - 1).0, error.as_ref().unwrap_or(whole));
        }
        if let Some(count) = first(rows, |count| accepts(count, checks, 0).is_some()) {
            let error = accepts(count, checks, 0);
            return refused(self.remove_row(count - 1), error.as_ref().unwrap_or(whole));
        }
        let healths = 1..=self.health.len();
        if let Some(count) = healths.clone().find(|&n| accepts(rows, checks, n).is_some()) {
            return refused(self.health.remove(count - 1).0, whole);
        }
        *self = none;
        refused(at, whole)
    }

    /// Leaves out a row, and with it the aliases that stand for nothing then.
    fn remove_row(&mut self, index: usize) -> Position {
        let Placed { at, row } = self.rows.remove(index);
        let name = parsed(&row.name);
        let is_there = self
            .rows
            .iter()
            .any(|other| other.row.rtype == row.rtype && parsed(&other.row.name) == name);
        let follows = |other: &Placed| {
            let target = other.row.alias_target.as_ref().filter(|_| other.row.rtype == row.rtype);
            target.is_some_and(|target| parsed(&target.dns_name) == name)
        };
        while let Some(follower) = self.rows.iter().position(follows).filter(|_| !is_there) {
            self.remove_row(follower);
        }
        at
    }

    fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.checks.is_empty() && self.health.is_empty()
    }
}

impl Settings {
    fn read(line: &Matched<'_>) -> Self {
        let word = |name: &str| {
            let option = line.block.iter().find(|option| option.word() == name)?;
            Some(option.word_at(0).text.clone())
        };
        Self {
            max_answers: word("max_answers").and_then(|text| text.parse().ok()),
            all_down: word("all_down"),
            // As a number prints, so that two spellings of it are one.
            seed: word("seed")
                .and_then(|text| text.parse::<u64>().ok())
                .map(|seed| seed.to_string()),
        }
    }

    fn fill(&mut self, max_answers: Option<i64>, all_down: Option<String>, seed: Option<String>) {
        self.max_answers = self.max_answers.or(max_answers);
        self.all_down = self.all_down.take().or(all_down);
        self.seed = self.seed.take().or(seed);
    }
}

/// The least count from 1 on that fails, where every greater one fails too.
fn first(most: usize, fails: impl Fn(usize) -> bool) -> Option<usize> {
    if !fails(most) {
        return None;
    }
    let (mut low, mut high) = (0, most);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        match fails(middle) {
            true => high = middle,
            false => low = middle,
        }
    }
    Some(high)
}

fn refused(at: Position, error: &Route53Error) -> Diagnostic {
    let found = format!("what Route 53 refuses: {}", error.messages().join("; "));
    Diagnostic::error(at, found, "a zone that it takes")
}
