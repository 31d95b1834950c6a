//! Calls that can be moved into a closure as they are: nothing in them leaves the function, and no value that is made on
//! the way would be dropped at another moment.

use ra_ap_syntax::ast::{self, AstNode, HasArgList};
use ra_ap_syntax::{SyntaxKind, SyntaxNode};

/// Methods of the standard library that lead from a place into it, without a value between that notices its drop.
const PATHS: [&str; 14] = [
    "as_mut",
    "as_ref",
    "as_deref_mut",
    "as_mut_slice",
    "as_slice",
    "as_bytes",
    "by_ref",
    "expect",
    "first_mut",
    "get_mut",
    "get_ref",
    "last_mut",
    "unwrap",
    "deref_mut",
];
/// Methods of `Result` that take it by value, as a poll of 0.1 is one.
const RESULTS: [&str; 6] = ["map_err", "map", "and_then", "or_else", "into", "from_err"];

/// Returns why a call cannot be moved into a closure as it is; `None` if it can.
pub(super) fn hindrance(expr: &ast::Expr) -> Option<&'static str> {
    let leaves = expr.syntax().descendants().any(|node| {
        matches!(
            node.kind(),
            SyntaxKind::TRY_EXPR
                | SyntaxKind::RETURN_EXPR
                | SyntaxKind::BREAK_EXPR
                | SyntaxKind::CONTINUE_EXPR
                | SyntaxKind::AWAIT_EXPR
        )
    });
    if leaves {
        return Some("is called in a form that is not known");
    }
    (!is_plain(expr)).then_some("is called on a value that would be dropped earlier")
}

/// Returns whether an expression is a call whose operands are places, or values that the call takes.
fn is_plain(expr: &ast::Expr) -> bool {
    match expr {
        ast::Expr::MethodCallExpr(call) => {
            let name = call.name_ref().map(|name| name.text().to_string()).unwrap_or_default();
            let receiver = call.receiver();
            let is_result = RESULTS.contains(&name.as_str())
                && receiver.as_ref().is_some_and(|receiver| matches!(receiver, ast::Expr::MethodCallExpr(_)));
            let is_fit = match receiver {
                Some(receiver) if is_result => is_plain(&receiver) || is_place(&receiver),
                Some(receiver) => is_place(&receiver),
                None => false,
            };
            is_fit && call.arg_list().is_some_and(|list| list.args().all(|argument| is_argument(argument.syntax())))
        }
        ast::Expr::CallExpr(call) => {
            matches!(call.expr(), Some(ast::Expr::PathExpr(_)))
                && call.arg_list().is_some_and(|list| list.args().all(|argument| is_argument(argument.syntax())))
        }
        _ => false,
    }
}

/// Returns whether an expression names a place, or leads into one.
pub(super) fn is_place(expr: &ast::Expr) -> bool {
    match expr {
        ast::Expr::PathExpr(_) => true,
        ast::Expr::FieldExpr(field) => field.expr().is_some_and(|inner| is_place(&inner)),
        ast::Expr::ParenExpr(inner) => inner.expr().is_some_and(|inner| is_place(&inner)),
        ast::Expr::RefExpr(inner) => inner.expr().is_some_and(|inner| is_place(&inner)),
        ast::Expr::PrefixExpr(inner) => inner.expr().is_some_and(|inner| is_place(&inner)),
        ast::Expr::IndexExpr(index) => {
            index.base().is_some_and(|base| is_place(&base))
                && index.index().is_some_and(|index| is_argument(index.syntax()))
        }
        ast::Expr::MethodCallExpr(call) => {
            call.name_ref().is_some_and(|name| PATHS.contains(&name.text().to_string().as_str()))
                && call.receiver().is_some_and(|receiver| is_place(&receiver))
                && call.arg_list().is_some_and(|list| list.args().all(|argument| is_argument(argument.syntax())))
        }
        _ => false,
    }
}

/// Returns whether an argument makes nothing that only a reference is taken of. What it makes by value, the call takes.
fn is_argument(node: &SyntaxNode) -> bool {
    node.descendants().filter(|inner| !is_in_closure(inner, node)).all(|inner| {
        if let Some(taken) = ast::RefExpr::cast(inner.clone()) {
            return taken.expr().is_some_and(|of| is_place(&of) || is_constant(&of));
        }
        match ast::MethodCallExpr::cast(inner) {
            Some(call) => call.receiver().is_some_and(|receiver| is_place(&receiver) || is_constant(&receiver)),
            None => true,
        }
    })
}

/// Returns whether an expression is made of literals: nothing notices its drop.
fn is_constant(expr: &ast::Expr) -> bool {
    match expr {
        ast::Expr::Literal(_) => true,
        ast::Expr::ArrayExpr(array) => array.exprs().all(|inner| is_constant(&inner)),
        _ => false,
    }
}

fn is_in_closure(node: &SyntaxNode, within: &SyntaxNode) -> bool {
    let range = within.text_range();
    node.ancestors()
        .skip(1)
        .take_while(|above| range.contains_range(above.text_range()))
        .any(|above| ast::ClosureExpr::can_cast(above.kind()))
}
