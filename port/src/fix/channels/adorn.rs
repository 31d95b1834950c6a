//! Fewer words for what the repairs have written, once it compiles: methods for functions, and loops over plain values.

use std::path::PathBuf;

use ra_ap_syntax::ast::{self, AstNode, HasArgList, HasName};
use ra_ap_syntax::{Edition, SourceFile, SyntaxNode, TextRange, TextSize};

use super::follow::fate;
use super::repair::is_postfix;
use crate::fix::apply::{apply, imports};
use crate::fix::change::Edit;
use crate::syntax::source::Source;

const STREAM_EXT: &str = "futures::StreamExt as _";
const TRY_STREAM_EXT: &str = "futures::TryStreamExt as _";
const SINK_EXT: &str = "futures::SinkExt as _";
const SINK: &str = "futures::compat::CompatSink";
const MAP: &str = "futures::StreamExt::map";
const PLAIN: &str = "Ok::<_, ()>";
/// Greatest number of places in a file.
const MOST: usize = 1000;

/// Returns a text that says the same in fewer words, if there is one. Without errors of their streams the compiler may not know
/// those of loops; `has_loops` says that these are to be rewritten, too.
pub(super) fn adorn(text: &str, has_loops: bool) -> Option<String> {
    let mut made = text.to_owned();
    for _ in 0..MOST {
        let tree = Source::new(PathBuf::new(), made.clone(), Edition::Edition2021).tree();
        let Some(found) = tree.descendants().find_map(|node| place(&made, &node, has_loops)) else { break };
        let plain = SourceFile::parse(&made, Edition::Edition2021).syntax_node();
        let at = found.at;
        let wanted: Vec<(TextSize, &str)> = found.imports.iter().map(|import| (at, *import)).collect();
        let mut edits = found.edits;
        edits.extend(imports(&made, &plain, &[], &wanted));
        made = apply(&made, &edits);
    }
    let made = named(&made).unwrap_or(made);
    (made != text).then_some(made)
}

/// Gives the adapter of senders a name, if a text without one has several.
fn named(text: &str) -> Option<String> {
    let (_, name) = SINK.rsplit_once("::")?;
    let (whole, all) = (text.matches(SINK).count(), text.matches(name).count());
    if whole < 2 || whole != all || text.contains("include!") {
        return None;
    }
    let plain = SourceFile::parse(text, Edition::Edition2021).syntax_node();
    // In the module that holds all of them.
    let size = |at: usize| TextSize::from(u32::try_from(at).unwrap_or(u32::MAX));
    let places: Vec<TextSize> = text.match_indices(SINK).map(|(at, _)| size(at)).collect();
    let wanted: Vec<(TextSize, &str)> = places.iter().map(|at| (*at, SINK)).collect();
    let shorter = TextSize::of(SINK) - TextSize::of(name);
    let mut edits: Vec<Edit> = places.iter().map(|at| Edit::remove(TextRange::at(*at, shorter))).collect();
    edits.extend(imports(text, &plain, &[], &wanted));
    Some(apply(text, &edits))
}

/// A place that is said in fewer words.
struct Found {
    at: TextSize,
    edits: Vec<Edit>,
    imports: &'static [&'static str],
}

/// Returns the function that a call names by its path, and what it is given.
fn call_of(text: &str, node: &SyntaxNode) -> Option<(String, Vec<ast::Expr>)> {
    let call = ast::CallExpr::cast(node.clone())?;
    let callee = call.expr()?.syntax().text_range();
    Some((text[callee].to_owned(), call.arg_list()?.args().collect()))
}

/// Returns the value that `futures::StreamExt::map(value, Ok::<_, ()>)` is made of.
fn mapped(text: &str, node: &SyntaxNode) -> Option<ast::Expr> {
    let (name, arguments) = call_of(text, node)?;
    let [value, each] = arguments.as_slice() else { return None };
    (name == MAP && &text[each.syntax().text_range()] == PLAIN).then(|| value.clone())
}

fn place(text: &str, node: &SyntaxNode, has_loops: bool) -> Option<Found> {
    let found = adapted(text, node).or_else(|| polled(text, node)).or_else(|| sent(text, node));
    found.or_else(|| if has_loops { looped(text, node) } else { None })
}

/// `Compat::new(StreamExt::map(receiver, Ok::<_, ()>))` becomes `receiver.map(Ok::<_, ()>).compat()`.
fn adapted(text: &str, node: &SyntaxNode) -> Option<Found> {
    let (name, arguments) = call_of(text, node)?;
    let [inner] = arguments.as_slice() else { return None };
    if name != "futures::compat::Compat::new" {
        return None;
    }
    let value = receiver(text, &mapped(text, inner.syntax())?);
    let range = node.text_range();
    let edits = vec![Edit::replace(range, format!("{value}.map({PLAIN}).compat()"))];
    Some(Found { at: range.start(), edits, imports: &[STREAM_EXT, TRY_STREAM_EXT] })
}

/// `StreamExt::poll_next_unpin(&mut receiver, context)` becomes `receiver.poll_next_unpin(context)`.
fn polled(text: &str, node: &SyntaxNode) -> Option<Found> {
    let (name, arguments) = call_of(text, node)?;
    let [ast::Expr::RefExpr(value), context] = arguments.as_slice() else { return None };
    if name != "futures::StreamExt::poll_next_unpin" || value.mut_token().is_none() {
        return None;
    }
    let value = referred(text, &value.expr()?);
    let range = node.text_range();
    let context = &text[context.syntax().text_range()];
    let edits = vec![Edit::replace(range, format!("{value}.poll_next_unpin({context})"))];
    Some(Found { at: range.start(), edits, imports: &[STREAM_EXT] })
}

/// `CompatSink::new(sender.clone()).send(item).compat().await` becomes `sender.clone().send(item).await`, if nobody wants the
/// sender back.
fn sent(text: &str, node: &SyntaxNode) -> Option<Found> {
    let awaited = ast::AwaitExpr::cast(node.clone())?;
    let ast::Expr::MethodCallExpr(adapter) = awaited.expr()? else { return None };
    let ast::Expr::MethodCallExpr(send) = adapter.receiver()? else { return None };
    let ast::Expr::CallExpr(made) = send.receiver()? else { return None };
    let is = |call: &ast::MethodCallExpr, name: &str| call.name_ref().is_some_and(|own| own.text() == name);
    if !is(&adapter, "compat")
        || !is(&send, "send")
        || text[made.expr()?.syntax().text_range()] != format!("{SINK}::new")
    {
        return None;
    }
    // A variable would live longer than it did.
    let sender = made.arg_list()?.args().next()?;
    let is_new = matches!(sender, ast::Expr::MethodCallExpr(_) | ast::Expr::CallExpr(_));
    let mut within = node.ancestors().take_while(|node| !ast::Stmt::can_cast(node.kind()));
    let is_kept = within.any(|node| ast::MatchExpr::can_cast(node.kind()) || ast::LetExpr::can_cast(node.kind()));
    if !is_new || is_kept || !fate(&ast::Expr::MethodCallExpr(send.clone())).is_unused {
        return None;
    }
    let edits = vec![
        Edit::replace(made.syntax().text_range(), &text[sender.syntax().text_range()]),
        Edit::remove(TextRange::new(send.syntax().text_range().end(), adapter.syntax().text_range().end())),
    ];
    Some(Found { at: node.text_range().start(), edits, imports: &[SINK_EXT] })
}

/// Returns a value as what a method is called on.
fn receiver(text: &str, value: &ast::Expr) -> String {
    let own = &text[value.syntax().text_range()];
    match value {
        ast::Expr::RefExpr(reference) if reference.mut_token().is_some() => match reference.expr() {
            Some(inner) => format!("{}.by_ref()", referred(text, &inner)),
            None => format!("({own})"),
        },
        value if is_postfix(value) => own.to_owned(),
        _ => format!("({own})"),
    }
}

/// Returns a value that a method borrows: of `*value` the value.
fn referred(text: &str, value: &ast::Expr) -> String {
    let inner = match value {
        ast::Expr::PrefixExpr(prefix) if prefix.op_kind() == Some(ast::UnaryOp::Deref) => prefix.expr(),
        _ => None,
    };
    let inner = inner.as_ref().unwrap_or(value);
    let own = &text[inner.syntax().text_range()];
    if is_postfix(inner) { own.to_owned() } else { format!("({own})") }
}

/// A loop over `StreamExt::map(receiver, Ok::<_, ()>)` becomes one over the receiver, which has no errors.
fn looped(text: &str, node: &SyntaxNode) -> Option<Found> {
    let bound = ast::LetStmt::cast(node.clone())?;
    let made = bound.initializer()?;
    let value = mapped(text, made.syntax())?;
    let Some(ast::Pat::IdentPat(pattern)) = bound.pat() else { return None };
    let name = pattern.name()?.text().to_string();
    let paths = node.parent()?.descendants().filter_map(ast::PathExpr::cast);
    let mut uses = paths.filter(|path| path.syntax().text() == name.as_str());
    let (Some(one), None) = (uses.next(), uses.next()) else { return None };
    let call = one.syntax().ancestors().find_map(ast::CallExpr::cast)?;
    let callee = call.expr()?.syntax().text_range();
    if &text[callee] != "futures::TryStreamExt::try_next" {
        return None;
    }
    let awaited = call.syntax().parent().and_then(ast::AwaitExpr::cast)?;
    let matched = awaited.syntax().parent().and_then(ast::MatchExpr::cast)?;
    let mut edits = vec![
        Edit::replace(made.syntax().text_range(), &text[value.syntax().text_range()]),
        Edit::replace(callee, "futures::StreamExt::next"),
    ];
    let (mut before, mut found) = (None, 0);
    for arm in matched.match_arm_list()?.arms() {
        let range = arm.syntax().text_range();
        let pattern = arm.pat()?.syntax().text_range();
        let said = &text[pattern];
        let inner = said.strip_prefix("Ok(").and_then(|said| said.strip_suffix(')'));
        match inner {
            Some(inner) if inner == "None" || inner.starts_with("Some(") => {
                edits.push(Edit::replace(pattern, inner));
                found += 1;
            }
            None if said.starts_with("Err(") => {
                edits.push(Edit::remove(TextRange::new(before?, range.end())));
                found += 10;
            }
            _ => return None,
        }
        before = Some(range.end());
    }
    (found == 12).then(|| Found { at: node.text_range().start(), edits, imports: &[] })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_adapter_is_said_by_methods() {
        let text = "fn f() { g(futures::compat::Compat::new(futures::StreamExt::map(a, Ok::<_, ()>))) }";
        let made = adorn(text, true).unwrap();
        assert!(made.contains("g(a.map(Ok::<_, ()>).compat())"), "{made}");
        assert!(
            made.contains("use futures::StreamExt as _;") && made.contains("use futures::TryStreamExt as _;"),
            "{made}"
        );
        let by = "fn f() { futures::compat::Compat::new(futures::StreamExt::map(&mut *self.a, Ok::<_, ()>)).poll() }";
        assert!(adorn(by, true).unwrap().contains("self.a.by_ref().map(Ok::<_, ()>).compat().poll()"));
        assert_eq!(adorn("fn f() { futures::StreamExt::map(a, Ok::<_, ()>) }", true), None);
    }

    #[test]
    fn a_loop_has_no_error_of_its_stream() {
        let text = "\
fn f() {
    let mut stream = futures::StreamExt::map(a, Ok::<_, ()>);
    loop {
        match futures::TryStreamExt::try_next(&mut stream).await {
            Ok(Some(item)) => g(item),
            Ok(None) => break Ok(()),
            Err(error) => break Err(error),
        }
    }
}
";
        let made = adorn(text, true).unwrap();
        assert!(made.contains("let mut stream = a;\n"), "{made}");
        assert!(made.contains("match futures::StreamExt::next(&mut stream).await {\n            Some(item) => g(item),\n            None => break Ok(()),\n        }"), "{made}");
    }
}
