//! Types that the items of a crate declare: return types, types of fields, and implemented traits.

use std::collections::HashMap;

use ra_ap_syntax::ast::{self, AstNode, HasGenericParams, HasModuleItem, HasName, HasTypeBounds};
use ra_ap_syntax::{SyntaxNode, TextSize};

use super::files::Files;
use super::lower::{Generics, Lower};
use super::scope::{Crate, ScopeId};
use super::source::{name_of, plain};
use super::ty::{Associated, Bound, Ty};

/// An item of the crate: its scope and name.
pub type Key = (ScopeId, String);

/// A trait of the crate.
#[derive(Debug, Default)]
pub struct OwnTrait {
    /// Return types of its methods.
    pub methods: HashMap<String, Ty>,
    /// Its supertraits.
    pub above: Vec<Bound>,
}

/// The index.
#[derive(Debug, Default)]
pub struct Index {
    /// Return types of functions.
    pub functions: HashMap<Key, Ty>,
    /// Return types of methods, by their owner's type.
    pub methods: HashMap<Key, HashMap<String, Ty>>,
    /// The traits that types implement, with associated types.
    pub implements: HashMap<Key, Vec<(Bound, Associated)>>,
    /// The names of the parameters of structs and enums.
    pub parameters: HashMap<Key, Vec<String>>,
    /// Types of fields.
    pub fields: HashMap<Key, HashMap<String, Ty>>,
    /// Types behind aliases.
    pub aliases: HashMap<Key, Ty>,
    /// The traits of the crate.
    pub traits: HashMap<Key, OwnTrait>,
    /// Return types of all the crate's own methods of a name, whichever type they belong to.
    pub by_name: HashMap<String, Vec<Ty>>,
}

/// Returns the items directly in a scope of a file.
pub fn items_at(tree: &SyntaxNode, place: TextSize) -> Vec<ast::Item> {
    if place == TextSize::new(0) {
        return ast::SourceFile::cast(tree.clone()).map(|file| file.items().collect()).unwrap_or_default();
    }
    let holder = tree.token_at_offset(place).right_biased().and_then(|token| token.parent());
    holder.into_iter().flat_map(|holder| holder.children().filter_map(ast::Item::cast).collect::<Vec<_>>()).collect()
}

impl Index {
    /// Reads the items of a crate.
    pub fn of(krate: &Crate, files: &Files) -> Self {
        let mut index = Self::default();
        let mut places: Vec<_> = krate.by_place.iter().map(|(&(file, place), &scope)| (file, place, scope)).collect();
        places.sort_unstable();
        let mut tree = None;
        for (file, place, scope) in places {
            if !matches!(&tree, Some((known, _)) if *known == file) {
                tree = Some((file, files.get(file).tree()));
            }
            let Some((_, root)) = &tree else { continue };
            for item in items_at(root, place) {
                index.item(krate, scope, &item);
            }
        }
        index
    }

    fn item(&mut self, krate: &Crate, scope: ScopeId, item: &ast::Item) {
        let none = Generics::default();
        let lower = Lower { krate, scope, generics: &none };
        match item {
            ast::Item::Fn(node) => {
                let generics = lower.with(node);
                let returned = Lower { generics: &generics, ..lower }.returned(node.ret_type());
                if let Some(name) = name_of(node) {
                    self.functions.insert((scope, name), returned);
                }
            }
            ast::Item::Struct(node) => {
                let generics = lower.with(node);
                let lower = Lower { generics: &generics, ..lower };
                if let (Some(name), Some(fields)) = (name_of(node), node.field_list()) {
                    self.parameters.insert((scope, name.clone()), parameters_of(node));
                    self.fields.insert((scope, name), fields_of(&fields, lower));
                }
            }
            ast::Item::Enum(node) => {
                let generics = lower.with(node);
                let lower = Lower { generics: &generics, ..lower };
                let Some(name) = name_of(node) else { return };
                self.parameters.insert((scope, name.clone()), parameters_of(node));
                for variant in node.variant_list().into_iter().flat_map(|list| list.variants()) {
                    if let (Some(variant_name), Some(fields)) = (name_of(&variant), variant.field_list()) {
                        self.fields.insert((scope, format!("{name}::{variant_name}")), fields_of(&fields, lower));
                    }
                }
            }
            ast::Item::TypeAlias(node) => {
                let generics = lower.with(node);
                let lower = Lower { generics: &generics, ..lower };
                if let (Some(name), Some(ty)) = (name_of(node), node.ty()) {
                    self.aliases.insert((scope, name), lower.ty(&ty));
                }
            }
            ast::Item::Const(node) => {
                if let (Some(name), Some(ty)) = (name_of(node), node.ty()) {
                    self.functions.insert((scope, format!("const {name}")), lower.ty(&ty));
                }
            }
            ast::Item::Static(node) => {
                if let (Some(name), Some(ty)) = (name_of(node), node.ty()) {
                    self.functions.insert((scope, format!("const {name}")), lower.ty(&ty));
                }
            }
            ast::Item::Trait(node) => self.own_trait(lower, scope, node),
            ast::Item::Impl(node) => self.implementation(lower, node),
            _ => {}
        }
    }

    fn own_trait(&mut self, lower: Lower<'_>, scope: ScopeId, node: &ast::Trait) {
        let Some(name) = name_of(node) else { return };
        let mut generics = lower.with(node);
        generics.self_ty = Some(Ty::Bounds(vec![Bound::Own(scope, name.clone())], Vec::new()));
        let mut own = OwnTrait::default();
        if let Ty::Bounds(bounds, _) = lower.bounds(node.type_bound_list()) {
            own.above = bounds;
        }
        let items: Vec<_> = node.assoc_item_list().into_iter().flat_map(|list| list.assoc_items()).collect();
        for item in &items {
            if let ast::AssocItem::TypeAlias(alias) = item
                && let Some(name) = name_of(alias)
            {
                let bounds = Lower { generics: &generics, ..lower }.bounds(alias.type_bound_list());
                generics.associated.insert(name, bounds);
            }
        }
        for item in &items {
            if let ast::AssocItem::Fn(method) = item
                && let Some(name) = name_of(method)
            {
                let inner = Lower { generics: &generics, ..lower }.with(method);
                let returned = Lower { generics: &inner, ..lower }.returned(method.ret_type());
                self.by_name.entry(name.clone()).or_default().push(returned.clone());
                own.methods.insert(name, returned);
            }
        }
        self.traits.insert((scope, name), own);
    }

    fn implementation(&mut self, lower: Lower<'_>, node: &ast::Impl) {
        let generics = impl_generics(lower, node);
        let lower = Lower { generics: &generics, ..lower };
        let self_ty = generics.self_ty.clone().unwrap_or(Ty::Unknown);
        let key = match &self_ty {
            Ty::Own(scope, name, _) => Some((*scope, name.clone())),
            _ => None,
        };
        let implemented = node.trait_().map(|ty| lower.ty(&ty));
        if let (Some(key), Some(Ty::Bounds(bounds, _))) = (&key, &implemented) {
            let types: Vec<(String, Ty)> = generics.associated.clone().into_iter().collect();
            let entry = self.implements.entry(key.clone()).or_default();
            entry.extend(bounds.iter().map(|bound| (bound.clone(), types.clone())));
        }
        for item in node.assoc_item_list().into_iter().flat_map(|list| list.assoc_items()) {
            if let ast::AssocItem::Fn(method) = item
                && let Some(name) = name_of(&method)
            {
                let inner = lower.with(&method);
                let returned = Lower { generics: &inner, ..lower }.returned(method.ret_type());
                let of_old = matches!(&implemented, Some(Ty::Bounds(bounds, _)) if bounds.iter().any(|b| matches!(b, Bound::Old(_))));
                if of_old {
                    continue;
                }
                self.by_name.entry(name.clone()).or_default().push(returned.clone());
                if let Some(key) = &key {
                    self.methods.entry(key.clone()).or_default().insert(name, returned);
                }
            }
        }
    }

    /// Adds the index of another library of the project, with paths as this crate names them.
    pub fn absorb(&mut self, library: &Self, added: ScopeId) {
        let key = |(scope, name): &Key| (scope + added, name.clone());
        let named = |types: &HashMap<String, Ty>| -> HashMap<String, Ty> {
            types.iter().map(|(name, ty)| (name.clone(), ty.seen_from_outside(added))).collect()
        };
        let one = |(of, ty): (&Key, &Ty)| (key(of), ty.seen_from_outside(added));
        self.functions.extend(library.functions.iter().map(one));
        self.aliases.extend(library.aliases.iter().map(one));
        self.methods.extend(library.methods.iter().map(|(of, methods)| (key(of), named(methods))));
        self.fields.extend(library.fields.iter().map(|(of, fields)| (key(of), named(fields))));
        self.parameters.extend(library.parameters.iter().map(|(of, names)| (key(of), names.clone())));
        self.implements.extend(library.implements.iter().map(|(of, implemented)| {
            let outside = |(bound, types): &(Bound, Associated)| {
                let types = types.iter().map(|(name, ty)| (name.clone(), ty.seen_from_outside(added))).collect();
                (bound.seen_from_outside(added), types)
            };
            (key(of), implemented.iter().map(outside).collect())
        }));
        self.traits.extend(library.traits.iter().map(|(of, own)| {
            let above = own.above.iter().map(|bound| bound.seen_from_outside(added)).collect();
            (key(of), OwnTrait { methods: named(&own.methods), above })
        }));
        for (name, returned) in &library.by_name {
            let entry = self.by_name.entry(name.clone()).or_default();
            entry.extend(returned.iter().map(|ty| ty.seen_from_outside(added)));
        }
    }

    /// Returns the type of a field of one of this crate's types; `variant` is that of an enum.
    pub fn field(&self, ty: &Ty, variant: Option<&str>, name: &str) -> Option<Ty> {
        let Ty::Own(scope, own, arguments) = ty else { return None };
        let key = (*scope, own.clone());
        let of_variant = variant.and_then(|variant| self.fields.get(&(*scope, format!("{own}::{variant}"))));
        let declared = of_variant.or_else(|| self.fields.get(&key))?.get(name)?;
        let parameters = self.parameters.get(&key).map(Vec::as_slice).unwrap_or_default();
        let given = |name: &str| arguments.get(parameters.iter().position(|known| known == name)?).cloned();
        Some(declared.filled(&given))
    }

    /// Returns the type behind an alias, and any other type unchanged.
    pub fn plain(&self, ty: Ty) -> Ty {
        let mut ty = ty;
        for _ in 0..8 {
            match &ty {
                Ty::Own(scope, name, _) => match self.aliases.get(&(*scope, name.clone())) {
                    Some(stands_for) => ty = stands_for.clone(),
                    None => break,
                },
                _ => break,
            }
        }
        ty
    }
}

/// Returns the generic parameters that are in scope inside an impl.
pub fn impl_generics(lower: Lower<'_>, node: &ast::Impl) -> Generics {
    let mut generics = lower.with(node);
    let self_ty = node.self_ty().map(|ty| Lower { generics: &generics, ..lower }.ty(&ty));
    generics.self_ty = self_ty;
    for item in node.assoc_item_list().into_iter().flat_map(|list| list.assoc_items()) {
        if let ast::AssocItem::TypeAlias(alias) = item
            && let (Some(name), Some(ty)) = (name_of(&alias), alias.ty())
        {
            let ty = Lower { generics: &generics, ..lower }.ty(&ty);
            generics.associated.insert(name, ty);
        }
    }
    generics
}

fn parameters_of(item: &impl HasGenericParams) -> Vec<String> {
    let parameters = item.generic_param_list().into_iter().flat_map(|list| list.generic_params());
    let names = parameters.filter_map(|parameter| match parameter {
        ast::GenericParam::TypeParam(parameter) => Some(plain(parameter.name()?.text())),
        _ => None,
    });
    names.collect()
}

fn fields_of(list: &ast::FieldList, lower: Lower<'_>) -> HashMap<String, Ty> {
    match list {
        ast::FieldList::RecordFieldList(list) => {
            list.fields().filter_map(|field| Some((field.name()?.text().to_string(), lower.ty(&field.ty()?)))).collect()
        }
        ast::FieldList::TupleFieldList(list) => {
            list.fields().enumerate().filter_map(|(at, field)| Some((at.to_string(), lower.ty(&field.ty()?)))).collect()
        }
    }
}
