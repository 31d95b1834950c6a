//! Types of futures of 0.1, and what they are today.

use ra_ap_syntax::ast::{self, AstNode, HasGenericArgs, HasName};
use ra_ap_syntax::{SyntaxKind, SyntaxNode};

use super::survey::Shape;
use crate::fix::change::{Edit, FileContext};
use crate::syntax::ty::FUTURE;

/// Stands before `Result` until it is known whether a file means that of the standard library by it.
const OPEN: char = '\u{1}';

/// Returns the form of a type that is a future of 0.1, and the edits that make it one of today.
pub(super) fn shape(context: &FileContext<'_>, ty: &ast::Type) -> Option<(Shape, Vec<Edit>)> {
    match ty {
        ast::Type::ImplTraitType(ty) => {
            let (bound, output) = bound(context, ty.type_bound_list()?.bounds())?;
            let new = format!("std::future::Future<Output = {output}>");
            Some((Shape::Opaque, vec![Edit::replace(bound.text_range(), new)]))
        }
        ast::Type::PathType(path) => {
            let path = path.path()?;
            let segment = path.segment()?;
            if path.qualifier().is_some() || segment.name_ref()?.text() != "Box" {
                return None;
            }
            let mut arguments = segment.generic_arg_list()?.generic_args();
            let (Some(ast::GenericArg::TypeArg(argument)), None) = (arguments.next(), arguments.next()) else {
                return None;
            };
            let whole = ty.syntax().text_range();
            let new = boxed(context, &argument.ty()?)?;
            Some((Shape::Boxed, vec![Edit::replace(whole, new)]))
        }
        _ => None,
    }
}

/// Returns the box of a `dyn Future`, with its other bounds; of the time, too, when nobody wrote `dyn`.
fn boxed(context: &FileContext<'_>, object: &ast::Type) -> Option<String> {
    let (output, others) = match object {
        ast::Type::DynTraitType(object) => {
            let list = object.type_bound_list()?;
            let (future, output) = bound(context, list.bounds())?;
            let others = list.bounds().filter(|bound| !bound.syntax().text_range().contains_range(future.text_range()));
            (output, others.map(|bound| context.of(bound.syntax()).to_owned()).collect::<Vec<_>>())
        }
        ast::Type::PathType(object) => (replaced(context, object)?, Vec::new()),
        _ => return None,
    };
    let is_send = others.iter().any(|other| other == "Send");
    let lifetimes: Vec<&String> = others.iter().filter(|other| other.starts_with('\'')).collect();
    let is_plain = others.iter().all(|other| other == "Send" || other.starts_with('\'')) && lifetimes.len() < 2;
    if is_plain {
        let name = if is_send { "BoxFuture" } else { "LocalBoxFuture" };
        let lifetime = lifetimes.first().map_or("'static", |lifetime| lifetime.as_str());
        return Some(format!("futures::future::{name}<{lifetime}, {output}>"));
    }
    let others: String = others.iter().map(|other| format!(" + {other}")).collect();
    Some(format!("std::pin::Pin<Box<dyn std::future::Future<Output = {output}>{others}>>"))
}

/// Returns the bound that is a future of 0.1, if exactly one is, with its output.
fn bound(context: &FileContext<'_>, bounds: impl Iterator<Item = ast::TypeBound>) -> Option<(SyntaxNode, String)> {
    let mut found = bounds.filter_map(|bound| match bound.ty()? {
        ast::Type::PathType(path) => Some((path.syntax().clone(), replaced(context, &path)?)),
        _ => None,
    });
    match (found.next(), found.next()) {
        (Some(found), None) => Some(found),
        _ => None,
    }
}

/// Returns `Result<T, E>` for `Future<Item = T, Error = E>`.
fn replaced(context: &FileContext<'_>, ty: &ast::PathType) -> Option<String> {
    let path = ty.path()?;
    if context.resolve(&path)? != FUTURE {
        return None;
    }
    let (mut item, mut error) = (None, None);
    for argument in path.segment()?.generic_arg_list()?.generic_args() {
        let ast::GenericArg::AssocTypeArg(binding) = argument else { return None };
        let bound = binding.ty()?;
        // A future in a future would stay what it is.
        if bound.syntax().descendants().any(|node| node.kind() == SyntaxKind::IMPL_TRAIT_TYPE) {
            return None;
        }
        let text = context.of(bound.syntax()).to_owned();
        match binding.name_ref()?.text() {
            "Item" => item = Some(text),
            "Error" => error = Some(text),
            _ => return None,
        }
    }
    Some(format!("{OPEN}Result<{}, {}>", item?, error?))
}

/// Meaning of `Result` in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::fix) enum Named {
    /// `Result` of the standard library.
    Standard,
    /// Another one.
    Own,
    /// `Result` of the standard library, unless a module of the project exports another one.
    ByGlob,
}

/// Returns the meaning of `Result` in a file, as far as the file says so itself.
pub(in crate::fix) fn result_in(tree: &SyntaxNode) -> Named {
    let mut named = Named::Standard;
    for node in tree.descendants() {
        let is_own = match ast::Item::cast(node.clone()) {
            Some(ast::Item::TypeAlias(item)) => item.name().is_some_and(|name| name.text() == "Result"),
            Some(ast::Item::Enum(item)) => item.name().is_some_and(|name| name.text() == "Result"),
            Some(ast::Item::Struct(item)) => item.name().is_some_and(|name| name.text() == "Result"),
            _ => false,
        };
        if is_own {
            return Named::Own;
        }
        let Some(used) = ast::UseTree::cast(node) else { continue };
        let last = used.path().and_then(|path| path.segment()).map(|segment| segment.syntax().text().to_string());
        if used.star_token().is_some() {
            let item = used.syntax().ancestors().find_map(ast::Use::cast);
            let text = item.map(|item| item.syntax().text().to_string()).unwrap_or_default();
            let text = text.split("use ").nth(1).unwrap_or_default();
            let is_of_project = ["crate::", "self::", "super::"].iter().any(|root| text.starts_with(root));
            match is_of_project {
                true => named = Named::ByGlob,
                false if last.as_deref() == Some("prelude") => {}
                false => return Named::Own,
            }
            continue;
        }
        let renamed = used.rename().and_then(|rename| rename.name()).map(|name| name.text().to_string());
        if used.use_tree_list().is_none() && renamed.or(last).as_deref() == Some("Result") {
            return Named::Own;
        }
    }
    named
}

/// Writes `Result` as a file has to.
pub(super) fn settle_result(edits: &mut [Edit], is_standard: bool) {
    for edit in edits {
        edit.text = edit.text.replace(OPEN, if is_standard { "" } else { "std::result::" });
    }
}
