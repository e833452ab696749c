//! Arguments: data, the options of a tally, seeds.
//!
//! JavaScript passes plain data (`parseData` in `js/engine/arguments.ts`). Reading them runs no code of
//! the caller, which could throw or call the same zone.

use js_sys::{Array, JsString, Reflect};
use multivalue::route53::ArgumentError;
use multivalue::statistics::DEFAULT_QUERIES;
use multivalue::{PickBy, TallyOptions, ZoneSource};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};

use crate::JsResult;
use crate::failure::Failure;
use crate::source_text::SourceText;

/// An argument that holds data.
pub(crate) struct Argument {
    name: &'static str,
    data: JsValue,
    text: SourceText,
}

impl Argument {
    /// `text` is the JSON text of the data; see [`SourceText`].
    pub(crate) fn new(name: &'static str, data: JsValue, text: JsValue) -> Self {
        Self { name, data, text: SourceText(text) }
    }

    /// Reads the data into a shape.
    pub(crate) fn read<T: DeserializeOwned>(&self) -> Result<T, Failure> {
        from_js(self.name, &self.data).map_err(|failure| self.text.locate(failure))
    }

    /// Reads a zone: one document, or a list of the records' listing and the checks' listing.
    pub(crate) fn read_zone(&self) -> Result<ZoneSource, Failure> {
        let Some(listings) = self.data.dyn_ref::<Array>() else {
            reserve_memory(&self.data);
            return self.read();
        };
        reserve_memory(&listings.get(0));
        let (records, checks) = self.read()?;
        Ok(ZoneSource::from_pages(records, checks))
    }

    /// The failure of a call with these data.
    pub(crate) fn failure(&self, error: impl Into<Failure>) -> Failure {
        self.text.locate(error.into())
    }

    /// The failure of a call with this zone; see [`Argument::read_zone`].
    pub(crate) fn zone_failure(&self, error: impl Into<Failure>) -> Failure {
        let failure = error.into();
        self.text.locate(if self.data.is_array() { failure.in_listings() } else { failure })
    }
}

/// A failure names the argument and the path of the fault.
fn from_js<T: DeserializeOwned>(argument: &str, value: &JsValue) -> Result<T, Failure> {
    let value = serde_wasm_bindgen::Deserializer::from(value.clone());
    serde_path_to_error::deserialize(value).map_err(|error| Failure::data(argument, error))
}

/// Grows the memory for a long listing at once. Hosts collect garbage at each growth, which
/// makes the time of an import quadratic.
fn reserve_memory(listing: &JsValue) {
    let records = Reflect::get(listing, &JsString::from("ResourceRecordSets")).ok();
    let records = records.as_ref().and_then(|records| records.dyn_ref::<Array>());
    let octets = records.map_or(0, |records| records.length() as usize * OCTETS_PER_RECORD);
    let mut reserved = Vec::<u8>::new();
    _ = std::hint::black_box(&mut reserved).try_reserve(octets);
}

/// Memory for one record while a listing is read.
const OCTETS_PER_RECORD: usize = 1024;

/// The options of a tally, except the seed.
#[derive(Debug, Default, Deserialize)]
#[serde(default, expecting = "an object")]
struct TallyShape {
    queries: Option<f64>,
    pick: Option<String>,
    source: Option<String>,
    places: Option<bool>,
}

/// Reads the options of a tally.
pub(crate) fn tally_options(options: &JsValue, seed: Option<u64>) -> Result<TallyOptions, Failure> {
    let TallyShape { queries, pick, source, places } = from_js("options", options)?;
    let pick = pick.as_deref().unwrap_or("first");
    let by = PickBy::new(pick, source.as_deref());
    Ok(TallyOptions {
        queries: queries.map_or(DEFAULT_QUERIES, whole_number),
        seed,
        pick: by.ok_or_else(|| ArgumentError::Pick(pick.to_owned()))?,
        places: places.unwrap_or_default(),
        ..TallyOptions::default()
    })
}

/// The number if it is whole; else 0, which no count accepts.
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
