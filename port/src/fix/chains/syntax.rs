//! Small queries on the syntax tree.

use ra_ap_syntax::ast::{self, AstNode, HasArgList, HasGenericArgs};
use ra_ap_syntax::{SyntaxKind, SyntaxNode, SyntaxToken, T};

use super::vars::takes_receiver;
use crate::fix::own;

/// Returns the arguments of a call.
pub(in crate::fix) fn arguments(call: &impl HasArgList) -> Vec<ast::Expr> {
    call.arg_list().map(|list| list.args().collect()).unwrap_or_default()
}

/// Returns the expression without the parentheses around it.
pub(in crate::fix) fn bare(expr: &ast::Expr) -> ast::Expr {
    match expr {
        ast::Expr::ParenExpr(paren) => paren.expr().map_or_else(|| expr.clone(), |inner| bare(&inner)),
        _ => expr.clone(),
    }
}

/// Returns the name if the expression is a bare one, without generic arguments or qualifiers.
pub(super) fn variable(expr: &ast::Expr) -> Option<String> {
    let ast::Expr::PathExpr(path) = bare(expr) else { return None };
    let path = path.path()?;
    if path.qualifier().is_some() {
        return None;
    }
    let segment = path.segment()?;
    match segment.generic_arg_list().is_none() && segment.syntax().children().count() <= 1 {
        true => Some(segment.name_ref()?.text().to_string()),
        false => None,
    }
}

/// Returns the name of a method.
pub(in crate::fix) fn method(call: &ast::MethodCallExpr) -> String {
    call.name_ref().map(|name| name.text().to_string()).unwrap_or_default()
}

/// Returns the last segment of the name of a macro.
pub(in crate::fix) fn macro_name(call: &ast::MacroCall) -> String {
    let name = call.path().and_then(|path| path.segment()).and_then(|segment| segment.name_ref());
    name.map(|name| name.text().to_string()).unwrap_or_default()
}

/// Macros of the standard library and of loggers: they hold no `return` that leaves the code around them.
pub(super) fn is_harmless_macro(name: &str) -> bool {
    matches!(
        name,
        "println"
            | "print"
            | "eprintln"
            | "eprint"
            | "format"
            | "vec"
            | "panic"
            | "unreachable"
            | "unimplemented"
            | "todo"
            | "assert"
            | "assert_eq"
            | "assert_ne"
            | "debug_assert"
            | "debug_assert_eq"
            | "debug_assert_ne"
            | "trace"
            | "debug"
            | "info"
            | "warn"
            | "error"
            | "write"
            | "writeln"
            | "concat"
            | "stringify"
            | "env"
            | "include_str"
            | "include_bytes"
            | "matches"
            | "line"
            | "file"
            | "module_path"
            | "column"
            | "option_env"
    )
}

/// Macros that never yield a value.
pub(in crate::fix) fn is_diverging_macro(name: &str) -> bool {
    matches!(name, "panic" | "unreachable" | "unimplemented" | "todo")
}

/// `true` for a node that begins a body of its own: `return` and `?` in it do not leave what is around it.
pub(in crate::fix) fn is_body(node: &SyntaxNode) -> bool {
    match node.kind() {
        SyntaxKind::CLOSURE_EXPR | SyntaxKind::FN => true,
        SyntaxKind::BLOCK_EXPR => ast::BlockExpr::cast(node.clone()).is_some_and(|block| block.async_token().is_some()),
        _ => false,
    }
}

/// The nodes of a body that belong to it and not to a closure, an `async` block or an item in it; `node` comes first.
pub(in crate::fix) fn own_nodes(node: &SyntaxNode) -> Vec<SyntaxNode> {
    let mut found = Vec::new();
    let mut walk = node.preorder();
    while let Some(event) = walk.next() {
        let ra_ap_syntax::WalkEvent::Enter(here) = event else { continue };
        if here != *node
            && (is_body(&here) || ast::Item::can_cast(here.kind()) && here.kind() != SyntaxKind::MACRO_CALL)
        {
            walk.skip_subtree();
            continue;
        }
        found.push(here);
    }
    found
}

/// Ways out of a body before its end, as far as the syntax shows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::fix) enum Exit {
    /// Nothing does.
    None,
    /// `?` or `try!`.
    Question,
    /// `return`.
    Return,
    /// A macro that may hold one of them.
    Macro,
}

/// Returns the worst exit of a body.
pub(in crate::fix) fn exit(body: &SyntaxNode) -> Exit {
    let mut worst = Exit::None;
    for node in own_nodes(body) {
        let here = match node.kind() {
            SyntaxKind::TRY_EXPR => Exit::Question,
            SyntaxKind::RETURN_EXPR => Exit::Return,
            SyntaxKind::MACRO_CALL => match ast::MacroCall::cast(node) {
                Some(call)
                    if is_harmless_macro(&macro_name(&call)) && !own::has_macro(&macro_name(&call), call.syntax()) =>
                {
                    match mentions_exit(&call) {
                        true => Exit::Macro,
                        false => Exit::None,
                    }
                }
                Some(call) if matches!(macro_name(&call).as_str(), "try" | "r#try") => Exit::Question,
                _ => Exit::Macro,
            },
            _ => Exit::None,
        };
        worst = worst.max(here);
    }
    worst
}

/// `true` if the tokens of a macro hold `return` or `?`.
fn mentions_exit(call: &ast::MacroCall) -> bool {
    tokens(call.syntax()).any(|token| matches!(token.kind(), T![return] | T![?]))
}

/// Returns all tokens below a node.
pub(in crate::fix) fn tokens(node: &SyntaxNode) -> impl Iterator<Item = SyntaxToken> + use<> {
    node.descendants_with_tokens().filter_map(ra_ap_syntax::NodeOrToken::into_token)
}

/// Returns the comments below a node, as written, without the white space around them.
pub(in crate::fix) fn comments(node: &SyntaxNode) -> Vec<String> {
    tokens(node)
        .filter(|token| token.kind() == SyntaxKind::COMMENT)
        .map(|token| token.text().trim().to_owned())
        .collect()
}

/// `true` if attributes other than comments stand on the node.
pub(in crate::fix) fn has_attributes(node: &SyntaxNode) -> bool {
    node.children().any(|child| child.kind() == SyntaxKind::ATTR)
}

/// `true` if no value in the expression is made that lives on to the end of the statement: neither a receiver that is
/// itself a call, nor a reference to one.
pub(in crate::fix) fn is_free_of_temporaries(expr: &ast::Expr) -> bool {
    let all = |list: Vec<ast::Expr>| list.iter().all(is_free_of_temporaries);
    match expr {
        ast::Expr::Literal(_) | ast::Expr::PathExpr(_) | ast::Expr::ClosureExpr(_) => true,
        ast::Expr::ParenExpr(paren) => paren.expr().is_some_and(|inner| is_free_of_temporaries(&inner)),
        ast::Expr::CallExpr(call) => call.expr().is_some_and(|callee| is_place(&callee)) && all(arguments(call)),
        ast::Expr::MethodCallExpr(call) => {
            let is_taken = takes_receiver(&method(call)) || is_adapter(call);
            let is_free = |receiver: ast::Expr| is_place(&receiver) || is_taken && is_free_of_temporaries(&receiver);
            call.receiver().is_some_and(is_free) && all(arguments(call))
        }
        ast::Expr::RefExpr(reference) => {
            reference.expr().is_some_and(|inner| is_place(&inner) || matches!(inner, ast::Expr::Literal(_)))
        }
        ast::Expr::FieldExpr(_) | ast::Expr::IndexExpr(_) | ast::Expr::PrefixExpr(_) => is_place(expr),
        ast::Expr::TupleExpr(tuple) => all(tuple.fields().collect()),
        ast::Expr::ArrayExpr(array) => all(array.exprs().collect()),
        ast::Expr::CastExpr(cast) => cast.expr().is_some_and(|inner| is_free_of_temporaries(&inner)),
        ast::Expr::RecordExpr(record) => {
            let fields = record.record_expr_field_list();
            fields.as_ref().is_none_or(|list| {
                list.spread().is_none()
                    && list.fields().all(|field| field.expr().is_none_or(|e| is_free_of_temporaries(&e)))
            })
        }
        ast::Expr::BinExpr(binary) => {
            // A comparison borrows what it compares.
            let compares = matches!(binary.op_kind(), Some(ast::BinaryOp::CmpOp(_)));
            let mut sides = [binary.lhs(), binary.rhs()].into_iter().flatten();
            sides.all(|side| is_free_of_temporaries(&side) && (!compares || is_borrowed_in_place(&side)))
        }
        ast::Expr::MacroExpr(call) => {
            call.macro_call().is_some_and(|call| match macro_name(&call).as_str() {
                "format" => true,
                // What a call in it makes lives to the end of the statement.
                "vec" => !tokens(call.syntax()).any(|token| token.kind() == T!['(']),
                _ => false,
            })
        }
        _ => false,
    }
}

/// Returns whether a reference to a value makes nothing that may have a drop: it is a place, or a number.
fn is_borrowed_in_place(expr: &ast::Expr) -> bool {
    match expr {
        ast::Expr::Literal(_) | ast::Expr::CastExpr(_) | ast::Expr::RefExpr(_) => true,
        ast::Expr::ParenExpr(inner) => inner.expr().is_some_and(|inner| is_borrowed_in_place(&inner)),
        ast::Expr::PrefixExpr(prefix) => prefix.expr().is_some_and(|inner| is_borrowed_in_place(&inner)),
        ast::Expr::BinExpr(binary) => {
            [binary.lhs(), binary.rhs()].into_iter().flatten().all(|side| is_borrowed_in_place(&side))
        }
        ast::Expr::MethodCallExpr(call) => matches!(method(call).as_str(), "len" | "count" | "as_str" | "as_bytes"),
        other => is_place(other),
    }
}

/// Returns whether the last expression of a body leaves nothing that lives to the end of its statement.
pub(super) fn ends_without_temporaries(tail: &ast::Expr) -> bool {
    match tail {
        ast::Expr::MatchExpr(node) => {
            let arms = node.match_arm_list().into_iter().flat_map(|list| list.arms());
            node.expr().is_some_and(|scrutinee| is_place(&scrutinee))
                && arms.into_iter().all(|arm| arm.expr().is_some_and(|value| ends_without_temporaries(&value)))
        }
        ast::Expr::IfExpr(node) => {
            let has_let = node.condition().is_none_or(|condition| {
                condition.syntax().descendants().any(|inner| ast::LetExpr::can_cast(inner.kind()))
            });
            let other = match node.else_branch() {
                Some(ast::ElseBranch::Block(block)) => ends_without_temporaries(&ast::Expr::BlockExpr(block)),
                Some(ast::ElseBranch::IfExpr(other)) => ends_without_temporaries(&ast::Expr::IfExpr(other)),
                None => true,
            };
            let then = node.then_branch().map(ast::Expr::BlockExpr);
            !has_let && other && then.is_some_and(|then| ends_without_temporaries(&then))
        }
        ast::Expr::BlockExpr(block) => {
            let tail = block.stmt_list().and_then(|list| list.tail_expr());
            block.modifier().is_none() && tail.is_none_or(|tail| ends_without_temporaries(&tail))
        }
        ast::Expr::ReturnExpr(node) => node.expr().is_none_or(|value| ends_without_temporaries(&value)),
        ast::Expr::MacroExpr(call) => {
            let diverges = call.macro_call().is_some_and(|call| is_diverging_macro(&macro_name(&call)));
            diverges || is_free_of_temporaries(tail)
        }
        _ => is_free_of_temporaries(tail),
    }
}

/// `true` if a method makes a stream or an iterator of another, which it takes.
fn is_adapter(call: &ast::MethodCallExpr) -> bool {
    match method(call).as_str() {
        "chain" | "zip" | "filter" | "filter_map" | "skip" | "skip_while" | "take_while" | "fuse" | "peekable"
        | "buffered" | "buffer_unordered" | "inspect" | "enumerate" => true,
        // `Option::take` has no argument.
        "take" => arguments(call).len() == 1,
        _ => false,
    }
}

/// `true` for what names a place in memory and makes nothing: a variable, a field, an element, what a pointer leads to.
pub(super) fn is_place(expr: &ast::Expr) -> bool {
    match expr {
        ast::Expr::PathExpr(_) => true,
        ast::Expr::ParenExpr(paren) => paren.expr().is_some_and(|inner| is_place(&inner)),
        ast::Expr::FieldExpr(field) => field.expr().is_some_and(|inner| is_place(&inner)),
        ast::Expr::IndexExpr(index) => {
            index.base().is_some_and(|base| is_place(&base))
                && index.index().is_some_and(|at| is_free_of_temporaries(&at))
        }
        ast::Expr::PrefixExpr(prefix) => {
            prefix.expr().is_some_and(|inner| is_place(&inner) || matches!(inner, ast::Expr::Literal(_)))
        }
        _ => false,
    }
}

/// Returns whether an expression can stand in front of `.await` without parentheses.
pub(in crate::fix) fn is_postfix(expr: &ast::Expr) -> bool {
    matches!(
        expr,
        ast::Expr::PathExpr(_)
            | ast::Expr::ParenExpr(_)
            | ast::Expr::CallExpr(_)
            | ast::Expr::MethodCallExpr(_)
            | ast::Expr::FieldExpr(_)
            | ast::Expr::IndexExpr(_)
            | ast::Expr::TryExpr(_)
            | ast::Expr::MacroExpr(_)
    )
}
