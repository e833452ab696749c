//! The import graph: which source file uses items of which other file.
//!
//! - [`edges`]: from each file to the files that define what it names
//!
//! A path leads to the file that defines its item, through all re-exports; so do `self.f()` and
//! `Self::f` where the impl of `f` is in another file than the type. A `mod` declaration and the
//! import of a module are no edges: longer paths name the items of the module. Test code, comments
//! and calls of methods of other values do not count.

use std::collections::BTreeMap;

use syn::buffer::{Cursor, TokenBuffer};
use syn::visit::{self, Visit};
use syn::{
    Attribute, Expr, ExprCall, ExprLit, ExprMethodCall, ItemImpl, ItemMod, ItemUse, Lit, LitStr,
    Macro, Meta, Token,
};

use super::resolver::{Resolver, Target, self_path};
use super::{ModuleId, Workspace};

/// The names that a file uses of another, by both files.
pub(crate) type Edges = BTreeMap<(String, String), Vec<String>>;

/// The edges between all files of a workspace.
pub(crate) fn edges(workspace: &Workspace) -> Edges {
    let resolver = Resolver::new(workspace);
    let mut edges = Edges::new();
    for id in 0..workspace.modules.len() {
        for (file, name) in used_by(workspace, &resolver, id) {
            let from = workspace.modules[id].file.clone();
            if file != from {
                edges.entry((from, file)).or_default().push(name);
            }
        }
    }
    edges.values_mut().for_each(|names| {
        names.sort();
        names.dedup();
    });
    edges
}

/// The files and names that a module uses.
fn used_by(workspace: &Workspace, resolver: &Resolver<'_>, id: ModuleId) -> Vec<(String, String)> {
    let module = &workspace.modules[id];
    let imported = module.imports.iter().filter(|import| import.name.is_some());
    let imported = imported.map(|import| resolver.resolve(id, &import.path));
    // An item imported with a module of the same name counts where a path names it.
    let imported = imported.filter(|targets| !targets.iter().any(is_module));
    let named = paths_of(&module.items).into_iter().map(|path| resolver.resolve(id, &path));
    let place = |target| match target {
        Target::Item(id, name) => Some((workspace.modules[id].file.clone(), name)),
        Target::Module(_) => None,
    };
    imported.chain(named).flatten().filter_map(place).collect()
}

fn is_module(target: &Target) -> bool {
    matches!(target, Target::Module(_))
}

/// The paths that items contain, outside `use` declarations.
fn paths_of(items: &[syn::Item]) -> Vec<Vec<String>> {
    let mut paths = Paths::default();
    items.iter().for_each(|item| paths.visit_item(item));
    paths.found
}

#[derive(Default)]
struct Paths {
    found: Vec<Vec<String>>,
    /// The path of `Self`.
    self_type: Option<Vec<String>>,
}

impl Visit<'_> for Paths {
    fn visit_path(&mut self, path: &syn::Path) {
        self.add_unless_variable(names_of(path));
        visit::visit_path(self, path);
    }

    fn visit_expr_call(&mut self, call: &ExprCall) {
        if let Expr::Path(function) = &*call.func {
            self.add(names_of(&function.path));
        }
        visit::visit_expr_call(self, call);
    }

    fn visit_item_impl(&mut self, block: &ItemImpl) {
        self.self_type = self_path(block);
        visit::visit_item_impl(self, block);
        self.self_type = None;
    }

    fn visit_expr_method_call(&mut self, call: &ExprMethodCall) {
        if matches!(&*call.receiver, Expr::Path(path) if path.path.is_ident("self")) {
            self.add(vec!["Self".to_owned(), call.method.to_string()]);
        }
        visit::visit_expr_method_call(self, call);
    }

    fn visit_macro(&mut self, call: &Macro) {
        self.visit_path(&call.path);
        self.add_tokens(TokenBuffer::new2(call.tokens.clone()).begin());
    }

    /// serde's attributes name functions in strings.
    fn visit_attribute(&mut self, attribute: &Attribute) {
        let Meta::List(list) = &attribute.meta else { return };
        if !list.path.is_ident("serde") {
            return;
        }
        let parser = syn::punctuated::Punctuated::<Meta, Token![,]>::parse_terminated;
        for meta in list.parse_args_with(parser).into_iter().flatten() {
            if PATH_KEYS.iter().any(|key| meta.path().is_ident(key)) {
                let path = string_of(&meta).and_then(|text| text.parse::<syn::Path>().ok());
                path.iter().for_each(|path| self.visit_path(path));
            }
        }
    }

    fn visit_item_use(&mut self, _: &ItemUse) {}

    fn visit_item_mod(&mut self, _: &ItemMod) {}
}

impl Paths {
    fn add(&mut self, mut path: Vec<String>) {
        if let (Some("Self"), Some(this)) = (path.first().map(String::as_str), &self.self_type) {
            path.splice(..1, this.iter().cloned());
        }
        self.found.push(path);
    }

    /// A lower-case name alone is a variable, unless it is called.
    fn add_unless_variable(&mut self, path: Vec<String>) {
        if path.len() > 1 || path[0].starts_with(char::is_uppercase) {
            self.add(path);
        }
    }

    /// Paths in the tokens of a macro. A name after a dot is a field or a method.
    fn add_tokens(&mut self, mut cursor: Cursor<'_>) {
        let mut after_dot = false;
        while !cursor.eof() {
            if let Some((path, rest)) = path_at(cursor) {
                if rest.any_group().is_some() && !after_dot {
                    self.add(path);
                } else if !after_dot {
                    self.add_unless_variable(path);
                }
                cursor = rest;
            } else if let Some((inside, _, _, rest)) = cursor.any_group() {
                self.add_tokens(inside);
                cursor = rest;
            } else if let Some((_, rest)) = cursor.token_tree() {
                after_dot = cursor.punct().is_some_and(|(punct, _)| punct.as_char() == '.');
                cursor = rest;
                continue;
            }
            after_dot = false;
        }
    }
}

fn names_of(path: &syn::Path) -> Vec<String> {
    path.segments.iter().map(|segment| segment.ident.to_string()).collect()
}

/// The path that starts here, and what follows it.
fn path_at(cursor: Cursor<'_>) -> Option<(Vec<String>, Cursor<'_>)> {
    let (first, mut rest) = cursor.ident()?;
    let mut path = vec![first.to_string()];
    while let Some((ident, after)) = colons(rest).and_then(|after| after.ident()) {
        path.push(ident.to_string());
        rest = after;
    }
    Some((path, rest))
}

fn colons(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    let (first, rest) = cursor.punct()?;
    let (second, rest) = rest.punct()?;
    (first.as_char() == ':' && second.as_char() == ':').then_some(rest)
}

fn string_of(meta: &Meta) -> Option<&LitStr> {
    match meta {
        Meta::NameValue(pair) => match &pair.value {
            Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text),
            _ => None,
        },
        _ => None,
    }
}

/// serde's keys whose values are paths ("Field attributes" on serde.rs).
const PATH_KEYS: [&str; 9] = [
    "default",
    "deserialize_with",
    "from",
    "into",
    "remote",
    "serialize_with",
    "skip_serializing_if",
    "try_from",
    "with",
];
