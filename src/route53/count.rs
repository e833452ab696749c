//! How a tally is asked for, as plain data.

use super::ArgumentError;
use crate::shape::{Members, Shape};
use crate::zone::{DEFAULT_QUERIES, PickBy, TallyOptions};

/// The options of a tally, but for its seed, which is no JSON number.
#[derive(Clone, Debug, Default)]
pub struct CountOptions {
    queries: Option<f64>,
    pick: Option<String>,
    source: Option<String>,
    places: Option<bool>,
}

impl CountOptions {
    /// What they ask for.
    pub fn with_seed(&self, seed: Option<u64>) -> Result<TallyOptions<'_>, ArgumentError> {
        let pick = pick_by(self.pick.as_deref(), self.source.as_deref())?;
        let queries = self.queries.map_or(DEFAULT_QUERIES, whole);
        Ok(TallyOptions { queries, seed, pick, places: self.places.unwrap_or_default() })
    }
}

impl Shape for CountOptions {
    fn members(&mut self, members: &mut Members<'_>) {
        members.add("queries", &mut self.queries);
        members.add("pick", &mut self.pick);
        members.seldom("source", &mut self.source);
        members.seldom("places", &mut self.places);
    }
}

fn pick_by<'a>(pick: Option<&str>, source: Option<&'a str>) -> Result<PickBy<'a>, ArgumentError> {
    let text = pick.unwrap_or("first");
    PickBy::parse(text, source).ok_or_else(|| ArgumentError::Pick(text.to_owned()))
}

/// A whole number as it is; 0, which no count takes, for anything else.
pub fn whole(number: f64) -> u64 {
    if number.fract() == 0.0 { number as u64 } else { 0 }
}
