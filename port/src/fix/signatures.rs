//! Signatures of private functions whose body is an `async` block and whose callers await them: the adapters between the
//! two go.
//!
//! What runs at the call still runs at the call, and the block is awaited where it was awaited: only the way through a
//! future of 0.1 is gone, with its box. A caller that still needs a future of 0.1 makes one.

use ra_ap_syntax::ast::{self, AstNode, HasArgList, HasGenericArgs, HasName, HasVisibility};
use ra_ap_syntax::{SyntaxKind, SyntaxNode, TextRange};

use super::change::{Change, Edit, FileContext, RuleSet, TO_OLD, no_repair};
use crate::syntax::ty::FUTURE;

/// The step.
pub const SIGNATURES: RuleSet = RuleSet {
    name: "signatures",
    title: "Functions that are awaited return futures of today",
    changes,
    repair: no_repair,
};

fn changes(context: &FileContext<'_>) -> Vec<Change> {
    let tree = context.tree();
    let functions = tree.descendants().filter_map(ast::Fn::cast).collect::<Vec<_>>();
    functions.iter().filter_map(|function| change(context, &tree, function)).collect()
}

fn change(context: &FileContext<'_>, tree: &SyntaxNode, function: &ast::Fn) -> Option<Change> {
    let is_free = !function.syntax().ancestors().skip(1).any(|node| {
        matches!(node.kind(), SyntaxKind::IMPL | SyntaxKind::TRAIT | SyntaxKind::FN | SyntaxKind::TOKEN_TREE)
    });
    if !is_free || function.visibility().is_some() || function.async_token().is_some() {
        return None;
    }
    let name = function.name()?.text().to_string();
    let mut edits = vec![returned(context, function)?];
    edits.extend(body(function)?);
    let mut awaited = 0;
    for token in tree.descendants_with_tokens().filter_map(ra_ap_syntax::NodeOrToken::into_token) {
        if token.kind() != SyntaxKind::IDENT || token.text() != name {
            continue;
        }
        let parent = token.parent()?;
        if parent.kind() == SyntaxKind::NAME && parent.parent().as_ref() == Some(function.syntax()) {
            continue;
        }
        // A method, a field or a variable of the name, or a place that is no call: better left.
        let path = parent.parent().and_then(ast::PathSegment::cast).and_then(|segment| segment.syntax().parent())?;
        let callee = ast::PathExpr::cast(path.parent()?)?;
        let call = ast::CallExpr::cast(callee.syntax().parent()?)?;
        if call.expr().map(|expr| expr.syntax().clone()) != Some(callee.syntax().clone()) {
            return None;
        }
        let range = call.syntax().text_range();
        match adapter(&call) {
            Some(adapter) => {
                awaited += 1;
                edits.push(Edit::remove(adapter));
            }
            None => {
                edits.push(Edit::insert(range.start(), "Box::pin("));
                edits.push(Edit::insert(range.end(), ").compat()"));
            }
        }
    }
    if awaited == 0 {
        return None;
    }
    let place = edits.iter().map(|edit| edit.range).reduce(TextRange::cover)?.cover(function.syntax().text_range());
    Some(Change::rewrite("signature", place, edits).with_import(TO_OLD))
}

/// The new return type in place of `impl Future<Item = T, Error = E>`.
fn returned(context: &FileContext<'_>, function: &ast::Fn) -> Option<Edit> {
    let ast::Type::ImplTraitType(ty) = function.ret_type()?.ty()? else { return None };
    let mut bounds = ty.type_bound_list()?.bounds();
    let ast::Type::PathType(first) = bounds.next()?.ty()? else { return None };
    let path = first.path()?;
    if context.resolve(&path)? != FUTURE {
        return None;
    }
    let (mut item, mut error) = (None, None);
    for argument in path.segment()?.generic_arg_list()?.generic_args() {
        let ast::GenericArg::AssocTypeArg(binding) = argument else { return None };
        let ty = context.of(binding.ty()?.syntax());
        match binding.name_ref()?.text() {
            "Item" => item = Some(ty),
            "Error" => error = Some(ty),
            _ => return None,
        }
    }
    let text = &context.source.text;
    let is_own = ["Result;", "Result,", "Result}", "type Result", "*;"].iter().any(|sign| text.contains(sign));
    let result = if is_own { "std::result::Result" } else { "Result" };
    let new = format!("std::future::Future<Output = {result}<{}, {}>>", item?, error?);
    Some(Edit::replace(first.syntax().text_range(), new))
}

/// Takes `Box::pin(` and `).compat()` from around the block that ends the body.
fn body(function: &ast::Fn) -> Option<[Edit; 2]> {
    let ast::Expr::MethodCallExpr(compat) = function.body()?.tail_expr()? else { return None };
    if compat.name_ref()?.text() != "compat" || compat.arg_list()?.args().next().is_some() {
        return None;
    }
    let ast::Expr::CallExpr(pin) = compat.receiver()? else { return None };
    let ast::Expr::PathExpr(callee) = pin.expr()? else { return None };
    let arguments = pin.arg_list()?;
    let mut list = arguments.args();
    let (Some(ast::Expr::BlockExpr(block)), None) = (list.next(), list.next()) else { return None };
    if callee.syntax().text() != "Box::pin" || block.async_token().is_none() {
        return None;
    }
    let (whole, inner) = (compat.syntax().text_range(), block.syntax().text_range());
    Some([
        Edit::remove(TextRange::new(whole.start(), inner.start())),
        Edit::remove(TextRange::new(inner.end(), whole.end())),
    ])
}

/// The range of `.compat()` behind a call that is awaited.
fn adapter(call: &ast::CallExpr) -> Option<TextRange> {
    let compat = ast::MethodCallExpr::cast(call.syntax().parent()?)?;
    if compat.name_ref()?.text() != "compat" {
        return None;
    }
    ast::AwaitExpr::cast(compat.syntax().parent()?)?;
    Some(TextRange::new(call.syntax().text_range().end(), compat.syntax().text_range().end()))
}
