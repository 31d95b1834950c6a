//! Forms that are looked for in a body: `self`, calls by the name of what they call.

use ra_ap_syntax::ast::{self, AstNode, HasArgList};
use ra_ap_syntax::{SyntaxKind, SyntaxNode, SyntaxToken, T, TextRange};

use crate::fix::change::FileContext;

/// Returns the words `self` of a range that mean the value.
pub(super) fn selfs(plain: &SyntaxNode, range: TextRange) -> impl Iterator<Item = SyntaxToken> + use<> {
    let tokens = plain.descendants_with_tokens().filter_map(ra_ap_syntax::NodeOrToken::into_token);
    tokens.filter(move |token| {
        let is_path = token.next_token().is_some_and(|next| matches!(next.kind(), T![::] | SyntaxKind::COLON));
        token.kind() == SyntaxKind::SELF_KW && range.contains_range(token.text_range()) && !is_path
    })
}

/// Returns the node of the open tree that stands where a block of the plain tree does.
pub(super) fn opened(context: &FileContext<'_>, block: &ast::BlockExpr) -> Option<ast::BlockExpr> {
    let range = block.syntax().text_range();
    context.tree().descendants().filter(|node| node.text_range() == range).find_map(ast::BlockExpr::cast)
}

/// Returns the last name and the argument of `Name(argument)`.
pub(super) fn constructor(expr: &ast::Expr) -> Option<(String, ast::Expr)> {
    let ast::Expr::CallExpr(call) = expr else { return None };
    let ast::Expr::PathExpr(path) = call.expr()? else { return None };
    let name = path.path()?.segment()?.name_ref()?.text().to_string();
    let mut arguments = call.arg_list()?.args();
    match (arguments.next(), arguments.next()) {
        (Some(argument), None) => Some((name, argument)),
        _ => None,
    }
}

/// Returns the last two names of a path: `Async::Ready`.
pub(super) fn last_two(path: &ast::PathExpr) -> String {
    let text = path.syntax().text().to_string();
    let mut names = text.rsplit("::").map(str::trim);
    let (last, before) = (names.next().unwrap_or_default().to_owned(), names.next().unwrap_or_default().to_owned());
    format!("{before}::{last}")
}

/// Shortens a piece of code for a sentence.
pub(super) fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(40) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line,
    }
}
