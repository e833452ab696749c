//! What a member can be, and how each kind is read and written.

use super::{Document, Kind, Node, Object, ShapeError};

/// Largest whole number that every host keeps exactly: 2^53.
const LARGEST_WHOLE: f64 = 9_007_199_254_740_992.0;

/// A value that a member can hold.
pub trait Datum {
    /// Becomes what stands there.
    fn read(&mut self, node: &dyn Node) -> Result<(), ShapeError>;
    /// Gives its value away; null for nothing.
    fn take(&mut self) -> Document;
}

impl Datum for String {
    fn read(&mut self, node: &dyn Node) -> Result<(), ShapeError> {
        *self = node.text().ok_or_else(|| ShapeError::found("text", node.kind()))?;
        Ok(())
    }

    fn take(&mut self) -> Document {
        Document::Text(std::mem::take(self).into())
    }
}

impl Datum for bool {
    fn read(&mut self, node: &dyn Node) -> Result<(), ShapeError> {
        match node.kind() {
            Kind::Flag(flag) => *self = flag,
            other => return Err(ShapeError::found("true or false", other)),
        }
        Ok(())
    }

    fn take(&mut self) -> Document {
        Document::Flag(*self)
    }
}

impl Datum for f64 {
    fn read(&mut self, node: &dyn Node) -> Result<(), ShapeError> {
        *self = node.number().ok_or_else(|| ShapeError::found("a number", node.kind()))?;
        Ok(())
    }

    fn take(&mut self) -> Document {
        Document::Number(*self)
    }
}

impl Datum for i64 {
    fn read(&mut self, node: &dyn Node) -> Result<(), ShapeError> {
        let whole = node.number().filter(|n| n.trunc() == *n && n.abs() <= LARGEST_WHOLE);
        *self = whole.ok_or_else(|| ShapeError::found("a whole number", node.kind()))? as Self;
        Ok(())
    }

    fn take(&mut self) -> Document {
        Document::Number(*self as f64)
    }
}

impl<T: Datum + Default> Datum for Option<T> {
    fn read(&mut self, node: &dyn Node) -> Result<(), ShapeError> {
        match node.kind() {
            Kind::Null => Ok(()),
            _ => self.insert(T::default()).read(node),
        }
    }

    fn take(&mut self) -> Document {
        self.as_mut().map_or(Document::Null, Datum::take)
    }
}

impl<T: Datum + Default> Datum for Vec<T> {
    fn read(&mut self, node: &dyn Node) -> Result<(), ShapeError> {
        read_list(node, &mut |item| {
            self.push(T::default());
            self.last_mut().map_or(Ok(()), |datum| datum.read(item))
        })
    }

    fn take(&mut self) -> Document {
        Document::List(self.iter_mut().map(Datum::take).collect())
    }
}

fn read_list(
    node: &dyn Node,
    push: &mut dyn FnMut(&dyn Node) -> Result<(), ShapeError>,
) -> Result<(), ShapeError> {
    node.expect(Kind::List)?;
    for (index, item) in node.items().enumerate() {
        push(&*item).map_err(|error| error.below(&format!("[{index}]")))?;
    }
    Ok(())
}

/// Text by names that are data themselves.
impl Datum for Vec<(String, String)> {
    fn read(&mut self, node: &dyn Node) -> Result<(), ShapeError> {
        node.expect(Kind::Object)?;
        for (name, member) in node.members() {
            let mut text = String::new();
            text.read(&*member).map_err(|error| error.below(&name))?;
            self.push((name, text));
        }
        Ok(())
    }

    fn take(&mut self) -> Document {
        let mut object = Object::default();
        for (name, text) in self.drain(..) {
            object.put(name, text.into());
        }
        Document::Object(object)
    }
}
