//! The public API of the crate is that of `tests/public-api.txt`, so that a change of it is seen.
//!
//! `UPDATE_PUBLIC_API=1 cargo test --test public_api` writes the file anew. It is Rust without
//! bodies: each public module with its public items, their inherent functions and the traits
//! that they implement, all sorted by name. `_` takes the place of private fields and of
//! computed constants.

#[path = "support/modules/mod.rs"]
mod modules;
#[path = "support/signatures.rs"]
mod signatures;

use std::collections::BTreeMap;
use std::{env, fs};

use syn::{Ident, ImplItem, Item, ItemImpl, ItemUse, Type, Visibility, parse_quote};

use modules::{Import, ModuleId, Resolver, Sources, Target, Workspace, item_name, sources};
use signatures::reduce_to_signature;

const LISTING: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/public-api.txt");

#[test]
fn the_listing_is_that_of_the_sources() {
    let listing = listing(&sources());
    if env::var_os("UPDATE_PUBLIC_API").is_some() {
        fs::write(LISTING, &listing).unwrap();
    }
    let recorded = fs::read_to_string(LISTING).unwrap();
    let [gone, new] = [(&recorded, &listing), (&listing, &recorded)]
        .map(|(one, other)| one.lines().filter(|line| !other.contains(line)).collect::<Vec<_>>());
    assert!(
        listing == recorded,
        "The public API has changed: gone {gone:#?}, new {new:#?}. If that is meant, run \
         UPDATE_PUBLIC_API=1 cargo test --test public_api"
    );
}

#[test]
fn the_listing_of_a_planted_crate() {
    let planted = plant(&[
        ("src/lib.rs", "pub mod zone; mod dns; pub use zone::Zone; pub use dns::Name as Owner;"),
        ("src/dns.rs", "/// Text.\n#[derive(Clone)] pub struct Name(String); pub struct Hidden;"),
        (
            "src/zone.rs",
            "mod draw; pub const MAX: usize = 8; pub const ALL: usize = MAX + 1; use draw::x;
             #[non_exhaustive] pub enum Kind { #[default] One { field: u8 } }
             pub struct Zone { pub size: u8, seed: u64 } pub(crate) struct Private;
             impl Zone { fn f(&self) {} pub fn last(&self) {} }
             impl std::fmt::Display for Zone { fn fmt(&self) {} }
             #[cfg(test)] mod tests { pub fn f() {} }",
        ),
        ("src/zone/draw.rs", "impl super::Zone { pub fn draw(self) -> u8 { 8 } } pub fn x() {}"),
    ]);
    assert_eq!(planted, PLANTED);
}

const PLANTED: &str = "\
pub use crate::zone::Zone;
#[derive(Clone)]
pub struct Owner(_);
pub mod zone {
    pub const ALL: usize = _;
    #[non_exhaustive]
    pub enum Kind {
        #[default]
        One { field: u8 },
    }
    pub const MAX: usize = 8;
    pub struct Zone {
        pub size: u8,
        _: _,
    }
    impl Zone {
        pub fn draw(self) -> u8 {}
        pub fn last(&self) {}
    }
    impl std::fmt::Display for Zone {}
}
";

fn plant(files: &[(&str, &str)]) -> String {
    let files = files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
    listing(&files.collect::<Sources>())
}

fn listing(sources: &Sources) -> String {
    let workspace = Workspace::parse(sources);
    let api = Api::new(&workspace);
    let items = api.module(workspace.crates["multivalue"]);
    prettyplease::unparse(&syn::File { shebang: None, frontmatter: None, attrs: vec![], items })
}

/// The public items of a workspace.
struct Api<'a> {
    workspace: &'a Workspace,
    resolver: Resolver<'a>,
    /// The blocks that implement each type.
    impls: BTreeMap<Target, Vec<&'a ItemImpl>>,
}

impl<'a> Api<'a> {
    fn new(workspace: &'a Workspace) -> Self {
        let resolver = Resolver::new(workspace);
        let mut impls = BTreeMap::<_, Vec<_>>::new();
        for (id, module) in workspace.modules.iter().enumerate() {
            for item in &module.items {
                let Item::Impl(block) = item else { continue };
                let target = resolver.self_type(id, block);
                target.into_iter().for_each(|target| impls.entry(target).or_default().push(block));
            }
        }
        Self { workspace, resolver, impls }
    }

    /// The public items of a module: re-exports, its own, and its public modules.
    fn module(&self, id: ModuleId) -> Vec<Item> {
        let module = &self.workspace.modules[id];
        let (mut uses, mut named) = (BTreeMap::new(), BTreeMap::new());
        for import in module.imports.iter().filter(|import| import.public) {
            self.import(id, import, &mut uses, &mut named);
        }
        let public = module.items.iter().filter(|item| is_public(item)).filter_map(item_name);
        for name in public.map(Ident::to_string) {
            named.insert(name.clone(), self.item(&Target::Item(id, name.clone()), &name));
        }
        for (name, child) in &module.children {
            if self.workspace.modules[*child].public {
                let (ident, items) = (ident(name), self.module(*child));
                named.insert(format!("~{name}"), vec![parse_quote!(pub mod #ident { #(#items)* })]);
            }
        }
        uses.into_values().chain(named.into_values().flatten()).collect()
    }

    /// A re-export of a public path stays a `pub use`; one of a private path becomes the item.
    fn import(
        &self,
        id: ModuleId,
        import: &Import,
        uses: &mut BTreeMap<String, Item>,
        named: &mut BTreeMap<String, Vec<Item>>,
    ) {
        let name = import.name.as_deref().expect("`pub use ...::*` hides what is public");
        for target in self.resolver.resolve(id, &import.path) {
            if let Target::Item(..) = &target {
                match self.public_path(id, import) {
                    Some(path) => {
                        uses.insert(path.clone(), Item::Use(re_export(&path, name)));
                    }
                    None => {
                        named.insert(name.to_owned(), self.item(&target, name));
                    }
                }
            }
        }
    }

    /// The path of an import from the crate's root, if all of its modules are public.
    fn public_path(&self, id: ModuleId, import: &Import) -> Option<String> {
        let (last, parents) = import.path.split_last()?;
        let target = self.resolver.resolve(id, parents).into_iter().next()?;
        let Target::Module(mut module) = target else { return None };
        let mut path = vec![last.clone()];
        while let Some(parent) = self.workspace.modules[module].parent {
            let siblings = &self.workspace.modules[parent].children;
            let (name, _) = siblings.iter().find(|(_, sibling)| **sibling == module)?;
            path.insert(0, name.clone());
            if !self.workspace.modules[module].public {
                return None;
            }
            module = parent;
        }
        Some(format!("crate::{}", path.join("::")))
    }

    /// An item under a name, with its impls.
    fn item(&self, target: &Target, name: &str) -> Vec<Item> {
        let Target::Item(id, own_name) = target else { return Vec::new() };
        let of_name = |item: &&Item| item_name(item).is_some_and(|ident| ident == own_name);
        let items = self.workspace.modules[*id].items.iter().filter(of_name);
        let mut items: Vec<Item> = items.map(|item| renamed(item.clone(), name)).collect();
        let blocks = self.impls.get(target).map_or(&[][..], Vec::as_slice);
        items.extend(implemented(blocks));
        items.iter_mut().for_each(reduce_to_signature);
        items
    }
}

/// The public functions of a type, in one block for each of its forms, and its traits.
fn implemented(blocks: &[&ItemImpl]) -> Vec<Item> {
    let (mut inherent, mut traits) = (BTreeMap::new(), BTreeMap::new());
    for block in blocks {
        let mut block = (*block).clone();
        let items = std::mem::take(&mut block.items);
        // The same type by any path.
        if let Type::Path(path) = &mut *block.self_ty {
            path.path.segments = path.path.segments.pop().into_iter().collect();
        }
        let (all, key) = match block.trait_.is_some() {
            true => (&mut traits, printed(&block)),
            false => (&mut inherent, printed(&block)),
        };
        let all: &mut ItemImpl = all.entry(key).or_insert(block);
        all.items.extend(items.into_iter().filter(|item| is_listed(item, all.trait_.is_some())));
    }
    for block in inherent.values_mut() {
        block.items.sort_by_key(associated_name);
    }
    let inherent = inherent.into_values().filter(|block| !block.items.is_empty());
    inherent.chain(traits.into_values()).map(Item::Impl).collect()
}

fn is_listed(item: &ImplItem, of_trait: bool) -> bool {
    match item {
        ImplItem::Type(_) => true,
        ImplItem::Fn(item) => !of_trait && matches!(item.vis, Visibility::Public(_)),
        ImplItem::Const(item) => !of_trait && matches!(item.vis, Visibility::Public(_)),
        _ => false,
    }
}

fn associated_name(item: &ImplItem) -> String {
    match item {
        ImplItem::Const(item) => item.ident.to_string(),
        ImplItem::Fn(item) => item.sig.ident.to_string(),
        _ => String::new(),
    }
}

fn printed(block: &ItemImpl) -> String {
    let items = vec![Item::Impl(block.clone())];
    prettyplease::unparse(&syn::File { shebang: None, frontmatter: None, attrs: vec![], items })
}

fn is_public(item: &Item) -> bool {
    let visibility = match item {
        Item::Const(item) => &item.vis,
        Item::Enum(item) => &item.vis,
        Item::Fn(item) => &item.vis,
        Item::Static(item) => &item.vis,
        Item::Struct(item) => &item.vis,
        Item::Trait(item) => &item.vis,
        Item::Type(item) => &item.vis,
        Item::Union(item) => &item.vis,
        _ => return false,
    };
    matches!(visibility, Visibility::Public(_))
}

fn renamed(mut item: Item, name: &str) -> Item {
    match &mut item {
        Item::Const(item) => item.ident = ident(name),
        Item::Enum(item) => item.ident = ident(name),
        Item::Fn(item) => item.sig.ident = ident(name),
        Item::Struct(item) => item.ident = ident(name),
        Item::Trait(item) => item.ident = ident(name),
        Item::Type(item) => item.ident = ident(name),
        _ => {}
    }
    item
}

fn re_export(path: &str, name: &str) -> ItemUse {
    let text = match path.rsplit("::").next() == Some(name) {
        true => format!("pub use {path};"),
        false => format!("pub use {path} as {name};"),
    };
    syn::parse_str(&text).unwrap()
}

fn ident(name: &str) -> Ident {
    syn::parse_str(name).unwrap()
}
