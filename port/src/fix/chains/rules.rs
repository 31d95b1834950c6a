//! The rules of this folder as the runner knows them.

use ra_ap_syntax::ast::{self, AstNode, HasName};
use ra_ap_syntax::{Edition, SourceFile, SyntaxKind, SyntaxNode, TextRange, TextSize};

use super::names::{Names, Owner};
use super::{CrateNames, Kind, rewrite};
use crate::fix::change::{self, Change, Edit, Fault, FileContext, Mark, RuleSet, TO_NEW, TO_OLD};
use crate::syntax::known;
use crate::syntax::ty::{Bound, FUTURE, Ty};

/// Chains of combinators become `async` blocks.
pub const CHAINS: RuleSet =
    RuleSet { name: "chains", title: "Chains of combinators become async blocks", changes, repair };

/// Names as the scan knows them.
struct InContext<'a>(&'a FileContext<'a>);

fn kind_of(ty: &Ty) -> Kind {
    match ty {
        Ty::Result(..) => Kind::Result,
        Ty::Bounds(bounds, _) if bounds.contains(&Bound::Old(FUTURE.to_owned())) => Kind::Future,
        Ty::Old(path, _) if known::implements(path).iter().any(|(owner, _)| owner == FUTURE) => Kind::Future,
        Ty::Option(_) | Ty::List(_) | Ty::Cell(_) | Ty::Tuple(_) => Kind::Other,
        _ => Kind::Unknown,
    }
}

impl Names for InContext<'_> {
    fn path(&self, path: &ast::Path) -> Option<String> {
        let found = self.0.resolve(path)?;
        // The crates that lie under tokio 0.1 hold what it shows under its own name.
        let parts =
            [("tokio_io::io::", "tokio::io::"), ("tokio_tcp::", "tokio::net::"), ("tokio_uds::", "tokio::net::")];
        let part = parts.iter().find_map(|(old, new)| Some(format!("{new}{}", found.strip_prefix(old)?)));
        Some(part.unwrap_or(found))
    }

    fn method(&self, call: &ast::MethodCallExpr) -> Owner {
        let Some(name) = call.name_ref() else { return Owner::Unknown };
        let found = self.0.use_at(name.syntax().text_range());
        found.map_or(Owner::Unknown, |found| Owner::Old(found.path.clone()))
    }

    fn returned(&self, name: &str) -> Kind {
        let methods = self.0.index.by_name.get(name).into_iter().flatten();
        let functions = self.0.index.functions.iter().filter(|((_, known), _)| known == name).map(|(_, ty)| ty);
        let mut kinds = methods.chain(functions).map(|ty| kind_of(&self.0.index.plain(ty.clone())));
        let Some(first) = kinds.next() else { return Kind::Unknown };
        if kinds.all(|kind| kind == first) { first } else { Kind::Unknown }
    }

    fn of_type(&self, ty: &ast::Type) -> Kind {
        super::names::kind_of(&ty.syntax().text().to_string(), &|name| is_alias(self.0, name))
    }
}

fn is_alias(context: &FileContext<'_>, name: &str) -> bool {
    let mut found = context.index.aliases.iter().filter(|((_, known), _)| known == name);
    found.any(|(_, ty)| kind_of(ty) == Kind::Future)
}

fn changes(context: &FileContext<'_>) -> Vec<Change> {
    let tree = context.plain_tree();
    let names = InContext(context);
    let (rewrites, refusals) = rewrite(&tree, &names, &CrateNames::default());
    let mut changes = Vec::new();
    for mut found in rewrites {
        if has_untyped_error(&tree, found.range) {
            found.text = with_plain_errors(&found.text);
        }
        let change = Change::rewrite("chain", found.range, vec![Edit::replace(found.range, found.text)]);
        let change = change.with_import(TO_OLD);
        changes.push(if found.awaits_old { change.with_import(TO_NEW) } else { change });
    }
    for refusal in refusals {
        let start = line_of(&tree, &context.source.text, refusal.range.start());
        let is_free =
            !changes.iter().any(|made: &Change| made.kind == change::Kind::Rewrite && made.place.contains(start));
        let start = if is_free { start } else { refusal.range.start() };
        let place = TextRange::new(start, refusal.range.end());
        changes.push(Change::leave("chain", place, Mark::new(refusal.fact.unwrap_or(""), refusal.why)));
    }
    changes
}

/// Returns the first word of the line of a place: a mark stands above it. The place itself where the line begins within a text.
fn line_of(tree: &SyntaxNode, text: &str, at: TextSize) -> TextSize {
    let line = text[..usize::from(at)].rfind('\n').map_or(0, |newline| newline + 1);
    let blanks = text[line..].len() - text[line..].trim_start().len();
    let first = range(line, line + blanks).end();
    let is_text = tree.token_at_offset(first).any(|token| {
        token.kind() == SyntaxKind::STRING && token.text_range().start() < first && first < token.text_range().end()
    });
    if is_text { at } else { first }
}

/// Repairs by the compiler's word, which tells better than the syntax: `.await` on a `Result` goes, and where nothing fixes the type of
/// an error, it is passed on without a conversion.
fn repair(fault: &Fault<'_>) -> Vec<Edit> {
    let typed = typed(fault);
    if !typed.is_empty() {
        return typed;
    }
    let text = &fault.message.message;
    let lacks_compat = text.contains("method `compat`") || text.contains("method named `compat`");
    if lacks_compat && text.contains("for enum `") && text.contains("Result<") {
        let edits = without_await(fault.text, fault.at);
        return if edits.is_empty() { made_ready(fault.text, fault.at) } else { edits };
    }
    // What a type parameter stands for is made a future where 0.1 made it one: `F: FnOnce() -> U, U: IntoFuture`.
    let is_generic = text.contains("for type parameter `") || text.contains("for associated type `");
    if lacks_compat && is_generic {
        return vec![Edit::insert(fault.at.start(), "into_future().")];
    }
    // With a conversion in the chain, the type that the error gets this way might be another one.
    let place = fault.text.get(std::ops::Range::<usize>::from(fault.place)).unwrap_or_default();
    if text.starts_with("type annotations needed") && !place.contains("::from)") {
        return without_conversion(fault.text, fault.place);
    }
    Vec::new()
}

/// Returns whether a number without a type is an error in a range. `?` converts, so that an `u8` that was the type of all errors of
/// a chain would be an `i32` where nothing else says what the number is.
fn has_untyped_error(tree: &SyntaxNode, range: TextRange) -> bool {
    let calls =
        tree.descendants().filter(|node| range.contains_range(node.text_range())).filter_map(ast::CallExpr::cast);
    calls.into_iter().any(|call| {
        let callee = call.expr().map(|callee| callee.syntax().text().to_string()).unwrap_or_default();
        let head = callee.split("::<").next().unwrap_or_default();
        let is_error = matches!(head.rsplit("::").next(), Some("Err" | "err" | "failed"));
        is_error && super::syntax::arguments(&call).iter().any(is_untyped_number)
    })
}

/// Returns whether an expression is a number whose type nothing says, or a variable that may hold one.
fn is_untyped_number(expr: &ast::Expr) -> bool {
    match super::syntax::bare(expr) {
        ast::Expr::Literal(literal) => match literal.kind() {
            ast::LiteralKind::IntNumber(number) => number.suffix().is_none(),
            ast::LiteralKind::FloatNumber(number) => number.suffix().is_none(),
            _ => false,
        },
        ast::Expr::PrefixExpr(prefix) => prefix.expr().is_some_and(|inner| is_untyped_number(&inner)),
        ast::Expr::BinExpr(node) => [node.lhs(), node.rhs()].into_iter().flatten().any(|side| is_untyped_number(&side)),
        expr => {
            let meant = super::syntax::variable(&expr).and_then(|name| super::vars::binding(&name, expr.syntax()));
            let holder = meant.and_then(|meant| meant.parent()).and_then(ast::LetStmt::cast);
            holder.is_some_and(|holder| {
                holder.ty().is_none() && holder.initializer().is_some_and(|value| is_untyped_number(&value))
            })
        }
    }
}

/// A rewritten chain whose errors are passed on without a conversion.
fn with_plain_errors(text: &str) -> String {
    let (before, after) = ("fn f() {\n", "\n}");
    let whole = format!("{before}{text}{after}");
    let edits = without_conversion(&whole, range(0, whole.len()));
    let made = super::apply(&whole, &edits);
    made[before.len()..made.len() - after.len()].to_owned()
}

/// Tells the closure of a loop what it is given, where an error lies in it: `loop_fn` and `for_each` had told it, and a `let`
/// does not.
fn typed(fault: &Fault<'_>) -> Vec<Edit> {
    let tree = SourceFile::parse(fault.text, Edition::Edition2021).syntax_node();
    let lets = tree.descendants().filter_map(ast::LetStmt::cast).filter(|statement| {
        let closure = statement.initializer().map(|value| value.syntax().text_range());
        fault.place.contains_range(statement.syntax().text_range())
            && closure.is_some_and(|closure| closure.contains_range(fault.at))
    });
    for statement in lets.collect::<Vec<_>>().into_iter().rev() {
        let Some(ast::Expr::ClosureExpr(closure)) = statement.initializer() else { continue };
        let Some(given) = statement.syntax().prev_sibling().and_then(ast::LetStmt::cast) else { continue };
        let Some(ast::Pat::IdentPat(name)) = given.pat() else { continue };
        let Some(name) = name.name().map(|name| name.text().to_string()) else { continue };
        let made = given.initializer().map(|value| value.syntax().text().to_string()).unwrap_or_default();
        let called = statement.pat().map(|pattern| format!("{}({name})", pattern.syntax().text())).unwrap_or_default();
        let next = statement.syntax().next_sibling().and_then(ast::LetStmt::cast).and_then(|next| next.initializer());
        let bounds = if made.starts_with("futures::compat::Compat01As03::new(") {
            "<S: futures::TryStream, T, F: FnMut(S::Ok) -> T>"
        } else if next.is_some_and(|next| next.syntax().text() == called.as_str()) {
            "<S, T, F: FnMut(S) -> T>"
        } else {
            continue;
        };
        let range = closure.syntax().text_range();
        return vec![
            Edit::insert(
                statement.syntax().text_range().start(),
                format!("fn typed{bounds}(_: &S, closure: F) -> F {{\nclosure\n}}\n"),
            ),
            Edit::insert(range.start(), format!("typed(&{name}, ")),
            Edit::insert(range.end(), ")"),
        ];
    }
    Vec::new()
}

fn range(start: usize, end: usize) -> TextRange {
    let size = |at: usize| TextSize::from(u32::try_from(at).unwrap_or(u32::MAX));
    TextRange::new(size(start), size(end))
}

/// Takes `.compat().await` away; `at` is `compat`.
fn without_await(text: &str, at: TextRange) -> Vec<Edit> {
    let start = usize::from(at.start());
    let (Some(before), Some(rest)) = (text.get(..start), text.get(start..)) else { return Vec::new() };
    let Some(before) = before.trim_end().strip_suffix('.').map(str::trim_end) else { return Vec::new() };
    let Some(behind) = rest.strip_prefix("compat()") else { return Vec::new() };
    let Some(behind) = behind.trim_start().strip_prefix(".await") else { return Vec::new() };
    vec![Edit::remove(range(before.len(), text.len() - behind.len()))]
}

/// Makes a future that is ready of a `Result` that a closure was thought to give as a future of 0.1: `Ok(x).compat()`; `at` is
/// `compat`.
fn made_ready(text: &str, at: TextRange) -> Vec<Edit> {
    let tree = SourceFile::parse(text, Edition::Edition2021).syntax_node();
    let call = tree.covering_element(at).ancestors().find_map(ast::MethodCallExpr::cast);
    let call = call.filter(|call| call.name_ref().is_some_and(|name| name.syntax().text_range() == at));
    let Some((call, value)) = call.and_then(|call| Some((call.clone(), call.receiver()?))) else { return Vec::new() };
    let (whole, value) = (call.syntax().text_range(), value.syntax().text_range());
    vec![
        Edit::insert(value.start(), "std::future::ready("),
        Edit::replace(TextRange::new(value.end(), whole.end()), ")"),
    ]
}

/// Writes `match … { Err(error) => return Err(error), … }` for each `?` of a statement, which leaves the error's type alone.
fn without_conversion(text: &str, place: TextRange) -> Vec<Edit> {
    let tree = SourceFile::parse(text, Edition::Edition2021).syntax_node();
    let values = tree.descendants().filter_map(|node| match ast::Stmt::cast(node)? {
        ast::Stmt::LetStmt(statement) => statement.initializer(),
        ast::Stmt::ExprStmt(statement) => statement.expr(),
        ast::Stmt::Item(_) => None,
    });
    let edits = values.filter_map(|value| {
        let ast::Expr::TryExpr(question) = value else { return None };
        let inside = place.contains_range(question.syntax().text_range());
        let body = question.syntax().ancestors().find(super::syntax::is_body)?;
        if !inside || body.kind() != SyntaxKind::BLOCK_EXPR {
            return None;
        }
        let value = question.expr()?.syntax().text().to_string();
        let matched = format!("match {value} {{\nOk(value) => value,\nErr(error) => return Err(error),\n}}");
        Some(Edit::replace(question.syntax().text_range(), matched))
    });
    edits.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fix::chains::apply;

    #[test]
    fn an_await_on_a_result_is_taken_away() {
        let text = "let x = f(a)\n    .compat()\n    .await?;";
        let at = u32::try_from(text.find("compat").unwrap()).unwrap();
        let edits = without_await(text, TextRange::at(at.into(), 6.into()));
        assert_eq!(apply(text, &edits), "let x = f(a)?;");
        assert_eq!(without_await("let x = f(a).compat();", TextRange::at(13.into(), 6.into())), []);
    }

    #[test]
    fn a_result_that_was_thought_to_be_a_future_is_one_that_is_ready() {
        let text = "fn f() { a.map(|l| { note(); Ok(l)\n.compat() })?.await }";
        let at = u32::try_from(text.find("compat").unwrap()).unwrap();
        let edits = made_ready(text, TextRange::at(at.into(), 6.into()));
        assert_eq!(apply(text, &edits), "fn f() { a.map(|l| { note(); std::future::ready(Ok(l)) })?.await }");
    }

    #[test]
    fn an_error_without_a_type_is_passed_on_as_it_is() {
        let text = "fn f() { let y = g()?; Box::pin(async move { let x = h.await?; x }) }";
        let edits = without_conversion(text, range(0, text.len()));
        let expected = "fn f() { let y = g()?; Box::pin(async move { let x = match h.await {\nOk(value) => value,\n\
                        Err(error) => return Err(error),\n}; x }) }";
        assert_eq!(apply(text, &edits), expected);
    }

    #[test]
    fn an_error_that_is_a_number_keeps_its_type() {
        let has = |text: &str| {
            let tree = SourceFile::parse(text, Edition::Edition2021).syntax_node();
            has_untyped_error(&tree, tree.text_range())
        };
        assert!(has("fn f() { a.and_then(|_| leaf(Err(1))) }"));
        assert!(has("fn f() { a.and_then(|_| future::err(-1)) }"));
        assert!(has("fn f() { let code = 2; a.and_then(|_| Err(code)) }"));
        for typed in ["Err(1u8)", "Ok(1)", "Err(x)", "Err(\"1\")"] {
            assert!(!has(&format!("fn f(x: u8) {{ a.and_then(|_| {typed}) }}")), "{typed}");
        }
        assert_eq!(
            with_plain_errors("Box::pin(async move { a.await?; let x = b.await?; c.await }).compat()"),
            "Box::pin(async move { match a.await {\nOk(value) => value,\nErr(error) => return Err(error),\n}; \
             let x = match b.await {\nOk(value) => value,\nErr(error) => return Err(error),\n}; c.await }).compat()"
        );
    }
}
