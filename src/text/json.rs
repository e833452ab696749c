//! JSON text into data shapes.

use std::fmt;

use serde::de::DeserializeOwned;
use serde_json::error::Category;

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
    document.end().map(|()| value).map_err(|error| DataError::syntax(&error))
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
            return Self::syntax(inner);
        }
        let path = DataPath::from(error.path());
        let position = JsonLocator::new(text).position(&path);
        Self { position: Some(position), path, message: message(inner) }
    }

    fn syntax(error: &serde_json::Error) -> Self {
        let (line, column) = (error.line() as u32, error.column() as u32);
        let position = Some(Position { line, column: column.max(1) });
        Self { path: DataPath::default(), message: message(error), position }
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
