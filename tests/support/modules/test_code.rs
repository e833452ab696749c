//! Source files without the code that is compiled for tests alone.
//!
//! Source: "Conditional compilation" in the Rust Reference.

use syn::visit_mut::{self, VisitMut};
use syn::{Attribute, Ident, ImplItem, Item, ItemMod, Meta, Stmt};

/// Removes items and statements that are compiled for tests alone.
pub(crate) fn remove_test_code(file: &mut syn::File) {
    RemoveTestCode.visit_file_mut(file);
}

struct RemoveTestCode;

impl VisitMut for RemoveTestCode {
    fn visit_file_mut(&mut self, file: &mut syn::File) {
        file.items.retain(|item| !is_test_code(item_attributes(item)));
        visit_mut::visit_file_mut(self, file);
    }

    fn visit_item_mod_mut(&mut self, module: &mut ItemMod) {
        if let Some((_, items)) = &mut module.content {
            items.retain(|item| !is_test_code(item_attributes(item)));
        }
        visit_mut::visit_item_mod_mut(self, module);
    }

    fn visit_item_impl_mut(&mut self, block: &mut syn::ItemImpl) {
        block.items.retain(|item| match item {
            ImplItem::Fn(item) => !is_test_code(&item.attrs),
            ImplItem::Const(item) => !is_test_code(&item.attrs),
            _ => true,
        });
        visit_mut::visit_item_impl_mut(self, block);
    }

    fn visit_block_mut(&mut self, block: &mut syn::Block) {
        block.stmts.retain(|statement| match statement {
            Stmt::Item(item) => !is_test_code(item_attributes(item)),
            Stmt::Local(local) => !is_test_code(&local.attrs),
            _ => true,
        });
        visit_mut::visit_block_mut(self, block);
    }
}

fn item_attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

fn is_test_code(attributes: &[Attribute]) -> bool {
    let conditions = attributes.iter().filter(|attribute| attribute.path().is_ident("cfg"));
    conditions.filter_map(|attribute| attribute.parse_args().ok()).any(|meta| needs_test(&meta))
}

/// Whether a `cfg` predicate holds in tests alone.
fn needs_test(predicate: &Meta) -> bool {
    let Meta::List(list) = predicate else {
        return predicate.path().is_ident("test") || predicate.path().is_ident("doctest");
    };
    let parser = syn::punctuated::Punctuated::<Meta, syn::Token![,]>::parse_terminated;
    let mut parts = list.parse_args_with(parser).into_iter().flatten();
    match list.path.get_ident().map(Ident::to_string).as_deref() {
        Some("all") => parts.any(|part| needs_test(&part)),
        Some("any") => parts.all(|part| needs_test(&part)),
        _ => false,
    }
}
