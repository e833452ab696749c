//! Data without a type: what JSON can say.

use std::borrow::Cow;

use super::{Leaf, Node};

/// A value of JSON's.
#[derive(Clone, Debug, PartialEq)]
pub enum Document {
    /// Nothing.
    Null,
    /// True or false.
    Flag(bool),
    /// A number.
    Number(f64),
    /// Text.
    Text(Cow<'static, str>),
    /// Items in order.
    List(Vec<Document>),
    /// Members in order.
    Object(Vec<(Cow<'static, str>, Document)>),
}

impl Document {
    /// An object of these members.
    pub fn object(members: impl IntoIterator<Item = (&'static str, Self)>) -> Self {
        Self::Object(members.into_iter().map(|(name, value)| (name.into(), value)).collect())
    }

    /// A list of what becomes documents.
    pub fn list<T: Into<Self>>(items: Vec<T>) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }
}

impl Node for &Document {
    fn leaf(&self) -> Leaf {
        match self {
            Document::Null => Leaf::Null,
            Document::Flag(flag) => Leaf::Flag(*flag),
            Document::Number(number) => Leaf::Number(*number),
            Document::Text(text) => Leaf::Text(text.to_string()),
            Document::List(_) => Leaf::List,
            Document::Object(_) => Leaf::Object,
        }
    }

    fn member(&self, name: &str) -> Option<Box<dyn Node + '_>> {
        let Document::Object(members) = self else { return None };
        let (_, value) = members.iter().find(|(known, _)| known == name)?;
        Some(Box::new(value))
    }

    fn names(&self) -> Vec<String> {
        let Document::Object(members) = self else { return Vec::new() };
        members.iter().map(|(name, _)| name.to_string()).collect()
    }

    fn items(&self) -> Box<dyn Iterator<Item = Box<dyn Node + '_>> + '_> {
        let Document::List(items) = self else { return Box::new(std::iter::empty()) };
        Box::new(items.iter().map(|item| Box::new(item) as Box<dyn Node>))
    }
}

impl From<String> for Document {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<&'static str> for Document {
    fn from(text: &'static str) -> Self {
        Self::Text(text.into())
    }
}

impl From<bool> for Document {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<f64> for Document {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Document {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<u64> for Document {
    fn from(number: u64) -> Self {
        Self::Number(number as f64)
    }
}

impl From<usize> for Document {
    fn from(number: usize) -> Self {
        Self::Number(number as f64)
    }
}

impl From<(u64, u64)> for Document {
    fn from((least, most): (u64, u64)) -> Self {
        Self::List(vec![least.into(), most.into()])
    }
}

impl<T: Into<Self>> From<Option<T>> for Document {
    fn from(option: Option<T>) -> Self {
        option.map_or(Self::Null, Into::into)
    }
}
