//! Items without bodies and private parts.

use syn::ext::IdentExt;
use syn::parse::Parser;
use syn::visit_mut::{self, VisitMut};
use syn::{
    Attribute, Block, Expr, Field, Fields, Ident, Item, ItemConst, ItemStruct, PatIdent, Receiver,
    Visibility, parse_quote,
};

/// Removes bodies, private fields, computed values, and the attributes and `mut`s that callers do
/// not notice.
pub(crate) fn reduce_to_signature(item: &mut Item) {
    Signatures.visit_item_mut(item);
}

struct Signatures;

impl VisitMut for Signatures {
    fn visit_attributes_mut(&mut self, attributes: &mut Vec<Attribute>) {
        attributes.retain(|attribute| KEPT.iter().any(|kept| attribute.path().is_ident(kept)));
    }

    fn visit_block_mut(&mut self, block: &mut Block) {
        block.stmts.clear();
    }

    fn visit_receiver_mut(&mut self, receiver: &mut Receiver) {
        receiver.mutability = None;
    }

    fn visit_pat_ident_mut(&mut self, argument: &mut PatIdent) {
        argument.mutability = None;
    }

    fn visit_item_const_mut(&mut self, item: &mut ItemConst) {
        if !matches!(&*item.expr, Expr::Lit(_)) {
            *item.expr = parse_quote!(_);
        }
        visit_mut::visit_item_const_mut(self, item);
    }

    fn visit_item_struct_mut(&mut self, item: &mut ItemStruct) {
        let is_public = |field: &Field| matches!(field.vis, Visibility::Public(_));
        match &mut item.fields {
            Fields::Named(fields) if !fields.named.iter().all(is_public) => {
                let mut hidden = fields.named[0].clone();
                hidden.vis = Visibility::Inherited;
                hidden.ident = Ident::parse_any.parse_str("_").ok();
                hidden.ty = parse_quote!(_);
                let public = fields.named.iter().filter(|field| is_public(field)).cloned();
                fields.named = public.chain([hidden]).collect();
            }
            Fields::Unnamed(fields) => {
                for field in fields.unnamed.iter_mut().filter(|field| !is_public(field)) {
                    field.vis = Visibility::Inherited;
                    field.ty = parse_quote!(_);
                }
            }
            _ => {}
        }
        visit_mut::visit_item_struct_mut(self, item);
    }
}

/// Attributes that callers notice.
const KEPT: [&str; 6] = ["cfg", "default", "deprecated", "derive", "must_use", "non_exhaustive"];
