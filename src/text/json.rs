//! JSON text into data shapes.

use std::fmt;

use serde::de::DeserializeOwned;
use serde_json::error::Category;
use serde_json::value::RawValue;

use super::{DataPath, JsonLocator, Position};

/// Reads JSON text into a data shape. An error has the path and the position of the fault.
///
/// ```
/// use multivalue::text::from_json;
/// use multivalue::types::ZoneSource;
///
/// let error = from_json::<ZoneSource>("{\"ResourceRecordSets\": [{\"TTL\": \"5\"}]}").unwrap_err();
/// assert_eq!(error.path.to_string(), "ResourceRecordSets[0].TTL");
/// assert_eq!(error.position.unwrap().to_string(), "1:33");
/// ```
pub fn from_json<T: DeserializeOwned>(text: &str) -> Result<T, DataError> {
    let mut document = serde_json::Deserializer::from_str(text);
    let value = serde_path_to_error::deserialize(&mut document);
    let value = value.map_err(|error| DataError::of_json(text, &error))?;
    document.end().map(|()| value).map_err(|error| DataError::syntax(text, &error))
}

/// Checks that a text is JSON.
pub fn check_json(text: &str) -> Result<(), DataError> {
    let checked = serde_json::from_str::<&RawValue>(text);
    checked.map(drop).map_err(|error| DataError::syntax(text, &error))
}

/// Data of another shape than the one expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataError {
    /// The member at fault; empty for the whole document, or where the text is not JSON.
    pub path: DataPath,
    /// What was found and what was expected.
    pub message: String,
    /// The position of the member, where the data were read from text.
    pub position: Option<Position>,
}

impl DataError {
    fn of_json(text: &str, error: &serde_path_to_error::Error<serde_json::Error>) -> Self {
        let inner = error.inner();
        if inner.classify() != Category::Data {
            return Self::syntax(text, inner);
        }
        let path = DataPath::from(error.path());
        let position = JsonLocator::new(text).position(&path);
        Self { position: Some(position), path, message: message(inner) }
    }

    /// serde_json counts octets of the line.
    fn syntax(text: &str, error: &serde_json::Error) -> Self {
        let lines = text.split_inclusive('\n').take(error.line() - 1);
        let line_start: usize = lines.map(str::len).sum();
        let offset = line_start + error.column().saturating_sub(1);
        let position = Position::of_offset(text, text.floor_char_boundary(offset));
        Self { path: DataPath::default(), message: message(error), position: Some(position) }
    }
}

/// The message of an error without its position.
fn message(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let suffix = format!(" at line {} column {}", error.line(), error.column());
    text.strip_suffix(&suffix).unwrap_or(&text).to_owned()
}

impl fmt::Display for DataError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.path.is_empty() {
            true => f.write_str(&self.message),
            false => write!(f, "{}: {}", self.path, self.message),
        }
    }
}

impl std::error::Error for DataError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_position_of_a_syntax_error_counts_characters() {
        let cases = [
            ("", "1:1"),
            ("{", "1:1"),
            ("{\"é\" 1}", "1:6"),
            ("{\"é\": 1,\n \"a\": é}", "2:7"),
            ("[1\n2]", "2:1"),
            ("{}\n\n{}", "3:1"),
            ("[\"a\nb\"]", "1:3"),
        ];
        for (text, expected) in cases {
            let error = check_json(text).unwrap_err();
            assert_eq!(error.position.unwrap().to_string(), expected, "{text}: {error}");
            assert_eq!(from_json::<serde::de::IgnoredAny>(text), Err(error), "{text}");
        }
    }
}
