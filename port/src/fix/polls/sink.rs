//! Rewrites `impl Sink`: the three methods of 0.1 become the four of today.
//!
//! `start_send` of 0.1 says by itself that the sink is full, and gives the item back. Today `poll_ready` says so before
//! there is an item. So a `start_send` is taken over where the two questions can be told apart:
//!
//! - it never gives an item back;
//! - the statements before the item is touched decide whether it is given back (`if self.is_full() { return
//!   Ok(AsyncSink::NotReady(item)) }`, a match of a poll);
//! - it hands the item to another sink of the project that goes over, too.
//!
//! A sink that looks at an item, or at another sink of 0.1, to say that it is full, is left.

use ra_ap_syntax::ast::{self, AstNode, HasArgList, HasName};
use ra_ap_syntax::{SyntaxKind, SyntaxNode, TextRange, TextSize};

use super::body::Body;
use super::forms::{last_two, opened, selfs};
use super::item::{self, Frame, Needs, inside, is_named, missing};
use super::plain::{hindrance, is_place};
use super::{Shape, Words};
use crate::fix::change::{Edit, FileContext};

/// Reason why a `start_send` is left.
const GIVES_BACK: &str = "`start_send` gives back an item that it has looked at, which `poll_ready` never sees";

/// The members of an implementation.
struct Parts {
    item: ast::TypeAlias,
    error: ast::TypeAlias,
    start_send: ast::Fn,
    poll_complete: ast::Fn,
    close: Option<ast::Fn>,
}

impl Parts {
    fn read(list: &ast::AssocItemList) -> Result<Self, String> {
        let (mut item, mut error, mut start_send, mut poll_complete, mut close) = (None, None, None, None, None);
        for member in list.assoc_items() {
            match member {
                ast::AssocItem::TypeAlias(alias) if is_named(&alias, "SinkItem") => item = Some(alias),
                ast::AssocItem::TypeAlias(alias) if is_named(&alias, "SinkError") => error = Some(alias),
                ast::AssocItem::Fn(function) if is_named(&function, "start_send") => start_send = Some(function),
                ast::AssocItem::Fn(function) if is_named(&function, "poll_complete") => poll_complete = Some(function),
                ast::AssocItem::Fn(function) if is_named(&function, "close") => close = Some(function),
                _ => return Err("it has more than the methods of a sink".to_owned()),
            }
        }
        Ok(Self {
            item: item.ok_or_else(missing)?,
            error: error.ok_or_else(missing)?,
            start_send: start_send.ok_or_else(missing)?,
            poll_complete: poll_complete.ok_or_else(missing)?,
            close,
        })
    }
}

/// A `start_send` in two parts. Ranges are those of the text as it was.
enum Split {
    /// Statements before `at` that say whether there is room.
    Statements { at: TextSize },
    /// `match POLL? { Async::Ready(_) => TAKES, Async::NotReady => gives back }`.
    Match { polled: TextRange, takes: TextRange, tail: ast::Expr },
    /// `self.inner.start_send(item)`, with the range of what it is called on.
    Forward { inner: TextRange },
}

/// Returns the edits of an implementation of `Sink`, or why it is left.
pub(super) fn rewritten(
    context: &FileContext<'_>,
    plain: &SyntaxNode,
    item: &ast::Impl,
    named: &ast::PathType,
    words: &Words<'_>,
    needs: Needs,
) -> Result<Vec<Edit>, String> {
    let list = item.assoc_item_list().ok_or("it has no body")?;
    let parts = Parts::read(&list)?;
    let (value, error) = (item::aliased(context, &parts.item)?, item::aliased(context, &parts.error)?);
    let block = parts.start_send.body().ok_or_else(missing)?;
    let open = opened(context, &block).ok_or_else(missing)?;
    let parameter = Parameter::of(&parts.start_send)?;
    let split = split(context, &open, &parameter)?;
    let inner = match &split {
        Split::Forward { inner } => Some(context.text(*inner).to_owned()),
        _ => None,
    };
    let words = Words { error: error.clone(), item: Some(value.clone()), inner, ..words.clone() };
    let sender = Sender { context, plain, block: &block, open: &open, parameter: &parameter, words: &words };
    let mut edits = sender.edits(&split)?;
    let returned = format!("{}<(), Self::Error>", item::result(plain));
    let uses_context = edits.iter().any(|edit| edit.text.contains("context"));
    let ready = item::signature("poll_ready", uses_context, &returned);
    edits.push(Edit::replace(item::signature_of(&parts.start_send)?, ready));
    let flush = item::method(context, plain, &parts.poll_complete, &words, "poll_flush", &returned)?;
    edits.extend(flush);
    match &parts.close {
        Some(close) => edits.extend(item::method(context, plain, close, &words, "poll_close", &returned)?),
        None => edits.push(Edit::insert(
            parts.poll_complete.syntax().text_range().end(),
            format!(
                "\n\nfn {} {{\nfutures::Sink::<{value}>::poll_flush(self, context)\n}}",
                item::signature("poll_close", true, &returned)
            ),
        )),
    }
    edits.push(Edit::replace(named.syntax().text_range(), format!("futures::Sink<{value}>")));
    edits.extend(item::renamed_types(context, &parts.item, &parts.error, format!("type Error = {error};")));
    edits.push(Edit::insert(item.syntax().text_range().end(), sister(context, item, &value, &error, needs)?));
    item::rename_rest(&list, &mut edits, &[("Self::SinkItem", &value), ("Self::SinkError", &error)]);
    Ok(edits)
}

/// The item of `start_send`.
struct Parameter {
    name: String,
    /// As it is declared, without its type: `mut item`.
    pattern: String,
}

impl Parameter {
    fn of(function: &ast::Fn) -> Result<Self, String> {
        let list = function.param_list().ok_or_else(missing)?;
        let pattern = list.params().next().and_then(|parameter| parameter.pat());
        match pattern {
            Some(ast::Pat::IdentPat(pattern)) if pattern.ref_token().is_none() && pattern.pat().is_none() => {
                let name = pattern.name().ok_or_else(missing)?.text().to_string();
                Ok(Self { name, pattern: pattern.syntax().text().to_string() })
            }
            Some(ast::Pat::WildcardPat(_)) => Ok(Self { name: "_".to_owned(), pattern: "_".to_owned() }),
            _ => Err("`start_send` takes its item apart".to_owned()),
        }
    }

    /// Returns whether a node names the item elsewhere than where it is given back as it is.
    fn is_used_in(&self, node: &SyntaxNode) -> bool {
        let given: Vec<TextRange> =
            node.descendants().filter_map(ast::CallExpr::cast).filter_map(|call| self.given_back(&call)).collect();
        // `"{item}"` names it as well.
        let captured = format!("{{{}", self.name);
        node.descendants_with_tokens().filter_map(ra_ap_syntax::NodeOrToken::into_token).any(|token| {
            let is_named =
                token.text() == self.name || token.kind() == SyntaxKind::STRING && token.text().contains(&captured);
            is_named && !given.iter().any(|range| range.contains_range(token.text_range()))
        })
    }

    /// Returns the range of `AsyncSink::NotReady(item)`, if a call is that.
    fn given_back(&self, call: &ast::CallExpr) -> Option<TextRange> {
        let mut arguments = call.arg_list()?.args();
        let is_item = arguments.next()?.syntax().text() == self.name.as_str();
        (gives_back(call) && is_item).then(|| call.syntax().text_range())
    }
}

/// Returns whether a call is `AsyncSink::NotReady(…)`.
fn gives_back(call: &ast::CallExpr) -> bool {
    matches!(call.expr(), Some(ast::Expr::PathExpr(path)) if last_two(&path) == "AsyncSink::NotReady")
}

/// Tells apart whether there is room and what becomes of the item.
fn split(context: &FileContext<'_>, block: &ast::BlockExpr, parameter: &Parameter) -> Result<Split, String> {
    let list = block.stmt_list().ok_or_else(missing)?;
    let has_give_back =
        |node: &SyntaxNode| node.descendants().filter_map(ast::CallExpr::cast).any(|call| gives_back(&call));
    let statements: Vec<ast::Stmt> = list.statements().collect();
    if let (true, Some(ast::Expr::MethodCallExpr(call))) = (statements.is_empty(), list.tail_expr()) {
        let is_send = call.name_ref().is_some_and(|name| name.text() == "start_send");
        let argument = call.arg_list().and_then(|list| list.args().next());
        let is_item = argument.is_some_and(|argument| argument.syntax().text() == parameter.name.as_str());
        let receiver = call
            .receiver()
            .filter(|receiver| is_place(receiver) && receiver.syntax().text().to_string().starts_with("self."));
        if let (true, true, Some(receiver)) = (is_send, is_item, receiver) {
            no_comment(context, block)?;
            return Ok(Split::Forward { inner: receiver.syntax().text_range() });
        }
    }
    let found = match list.tail_expr() {
        Some(ast::Expr::MatchExpr(found)) if statements.is_empty() => of_match(&found, parameter),
        _ => None,
    };
    if let Some((split, takes)) = found {
        let tokens = block.syntax().descendants_with_tokens().filter_map(ra_ap_syntax::NodeOrToken::into_token);
        let mut comments = tokens.filter(|token| token.kind() == SyntaxKind::COMMENT);
        if comments.any(|comment| !takes.contains_range(comment.text_range())) {
            return Err("a comment would be lost".to_owned());
        }
        return Ok(split);
    }
    if list.tail_expr().is_some_and(|tail| has_give_back(tail.syntax())) {
        return Err(GIVES_BACK.to_owned());
    }
    let Some(last) = statements.iter().rposition(|statement| has_give_back(statement.syntax())) else {
        return Ok(Split::Statements { at: inside(block)?.start() });
    };
    for statement in &statements[..=last] {
        let ast::Stmt::ExprStmt(found) = statement else { return Err(GIVES_BACK.to_owned()) };
        let is_question = matches!(found.expr(), Some(ast::Expr::IfExpr(_) | ast::Expr::MatchExpr(_)));
        if !is_question || parameter.is_used_in(statement.syntax()) || ends_otherwise(statement.syntax()) {
            return Err(GIVES_BACK.to_owned());
        }
    }
    Ok(Split::Statements { at: statements[last].syntax().text_range().end() })
}

/// Returns whether a statement returns from `start_send` with the item taken.
fn ends_otherwise(node: &SyntaxNode) -> bool {
    node.descendants().filter_map(ast::PathExpr::cast).any(|path| last_two(&path) == "AsyncSink::Ready")
}

fn no_comment(context: &FileContext<'_>, block: &ast::BlockExpr) -> Result<(), String> {
    let text = context.text(inside(block)?);
    if text.contains("//") || text.contains("/*") { Err("a comment would be lost".to_owned()) } else { Ok(()) }
}

/// Reads a match of a poll whose arms take the item and give it back, and the range of the first of these.
fn of_match(found: &ast::MatchExpr, parameter: &Parameter) -> Option<(Split, TextRange)> {
    let ast::Expr::TryExpr(tried) = found.expr()? else { return None };
    let polled = tried.expr()?;
    if hindrance(&polled).is_some() || parameter.is_used_in(polled.syntax()) {
        return None;
    }
    let arms: Vec<ast::MatchArm> = found.match_arm_list()?.arms().collect();
    let [one, other] = arms.as_slice() else { return None };
    if one.guard().is_some() || other.guard().is_some() {
        return None;
    }
    let text = |arm: &ast::MatchArm| arm.pat().map(|pattern| pattern.syntax().text().to_string()).unwrap_or_default();
    let (takes, gives) = match text(one).as_str() {
        "Async::NotReady" => (other, one),
        _ => (one, other),
    };
    let is_ready =
        matches!(text(takes).replace(' ', "").as_str(), "Async::Ready(_)" | "Async::Ready(())" | "Async::Ready(..)");
    let ast::Expr::CallExpr(back) = gives.expr()? else { return None };
    let is_ok = back.expr()?.syntax().text() == "Ok";
    let ast::Expr::CallExpr(given) = back.arg_list()?.args().next()? else { return None };
    if !is_ready || text(gives) != "Async::NotReady" || !is_ok || parameter.given_back(&given).is_none() {
        return None;
    }
    let tail = takes.expr()?;
    let range = match &tail {
        ast::Expr::BlockExpr(block) => inside(block).ok()?,
        other => other.syntax().text_range(),
    };
    let has_give_back = tail.syntax().descendants().filter_map(ast::CallExpr::cast).any(|call| gives_back(&call));
    (!has_give_back).then(|| (Split::Match { polled: polled.syntax().text_range(), takes: range, tail }, range))
}

/// A `start_send` while it is rewritten.
struct Sender<'a> {
    context: &'a FileContext<'a>,
    plain: &'a SyntaxNode,
    block: &'a ast::BlockExpr,
    open: &'a ast::BlockExpr,
    parameter: &'a Parameter,
    words: &'a Words<'a>,
}

impl Sender<'_> {
    fn edits(&self, split: &Split) -> Result<Vec<Edit>, String> {
        let all = inside(self.block)?;
        let (ready, item) = ("std::task::Poll::Ready(Ok(()))", self.words.item.as_deref().unwrap_or_default());
        match split {
            Split::Forward { inner } => {
                let inner = self.of_this(*inner);
                let pinned = format!("std::pin::Pin::new(&mut {inner})");
                let text = format!(
                    "\nlet this = self.get_mut();\nfutures::Sink::<{item}>::poll_ready({pinned}, context)\n}}\n\n{}\
                     futures::Sink::<{item}>::start_send({pinned}, {})\n",
                    self.header(true),
                    self.parameter.name
                );
                Ok(vec![Edit::replace(all, text)])
            }
            Split::Match { polled, takes, tail } => {
                let words = Words { shape: Shape::Send, ..self.words.clone() };
                let (mut edits, _) =
                    Body::new(self.context, self.plain, self.open, *takes, &words).edits(Some(tail))?;
                let uses_self = selfs(self.plain, *takes).next().is_some();
                let before = format!(
                    "{}let _ = std::task::ready!(poll01(context, || {}))?;\n{ready}\n}}\n\n{}",
                    item::opening(self.context, true, true),
                    self.of_this(*polled),
                    self.header(uses_self)
                );
                edits.push(Edit::replace(TextRange::new(all.start(), takes.start()), before));
                edits.push(Edit::replace(TextRange::new(takes.end(), all.end()), "\n"));
                Ok(edits)
            }
            Split::Statements { at } => {
                let (head, rest) = (TextRange::new(all.start(), *at), TextRange::new(*at, all.end()));
                let words = Words { shape: Shape::Ready, ..self.words.clone() };
                let (mut edits, has_old) = Body::new(self.context, self.plain, self.open, head, &words).edits(None)?;
                let words = Words { shape: Shape::Send, ..self.words.clone() };
                let tail = ast::Expr::BlockExpr(self.open.clone());
                let (sent, _) = Body::new(self.context, self.plain, self.open, rest, &words).edits(Some(&tail))?;
                let uses_self = |range| selfs(self.plain, range).next().is_some();
                let opening = item::opening(self.context, has_old, uses_self(head));
                let between = format!("\n{ready}\n}}\n\n{}", self.header(uses_self(rest)));
                if head.is_empty() {
                    edits.push(Edit::insert(*at, format!("{opening}{between}")));
                } else {
                    edits.push(Edit::insert(all.start(), opening));
                    edits.push(Edit::insert(*at, between));
                }
                edits.extend(sent);
                Ok(edits)
            }
        }
    }

    /// Returns the first lines of `start_send` of today.
    fn header(&self, uses_self: bool) -> String {
        let (pattern, item) = (&self.parameter.pattern, self.words.item.as_deref().unwrap_or_default());
        let this = if uses_self { "let this = self.get_mut();\n" } else { "" };
        format!(
            "fn start_send(self: std::pin::Pin<&mut Self>, {pattern}: {item}) -> {}<(), Self::Error> {{\n{this}",
            item::result(self.plain)
        )
    }

    /// Returns a piece of the text in which the value is called `this`.
    fn of_this(&self, range: TextRange) -> String {
        let edits: Vec<Edit> =
            selfs(self.plain, range).map(|token| Edit::replace(token.text_range() - range.start(), "this")).collect();
        crate::fix::apply::apply(self.context.text(range), &edits)
    }
}

/// Returns the implementation of 0.1, which asks the new one.
fn sister(
    context: &FileContext<'_>,
    item: &ast::Impl,
    value: &str,
    error: &str,
    needs: Needs,
) -> Result<String, String> {
    let old = context.old_name("futures");
    let Frame { owner, conditions, generics, unpin } = Frame::of(context, item, needs)?;
    let adapter = "futures::compat::CompatSink::<_, Self::SinkItem>::new(self)";
    let (told, is_in_task) = match needs.outside {
        true => (item::OUTSIDE, format!("if !{old}::task::is_in_task() {{\n")),
        false => ("", String::new()),
    };
    let send = match needs.outside {
        true => format!(
            "{is_in_task}let mut sink = std::pin::Pin::new(self);\n\
             let ready = futures::future::poll_fn(|context| futures::Sink::<Self::SinkItem>::poll_ready(sink.as_mut(), context));\n\
             return match futures::FutureExt::now_or_never(ready) {{\n\
             Some(ready) => ready.and_then(|()| futures::Sink::start_send(sink, item)).map(|()| {old}::AsyncSink::Ready),\n\
             None => Ok({old}::AsyncSink::NotReady(item)),\n}};\n}}\n"
        ),
        false => String::new(),
    };
    let method = |name: &str, today: &str| {
        let outside = match needs.outside {
            true => format!(
                "{is_in_task}let done = futures::FutureExt::now_or_never(futures::SinkExt::<Self::SinkItem>::{today}(self));\n\
                 return done.map_or(Ok({old}::Async::NotReady), |done| done.map({old}::Async::Ready));\n}}\n"
            ),
            false => String::new(),
        };
        format!(
            "fn {name}(&mut self) -> {old}::Poll<(), Self::SinkError> {{\n{outside}\
             {old}::Sink::{name}(&mut {adapter})\n}}\n"
        )
    };
    Ok(format!(
        "{unpin}\n\n// PORT: for what sends to it as a sink of 0.1, and goes with the last of it.{told}\n\
         {conditions}impl{generics} {old}::Sink for {owner} {{\ntype SinkItem = {value};\ntype SinkError = {error};\n\n\
         fn start_send(&mut self, item: Self::SinkItem) -> {old}::StartSend<Self::SinkItem, Self::SinkError> {{\n{send}\
         {old}::Sink::start_send(&mut {adapter}, item)\n}}\n\n{}\n{}}}",
        method("poll_complete", "flush"),
        method("close", "close")
    ))
}
