//! Repairs of what the compiler says about receivers of today.

use std::path::PathBuf;

use ra_ap_syntax::ast::{self, AstNode, HasArgList};
use ra_ap_syntax::{Edition, NodeOrToken, SourceFile, SyntaxNode, TextRange};

use crate::fix::apply::imports;
use crate::fix::change::{Edit, TO_NEW, TO_OLD};
use crate::fix::judge::Located;
use crate::syntax::source::Source;

/// Greatest number of repairs of one file.
pub(super) const MOST: usize = 200;

/// Methods of a future of 0.1 that a receiver had.
const METHODS: [&str; 23] = [
    "map",
    "map_err",
    "from_err",
    "then",
    "and_then",
    "or_else",
    "select",
    "select2",
    "join",
    "join3",
    "join4",
    "join5",
    "into_stream",
    "flatten",
    "flatten_stream",
    "fuse",
    "inspect",
    "catch_unwind",
    "shared",
    "wait",
    "boxed",
    "timeout",
    "into_future",
];
/// Makes a future of the other generation; the import says of which.
const ADAPTER: &str = ".compat()";
/// Makes futures of 0.1 of a list.
const EACH: &str = ".into_iter().map(futures::TryFutureExt::compat)";
/// Functions that take a list of futures of 0.1.
const LISTS: [&str; 5] = ["join_all", "select_all", "select_ok", "futures_unordered", "futures_ordered"];

/// Edits of a text that may cure an error; none where nothing is known. `old` is the name of futures 0.1 in the code.
pub(super) fn repair(old: &str, text: &str, fault: &Located) -> Vec<Edit> {
    let Some((look, node)) = Look::at(old, text, fault) else { return Vec::new() };
    let (code, quoted) = (look.code(), |index: usize| look.quoted(index));
    let words = fault.message.message.as_str();
    let mended = match code {
        "E0277" if words.contains("is not a future") && is_adapted_receiver(quoted(1)) => look.awaited(&node),
        "E0277" if words.contains("Future` is not satisfied") && is_end("Receiver", quoted(1)) => look.taken(&node),
        "E0599" if is_end("Receiver", quoted(3).trim_start_matches("&mut ")) => {
            look.called(&node, quoted(3).starts_with('&'))
        }
        "E0599" if is_end("Sender", quoted(3).trim_start_matches("&mut ")) && quoted(1) == "poll_cancel" => {
            look.called(&node, false)
        }
        _ => None,
    };
    let Some(Mended { mut edits, import }) = mended else { return Vec::new() };
    if let (Some(import), Some(at)) = (import, edits.first().map(|edit| edit.range.start())) {
        let plain = SourceFile::parse(text, Edition::Edition2021).syntax_node();
        edits.extend(imports(text, &plain, &[], &[(at, import)]));
    }
    edits
}

/// A repair.
struct Mended {
    edits: Vec<Edit>,
    /// Import that it needs.
    import: Option<&'static str>,
}

impl From<Vec<Edit>> for Mended {
    fn from(edits: Vec<Edit>) -> Self {
        Self { edits, import: None }
    }
}

/// Returns whether a type is that of an end of a channel, however much of its path the compiler says.
pub(super) fn is_end(name: &str, said: &str) -> bool {
    said.split('<').next().and_then(|path| path.rsplit("::").next()) == Some(name)
}

/// Returns whether a type is `Compat<Receiver<T>>`.
fn is_adapted_receiver(said: &str) -> bool {
    said.split_once('<').is_some_and(|(adapter, inner)| adapter.ends_with("Compat") && is_end("Receiver", inner))
}

/// A place of an error.
pub(super) struct Look<'a> {
    /// The name of futures 0.1 in the code.
    pub(super) old: &'a str,
    /// The text of the file.
    pub(super) text: &'a str,
    /// The error.
    pub(super) fault: &'a Located,
}

/// A place that takes, or names, a value of today as one of 0.1.
pub(super) enum Taken {
    /// A type.
    Type(ast::Type),
    /// A list of values.
    List(ast::Expr),
    /// A value.
    Value(ast::Expr),
}

impl<'a> Look<'a> {
    /// Returns the place of an error and its node.
    pub(super) fn at(old: &'a str, text: &'a str, fault: &'a Located) -> Option<(Self, SyntaxNode)> {
        if usize::from(fault.at.end()) > text.len() {
            return None;
        }
        let source = Source::new(PathBuf::new(), text.to_owned(), Edition::Edition2021);
        let node = match source.tree().covering_element(fault.at) {
            NodeOrToken::Node(node) => Some(node),
            NodeOrToken::Token(token) => token.parent(),
        };
        Some((Self { old, text, fault }, node?))
    }

    /// Returns the code of the error.
    pub(super) fn code(&self) -> &'a str {
        self.fault.message.code.as_ref().map(|code| code.code.as_str()).unwrap_or_default()
    }

    /// Returns a part of the error's message between backquotes: the first is number 1, the second number 3.
    pub(super) fn quoted(&self, index: usize) -> &'a str {
        self.fault.message.message.split('`').nth(index).unwrap_or_default()
    }

    /// Something is awaited, or returned as a future of today, that an adapter has made a future of 0.1.
    fn awaited(&self, node: &SyntaxNode) -> Option<Mended> {
        let awaited = node.ancestors().find_map(ast::AwaitExpr::cast).filter(|awaited| {
            let token = awaited.await_token().map(|token| token.text_range());
            awaited.syntax().text_range().end() == self.fault.at.end() || token == Some(self.fault.at)
        });
        let value = match awaited {
            Some(awaited) => awaited.expr()?,
            None => self.returned(node)?,
        };
        match &value {
            ast::Expr::MethodCallExpr(call) if is_adapter(call) => {
                let from = call.receiver()?.syntax().text_range().end();
                Some(vec![Edit::remove(TextRange::new(from, call.syntax().text_range().end()))].into())
            }
            _ => Some(Mended { edits: behind(&value, ADAPTER), import: Some(TO_NEW) }),
        }
    }

    /// The value that the function around a type of its signature returns, if the compiler points at it.
    fn returned(&self, node: &SyntaxNode) -> Option<ast::Expr> {
        let returned = node.ancestors().find_map(ast::RetType::cast)?;
        let function = returned.syntax().parent().and_then(ast::Fn::cast)?;
        let value = tail(ast::Expr::BlockExpr(function.body()?))?;
        let range = value.syntax().text_range();
        self.fault.others.iter().any(|(path, at)| *path == self.fault.file && *at == range).then_some(value)
    }

    /// A receiver is given to what takes a future of 0.1, or is named as one.
    fn taken(&self, node: &SyntaxNode) -> Option<Mended> {
        match self.taking(node)? {
            Taken::Type(named) => Some(self.wrapped(&named).into()),
            Taken::List(list) => {
                let is_done = self.text[list.syntax().text_range()].ends_with(EACH);
                (!is_done).then(|| behind(&list, EACH).into())
            }
            Taken::Value(value) if is_adapted(&value) => None,
            Taken::Value(value) => Some(Mended { edits: behind(&value, ADAPTER), import: Some(TO_OLD) }),
        }
    }

    /// Returns what is taken, or named, as one of 0.1 at the place.
    pub(super) fn taking(&self, node: &SyntaxNode) -> Option<Taken> {
        let mut within = node.ancestors().take_while(|node| !ast::Stmt::can_cast(node.kind()));
        if let Some(named) = within.find_map(ast::Type::cast) {
            return match named {
                ast::Type::ImplTraitType(_) => self.returned(node).map(Taken::Value),
                named => Some(Taken::Type(named)),
            };
        }
        if let Some(call) = node.ancestors().find_map(ast::CallExpr::cast)
            && function(&call).is_some_and(|name| LISTS.contains(&name.as_str()))
        {
            return Some(Taken::List(call.arg_list()?.args().next()?));
        }
        // The method that takes it, or the value itself.
        let method = node.ancestors().find_map(ast::NameRef::cast).and_then(|name| {
            let call = name.syntax().parent().and_then(ast::MethodCallExpr::cast)?;
            let mut arguments = call.arg_list()?.args();
            let (first, None) = (arguments.next(), arguments.next()) else { return None };
            Some(first)
        });
        let is_method = method.is_some();
        let value = match method {
            Some(first) => first?,
            None => {
                let found = node.ancestors().filter_map(ast::Expr::cast);
                found.take_while(|found| self.fault.at.contains_range(found.syntax().text_range())).last()?
            }
        };
        // Of a call as a whole, what its closure returns is meant, or what it puts into a box. Of another value by itself it is
        // something in its type.
        let is_alone = self.fault.message.spans.iter().all(|span| span.is_primary);
        let value = match value {
            ast::Expr::CallExpr(call) if is_alone && !is_method => {
                let is_box = call.expr().is_some_and(|callee| callee.syntax().text() == "Box::new");
                let mut arguments = call.arg_list()?.args();
                match (arguments.next(), arguments.next()) {
                    (Some(ast::Expr::ClosureExpr(closure)), None) => tail(closure.body()?)?,
                    (Some(value), None) if is_box => tail(value)?,
                    _ => return None,
                }
            }
            _ if is_alone && !is_method => return None,
            ast::Expr::ClosureExpr(closure) => tail(closure.body()?)?,
            value => tail(value)?,
        };
        Some(Taken::Value(value))
    }

    /// A method of a future of 0.1 is called.
    fn called(&self, node: &SyntaxNode, is_reference: bool) -> Option<Mended> {
        let call = node.ancestors().find_map(ast::MethodCallExpr::cast)?;
        let name = call.name_ref().filter(|name| name.syntax().text_range() == self.fault.at)?;
        let receiver = call.receiver()?;
        if METHODS.contains(&name.text().to_string().as_str()) && !is_adapted(&receiver) {
            return Some(Mended { edits: behind(&receiver, ADAPTER), import: Some(TO_OLD) });
        }
        if call.arg_list()?.args().next().is_some() {
            return None;
        }
        let value = &self.text[receiver.syntax().text_range()];
        let borrowed = if is_reference { format!("&mut *{value}") } else { format!("&mut {value}") };
        let edit = match (name.text().to_string().as_str(), in_context(&call)) {
            ("poll", Some(range)) => {
                let polled = format!("std::future::Future::poll(std::pin::Pin::new({borrowed}), context)");
                Edit::replace(range, polled)
            }
            ("poll_cancel", Some(range)) => {
                Edit::replace(range, format!("{value}.poll_canceled(context).map(Ok::<(), ()>)"))
            }
            // An adapter asks for the task of 0.1 also where what it polls is ready.
            (_, None) if !in_task(call.syntax()) => return None,
            ("poll", None) => {
                Edit::replace(receiver.syntax().text_range(), format!("futures::compat::Compat::new({borrowed})"))
            }
            ("poll_cancel", None) => {
                let waits = format!("std::future::poll_fn(|context| {value}.poll_canceled(context).map(Ok::<(), ()>))");
                let polled = format!("{}::Future::poll(&mut futures::compat::Compat::new({waits}))", self.old);
                Edit::replace(call.syntax().text_range(), polled)
            }
            _ => return None,
        };
        Some(vec![edit].into())
    }

    /// `Shared<Receiver<T>>` becomes `Shared<Compat<Receiver<T>>>`.
    fn wrapped(&self, named: &ast::Type) -> Vec<Edit> {
        let inner = named.syntax().descendants().skip(1).filter_map(ast::PathType::cast).filter(|inner| {
            let name = inner.path().and_then(|path| path.segment()).and_then(|segment| segment.name_ref());
            let is_one = name.is_some_and(|name| name.text() == "Receiver");
            let in_argument = inner.syntax().parent().is_some_and(|parent| ast::TypeArg::can_cast(parent.kind()));
            is_one && in_argument
        });
        let compat = "futures::compat::Compat<";
        inner
            .filter(|inner| !self.text[..usize::from(inner.syntax().text_range().start())].ends_with(compat))
            .flat_map(|inner| {
                let range = inner.syntax().text_range();
                [Edit::insert(range.start(), compat), Edit::insert(range.end(), ">")]
            })
            .collect()
    }
}

/// Returns whether a call of a method, or a field, may stand behind a value without parentheses.
pub(super) fn is_postfix(value: &ast::Expr) -> bool {
    matches!(
        value,
        ast::Expr::PathExpr(_)
            | ast::Expr::CallExpr(_)
            | ast::Expr::MethodCallExpr(_)
            | ast::Expr::FieldExpr(_)
            | ast::Expr::IndexExpr(_)
            | ast::Expr::ParenExpr(_)
            // `vec![…]`: names of macros are blanks.
            | ast::Expr::ArrayExpr(_)
            | ast::Expr::TupleExpr(_)
            | ast::Expr::MacroExpr(_)
            | ast::Expr::TryExpr(_)
            | ast::Expr::AwaitExpr(_)
    )
}

/// Puts an adapter behind a value.
fn behind(value: &ast::Expr, adapter: &str) -> Vec<Edit> {
    let range = value.syntax().text_range();
    match is_postfix(value) {
        true => vec![Edit::insert(range.end(), adapter)],
        false => vec![Edit::insert(range.start(), "("), Edit::insert(range.end(), format!("){adapter}"))],
    }
}

/// Returns whether a call is `….compat()`.
pub(super) fn is_adapter(call: &ast::MethodCallExpr) -> bool {
    call.name_ref().is_some_and(|name| name.text() == "compat")
        && call.arg_list().is_some_and(|list| list.args().next().is_none())
}

fn is_adapted(value: &ast::Expr) -> bool {
    matches!(value, ast::Expr::MethodCallExpr(call) if is_adapter(call))
}

/// Returns the value of an expression behind its blocks; `None` where there are several.
pub(super) fn tail(value: ast::Expr) -> Option<ast::Expr> {
    match value {
        ast::Expr::BlockExpr(block) => tail(block.stmt_list()?.tail_expr()?),
        ast::Expr::IfExpr(_) | ast::Expr::MatchExpr(_) | ast::Expr::LoopExpr(_) => None,
        value => Some(value),
    }
}

/// Returns the last name of the function that is called.
pub(super) fn function(call: &ast::CallExpr) -> Option<String> {
    let ast::Expr::PathExpr(callee) = call.expr()? else { return None };
    Some(callee.path()?.segment()?.name_ref()?.text().to_string())
}

/// Returns the range of `poll01(context, || ….poll())` around a call, which the step `polls` writes.
pub(super) fn in_context(call: &ast::MethodCallExpr) -> Option<TextRange> {
    let closure = call.syntax().parent().and_then(ast::ClosureExpr::cast)?;
    let whole = closure.syntax().ancestors().find_map(ast::CallExpr::cast)?;
    (function(&whole)? == "poll01").then(|| whole.syntax().text_range())
}

/// Returns whether a place is one that runs in a task of 0.1: a `poll`, or a closure that a future calls.
pub(super) fn in_task(node: &SyntaxNode) -> bool {
    for holder in node.ancestors() {
        if let Some(function) = ast::Fn::cast(holder.clone()) {
            let returned = function.ret_type().map(|returned| returned.syntax().text().to_string()).unwrap_or_default();
            return ["Poll<", "Async<", "StartSend<"].iter().any(|name| returned.contains(name));
        }
        let Some(closure) = ast::ClosureExpr::cast(holder) else { continue };
        let Some(call) = closure.syntax().parent().and_then(|list| list.parent()) else { continue };
        let name = match (ast::MethodCallExpr::cast(call.clone()), ast::CallExpr::cast(call)) {
            (Some(call), _) => call.name_ref().map(|name| name.text().to_string()),
            (None, Some(call)) => function(&call),
            (None, None) => None,
        };
        let is_of_iterator = |name: &str| matches!(name, "map" | "inspect" | "flatten");
        if name.is_some_and(|name| {
            matches!(name.as_str(), "lazy" | "poll_fn" | "poll01")
                || METHODS.contains(&name.as_str()) && !is_of_iterator(&name)
        }) {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: &str =
        "no method named `poll` found for struct `futures::channel::oneshot::Receiver<T>` in the current scope";

    /// The text after the repairs of an error at the first occurrence of a name.
    fn repaired(text: &str, said: &str, name: &str) -> Option<String> {
        let at = text.find(name).unwrap();
        let message = serde_json::json!({
            "message": said, "code": { "code": "E0599", "explanation": null }, "level": "error", "spans": [], "children": [],
            "rendered": null,
        });
        let size = |at: usize| ra_ap_syntax::TextSize::from(u32::try_from(at).unwrap());
        let fault = Located {
            file: PathBuf::new(),
            at: TextRange::at(size(at), size(name.len())),
            others: Vec::new(),
            message: serde_json::from_value(message).unwrap(),
        };
        let edits = repair("futures01", text, &fault);
        (!edits.is_empty()).then(|| crate::fix::apply::apply(text, &edits))
    }

    #[test]
    fn a_receiver_is_polled_by_an_adapter_in_a_task() {
        let text = "fn poll(&mut self) -> Poll<u32, ()> { self.asked.poll() }";
        let text = text.replacen("poll(&", "next(&", 1);
        let made = repaired(&text, KNOWN, "poll").unwrap();
        assert_eq!(made, text.replace("self.asked.", "futures::compat::Compat::new(&mut self.asked)."));
        let lazy = "fn f() { run(lazy(move || asked.poll())) }";
        assert!(repaired(lazy, KNOWN, "poll").unwrap().contains("Compat::new(&mut asked).poll()"));
    }

    #[test]
    fn a_receiver_that_is_polled_outside_of_a_task_stays() {
        assert_eq!(repaired("fn f() -> bool { asked.poll().is_ok() }", KNOWN, "poll"), None);
        assert_eq!(repaired("fn f() { all.iter_mut().map(|asked| asked.poll()); }", KNOWN, "poll"), None);
    }

    #[test]
    fn what_only_holds_a_receiver_is_not_adapted() {
        let said = "the method `map` exists for struct `Select<Receiver<u32>, Receiver<u32>>`, but its trait bounds were not satisfied";
        assert_eq!(repaired("fn f() { both.map(g) }", said, "map"), None);
        let said = said.replace("Select<Receiver<u32>, Receiver<u32>>", "oneshot::Receiver<u32>");
        assert!(repaired("fn f() { one.map(g) }", &said, "map").unwrap().contains("one.compat().map(g)"));
    }
}
