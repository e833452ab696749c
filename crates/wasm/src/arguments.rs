//! Arguments that hold data.
//!
//! JavaScript reads an argument first and passes it to the call then: a getter of the caller's
//! object may throw, or call the same zone again, so no zone is borrowed while data are read.

use multivalue::health::Observation;
use multivalue::route53::{ArgumentError, ChangeBatch, HealthCheck};
use multivalue::simulation::Scenario;
use multivalue::statistics::DEFAULT_QUERIES;
use multivalue::{PickBy, TallyOptions};
use serde::Deserialize;
use wasm_bindgen::prelude::*;

use crate::JsResult;
use crate::data::from_js;
use crate::failure::Failure;

macro_rules! argument {
    ($(#[$doc:meta])* $class:ident, $shape:ty, $name:literal) => {
        $(#[$doc])*
        #[wasm_bindgen]
        pub struct $class(pub(crate) $shape);

        #[wasm_bindgen]
        impl $class {
            /// Reads the argument.
            pub fn read(value: JsValue) -> JsResult<Self> {
                Ok(Self(from_js($name, value)?))
            }
        }
    };
}

argument!(
    /// The argument of `Zone.change`.
    BatchArgument,
    ChangeBatch,
    "batch"
);
argument!(
    /// The argument of `Zone.putHealthCheck`.
    CheckArgument,
    HealthCheck,
    "check"
);
argument!(
    /// The second argument of `Zone.observe`.
    ObservationArgument,
    Observation,
    "observation"
);
argument!(
    /// The argument of `Zone.simulate`.
    ScenarioArgument,
    Scenario,
    "scenario"
);
argument!(
    /// The options of `Zone.tally` and `Zone.startTally`, except the seed.
    TallyArgument,
    TallyShape,
    "options"
);

/// Options of a tally as JavaScript writes them.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct TallyShape {
    queries: Option<f64>,
    pick: Option<String>,
    source: Option<String>,
    places: Option<bool>,
}

impl TallyArgument {
    pub(crate) fn options(self, seed: Option<u64>) -> JsResult<TallyOptions> {
        let TallyShape { queries, pick, source, places } = self.0;
        let pick = pick.as_deref().unwrap_or("first");
        let by = PickBy::new(pick, source.as_deref());
        Ok(TallyOptions {
            queries: queries.map_or(DEFAULT_QUERIES, whole_number),
            seed,
            pick: by.ok_or_else(|| Failure::from(ArgumentError::Pick(pick.to_owned())))?,
            places: places.unwrap_or_default(),
            ..TallyOptions::default()
        })
    }
}

/// A whole number, or 0, which every count refuses, for a fraction.
pub(crate) fn whole_number(number: f64) -> u64 {
    if number.fract() == 0.0 { number as u64 } else { 0 }
}

/// The caller's seed, or one from the host's secure random source.
pub(crate) fn seed_or_random(seed: Option<u64>) -> JsResult<u64> {
    match seed {
        Some(seed) => Ok(seed),
        None => Ok(getrandom::u64().map_err(|error| Failure::entropy(&error))?),
    }
}
