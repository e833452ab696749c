//! Shapes and documents for `serde`, and so for every format that it knows.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{Document, Object};

impl Serialize for Document {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Number(n) if n.trunc() == *n => serializer.serialize_i64(*n as i64),
            Self::Number(n) => serializer.serialize_f64(*n),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(items) => serializer.collect_seq(items),
            Self::Numbers(numbers) => {
                serializer.collect_seq(numbers.iter().map(|&n| Self::Number(n)))
            }
            Self::Object(members) => {
                let mut map = serializer.serialize_map(Some(members.members().len()))?;
                for (name, value) in members.members() {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Document {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Any)
    }
}

/// Takes any value.
struct Any;

impl<'de> Visitor<'de> for Any {
    type Value = Document;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value of JSON")
    }

    fn visit_unit<E>(self) -> Result<Document, E> {
        Ok(Document::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Document, E> {
        Ok(flag.into())
    }

    fn visit_i64<E>(self, number: i64) -> Result<Document, E> {
        Ok(Document::Number(number as f64))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Document, E> {
        Ok(number.into())
    }

    fn visit_f64<E>(self, number: f64) -> Result<Document, E> {
        Ok(number.into())
    }

    fn visit_str<E>(self, text: &str) -> Result<Document, E> {
        Ok(text.to_owned().into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Document, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(Document::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Document, A::Error> {
        let mut object = Object::default();
        while let Some((name, value)) = map.next_entry::<String, _>()? {
            object.put(name, value);
        }
        Ok(Document::Object(object))
    }
}

/// Lets `serde` read and write a shape by way of a document.
macro_rules! serde_by_document {
    ($($shape:ty),+) => {$(
        impl<'de> serde::Deserialize<'de> for $shape {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let document = Document::deserialize(deserializer)?;
                $crate::shape::read(&&document).map_err(serde::de::Error::custom)
            }
        }

        impl From<$shape> for Document {
            fn from(mut shape: $shape) -> Self {
                $crate::shape::Datum::take(&mut shape)
            }
        }

        $crate::shape::serialize_by_document!($shape);
    )+};
}
pub(crate) use serde_by_document;

/// Lets `serde` write what becomes a document.
macro_rules! serialize_by_document {
    ($($output:ty),+) => {$(
        impl serde::Serialize for $output {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                Document::from(self.clone()).serialize(serializer)
            }
        }
    )+};
}
pub(crate) use serialize_by_document;
