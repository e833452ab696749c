//! Integers of JSON and of JavaScript.

use std::fmt;

use serde::de::{Deserializer, Error, Unexpected, Visitor};

/// Greatest number below which JavaScript keeps every whole number exactly: 2^53.
const MAX_SAFE: f64 = 9_007_199_254_740_992.0;

/// Reads an optional whole number, for serde's `deserialize_with`.
///
/// JavaScript has no integers, so `60.0` is a whole number too.
pub(crate) fn optional<'de, D: Deserializer<'de>>(from: D) -> Result<Option<i64>, D::Error> {
    from.deserialize_option(WholeNumber)
}

/// Reads a whole number, for serde's `deserialize_with`.
pub(crate) fn required<'de, D: Deserializer<'de>>(from: D) -> Result<i64, D::Error> {
    let number = from.deserialize_any(WholeNumber)?;
    number.ok_or_else(|| D::Error::invalid_type(Unexpected::Option, &WholeNumber))
}

struct WholeNumber;

impl<'de> Visitor<'de> for WholeNumber {
    type Value = Option<i64>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a whole number")
    }

    fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<Self::Value, D::Error> {
        from.deserialize_any(self)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Self::Value, E> {
        Ok(Some(number))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
        let signed = i64::try_from(number);
        signed.map(Some).map_err(|_| E::invalid_value(Unexpected::Unsigned(number), &self))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Self::Value, E> {
        match number.fract() == 0.0 && number.abs() <= MAX_SAFE {
            true => Ok(Some(number as i64)),
            false => Err(E::invalid_value(Unexpected::Float(number), &self)),
        }
    }
}
