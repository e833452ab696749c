//! Plain data as octets: what a host packs to be read as shapes, and documents packed for it.
//!
//! A value is a tag and what belongs to it: a number its eight octets, text, lists and objects the
//! number of octets that follow, and these. Numbers are little-endian, text is UTF-8; an object
//! holds names and values in turn. The other side is `www/src/engine/picture/packed.ts`. Nothing
//! here looks for mistakes: what is not packed so stops the instance.

use crate::refusal::decline;
use crate::shape::{Document, Kind, Node};

const NULL: u8 = 0;
const FALSE: u8 = 1;
const TRUE: u8 = 2;
const NUMBER: u8 = 3;
const TEXT: u8 = 4;
const LIST: u8 = 5;
const OBJECT: u8 = 6;
/// The value of a member that is there in name alone.
const ABSENT: u8 = 7;

/// A value that begins the octets.
#[derive(Clone, Copy)]
pub(super) struct Packed<'a>(pub(super) &'a [u8]);

impl<'a> Packed<'a> {
    /// The octets of what it holds, and those behind it.
    fn parts(self) -> (&'a [u8], Self) {
        let (head, length) = match self.0[0] {
            NUMBER => (1, 8),
            TEXT..ABSENT => (5, u32::from_le_bytes(self.chunk()) as usize),
            _ => (1, 0),
        };
        let (value, rest) = self.0[head..].split_at(length);
        (value, Self(rest))
    }

    fn chunk<const N: usize>(self) -> [u8; N] {
        self.0[1..].first_chunk().copied().unwrap_or([0; N])
    }

    fn str(self) -> Option<&'a str> {
        if self.0[0] != TEXT {
            return None;
        }
        // The host's `TextEncoder` gives UTF-8 and nothing else.
        Some(unsafe { std::str::from_utf8_unchecked(self.parts().0) })
    }

    fn below(self) -> Items<'a> {
        match self.0[0] {
            LIST | OBJECT => Items(Self(self.parts().0)),
            _ => Items(Self(&[])),
        }
    }

    /// The first items of a list, as many as are asked for.
    pub(super) fn items<const N: usize>(self) -> [Self; N] {
        let mut items = self.below();
        [(); N].map(|()| items.next().unwrap_or_else(decline))
    }
}

/// Values one behind the other.
struct Items<'a>(Packed<'a>);

impl<'a> Iterator for Items<'a> {
    type Item = Packed<'a>;

    fn next(&mut self) -> Option<Packed<'a>> {
        let item = self.0;
        if item.0.is_empty() {
            return None;
        }
        self.0 = item.parts().1;
        Some(item)
    }
}

impl Node for Packed<'_> {
    fn kind(&self) -> Kind {
        match self.0[0] {
            NULL | ABSENT => Kind::Null,
            FALSE => Kind::Flag(false),
            TRUE => Kind::Flag(true),
            NUMBER => Kind::Number,
            TEXT => Kind::Text,
            LIST => Kind::List,
            _ => Kind::Object,
        }
    }

    fn text(&self) -> Option<String> {
        self.str().map(str::to_owned)
    }

    fn number(&self) -> Option<f64> {
        (self.0[0] == NUMBER).then(|| f64::from_le_bytes(self.chunk()))
    }

    fn member(&self, name: &'static str) -> Option<Box<dyn Node + '_>> {
        let mut items = self.below();
        while let (Some(known), Some(value)) = (items.next(), items.next()) {
            if known.str() == Some(name) && value.0[0] != ABSENT {
                return Some(Box::new(value));
            }
        }
        None
    }

    fn members(&self) -> Vec<(String, Box<dyn Node + '_>)> {
        let mut items = self.below();
        let mut members = Vec::new();
        while let (Some(name), Some(value)) = (items.next(), items.next()) {
            members.push((name.text().unwrap_or_default(), Box::new(value) as Box<dyn Node>));
        }
        members
    }

    fn length(&self) -> usize {
        self.below().count()
    }

    fn items(&self) -> Box<dyn Iterator<Item = Box<dyn Node + '_>> + '_> {
        Box::new(self.below().map(|item| Box::new(item) as Box<dyn Node>))
    }
}

/// Packs a document.
pub(super) fn pack(document: &Document, into: &mut Vec<u8>) {
    match document {
        Document::Null => into.push(NULL),
        Document::Flag(flag) => into.push(if *flag { TRUE } else { FALSE }),
        Document::Number(number) => {
            into.push(NUMBER);
            into.extend_from_slice(&number.to_le_bytes());
        }
        Document::Text(text) => pack_text(text, into),
        Document::List(items) => {
            pack_below(LIST, into, &mut |into| items.iter().for_each(|item| pack(item, into)));
        }
        Document::Object(object) => pack_below(OBJECT, into, &mut |into| {
            for (name, value) in object.members() {
                pack_text(name, into);
                pack(value, into);
            }
        }),
        Document::Numbers(_) => decline(),
    }
}

fn pack_text(text: &str, into: &mut Vec<u8>) {
    pack_below(TEXT, into, &mut |into| into.extend_from_slice(text.as_bytes()));
}

fn pack_below(tag: u8, into: &mut Vec<u8>, pack: &mut dyn FnMut(&mut Vec<u8>)) {
    into.extend_from_slice(&[tag, 0, 0, 0, 0]);
    let start = into.len();
    pack(into);
    let length = (into.len() - start) as u32;
    into[start - 4..start].copy_from_slice(&length.to_le_bytes());
}
