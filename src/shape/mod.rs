//! Data shapes: a type names its members once, and by that is read, checked and written.
//!
//! - [`Shape`]: a type that names its members; [`Members`] moves each in or out
//! - [`Datum`]: what a member can be: text, number, flag, list, another shape
//! - [`Node`]: a value of a host to read from, JavaScript's or a [`Document`]
//! - [`Document`]: data without a type, to write to; `serde` reads and writes shapes by it
//!
//! Members that a shape does not name are never looked at.

mod datum;
mod document;
mod serde;

use std::fmt;

use crate::refusal::{DECLINES, Whole, seldom};

pub use datum::Datum;
pub use document::{Document, Object};
pub(crate) use serde::{serde_by_document, serialize_by_document};

/// A type with named members.
pub trait Shape {
    /// Shows every member to `members`, which moves its value in or out.
    fn members(&mut self, members: &mut Members<'_>);
}

/// A value to read from.
pub trait Node {
    /// What it is.
    fn kind(&self) -> Kind;
    /// The string that it is.
    fn text(&self) -> Option<String>;
    /// The number that it is.
    fn number(&self) -> Option<f64>;
    /// The member of this name; none where it is left out.
    fn member(&self, name: &'static str) -> Option<Box<dyn Node + '_>>;
    /// All members with their names.
    fn members(&self) -> Vec<(String, Box<dyn Node + '_>)>;
    /// How many items a list has.
    fn length(&self) -> usize;
    /// The items of a list.
    fn items(&self) -> Box<dyn Iterator<Item = Box<dyn Node + '_>> + '_>;
}

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Null, or nothing at all.
    Null,
    /// False or true.
    Flag(bool),
    /// A number.
    Number,
    /// A string.
    Text,
    /// A list.
    List,
    /// An object with members.
    Object,
    /// What no data hold: a function, a symbol.
    Stranger,
}

/// Reads a shape, or says where it is another one.
pub fn read<T: Shape + Default>(node: &dyn Node) -> Result<T, ShapeError> {
    let mut shape = T::default();
    shape.read(node).map(|()| shape)
}

/// The members of one shape on their way in or out.
pub struct Members<'a>(Way<'a>);

enum Way<'a> {
    In(&'a dyn Node, Result<(), ShapeError>),
    Out(Object),
}

impl Members<'_> {
    /// A member that may be left out.
    pub fn add(&mut self, name: &'static str, datum: &mut dyn Datum) {
        self.transfer(name, datum, false);
    }

    /// A member that has to be there.
    pub fn require(&mut self, name: &'static str, datum: &mut dyn Datum) {
        self.transfer(name, datum, true);
    }

    /// A member that few have, which a build that declines does not read.
    pub fn seldom<T: Datum>(&mut self, name: &'static str, datum: &mut T) {
        if !DECLINES {
            return self.transfer(name, datum, false);
        }
        if let Way::In(node, _) = &self.0
            && node.member(name).is_some_and(|member| member.kind() != Kind::Null)
        {
            seldom();
        }
    }

    fn transfer(&mut self, name: &'static str, datum: &mut dyn Datum, required: bool) {
        match &mut self.0 {
            Way::In(_, Err(_)) => {}
            Way::In(node, result) => match node.member(name) {
                Some(member) => *result = datum.read(&*member).map_err(|error| error.below(name)),
                None if required => *result = Err(ShapeError::missing(name)),
                None => {}
            },
            Way::Out(members) => match datum.take() {
                Document::Null => {}
                document => members.add(name, document),
            },
        }
    }
}

impl<T: Shape> Datum for T {
    fn read(&mut self, node: &dyn Node) -> Result<(), ShapeError> {
        read_members(self, node)
    }

    fn take(&mut self) -> Document {
        take_members(self)
    }
}

fn read_members(shape: &mut dyn Shape, node: &dyn Node) -> Result<(), ShapeError> {
    node.expect(Kind::Object)?;
    let mut members = Members(Way::In(node, Ok(())));
    shape.members(&mut members);
    match members.0 {
        Way::In(_, result) => result,
        Way::Out(_) => Ok(()),
    }
}

fn take_members(shape: &mut dyn Shape) -> Document {
    let mut members = Members(Way::Out(Object::default()));
    shape.members(&mut members);
    match members.0 {
        Way::Out(members) => Document::Object(members),
        Way::In(..) => Document::Null,
    }
}

/// A value of another shape than the one asked for, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShapeError {
    path: String,
    what: &'static str,
    found: &'static str,
    whole: Whole,
}

impl ShapeError {
    /// Asked for one thing, found another.
    pub fn found(expected: &'static str, found: Kind) -> Self {
        let whole = Whole::or_decline();
        Self { path: String::new(), what: expected, found: found.name(), whole }
    }

    fn missing(name: &str) -> Self {
        let whole = Whole::or_decline();
        Self { path: name.to_owned(), what: "", found: "", whole }
    }

    /// The same fault, seen from the object that holds the member.
    fn below(mut self, name: &str) -> Self {
        if !(self.path.is_empty() || self.path.starts_with('[')) {
            self.path.insert(0, '.');
        }
        self.path.insert_str(0, name);
        self
    }
}

impl fmt::Display for ShapeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, what, found, .. } = self;
        match (path.as_str(), *what) {
            ("", _) => write!(f, "expected {what}, found {found}"),
            (_, "") => write!(f, "{path}: missing"),
            _ => write!(f, "{path}: expected {what}, found {found}"),
        }
    }
}

impl std::error::Error for ShapeError {}

impl dyn Node + '_ {
    /// Makes sure what the value is.
    pub fn expect(&self, kind: Kind) -> Result<(), ShapeError> {
        match self.kind() {
            found if found == kind => Ok(()),
            found => Err(ShapeError::found(kind.name(), found)),
        }
    }
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Null => "nothing",
            Self::Flag(_) => "true or false",
            Self::Number => "a number",
            Self::Text => "text",
            Self::List => "a list",
            Self::Object => "an object",
            Self::Stranger => "no data",
        }
    }
}
