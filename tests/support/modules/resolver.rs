//! From a path, as written in a module, to the items that it names.
//!
//! Source: "Paths" and "Name resolution" in the Rust Reference.

use std::collections::BTreeMap;

use syn::{ImplItem, Item, ItemImpl, Type};

use super::{ModuleId, Workspace, item_name};

/// Resolves paths in the modules of a workspace.
pub(crate) struct Resolver<'a> {
    workspace: &'a Workspace,
    /// The modules of associated functions in inherent impls, by type and name.
    functions: BTreeMap<(Target, String), ModuleId>,
}

/// The item that a path names. A variant counts as its enum. An associated function counts as
/// its type, and where its impl is in another module, as an item of that module too.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Target {
    Module(ModuleId),
    Item(ModuleId, String),
}

impl<'a> Resolver<'a> {
    pub(crate) fn new(workspace: &'a Workspace) -> Self {
        let mut resolver = Self { workspace, functions: BTreeMap::new() };
        resolver.functions = resolver.associated_functions();
        resolver
    }

    /// The items that a path names, as written in module `from`. More than one where the
    /// name has several namespaces, none where it belongs to another crate.
    pub(crate) fn resolve(&self, from: ModuleId, path: &[String]) -> Vec<Target> {
        self.resolve_path(from, path, &mut Vec::new())
    }

    /// The type that an impl in module `from` is for.
    pub(crate) fn self_type(&self, from: ModuleId, block: &ItemImpl) -> Option<Target> {
        self.resolve(from, &self_path(block)?)
            .into_iter()
            .find(|target| matches!(target, Target::Item(..)))
    }

    fn associated_functions(&self) -> BTreeMap<(Target, String), ModuleId> {
        let mut functions = BTreeMap::new();
        for (id, module) in self.workspace.modules.iter().enumerate() {
            for item in &module.items {
                let Item::Impl(block) = item else { continue };
                let target = self.self_type(id, block).filter(|_| block.trait_.is_none());
                let Some(target) = target else { continue };
                let names = block.items.iter().filter_map(function_name);
                functions.extend(names.map(|name| ((target.clone(), name), id)));
            }
        }
        functions
    }

    fn resolve_path(&self, from: ModuleId, path: &[String], stack: &mut Stack) -> Vec<Target> {
        let Some((first, rest)) = path.split_first() else { return Vec::new() };
        let mut targets = match first.as_str() {
            "crate" => vec![Target::Module(self.workspace.root(from))],
            "self" => vec![Target::Module(from)],
            "super" => {
                self.workspace.modules[from].parent.map(Target::Module).into_iter().collect()
            }
            name => self.lookup(from, name, stack),
        };
        if targets.is_empty() {
            targets.extend(self.workspace.crates.get(first).copied().map(Target::Module));
        }
        rest.iter().fold(targets, |targets, name| {
            targets.into_iter().flat_map(|target| self.member(target, name, stack)).collect()
        })
    }

    fn member(&self, target: Target, name: &str, stack: &mut Stack) -> Vec<Target> {
        match target {
            Target::Item(module, ref item) if self.is_type(module, item) => {
                let function = (target, name.to_owned());
                let other = self.functions.get(&function).filter(|other| **other != module);
                let (target, name) = function;
                let item = |other: &ModuleId| Target::Item(*other, name.clone());
                other.map(item).into_iter().chain([target]).collect()
            }
            Target::Item(..) => Vec::new(),
            Target::Module(id) if name == "super" => {
                self.workspace.modules[id].parent.map(Target::Module).into_iter().collect()
            }
            Target::Module(id) => self.lookup(id, name, stack),
        }
    }

    /// Whether a path can go on after an item.
    fn is_type(&self, module: ModuleId, name: &str) -> bool {
        let mut items = self.workspace.modules[module].items.iter();
        items.any(|item| {
            item_name(item).is_some_and(|ident| ident == name)
                && matches!(
                    item,
                    Item::Enum(_)
                        | Item::Struct(_)
                        | Item::Trait(_)
                        | Item::Type(_)
                        | Item::Union(_)
                )
        })
    }

    /// The targets of a name in a module: children, items and imports, then `*` imports.
    fn lookup(&self, id: ModuleId, name: &str, stack: &mut Stack) -> Vec<Target> {
        if stack.iter().any(|(module, other)| *module == id && other == name) {
            return Vec::new();
        }
        stack.push((id, name.to_owned()));
        let module = &self.workspace.modules[id];
        let mut found: Vec<Target> =
            module.children.get(name).copied().map(Target::Module).into_iter().collect();
        if module.items.iter().filter_map(item_name).any(|ident| ident == name) {
            found.push(Target::Item(id, name.to_owned()));
        }
        for import in module.imports.iter().filter(|import| import.name.as_deref() == Some(name)) {
            found.extend(self.resolve_path(id, &import.path, stack));
        }
        if found.is_empty() {
            found = self.lookup_in_globs(id, name, stack);
        }
        stack.pop();
        found.sort();
        found.dedup();
        found
    }

    fn lookup_in_globs(&self, id: ModuleId, name: &str, stack: &mut Stack) -> Vec<Target> {
        let mut found = Vec::new();
        for import in
            self.workspace.modules[id].imports.iter().filter(|import| import.name.is_none())
        {
            for target in self.resolve_path(id, &import.path, stack) {
                if let Target::Module(module) = target {
                    found.extend(self.lookup(module, name, stack));
                }
            }
        }
        found
    }
}

/// The path of the type that a block implements; none for a reference or another such type.
pub(crate) fn self_path(block: &ItemImpl) -> Option<Vec<String>> {
    match &*block.self_ty {
        Type::Path(path) => {
            Some(path.path.segments.iter().map(|segment| segment.ident.to_string()).collect())
        }
        _ => None,
    }
}

/// The names that are being looked up: re-exports may form a circle.
type Stack = Vec<(ModuleId, String)>;

fn function_name(item: &ImplItem) -> Option<String> {
    match item {
        ImplItem::Fn(function) => Some(function.sig.ident.to_string()),
        ImplItem::Const(constant) => Some(constant.ident.to_string()),
        _ => None,
    }
}
