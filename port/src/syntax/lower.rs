//! From the syntax of a type to what is known of it.

use std::collections::HashMap;

use ra_ap_syntax::ast::{self, HasGenericArgs, HasGenericParams, HasName, HasTypeBounds};

use super::collect::begins_with_colons;
use super::scope::{Crate, Meaning, ScopeId};
use super::source::plain;
use super::ty::{Bound, FUTURE, STREAM, Ty};
use crate::guide::guide;

/// Type parameters in reach, and what `Self` is.
#[derive(Debug, Clone, Default)]
pub struct Generics {
    /// Parameters by name.
    pub parameters: HashMap<String, Ty>,
    /// `Self`.
    pub self_ty: Option<Ty>,
    /// `Self::Name`.
    pub associated: HashMap<String, Ty>,
}

/// Lowers types at one place.
#[derive(Debug, Clone, Copy)]
pub struct Lower<'a> {
    /// The crate.
    pub krate: &'a Crate,
    /// The scope.
    pub scope: ScopeId,
    /// Generic parameters in reach.
    pub generics: &'a Generics,
}

impl Lower<'_> {
    /// Returns a type.
    pub fn ty(&self, ty: &ast::Type) -> Ty {
        match ty {
            ast::Type::PathType(path) => path.path().map_or(Ty::Unknown, |path| self.path(&path)),
            ast::Type::RefType(inner) => inner.ty().map_or(Ty::Unknown, |ty| self.ty(&ty)),
            ast::Type::PtrType(_) => Ty::Other,
            ast::Type::ParenType(inner) => inner.ty().map_or(Ty::Unknown, |ty| self.ty(&ty)),
            ast::Type::ImplTraitType(node) => self.bounds(node.type_bound_list()),
            ast::Type::DynTraitType(node) => self.bounds(node.type_bound_list()),
            ast::Type::TupleType(node) => Ty::Tuple(node.fields().map(|ty| self.ty(&ty)).collect()),
            ast::Type::ArrayType(node) => Ty::List(Box::new(node.ty().map_or(Ty::Unknown, |ty| self.ty(&ty)))),
            ast::Type::SliceType(node) => Ty::List(Box::new(node.ty().map_or(Ty::Unknown, |ty| self.ty(&ty)))),
            ast::Type::FnPtrType(node) => Ty::Closure(Box::new(self.returned(node.ret_type()))),
            _ => Ty::Unknown,
        }
    }

    /// Returns what a function returns.
    pub fn returned(&self, ret: Option<ast::RetType>) -> Ty {
        match ret {
            None => Ty::unit(),
            Some(ret) => ret.ty().map_or(Ty::Unknown, |ty| self.ty(&ty)),
        }
    }

    /// Returns a list of bounds.
    pub fn bounds(&self, list: Option<ast::TypeBoundList>) -> Ty {
        let (mut bounds, mut types) = (Vec::new(), Vec::new());
        for bound in list.into_iter().flat_map(|list| list.bounds()) {
            let Some(ast::Type::PathType(path)) = bound.ty() else { continue };
            let Some(path) = path.path() else { continue };
            match self.path_of_bound(&path) {
                Ty::Bounds(more, assoc) => {
                    bounds.extend(more);
                    types.extend(assoc);
                }
                Ty::Closure(ret) => return Ty::Closure(ret),
                Ty::List(item) => return Ty::List(item),
                _ => {}
            }
        }
        if bounds.is_empty() { Ty::Unknown } else { Ty::Bounds(bounds, types) }
    }

    fn path_of_bound(&self, path: &ast::Path) -> Ty {
        if let Some(segment) = path.segment()
            && let Some(name) = segment.name_ref()
        {
            if matches!(name.text(), "Fn" | "FnMut" | "FnOnce") {
                return Ty::Closure(Box::new(self.returned(segment.ret_type())));
            }
            if matches!(name.text(), "Iterator" | "IntoIterator") {
                let item = self.associated_of(path).into_iter().find(|(name, _)| name == "Item");
                return Ty::List(Box::new(item.map_or(Ty::Unknown, |(_, ty)| ty)));
            }
        }
        self.path(path)
    }

    fn segments(path: &ast::Path) -> Vec<String> {
        path.segments().filter_map(|segment| Some(plain(segment.name_ref()?.text()))).collect()
    }

    fn associated_of(&self, path: &ast::Path) -> Vec<(String, Ty)> {
        let arguments = path.segment().and_then(|segment| segment.generic_arg_list());
        let mut found = Vec::new();
        for argument in arguments.into_iter().flat_map(|list| list.generic_args()) {
            if let ast::GenericArg::AssocTypeArg(argument) = argument
                && let (Some(name), Some(ty)) = (argument.name_ref(), argument.ty())
            {
                found.push((plain(name.text()), self.ty(&ty)));
            }
        }
        found
    }

    fn arguments_of(&self, path: &ast::Path) -> Vec<Ty> {
        let arguments = path.segment().and_then(|segment| segment.generic_arg_list());
        arguments
            .into_iter()
            .flat_map(|list| list.generic_args())
            .filter_map(|argument| match argument {
                ast::GenericArg::TypeArg(argument) => Some(argument.ty().map_or(Ty::Unknown, |ty| self.ty(&ty))),
                _ => None,
            })
            .collect()
    }

    fn path(&self, path: &ast::Path) -> Ty {
        let segments = Self::segments(path);
        let names: Vec<&str> = segments.iter().map(String::as_str).collect();
        if path.segments().any(|segment| segment.type_anchor().is_some()) {
            return assumed(names.last().copied().unwrap_or_default());
        }
        match names.as_slice() {
            ["Self"] => return self.generics.self_ty.clone().unwrap_or(Ty::Unknown),
            ["Self", name] => {
                return self.generics.associated.get(*name).cloned().unwrap_or_else(|| assumed(name));
            }
            [name] if self.generics.parameters.contains_key(*name) => return self.generics.parameters[*name].clone(),
            [name, member] if self.generics.parameters.contains_key(*name) => {
                if let Ty::Bounds(_, types) = &self.generics.parameters[*name]
                    && let Some((_, ty)) = types.iter().find(|(known, _)| known == member)
                {
                    return ty.clone();
                }
                let joined = format!("{name}::{member}");
                return self.generics.parameters.get(&joined).cloned().unwrap_or_else(|| assumed(member));
            }
            _ => {}
        }
        let last = names.last().copied().unwrap_or_default();
        match self.krate.resolve(self.scope, &names, begins_with_colons(path), false) {
            Some(Meaning::Old(known)) => self.old(&known, path),
            Some(Meaning::Own(scope, name)) => {
                let is_trait = self.krate.is_trait(scope, &name);
                match is_trait {
                    true => Ty::Bounds(vec![Bound::Own(scope, name)], self.associated_of(path)),
                    false => Ty::Own(scope, name, self.arguments_of(path)),
                }
            }
            Some(Meaning::Foreign(known))
                if known.starts_with("std") || known.starts_with("core") || known.starts_with("alloc") =>
            {
                self.standard(last, path).unwrap_or(Ty::Other)
            }
            Some(Meaning::Foreign(_)) => Ty::Unknown,
            Some(Meaning::Module(_)) => Ty::Unknown,
            None => self.standard(last, path).unwrap_or(Ty::Unknown),
        }
    }

    /// Returns a path within the 0.1 crates.
    fn old(&self, known: &str, path: &ast::Path) -> Ty {
        let arguments = self.arguments_of(path);
        let argument = |at: usize| arguments.get(at).cloned().unwrap_or(Ty::Unknown);
        let items = guide().items.at(known);
        let Some((own, kind)) = items.iter().find(|(_, kind)| matches!(*kind, "struct" | "enum" | "trait" | "type"))
        else {
            return Ty::Unknown;
        };
        match (*own, *kind) {
            ("futures::Poll", _) => Ty::poll(argument(0), argument(1)),
            ("futures::StartSend", _) => {
                Ty::Result(Box::new(Ty::Old("futures::AsyncSink".to_owned(), vec![argument(0)])), Box::new(argument(1)))
            }
            ("futures::BoxFuture", _) => Ty::future(argument(0), argument(1)),
            ("futures::stream::BoxStream", _) => Ty::stream(argument(0), argument(1)),
            (_, "trait") => Ty::Bounds(vec![Bound::Old((*own).to_owned())], self.associated_of(path)),
            (_, "type") => Ty::Unknown,
            _ => Ty::Old((*own).to_owned(), arguments),
        }
    }

    /// Returns a type of the standard library by its name.
    fn standard(&self, name: &str, path: &ast::Path) -> Option<Ty> {
        let mut arguments = self.arguments_of(path).into_iter();
        let mut next = || arguments.next().unwrap_or(Ty::Unknown);
        Some(match name {
            "Box" | "Rc" | "Arc" | "Pin" | "Ref" | "RefMut" | "MutexGuard" | "Cow" => next(),
            "Option" => Ty::Option(Box::new(next())),
            "Result" => {
                let item = next();
                Ty::Result(Box::new(item), Box::new(next()))
            }
            "Vec" | "VecDeque" | "BTreeSet" | "HashSet" | "LinkedList" | "BinaryHeap" | "IntoIter" | "Iter"
            | "IterMut" | "Drain" => Ty::List(Box::new(next())),
            "RefCell" | "Mutex" | "RwLock" => Ty::Cell(Box::new(next())),
            "String" | "str" | "bool" | "char" | "u8" | "u16" | "u32" | "u64" | "u128" | "usize" | "i8" | "i16"
            | "i32" | "i64" | "i128" | "isize" | "f32" | "f64" | "HashMap" | "BTreeMap" | "Duration" | "Instant"
            | "SocketAddr" => Ty::Other,
            _ => return None,
        })
    }

    /// Adds the parameters of an item to what is in reach.
    pub fn with(&self, item: &impl HasGenericParams) -> Generics {
        let mut generics = self.generics.clone();
        // Bounds may name parameters that come later: twice over.
        for _ in 0..2 {
            let known = generics.clone();
            let lower = Lower { generics: &known, ..*self };
            for parameter in item.generic_param_list().into_iter().flat_map(|list| list.generic_params()) {
                if let ast::GenericParam::TypeParam(parameter) = parameter
                    && let Some(name) = parameter.name()
                {
                    let name = plain(name.text());
                    let bounds = match lower.bounds(parameter.type_bound_list()) {
                        Ty::Unknown => Ty::Parameter(name.clone()),
                        known => known,
                    };
                    generics.parameters.insert(name, bounds);
                }
            }
            for predicate in item.where_clause().into_iter().flat_map(|clause| clause.predicates()) {
                let Some(ast::Type::PathType(ty)) = predicate.ty() else { continue };
                let Some(path) = ty.path() else { continue };
                if path.segments().any(|segment| segment.type_anchor().is_some()) {
                    continue;
                }
                let name = Self::segments(&path).join("::");
                let more = lower.bounds(predicate.type_bound_list());
                let entry = generics.parameters.entry(name).or_insert(Ty::Unknown);
                *entry = match (entry.clone(), more) {
                    (Ty::Bounds(mut bounds, mut types), Ty::Bounds(more, assoc)) => {
                        bounds.extend(more);
                        types.extend(assoc);
                        Ty::Bounds(bounds, types)
                    }
                    (known, Ty::Unknown) => known,
                    (_, more) => more,
                };
            }
        }
        generics
    }
}

/// Returns the associated types that code of the time calls by the name of their trait.
fn assumed(name: &str) -> Ty {
    match name {
        "Future" => Ty::Bounds(vec![Bound::Old(FUTURE.to_owned())], Vec::new()),
        "Stream" => Ty::Bounds(vec![Bound::Old(STREAM.to_owned())], Vec::new()),
        _ => Ty::Unknown,
    }
}
