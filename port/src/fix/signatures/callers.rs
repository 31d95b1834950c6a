//! Places at which a function is named.

use ra_ap_syntax::ast::{self, AstNode, HasArgList, HasName};
use ra_ap_syntax::{SyntaxKind, SyntaxNode, SyntaxToken, TextRange};

use super::survey::File;
use crate::fix::chains::syntax::own_nodes;
use crate::fix::chains::vars::{Mention, binding, mentions};

/// Use that a caller makes of a function's result.
#[derive(Debug, Clone)]
pub(super) enum Caller {
    /// An import.
    Import,
    /// By `.compat()`, which goes.
    Adapted(Vec<TextRange>),
    /// As a future of 0.1: the call.
    Old(TextRange),
    /// Handed over by its name, to what wants futures of 0.1 of it: the path.
    Named(TextRange),
    /// In a way that is not understood.
    Unknown(&'static str),
}

fn token_at(tree: &SyntaxNode, at: TextRange) -> Option<SyntaxToken> {
    tree.token_at_offset(at.start()).right_biased().filter(|token| token.text_range() == at)
}

fn in_tokens(token: &SyntaxToken) -> bool {
    token.parent_ancestors().any(|node| node.kind() == SyntaxKind::TOKEN_TREE)
}

/// Returns whether a place lies in a `use`.
pub(super) fn is_import(file: &File, at: TextRange) -> bool {
    token_at(&file.plain, at).is_some_and(|token| token.parent_ancestors().any(|node| node.kind() == SyntaxKind::USE))
}

/// Returns the path that ends with the name at a place.
pub(super) fn path_at(file: &File, at: TextRange) -> Option<TextRange> {
    let token = token_at(&file.plain, at).filter(|token| !in_tokens(token))?;
    let segment = token.parent_ancestors().find_map(ast::PathSegment::cast)?;
    let path = ast::Path::cast(segment.syntax().parent()?)?;
    Some(TextRange::new(path.syntax().text_range().start(), at.end()))
}

/// Looks at a place at which a function is named.
pub(super) fn caller(file: &File, at: TextRange) -> Caller {
    let Some(plain) = token_at(&file.plain, at) else { return Caller::Unknown("it is used where it is not written") };
    if plain.parent_ancestors().any(|node| node.kind() == SyntaxKind::USE) {
        return Caller::Import;
    }
    if plain.parent_ancestors().any(|node| node.kind() == SyntaxKind::MACRO_RULES) {
        return Caller::Unknown("a macro's definition names it");
    }
    let within = in_tokens(&plain);
    let token = match within {
        true => token_at(&file.open, at),
        false => Some(plain),
    };
    let Some(call) = token.as_ref().and_then(call_of) else {
        let Some(path) = token.filter(|_| !within).and_then(|token| handed(&token)) else {
            return Caller::Unknown("it is named without being called");
        };
        let range = path.text_range();
        return mapped_by_name(&path).map_or(Caller::Named(range), Caller::Adapted);
    };
    let range = call.text_range();
    if let Some(adapter) = adapter(&call) {
        return Caller::Adapted(vec![adapter]);
    }
    if !within && let Some(adapters) = held(&call) {
        return Caller::Adapted(adapters);
    }
    Caller::Old(range)
}

/// Returns the call of the function or method that a token names.
fn call_of(token: &SyntaxToken) -> Option<SyntaxNode> {
    let name = ast::NameRef::cast(token.parent()?)?;
    let above = name.syntax().parent()?;
    if ast::MethodCallExpr::can_cast(above.kind()) {
        return Some(above);
    }
    let path = ast::PathSegment::cast(above)?.syntax().parent().and_then(ast::Path::cast)?;
    let callee = ast::PathExpr::cast(path.syntax().parent()?)?;
    let call = ast::CallExpr::cast(callee.syntax().parent()?)?;
    (call.expr()?.syntax() == callee.syntax()).then(|| call.syntax().clone())
}

/// Returns the path that a token ends, if that is an argument of a call.
fn handed(token: &SyntaxToken) -> Option<SyntaxNode> {
    let segment = ast::PathSegment::cast(token.parent()?.parent()?)?;
    let path = ast::Path::cast(segment.syntax().parent()?)?;
    let whole = ast::PathExpr::cast(path.syntax().parent()?)?;
    ast::ArgList::can_cast(whole.syntax().parent()?.kind()).then(|| whole.syntax().clone())
}

/// Returns the adapters of what a function makes that `map` is given by its name: `let next = result.map(name)?;`, or an arm of
/// `match result.map(name) { … }`.
fn mapped_by_name(path: &SyntaxNode) -> Option<Vec<TextRange>> {
    let map = ast::MethodCallExpr::cast(path.parent()?.parent()?)?;
    let is_map = map.name_ref()?.text() == "map" && map.arg_list()?.args().count() == 1;
    let parent = map.syntax().parent().filter(|_| is_map)?;
    if let Some(node) = ast::MatchExpr::cast(parent.clone()) {
        let mut arms = node.match_arm_list()?.arms();
        let arm =
            arms.find(|arm| arm.pat().is_some_and(|pattern| pattern.syntax().text().to_string().starts_with("Ok(")))?;
        let Some(ast::Pat::TupleStructPat(pattern)) = arm.pat() else { return None };
        return adapters(pattern.fields().next()?, arm.syntax());
    }
    let statement = ast::LetStmt::cast(ast::TryExpr::cast(parent)?.syntax().parent()?)?;
    let is_plain = statement.ty().is_none() && statement.let_else().is_none();
    adapters(statement.pat().filter(|_| is_plain)?, &statement.syntax().parent()?)
}

/// Returns the `.compat()` after an expression.
fn adapter(expr: &SyntaxNode) -> Option<TextRange> {
    let compat = ast::MethodCallExpr::cast(expr.parent()?)?;
    let is_receiver = compat.receiver().is_some_and(|receiver| receiver.syntax() == expr);
    let has_arguments = compat.arg_list().is_none_or(|list| list.args().next().is_some());
    if !is_receiver || has_arguments || compat.name_ref()?.text() != "compat" {
        return None;
    }
    Some(TextRange::new(expr.text_range().end(), compat.syntax().text_range().end()))
}

/// Returns the adapters of a variable that holds what a call returned, if it is used through them alone.
fn held(call: &SyntaxNode) -> Option<Vec<TextRange>> {
    let (pattern, list) = match ast::MatchExpr::cast(call.parent()?) {
        Some(node) => only_arm(call, &node)?,
        None => {
            let statement = ast::LetStmt::cast(call.parent()?).or_else(|| mapped(call))?;
            if statement.ty().is_some() || statement.let_else().is_some() {
                return None;
            }
            (statement.pat()?, statement.syntax().parent()?)
        }
    };
    adapters(pattern, &list)
}

/// Returns the adapters of what a pattern binds, if it is used through them alone.
fn adapters(pattern: ast::Pat, list: &SyntaxNode) -> Option<Vec<TextRange>> {
    let ast::Pat::IdentPat(pattern) = pattern else { return None };
    if pattern.pat().is_some() || pattern.ref_token().is_some() {
        return None;
    }
    let name = pattern.name()?.text().to_string();
    let mut found = Vec::new();
    for (known, mention) in mentions(list) {
        if known != name {
            continue;
        }
        let meant = mention.node().and_then(|node| binding(&name, &node));
        if meant.as_ref() != Some(pattern.syntax()) {
            continue;
        }
        let Mention::Path(node) = &mention else { return None };
        found.push(adapter(node)?);
    }
    (!found.is_empty()).then_some(found)
}

/// Returns the pattern and the arm of `match call { name => … }`.
fn only_arm(call: &SyntaxNode, node: &ast::MatchExpr) -> Option<(ast::Pat, SyntaxNode)> {
    let mut arms = node.match_arm_list()?.arms();
    let (Some(arm), None) = (arms.next(), arms.next()) else { return None };
    let is_scrutinee = node.expr().is_some_and(|scrutinee| scrutinee.syntax() == call);
    (is_scrutinee && arm.guard().is_none()).then(|| Some((arm.pat()?, arm.syntax().clone())))?
}

/// Returns the statement around a call, if that is `let next = result.map(|x| call)?;`.
fn mapped(call: &SyntaxNode) -> Option<ast::LetStmt> {
    let mut here = call.clone();
    let closure = loop {
        let parent = here.parent()?;
        if let Some(closure) = ast::ClosureExpr::cast(parent.clone()) {
            break closure;
        }
        let is_end = match ast::StmtList::cast(parent.clone()) {
            Some(list) => list.tail_expr().is_some_and(|tail| *tail.syntax() == here),
            None => ast::BlockExpr::cast(parent.clone()).is_some_and(|block| block.modifier().is_none()),
        };
        if !is_end {
            return None;
        }
        here = parent;
    };
    let leaves = own_nodes(closure.syntax()).iter().any(|node| node.kind() == SyntaxKind::RETURN_EXPR);
    if leaves || closure.ret_type().is_some() {
        return None;
    }
    let map = ast::MethodCallExpr::cast(closure.syntax().parent()?.parent()?)?;
    if map.name_ref()?.text() != "map" {
        return None;
    }
    let question = ast::TryExpr::cast(map.syntax().parent()?)?;
    ast::LetStmt::cast(question.syntax().parent()?)
}

/// Form of a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Form {
    /// `x.name(…)`
    Method,
    /// `Type::name(…)`
    Of(String),
    /// `name(…)`, `module::name(…)`
    Free,
}

/// A name that is called where the compiler did not look.
pub(super) struct Dark {
    pub(super) name: String,
    pub(super) form: Form,
    pub(super) why: &'static str,
    /// `true` if only what is public can be meant.
    pub(super) is_outside: bool,
}

/// Names that are called in code that the compiler did not look at: behind conditions without a hit, and in definitions of
/// macros.
pub(super) fn in_the_dark(file: &File, hits: &[TextRange]) -> Vec<Dark> {
    let mut found = Vec::new();
    let is_called = |token: &SyntaxToken| {
        let mut next = token.next_token();
        while next.as_ref().is_some_and(|token| token.kind().is_trivia()) {
            next = next.and_then(|token| token.next_token());
        }
        next.is_some_and(|next| matches!(next.kind(), SyntaxKind::L_PAREN | SyntaxKind::COLON2))
    };
    for node in file.plain.descendants() {
        let why = if node.kind() == SyntaxKind::MACRO_RULES {
            "a macro's definition calls something of this name"
        } else if node.parent().is_none() && !file.is_seen
            || is_conditional(&node) && !hits.iter().any(|hit| node.text_range().contains_range(*hit))
        {
            "something of this name is called in code that the compiler did not see in this run"
        } else {
            continue;
        };
        let tokens = node.descendants_with_tokens().filter_map(ra_ap_syntax::NodeOrToken::into_token);
        let names = tokens.filter(|token| token.kind() == SyntaxKind::IDENT && is_called(token));
        let is_definition =
            |token: &SyntaxToken| token.parent().is_some_and(|parent| parent.kind() == SyntaxKind::NAME);
        let names = names.filter(|token| !is_definition(token));
        found.extend(names.map(|token| {
            let form = form(&file.text[..usize::from(token.text_range().start())]);
            Dark { name: token.text().to_owned(), form, why, is_outside: false }
        }));
    }
    found
}

/// Returns whether a node has a condition other than `cfg(test)`.
fn is_conditional(node: &SyntaxNode) -> bool {
    let attributes = node.children().filter_map(ast::Attr::cast);
    let mut texts = attributes.map(|attribute| attribute.syntax().text().to_string().replace(' ', ""));
    texts.any(|text| text.starts_with("#[cfg(") && text != "#[cfg(test)]")
}

/// Splits a text before its last word.
fn last_word(text: &str) -> (&str, &str) {
    text.split_at(text.trim_end_matches(|c: char| c.is_alphanumeric() || c == '_').len())
}

/// Returns the form of a call of the name that follows a text.
fn form(before: &str) -> Form {
    let before = before.trim_end();
    if before.ends_with('.') && !before.ends_with("..") {
        return Form::Method;
    }
    let Some(before) = before.strip_suffix("::") else { return Form::Free };
    match last_word(before.trim_end()).1 {
        // `Vec::<T>::name`, `<T as Trait>::name`
        "" => Form::Of(String::new()),
        owner if owner.starts_with(|first: char| first.is_uppercase()) => Form::Of(owner.to_owned()),
        _ => Form::Free,
    }
}

/// Names that are called in a block of code.
pub(super) fn called(text: &str) -> Vec<(String, Form)> {
    let calls = text.lines().flat_map(|line| line.match_indices(['(', ':']).map(move |(at, _)| &line[..at]));
    calls
        .map(|before| {
            let (before, name) = last_word(before);
            (name.to_owned(), form(before))
        })
        .collect()
}
