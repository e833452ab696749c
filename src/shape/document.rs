//! Data without a type: what JSON can say.

use std::borrow::Cow;

use super::{Kind, Node};

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
    /// Many numbers in order, to be written alone.
    Numbers(Vec<f64>),
    /// Members in order.
    Object(Object),
}

/// Members in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Object(Vec<(Cow<'static, str>, Document)>);

impl Object {
    /// Adds a member.
    #[inline(never)]
    pub fn add(&mut self, name: &'static str, value: impl Into<Document>) {
        self.0.push((name.into(), value.into()));
    }

    /// Adds a member whose name is data itself.
    pub fn put(&mut self, name: String, value: Document) {
        self.0.push((name.into(), value));
    }

    /// The members.
    pub fn members(&self) -> &[(Cow<'static, str>, Document)] {
        &self.0
    }
}

impl Node for &Document {
    fn kind(&self) -> Kind {
        match self {
            Document::Null => Kind::Null,
            Document::Flag(flag) => Kind::Flag(*flag),
            Document::Number(_) => Kind::Number,
            Document::Text(_) => Kind::Text,
            Document::List(_) => Kind::List,
            Document::Numbers(_) => Kind::Stranger,
            Document::Object(_) => Kind::Object,
        }
    }

    fn text(&self) -> Option<String> {
        let Document::Text(text) = self else { return None };
        Some(text.to_string())
    }

    fn number(&self) -> Option<f64> {
        let Document::Number(number) = self else { return None };
        Some(*number)
    }

    fn member(&self, name: &'static str) -> Option<Box<dyn Node + '_>> {
        let Document::Object(members) = self else { return None };
        let (_, value) = members.0.iter().find(|(known, _)| known == name)?;
        Some(Box::new(value))
    }

    fn members(&self) -> Vec<(String, Box<dyn Node + '_>)> {
        let Document::Object(object) = self else { return Vec::new() };
        let mut members = Vec::new();
        for (name, value) in &object.0 {
            members.push((name.to_string(), Box::new(value) as Box<dyn Node>));
        }
        members
    }

    fn length(&self) -> usize {
        let Document::List(items) = self else { return 0 };
        items.len()
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

impl<T: Into<Self>> From<Vec<T>> for Document {
    fn from(items: Vec<T>) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }
}

impl<T: Into<Self>> From<Option<T>> for Document {
    fn from(option: Option<T>) -> Self {
        option.map_or(Self::Null, Into::into)
    }
}
