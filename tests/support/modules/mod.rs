//! The modules of the workspace, and the items that their paths name.
//!
//! - [`Sources`]: source files, from disk or from memory
//! - [`Workspace`]: the modules of its crates, without test code
//! - [`Resolver`]: from a path in a module to the items that it names
//! - [`edges`]: the import graph
//!
//! Source: "Modules" and "Use declarations" in the Rust Reference.
#![allow(dead_code, unused_imports, reason = "each test crate uses its part")]

mod imports;
mod resolver;
mod test_code;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use syn::visit::Visit;
use syn::{Ident, Item, ItemMod, ItemUse, UseTree, Visibility};

pub(crate) use imports::{Edges, edges};
pub(crate) use resolver::{Resolver, Target};
use test_code::remove_test_code;

/// Texts of source files by their paths from the root of the repository.
pub(crate) type Sources = BTreeMap<String, String>;

/// The source files of all crates of this workspace.
pub(crate) fn sources() -> Sources {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = Sources::new();
    read_folder(root, "src", &mut sources);
    for name in names_in(&root.join("crates")) {
        read_folder(root, &format!("crates/{name}/src"), &mut sources);
    }
    sources
}

/// The index of a module in [`Workspace::modules`].
pub(crate) type ModuleId = usize;

/// Crates that depend on each other.
#[derive(Default)]
pub(crate) struct Workspace {
    pub(crate) modules: Vec<Module>,
    /// Root modules by the names of their crates.
    pub(crate) crates: BTreeMap<String, ModuleId>,
}

/// A module: a file, or an inline `mod` in one.
pub(crate) struct Module {
    pub(crate) file: String,
    /// The whole module is `pub`.
    pub(crate) public: bool,
    pub(crate) parent: Option<ModuleId>,
    pub(crate) children: BTreeMap<String, ModuleId>,
    /// Without modules and imports.
    pub(crate) items: Vec<Item>,
    /// With those in function bodies.
    pub(crate) imports: Vec<Import>,
}

/// One name of a `use` declaration.
#[derive(Clone)]
pub(crate) struct Import {
    pub(crate) public: bool,
    pub(crate) path: Vec<String>,
    /// None for `*`.
    pub(crate) name: Option<String>,
}

impl Workspace {
    /// Parses the crates whose roots are `lib.rs` or `main.rs` in `src` or `crates/*/src`, and their
    /// modules. The crate of `src` has the name `multivalue`.
    pub(crate) fn parse(sources: &Sources) -> Self {
        let mut workspace = Self::default();
        for file in sources.keys() {
            let folder = file.strip_suffix("/lib.rs").or_else(|| file.strip_suffix("/main.rs"));
            let Some(folder) = folder.filter(|folder| folder.ends_with("src")) else { continue };
            let name = folder.split('/').rev().nth(1).unwrap_or("multivalue").replace('-', "_");
            let place = Place { file, folder: folder.to_owned(), public: true, parent: None };
            let root = workspace.add(sources, place, items_of(sources, file));
            workspace.crates.insert(name, root);
        }
        workspace
    }

    /// The root module of the crate of a module.
    pub(crate) fn root(&self, module: ModuleId) -> ModuleId {
        self.modules[module].parent.map_or(module, |parent| self.root(parent))
    }

    fn add(&mut self, sources: &Sources, place: Place<'_>, items: Vec<Item>) -> ModuleId {
        let id = self.modules.len();
        let (modules, items): (Vec<Item>, Vec<Item>) =
            items.into_iter().partition(|item| matches!(item, Item::Mod(_)));
        self.modules.push(Module {
            file: place.file.to_owned(),
            public: place.public,
            parent: place.parent,
            children: BTreeMap::new(),
            imports: imports_of(&items),
            items: items.into_iter().filter(|item| !matches!(item, Item::Use(_))).collect(),
        });
        for module in modules {
            let Item::Mod(module) = module else { continue };
            let child = self.add_child(sources, &place, id, &module);
            self.modules[id].children.insert(module.ident.to_string(), child);
        }
        id
    }

    fn add_child(
        &mut self,
        sources: &Sources,
        place: &Place<'_>,
        parent: ModuleId,
        module: &ItemMod,
    ) -> ModuleId {
        let folder = format!("{}/{}", place.folder, module.ident);
        let files = [format!("{folder}.rs"), format!("{folder}/mod.rs")];
        let (file, items) = match &module.content {
            Some((_, items)) => (place.file, items.clone()),
            None => {
                let file = files.iter().find(|file| sources.contains_key(*file));
                let file = file.unwrap_or_else(|| panic!("no file of module {folder}"));
                (file.as_str(), items_of(sources, file))
            }
        };
        let public = matches!(module.vis, Visibility::Public(_));
        self.add(sources, Place { file, folder, public, parent: Some(parent) }, items)
    }
}

/// The name that an item defines.
pub(crate) fn item_name(item: &Item) -> Option<&Ident> {
    match item {
        Item::Const(item) => Some(&item.ident),
        Item::Enum(item) => Some(&item.ident),
        Item::Fn(item) => Some(&item.sig.ident),
        Item::Macro(item) => item.ident.as_ref(),
        Item::Static(item) => Some(&item.ident),
        Item::Struct(item) => Some(&item.ident),
        Item::Trait(item) => Some(&item.ident),
        Item::Type(item) => Some(&item.ident),
        Item::Union(item) => Some(&item.ident),
        _ => None,
    }
}

/// Where a module is: its file, and the folder of its children.
struct Place<'a> {
    file: &'a str,
    folder: String,
    public: bool,
    parent: Option<ModuleId>,
}

fn read_folder(root: &Path, folder: &str, sources: &mut Sources) {
    for name in names_in(&root.join(folder)) {
        let path = format!("{folder}/{name}");
        if root.join(&path).is_dir() {
            read_folder(root, &path, sources);
        } else if name.ends_with(".rs") {
            sources.insert(path.clone(), fs::read_to_string(root.join(&path)).unwrap());
        }
    }
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

fn items_of(sources: &Sources, file: &str) -> Vec<Item> {
    let mut parsed =
        syn::parse_file(&sources[file]).unwrap_or_else(|error| panic!("{file}: {error}"));
    remove_test_code(&mut parsed);
    parsed.items
}

fn imports_of(items: &[Item]) -> Vec<Import> {
    let mut imports = Imports::default();
    items.iter().for_each(|item| imports.visit_item(item));
    imports.0
}

#[derive(Default)]
struct Imports(Vec<Import>);

impl Visit<'_> for Imports {
    fn visit_item_use(&mut self, item: &ItemUse) {
        let public = matches!(item.vis, Visibility::Public(_));
        self.flatten(&item.tree, Vec::new(), public);
    }
}

impl Imports {
    fn flatten(&mut self, tree: &UseTree, mut path: Vec<String>, public: bool) {
        match tree {
            UseTree::Path(tree) => {
                path.push(tree.ident.to_string());
                self.flatten(&tree.tree, path, public);
            }
            UseTree::Name(tree) => {
                if tree.ident != "self" {
                    path.push(tree.ident.to_string());
                }
                let name = path.last().cloned();
                self.0.push(Import { public, path, name });
            }
            UseTree::Rename(tree) => {
                if tree.ident != "self" {
                    path.push(tree.ident.to_string());
                }
                self.0.push(Import { public, path, name: Some(tree.rename.to_string()) });
            }
            UseTree::Glob(_) => self.0.push(Import { public, path, name: None }),
            UseTree::Group(tree) => {
                tree.items.iter().for_each(|tree| self.flatten(tree, path.clone(), public));
            }
        }
    }
}
