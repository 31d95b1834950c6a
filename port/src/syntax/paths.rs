//! Finds what code names of 0.1: imports, paths, macros, associated types.

use std::collections::HashSet;
use std::sync::LazyLock;

use ra_ap_syntax::ast::{self, AstNode, HasName};
use ra_ap_syntax::{SyntaxKind, SyntaxNode, TextRange, TextSize};

use super::collect::{Collected, begins_with_colons};
use super::index::{Index, impl_generics};
use super::infer::scope_of;
use super::lower::{Generics, Lower};
use super::methods::is_telling;
use super::scope::{Crate, Meaning, ScopeId};
use super::source::{Around, Source, paths_in_tokens, plain};
use super::ty::{Bound, Ty};
use crate::guide::guide;

/// In which form an item is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// In a `use`.
    Import,
    /// By the star of a `use`.
    Glob,
    /// In `extern crate`.
    ExternCrate,
    /// In a path.
    Path,
    /// As the name of a method that is called.
    Method,
    /// As a macro that is called.
    Macro,
    /// As an associated type: `Item = …`, `Self::Error`.
    Associated,
    /// Among tokens that only a macro understands.
    Tokens,
}

/// A use of an item of 0.1, as the syntax shows it.
#[derive(Debug, Clone)]
pub struct Found {
    /// Range of the name.
    pub at: TextRange,
    /// The item's path in the map, or its own where the map has none.
    pub path: String,
    /// The word of the item lists; `item` where the map has none.
    pub kind: String,
    /// In which form.
    pub place: Place,
    /// `true` if it is certain.
    pub sure: bool,
    /// Type of a method's receiver, as far as it is known.
    pub receiver: Ty,
}

static ASSOCIATED: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let types = guide().items.all().filter(|(_, kind)| *kind == "assoc_type");
    types.filter_map(|(path, _)| path.rsplit("::").next()).collect()
});

static MACROS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let macros = guide().items.all().filter(|(_, kind)| *kind == "macro");
    macros.filter_map(|(path, _)| path.rsplit("::").next()).collect()
});

/// Looks through one file of a crate.
pub struct Looking<'a> {
    source: &'a Source,
    file: usize,
    krate: &'a Crate,
    index: &'a Index,
    found: Vec<Found>,
}

impl<'a> Looking<'a> {
    /// Returns all that a file names.
    pub fn through(
        source: &'a Source,
        collected: &Collected,
        file: usize,
        krate: &'a Crate,
        index: &'a Index,
    ) -> Vec<Found> {
        let mut looking = Self { source, file, krate, index, found: Vec::new() };
        looking.imports(collected);
        let tree = source.tree();
        for node in tree.descendants() {
            match node.kind() {
                SyntaxKind::PATH => looking.path(&node),
                SyntaxKind::IDENT_PAT => looking.pattern(&node),
                SyntaxKind::ASSOC_TYPE_ARG => looking.binding(&node),
                SyntaxKind::TOKEN_TREE => {
                    let is_outermost = node.parent().is_none_or(|parent| parent.kind() != SyntaxKind::TOKEN_TREE);
                    let is_attribute = node.ancestors().any(|holder| holder.kind() == SyntaxKind::ATTR);
                    if is_outermost && !is_attribute {
                        looking.tokens(&node);
                    }
                }
                _ => {}
            }
        }
        looking.macros(&tree);
        looking.found
    }

    fn push(&mut self, at: TextRange, path: &str, kind: &str, place: Place) {
        self.found.push(Found {
            at,
            path: path.to_owned(),
            kind: kind.to_owned(),
            place,
            sure: true,
            receiver: Ty::Unknown,
        });
    }

    fn imports(&mut self, collected: &Collected) {
        for (place, declared) in collected {
            let Some(&scope) = self.krate.by_place.get(&(self.file, *place)) else { continue };
            for import in &declared.uses {
                let path: Vec<&str> = import.path.iter().map(String::as_str).collect();
                let Some(Meaning::Old(path)) = self.krate.resolve(scope, &path, import.leading, true) else { continue };
                let items = guide().items.at(&path);
                let place = if import.glob { Place::Glob } else { Place::Import };
                match items.iter().find(|(_, kind)| *kind != "module").or(items.first()) {
                    Some((own, kind)) => self.push(import.at, own, kind, place),
                    None if guide().items.children(&path).is_some() => self.push(import.at, &path, "module", place),
                    None => self.push(import.at, &path, "item", place),
                }
            }
        }
        let file = ast::SourceFile::cast(self.source.tree());
        let nodes = file
            .into_iter()
            .flat_map(|file| file.syntax().descendants().filter_map(ast::ExternCrate::cast).collect::<Vec<_>>());
        for node in nodes {
            if let Some(name) = node.name_ref()
                && let Some(Meaning::Old(path)) = self.krate.resolve(0, &[&plain(name.text())], true, true)
            {
                self.push(name.syntax().text_range(), &path, "module", Place::ExternCrate);
            }
        }
    }

    fn path(&mut self, node: &SyntaxNode) {
        let Some(parent) = node.parent() else { return };
        let is_inner = matches!(
            parent.kind(),
            SyntaxKind::PATH
                | SyntaxKind::USE_TREE
                | SyntaxKind::MACRO_CALL
                | SyntaxKind::ATTR
                | SyntaxKind::VISIBILITY_INNER
                | SyntaxKind::VISIBILITY
        ) || SyntaxKind::PATH_META == parent.kind();
        if is_inner {
            return;
        }
        // `<T as Future>::Item` is reported as the associated type, and the trait with it.
        let is_trait_of_anchor = parent.kind() == SyntaxKind::PATH_TYPE
            && parent.parent().is_some_and(|anchor| {
                let after_as = anchor
                    .children_with_tokens()
                    .skip_while(|child| child.kind() != SyntaxKind::AS_KW)
                    .any(|child| child.as_node() == Some(&parent));
                anchor.kind() == SyntaxKind::TYPE_ANCHOR && after_as
            });
        if is_trait_of_anchor {
            return;
        }
        let Some(path) = ast::Path::cast(node.clone()) else { return };
        let mut segments = Vec::new();
        let mut anchor = None;
        for segment in path.segments() {
            if let Some(ty) = segment.type_anchor() {
                anchor = Some(ty);
                continue;
            }
            let Some(name) = segment.name_ref() else { continue };
            segments.push((plain(name.text()), name.syntax().text_range()));
        }
        let names: Vec<&str> = segments.iter().map(|(name, _)| name.as_str()).collect();
        let Some((last, at)) = segments.last() else { return };
        let scope = scope_of(self.krate, self.file, node);
        if let Some(anchor) = anchor {
            self.anchored(scope, &anchor, last, *at);
            return;
        }
        if let [first, member] = names.as_slice()
            && ASSOCIATED.contains(member)
            && (*first == "Self" || self.krate.resolve(scope, &[first], false, false).is_none())
        {
            self.of_parameter(node, scope, first, member, *at);
            return;
        }
        if let Some(Meaning::Old(old)) = self.krate.resolve(scope, &names, begins_with_colons(&path), false) {
            let may_be_local = names.len() == 1 && last.starts_with(char::is_lowercase);
            if !(may_be_local && is_local(node, last)) {
                self.named(&old, &segments);
            }
        }
    }

    /// Pushes what rustc would report for a path into the 0.1 crates.
    fn named(&mut self, old: &str, segments: &[(String, TextRange)]) {
        let Some((_, at)) = segments.last() else { return };
        let before = segments.len().checked_sub(2).map(|index| segments[index].1);
        let items = guide().items.at(old);
        let is_type = |kind: &str| matches!(kind, "struct" | "enum" | "type" | "trait");
        match items.iter().find(|(_, kind)| *kind != "module").or(items.first()) {
            Some((own, kind @ ("method" | "const" | "assoc_const"))) => {
                if let (Some(before), Some((owner, _))) = (before, own.rsplit_once("::"))
                    && let Some(row) = guide().row(owner, None)
                    && is_type(&row.kind)
                {
                    self.push(before, owner, &row.kind, Place::Path);
                }
                self.push(*at, own, kind, Place::Path);
            }
            Some((own, kind)) => self.push(*at, own, kind, Place::Path),
            None => {
                let Some((owner, _)) = old.rsplit_once("::") else { return };
                let owners = guide().items.at(owner);
                match (owners.iter().find(|(_, kind)| is_type(kind)), before) {
                    // A method that the map has no row for, of a trait of std mostly: `Bytes::from`.
                    (Some((own, kind)), Some(before)) => self.push(before, own, kind, Place::Path),
                    _ if guide().items.children(old).is_some() => self.push(*at, old, "module", Place::Path),
                    _ => self.push(*at, old, "item", Place::Path),
                }
            }
        }
    }

    /// `<T as Future>::Item`.
    fn anchored(&mut self, scope: ScopeId, anchor: &ast::TypeAnchor, name: &str, at: TextRange) {
        let as_trait = anchor
            .syntax()
            .children()
            .filter_map(ast::PathType::cast)
            .skip_while(|_| anchor.as_token().is_none())
            .last();
        let Some(path) = as_trait.and_then(|ty| ty.path()) else { return };
        let segments: Vec<String> =
            path.segments().filter_map(|segment| Some(plain(segment.name_ref()?.text()))).collect();
        let names: Vec<&str> = segments.iter().map(String::as_str).collect();
        if let Some(Meaning::Old(old)) = self.krate.resolve(scope, &names, begins_with_colons(&path), false)
            && let Some((owner, _)) = guide().items.at(&old).first()
            && let Some((member, kind)) = guide().items.member(owner, name)
        {
            self.push(at, member, kind, Place::Associated);
        }
    }

    fn of_parameter(&mut self, node: &SyntaxNode, scope: ScopeId, first: &str, member: &str, at: TextRange) {
        let none = Generics::default();
        let mut generics = none.clone();
        let mut bounds: Vec<Bound> = Vec::new();
        for holder in node.ancestors() {
            let base = Lower { krate: self.krate, scope, generics: &generics };
            let more = match holder.kind() {
                SyntaxKind::FN => ast::Fn::cast(holder.clone()).map(|node| base.with(&node)),
                SyntaxKind::STRUCT => ast::Struct::cast(holder.clone()).map(|node| base.with(&node)),
                SyntaxKind::ENUM => ast::Enum::cast(holder.clone()).map(|node| base.with(&node)),
                SyntaxKind::TYPE_ALIAS => ast::TypeAlias::cast(holder.clone()).map(|node| base.with(&node)),
                SyntaxKind::TRAIT => {
                    let node = ast::Trait::cast(holder.clone());
                    if let (Some(node), "Self") = (&node, first)
                        && let Ty::Bounds(above, _) = base.bounds(ast::HasTypeBounds::type_bound_list(node))
                    {
                        bounds.extend(above);
                    }
                    node.map(|node| base.with(&node))
                }
                SyntaxKind::IMPL => {
                    let node = ast::Impl::cast(holder.clone());
                    node.map(|node| {
                        let inner = impl_generics(base, &node);
                        if first == "Self"
                            && let Some(ty) = node.trait_()
                            && let Ty::Bounds(implemented, _) = (Lower { generics: &inner, ..base }).ty(&ty)
                        {
                            bounds.extend(implemented);
                        }
                        inner
                    })
                }
                _ => None,
            };
            if let Some(more) = more {
                for (name, ty) in more.parameters {
                    generics.parameters.entry(name).or_insert(ty);
                }
            }
        }
        if let Some(Ty::Bounds(known, _)) = generics.parameters.get(first) {
            bounds.extend(known.iter().cloned());
        }
        for bound in bounds {
            if let Bound::Old(owner) = bound
                && let Some((path, kind)) = guide().items.member(&owner, member)
            {
                self.push(at, path, kind, Place::Associated);
                return;
            }
        }
    }

    /// `Item = …` in `Future<Item = …>`.
    fn binding(&mut self, node: &SyntaxNode) {
        let Some(argument) = ast::AssocTypeArg::cast(node.clone()) else { return };
        let Some(name) = argument.name_ref() else { return };
        let Some(path) = node.ancestors().find_map(ast::Path::cast) else { return };
        let segments: Vec<String> =
            path.segments().filter_map(|segment| Some(plain(segment.name_ref()?.text()))).collect();
        let names: Vec<&str> = segments.iter().map(String::as_str).collect();
        let scope = scope_of(self.krate, self.file, node);
        let owners: Vec<String> = match self.krate.resolve(scope, &names, begins_with_colons(&path), false) {
            Some(Meaning::Old(old)) => guide().items.at(&old).iter().map(|(own, _)| (*own).to_owned()).collect(),
            // A trait of the crate above which one of 0.1 stands.
            Some(Meaning::Own(scope, own)) => {
                let above = self.index.traits.get(&(scope, own)).map(|own| own.above.clone()).unwrap_or_default();
                above
                    .into_iter()
                    .filter_map(|bound| if let Bound::Old(path) = bound { Some(path) } else { None })
                    .collect()
            }
            _ => return,
        };
        let member = owners.iter().find_map(|owner| guide().items.member(owner, name.text()));
        if let Some((member, kind)) = member {
            self.push(name.syntax().text_range(), member, kind, Place::Associated);
        }
    }

    /// A variant or constant as a pattern without a path.
    fn pattern(&mut self, node: &SyntaxNode) {
        let Some(pattern) = ast::IdentPat::cast(node.clone()) else { return };
        let Some(name) = pattern.name() else { return };
        let text = plain(name.text());
        if pattern.pat().is_some() || !text.starts_with(char::is_uppercase) {
            return;
        }
        let scope = scope_of(self.krate, self.file, node);
        if let Some(Meaning::Old(old)) = self.krate.resolve(scope, &[&text], false, false)
            && let Some((own, kind)) =
                guide().items.at(&old).iter().find(|(_, kind)| matches!(*kind, "variant" | "const"))
        {
            self.push(name.syntax().text_range(), own, kind, Place::Path);
        }
    }

    fn macros(&mut self, tree: &SyntaxNode) {
        for call in &self.source.macros {
            let path: Vec<&str> = call.path.iter().map(String::as_str).collect();
            // Few macros are of 0.1, and to find the scope of a place takes its time.
            if path.last().is_none_or(|name| !MACROS.contains(name)) {
                continue;
            }
            let token = tree.token_at_offset(call.name.start()).right_biased();
            let scope = token.and_then(|token| token.parent()).map_or(0, |node| scope_of(self.krate, self.file, &node));
            if let Some(old) = self.krate.resolve_macro(scope, &path)
                && let Some((own, kind)) = guide().items.at(&old).iter().find(|(_, kind)| *kind == "macro")
            {
                self.found.push(Found {
                    at: call.name,
                    path: (*own).to_owned(),
                    kind: (*kind).to_owned(),
                    place: Place::Macro,
                    sure: true,
                    receiver: Ty::Unknown,
                });
            }
        }
    }

    /// Records the names among tokens that are no code.
    fn tokens(&mut self, node: &SyntaxNode) {
        let scope = scope_of(self.krate, self.file, node);
        for (segments, around) in paths_in_tokens(node) {
            let names: Vec<&str> = segments.iter().map(|(name, _)| name.as_str()).collect();
            let Some((last, at)) = segments.last() else { continue };
            if around == Around::Bang {
                if let Some(old) = self.krate.resolve_macro(scope, &names)
                    && let Some((own, kind)) = guide().items.at(&old).iter().find(|(_, kind)| *kind == "macro")
                {
                    self.push(*at, own, kind, Place::Tokens);
                }
                continue;
            }
            if around == Around::Dot {
                if segments.len() == 1 && is_telling(last) {
                    let traits = self.krate.traits_in_scope(scope);
                    let mut candidates = super::ty::traits_with(last).filter(|(owner, _)| traits.contains(owner));
                    if let (Some((_, path)), None) = (candidates.next(), candidates.next()) {
                        self.push(*at, path, "trait_method", Place::Tokens);
                    }
                }
                continue;
            }
            if segments.len() == 1 && !last.starts_with(char::is_uppercase) {
                continue;
            }
            if let Some(Meaning::Old(old)) = self.krate.resolve(scope, &names, false, false)
                && (guide().items.knows(&old)
                    || old.rsplit_once("::").is_some_and(|(owner, _)| guide().items.knows(owner)))
            {
                let first = self.found.len();
                self.named(&old, &segments);
                for found in &mut self.found[first..] {
                    found.place = Place::Tokens;
                }
            }
        }
    }
}

/// Returns whether a name is that of a variable in the function around a node.
fn is_local(node: &SyntaxNode, name: &str) -> bool {
    let start = node.text_range().start();
    let mut holder =
        node.ancestors().find(|node| matches!(node.kind(), SyntaxKind::FN | SyntaxKind::CONST | SyntaxKind::STATIC));
    while let Some(function) = holder {
        let binds = |pattern: ast::IdentPat| {
            pattern.syntax().text_range().start() < start
                && pattern.name().is_some_and(|known| plain(known.text()) == name)
        };
        let patterns = function.descendants().filter_map(ast::IdentPat::cast);
        // A binding counts within the block, arm or closure that holds it.
        for pattern in patterns {
            let reach = pattern.syntax().ancestors().skip(1).find(|node| {
                matches!(
                    node.kind(),
                    SyntaxKind::STMT_LIST
                        | SyntaxKind::MATCH_ARM
                        | SyntaxKind::CLOSURE_EXPR
                        | SyntaxKind::FN
                        | SyntaxKind::FOR_EXPR
                        | SyntaxKind::IF_EXPR
                        | SyntaxKind::WHILE_EXPR
                )
            });
            let reaches = reach.is_some_and(|reach| reach.text_range().contains(start));
            if reaches && binds(pattern) {
                return true;
            }
        }
        holder = function.parent().and_then(|parent| parent.ancestors().find(|node| node.kind() == SyntaxKind::FN));
    }
    false
}

/// Returns the place of the name within a range that rustc reports: the last segment of a path, the name of a binding.
pub fn name_in(tree: &SyntaxNode, range: TextRange) -> TextRange {
    if !tree.text_range().contains_range(range) {
        return range;
    }
    let covering = tree.covering_element(range);
    let Some(node) = covering.as_node() else { return range };
    let within = |node: &SyntaxNode| range.contains_range(node.text_range());
    if let Some(binding) = node.descendants().filter(&within).find_map(ast::AssocTypeArg::cast)
        && binding.syntax().text_range() == range
        && let Some(name) = binding.name_ref()
    {
        return name.syntax().text_range();
    }
    // `mut name` in a pattern.
    if let Some(pattern) = ast::IdentPat::cast(node.clone()).filter(|pattern| within(pattern.syntax()))
        && let Some(name) = pattern.name()
    {
        return name.syntax().text_range();
    }
    let path = node.ancestors().find_map(ast::Path::cast).filter(|path| within(path.syntax()));
    let path = path.or_else(|| node.descendants().filter(&within).find_map(ast::Path::cast));
    if let Some(path) = path {
        let mut outer = path;
        while let Some(parent) = outer.parent_path().filter(|parent| within(parent.syntax())) {
            outer = parent;
        }
        if let Some(name) = outer.segment().and_then(|segment| segment.name_ref()) {
            return name.syntax().text_range();
        }
    }
    range
}

/// Returns the start of a range as a number of bytes.
pub fn offset(at: TextSize) -> usize {
    usize::from(at)
}
