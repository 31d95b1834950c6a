//! The body of a `poll`: what it returns, and what it polls.

use std::collections::BTreeSet;

use ra_ap_syntax::ast::{self, AstNode, HasArgList, HasLoopBody, HasName};
use ra_ap_syntax::{SyntaxKind, SyntaxNode, TextRange, TextSize};

use super::forms::{constructor, last_two, selfs, short};
use super::plain::hindrance;
use super::{Shape, Words};
use crate::fix::chains::syntax::is_body;
use crate::fix::change::{Edit, FileContext};

const POLL: &str = "std::task::Poll";
/// Macros that may stand in what is moved into a closure: they make values that nobody sees being dropped.
const MACROS: [&str; 16] = [
    "assert",
    "assert_eq",
    "concat",
    "debug",
    "debug_assert",
    "eprintln",
    "error",
    "format",
    "info",
    "matches",
    "panic",
    "println",
    "trace",
    "unreachable",
    "vec",
    "warn",
];
/// Macros that do not return.
const ENDS: [&str; 4] = ["panic", "unreachable", "todo", "unimplemented"];

/// A body while it is looked at.
pub(super) struct Body<'a> {
    context: &'a FileContext<'a>,
    plain: &'a SyntaxNode,
    words: &'a Words<'a>,
    /// The body in the tree in which the arguments of macros are code.
    open: SyntaxNode,
    /// The part of it that is looked at.
    range: TextRange,
    edits: Vec<Edit>,
    /// Polls of 0.1 that are wrapped.
    wrapped: Vec<TextRange>,
    /// Calls that are replaced by one of today.
    replaced: Vec<TextRange>,
    /// Places of names that are dealt with.
    done: BTreeSet<TextSize>,
}

impl<'a> Body<'a> {
    /// Makes one of a part of a block of the open tree.
    pub(super) fn new(
        context: &'a FileContext<'a>,
        plain: &'a SyntaxNode,
        block: &ast::BlockExpr,
        range: TextRange,
        words: &'a Words<'a>,
    ) -> Self {
        let open = block.syntax().clone();
        let (edits, wrapped, replaced, done) = Default::default();
        Self { context, plain, words, open, range, edits, wrapped, replaced, done }
    }

    /// Returns the edits, and whether something of 0.1 is polled; else why it is left. `tail` has the value of the function.
    pub(super) fn edits(mut self, tail: Option<&ast::Expr>) -> Result<(Vec<Edit>, bool), String> {
        let text = self.context.text(self.range);
        let words: BTreeSet<&str> = text.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
        if ["this", "context", "poll01"].iter().any(|name| words.contains(name)) {
            return Err("a name in it is needed".to_owned());
        }
        if self.open.descendants().any(|node| ast::Item::can_cast(node.kind()) && node.kind() != SyntaxKind::MACRO_CALL)
        {
            return Err("an item stands in it".to_owned());
        }
        if let Some(tail) = tail {
            self.tail(tail)?;
        }
        for found in self.all::<ast::ReturnExpr>() {
            if self.is_own(found.syntax()) {
                self.value(&found.expr().ok_or("it returns nothing")?)?;
            }
        }
        self.polls()?;
        self.rest()?;
        self.wakes()?;
        for token in selfs(self.plain, self.range) {
            if !self.replaced.iter().any(|known| known.contains_range(token.text_range())) {
                self.edits.push(Edit::replace(token.text_range(), "this"));
            }
        }
        Ok((self.edits, !self.wrapped.is_empty()))
    }

    /// Returns all nodes of a kind in the part that is looked at.
    fn all<N: AstNode>(&self) -> Vec<N> {
        let nodes = self.open.descendants().filter_map(N::cast);
        nodes.filter(|node| self.range.contains_range(node.syntax().text_range())).collect()
    }

    /// Returns the range of a node of the open tree, including the name of a macro that it begins with.
    fn range_of(&self, node: &SyntaxNode) -> TextRange {
        let range = node.text_range();
        TextRange::new(self.context.source.start_of(range.start()), range.end())
    }

    /// Returns whether a range is part of a call that is wrapped or replaced.
    fn is_taken(&self, range: TextRange) -> bool {
        self.wrapped.iter().chain(&self.replaced).any(|known| known.contains_range(range))
    }

    /// Returns whether a node belongs to the function itself, and not to a closure in it.
    fn is_own(&self, node: &SyntaxNode) -> bool {
        node.ancestors().skip(1).find(is_body).is_none_or(|body| body.text_range().contains_range(self.range))
    }

    /// Rewrites an expression whose value is the function's value.
    fn tail(&mut self, expr: &ast::Expr) -> Result<(), String> {
        let missing = || "its body is not understood".to_owned();
        match expr {
            ast::Expr::BlockExpr(block) => {
                if block.async_token().is_some() || block.label().is_some() {
                    return Err(missing());
                }
                let list = block.stmt_list().ok_or_else(missing)?;
                match list.tail_expr() {
                    Some(tail) => self.tail(&tail),
                    // The last statement leaves, or never ends.
                    None => match list.statements().last() {
                        Some(ast::Stmt::ExprStmt(last)) => match last.expr() {
                            Some(ast::Expr::ReturnExpr(_) | ast::Expr::LoopExpr(_)) => Ok(()),
                            _ => Err(missing()),
                        },
                        _ => Err(missing()),
                    },
                }
            }
            ast::Expr::IfExpr(found) => {
                self.tail(&ast::Expr::BlockExpr(found.then_branch().ok_or_else(missing)?))?;
                match found.else_branch().ok_or_else(missing)? {
                    ast::ElseBranch::Block(block) => self.tail(&ast::Expr::BlockExpr(block)),
                    ast::ElseBranch::IfExpr(other) => self.tail(&ast::Expr::IfExpr(other)),
                }
            }
            ast::Expr::MatchExpr(found) => {
                let arms = found.match_arm_list().ok_or_else(missing)?.arms();
                arms.into_iter().try_for_each(|arm| self.tail(&arm.expr().ok_or_else(missing)?))
            }
            ast::Expr::LoopExpr(found) => {
                let body = found.loop_body().ok_or_else(missing)?;
                let breaks: Vec<ast::BreakExpr> =
                    body.syntax().descendants().filter_map(ast::BreakExpr::cast).collect();
                for found in breaks {
                    match found.expr() {
                        Some(value) if found.lifetime().is_none() => self.value(&value)?,
                        Some(_) => return Err("it breaks out of several loops".to_owned()),
                        None => {}
                    }
                }
                Ok(())
            }
            ast::Expr::ReturnExpr(_) | ast::Expr::ContinueExpr(_) => Ok(()),
            other => self.value(other),
        }
    }

    /// Rewrites a value of the function.
    fn value(&mut self, expr: &ast::Expr) -> Result<(), String> {
        if self.is_end(expr) {
            return Ok(());
        }
        let whole = self.range_of(expr.syntax());
        if let Some((name, argument)) = constructor(expr) {
            match (name.as_str(), &argument) {
                ("Ok", ast::Expr::PathExpr(path))
                    if self.words.shape == Shape::Send && last_two(path) == "AsyncSink::Ready" =>
                {
                    self.note(path.syntax());
                    self.edits.push(Edit::replace(self.range_of(path.syntax()), "()"));
                    return Ok(());
                }
                ("Err", _) if self.words.shape == Shape::Send => return Ok(()),
                ("Ok", ast::Expr::CallExpr(given)) if self.words.shape == Shape::Ready => {
                    if let Some(ast::Expr::PathExpr(path)) = given.expr()
                        && last_two(&path) == "AsyncSink::NotReady"
                    {
                        self.note(given.syntax());
                        self.edits.push(Edit::replace(whole, format!("{POLL}::Pending")));
                        return Ok(());
                    }
                }
                ("Ok", ast::Expr::PathExpr(path)) if last_two(path) == "Async::NotReady" => {
                    self.note(path.syntax());
                    self.edits.push(Edit::replace(whole, format!("{POLL}::Pending")));
                    return Ok(());
                }
                ("Ok", made) => {
                    if let Some(value) = self.asynchronous(made) {
                        self.note(made.syntax());
                        self.ready(whole, &value);
                        return Ok(());
                    }
                }
                ("Err", _) => {
                    let (before, behind) = match self.words.shape {
                        Shape::Stream => (format!("{POLL}::Ready(Some("), "))"),
                        _ => (format!("{POLL}::Ready("), ")"),
                    };
                    self.edits.push(Edit::insert(whole.start(), before));
                    self.edits.push(Edit::insert(whole.end(), behind));
                    return Ok(());
                }
                _ => {}
            }
        }
        // What else is called here returns what `poll` does.
        let is_call = match expr {
            ast::Expr::CallExpr(call) => {
                let name = call.expr().map(|callee| callee.syntax().text().to_string()).unwrap_or_default();
                // `Ok(…)` of a call that returns an `Async`.
                match constructor(expr) {
                    Some((_, ast::Expr::CallExpr(_) | ast::Expr::MethodCallExpr(_))) if name == "Ok" => true,
                    _ => !matches!(name.as_str(), "Ok" | "Err"),
                }
            }
            other => matches!(other, ast::Expr::MethodCallExpr(_)),
        };
        if is_call && !matches!(self.words.shape, Shape::Ready | Shape::Send) {
            self.check(expr)?;
            let behind = if self.words.shape == Shape::Stream { ".map(Result::transpose)" } else { "" };
            self.wrap(expr, "", behind);
            return Ok(());
        }
        Err(format!("the value `{}` is in a form that is not known", short(self.context.text(whole))))
    }

    /// Rewrites `Ok(Async::Ready(value))`.
    fn ready(&mut self, whole: TextRange, value: &ast::Expr) {
        let range = self.range_of(value.syntax());
        let error = &self.words.error;
        let (inner, before, behind) = match (self.words.shape, constructor(value)) {
            (Shape::Stream, Some((name, item))) if name == "Some" => {
                (self.range_of(item.syntax()), format!("{POLL}::Ready(Some(Ok("), ")))")
            }
            (Shape::Stream, _) if value.syntax().text() == "None" => (range, format!("{POLL}::Ready("), ")"),
            (Shape::Stream, _) => (range, format!("{POLL}::Ready(Ok::<_, {error}>("), ").transpose())"),
            _ => (range, format!("{POLL}::Ready(Ok("), "))"),
        };
        self.edits.push(Edit::replace(TextRange::new(whole.start(), inner.start()), before));
        self.edits.push(Edit::replace(TextRange::new(inner.end(), whole.end()), behind));
    }

    /// Returns the value of `Async::Ready(value)`, or of `().into()`.
    fn asynchronous(&self, expr: &ast::Expr) -> Option<ast::Expr> {
        if let ast::Expr::MethodCallExpr(call) = expr {
            let receiver = call.receiver()?;
            let is_unit = receiver.syntax().text() == "()" && self.macro_of(receiver.syntax()).is_none();
            return (is_unit && call.name_ref()?.text() == "into").then_some(receiver);
        }
        let ast::Expr::CallExpr(call) = expr else { return None };
        let ast::Expr::PathExpr(path) = call.expr()? else { return None };
        let mut arguments = call.arg_list()?.args();
        (last_two(&path) == "Async::Ready").then(|| arguments.next())?
    }

    fn is_end(&self, expr: &ast::Expr) -> bool {
        let name = self.macro_of(expr.syntax());
        name.is_some_and(|name| ENDS.contains(&name.as_str()))
    }

    /// Returns the macro whose arguments an expression of the open tree is.
    fn macro_of(&self, node: &SyntaxNode) -> Option<String> {
        let call = self.macro_call(node)?;
        call.path()?.segment()?.name_ref().map(|name| name.text().to_string())
    }

    fn macro_call(&self, node: &SyntaxNode) -> Option<ast::MacroCall> {
        if let Some(call) = ast::MacroExpr::cast(node.clone()).and_then(|node| node.macro_call()) {
            return Some(call);
        }
        let at = node.text_range().start();
        self.context.source.macro_at(at)?;
        let token = self.plain.token_at_offset(at).right_biased()?;
        token.parent_ancestors().find_map(ast::MacroCall::cast)
    }

    /// Returns whether an expression is `self.inner.poll()`, a call of a method `poll_…`, or what `map_err` and its like make
    /// of one.
    fn is_poll(expr: &ast::Expr) -> bool {
        let ast::Expr::MethodCallExpr(call) = expr else { return false };
        let Some(name) = call.name_ref().map(|name| name.text().to_string()) else { return false };
        let is_of_poll = || call.receiver().is_some_and(|receiver| Self::is_poll(&receiver));
        name == "poll"
            || name.starts_with("poll_")
            || matches!(name.as_str(), "map" | "map_err" | "and_then" | "or_else") && is_of_poll()
    }

    /// Returns whether a call is known to return what `poll` does: by its function, or by its place, as in `try_ready!(…)` or
    /// a match of an `Async`.
    fn is_taken_as_poll(&self, expr: &ast::Expr) -> bool {
        let Some(mut parent) = expr.syntax().parent() else { return false };
        if self.macro_of(&parent).as_deref() == Some("try_ready")
            || self.words.asks.is_poll(self.context, expr.syntax())
        {
            return true;
        }
        let mut here = expr.syntax().clone();
        if parent.kind() == SyntaxKind::TRY_EXPR {
            here = parent.clone();
            match parent.parent() {
                Some(above) => parent = above,
                None => return false,
            }
        }
        let asked = ast::MethodCallExpr::cast(parent.clone()).and_then(|asked| asked.name_ref());
        if let Some(name) = asked {
            let known = self.context.use_at(name.syntax().text_range());
            return known.is_some_and(|found| found.path.starts_with("futures::Async::is_"));
        }
        let patterns: Vec<SyntaxNode> = if let Some(found) = ast::MatchExpr::cast(parent.clone()) {
            if found.expr().is_none_or(|value| *value.syntax() != here) {
                return false;
            }
            let arms = found.match_arm_list().into_iter().flat_map(|list| list.arms());
            arms.filter_map(|arm| Some(arm.pat()?.syntax().clone())).collect()
        } else {
            let found = ast::LetExpr::cast(parent).and_then(|found| found.pat());
            found.map(|pattern| pattern.syntax().clone()).into_iter().collect()
        };
        patterns.iter().any(|pattern| {
            self.context.uses_in(pattern.text_range()).any(|found| found.path.starts_with("futures::Async"))
        })
    }

    /// Fails where a call cannot be moved into a closure.
    fn check(&self, expr: &ast::Expr) -> Result<(), String> {
        let range = self.range_of(expr.syntax());
        let mut macros = self.context.source.macros.iter().filter(|found| range.contains_range(found.name));
        let is_known = macros.all(|found| found.path.last().is_some_and(|name| MACROS.contains(&name.as_str())));
        let why = match (self.is_own(expr.syntax()), is_known) {
            (true, true) => hindrance(expr),
            (true, false) => Some("is called with a macro in it"),
            (false, _) => Some("is called in a closure"),
        };
        let name = match expr {
            ast::Expr::MethodCallExpr(call) => call.name_ref().map(|name| name.text().to_string()),
            _ => None,
        };
        let name = name.unwrap_or_else(|| short(self.context.text(self.range_of(expr.syntax()))));
        why.map_or(Ok(()), |why| Err(format!("`{name}` {why}")))
    }

    /// Moves a call into a task that wakes the context. What a sink flushes of itself is flushed as it is today.
    fn wrap(&mut self, expr: &ast::Expr, before: &str, behind: &str) {
        let range = self.range_of(expr.syntax());
        if let Some(call) = self.flush(self.context.text(range)) {
            self.replaced.push(range);
            self.edits.push(Edit::replace(range, format!("{before}{call}{behind}")));
            return;
        }
        self.wrapped.push(range);
        self.edits.push(Edit::insert(range.start(), format!("{before}poll01(context, || ")));
        self.edits.push(Edit::insert(range.end(), format!("){behind}")));
    }

    /// Returns the call of today for one that flushes or closes a sink which goes over.
    fn flush(&self, text: &str) -> Option<String> {
        let item = self.words.item.as_ref()?;
        let (sink, method) = match (text.strip_suffix(".poll_complete()"), text.strip_suffix(".close()")) {
            (Some(sink), _) => (sink, "poll_flush"),
            (_, Some(sink)) => (sink, "poll_close"),
            _ => return None,
        };
        let place = match sink.strip_prefix("self") {
            Some("") => "*this".to_owned(),
            Some(rest) if self.words.inner.as_deref() == Some(sink) => format!("this{rest}"),
            _ => return None,
        };
        Some(format!("futures::Sink::<{item}>::{method}(std::pin::Pin::new(&mut {place}), context)"))
    }

    /// Rewrites the polls.
    fn polls(&mut self) -> Result<(), String> {
        for expr in self.all::<ast::Expr>() {
            if !matches!(expr, ast::Expr::MethodCallExpr(_) | ast::Expr::CallExpr(_)) {
                continue;
            }
            let range = expr.syntax().text_range();
            if self.is_taken(range) || !(Self::is_poll(&expr) || self.is_taken_as_poll(&expr)) {
                continue;
            }
            self.check(&expr)?;
            if self.words.shape == Shape::Send {
                return Err("it polls where `start_send` of today has no context".to_owned());
            }
            self.polled(&expr)?;
        }
        Ok(())
    }

    /// Rewrites a poll whose value is not the function's.
    fn polled(&mut self, expr: &ast::Expr) -> Result<(), String> {
        let unknown = || {
            format!("`{}` is used in a form that is not known", short(self.context.text(expr.syntax().text_range())))
        };
        let mut parent = expr.syntax().parent().ok_or_else(unknown)?;
        if let Some("try_ready") = self.macro_of(&parent).as_deref() {
            let call = self.macro_call(&parent).ok_or_else(unknown)?;
            let (whole, range) = (call.syntax().text_range(), self.range_of(expr.syntax()));
            self.note(call.syntax());
            self.edits.push(Edit::replace(TextRange::new(whole.start(), range.start()), "std::task::ready!("));
            self.edits.push(Edit::replace(TextRange::new(range.end(), whole.end()), ")?"));
            self.wrap(expr, "", "");
            return Ok(());
        }
        let is_tried = parent.kind() == SyntaxKind::TRY_EXPR;
        let mut here = expr.syntax().clone();
        if is_tried {
            here = parent.clone();
            parent = parent.parent().ok_or_else(unknown)?;
        }
        // `self.poll_ready()?.is_ready()`, and a statement that does not look at what comes.
        if is_tried {
            if let Some(asked) = ast::MethodCallExpr::cast(parent.clone())
                && let Some(name) = asked.name_ref()
                && matches!(name.text().to_string().as_str(), "is_ready" | "is_not_ready")
            {
                self.done.insert(name.syntax().text_range().start());
                if name.text() == "is_not_ready" {
                    self.edits.push(Edit::replace(name.syntax().text_range(), "is_pending"));
                }
                self.wrap(expr, "", "");
                return Ok(());
            }
            if parent.kind() == SyntaxKind::EXPR_STMT {
                self.wrap(expr, "let _ = ", "");
                return Ok(());
            }
        }
        let patterns: Vec<ast::Pat> = match parent.kind() {
            SyntaxKind::MATCH_EXPR => {
                let found = ast::MatchExpr::cast(parent).ok_or_else(unknown)?;
                if found.expr().is_none_or(|value| *value.syntax() != here) {
                    return Err(unknown());
                }
                found.match_arm_list().into_iter().flat_map(|list| list.arms()).filter_map(|arm| arm.pat()).collect()
            }
            SyntaxKind::LET_EXPR => ast::LetExpr::cast(parent).and_then(|found| found.pat()).into_iter().collect(),
            _ => return Err(unknown()),
        };
        for pattern in &patterns {
            self.pattern(pattern, is_tried)
                .ok_or_else(|| format!("the pattern `{}` is in a form that is not known", pattern.syntax().text()))?;
        }
        self.wrap(expr, "", "");
        Ok(())
    }

    /// Rewrites a pattern of what was polled: `Ok(Async::Ready(x))`, or behind a `?` `Async::Ready(x)`.
    fn pattern(&mut self, pattern: &ast::Pat, is_tried: bool) -> Option<()> {
        let whole = pattern.syntax().text_range();
        match pattern {
            ast::Pat::WildcardPat(_) => return Some(()),
            ast::Pat::OrPat(all) => {
                let all: Vec<ast::Pat> = all.pats().collect();
                return all.iter().try_for_each(|pattern| self.pattern(pattern, is_tried));
            }
            _ => {}
        }
        if is_tried {
            return self.ready_pattern(pattern, whole, "", "");
        }
        let ast::Pat::TupleStructPat(outer) = pattern else { return None };
        let name = outer.path()?.syntax().text().to_string();
        let inner = outer.fields().next()?;
        match name.as_str() {
            "Err" => {
                self.edits.push(Edit::insert(whole.start(), format!("{POLL}::Ready(")));
                self.edits.push(Edit::insert(whole.end(), ")"));
                Some(())
            }
            "Ok" => self.ready_pattern(&inner, whole, "Ok(", ")"),
            _ => None,
        }
    }

    fn ready_pattern(&mut self, inner: &ast::Pat, whole: TextRange, before: &str, behind: &str) -> Option<()> {
        match inner {
            ast::Pat::TupleStructPat(ready) => {
                let path = ready.path()?.syntax().text().to_string();
                if !path.ends_with("Async::Ready") && path != "Ready" {
                    return None;
                }
                let value = ready.fields().next()?.syntax().text_range();
                self.note(ready.syntax());
                self.edits.push(Edit::replace(
                    TextRange::new(whole.start(), value.start()),
                    format!("{POLL}::Ready({before}"),
                ));
                self.edits.push(Edit::replace(TextRange::new(value.end(), whole.end()), format!("{behind})")));
                Some(())
            }
            ast::Pat::PathPat(path) if path.syntax().text().to_string().ends_with("Async::NotReady") => {
                self.note(path.syntax());
                self.edits.push(Edit::replace(whole, format!("{POLL}::Pending")));
                Some(())
            }
            _ => None,
        }
    }

    /// Fails where the body waits, nothing in it is seen to wake the task, and something is called that may.
    fn wakes(&self) -> Result<(), String> {
        let is_written = |word: &str| self.edits.iter().any(|edit| edit.text.contains(word));
        let is_seen = !self.wrapped.is_empty() || !self.replaced.is_empty() || is_written("wake_by_ref");
        if is_seen || !is_written("Poll::Pending") {
            return Ok(());
        }
        let unknown = self.all::<ast::Expr>().iter().find_map(|expr| self.words.asks.foreign(expr.syntax()));
        unknown.map_or(Ok(()), |name| {
            Err(format!("`{name}` may ask for the task of 0.1, since nothing else in it is seen to wake the task"))
        })
    }

    /// Notes that the names of 0.1 up to the first argument are dealt with.
    fn note(&mut self, node: &SyntaxNode) {
        let range = node.text_range();
        let until = node
            .descendants()
            .find_map(ast::ArgList::cast)
            .map_or(range.end(), |list| list.syntax().text_range().start());
        let uses: Vec<usize> =
            self.context.uses_in(TextRange::new(range.start(), until)).map(|found| found.start).collect();
        self.done.extend(uses.into_iter().filter_map(|at| u32::try_from(at).ok()).map(TextSize::from));
    }

    /// Rewrites the rest of the body: a task that wakes itself does so through the waker. Fails on what may need the task
    /// of 0.1.
    fn rest(&mut self) -> Result<(), String> {
        let bound: BTreeSet<String> = {
            let patterns = self.open.descendants().filter_map(ast::IdentPat::cast);
            patterns.filter_map(|pattern| Some(pattern.name()?.text().to_string())).collect()
        };
        for node in self.all::<ast::Expr>() {
            let range = node.syntax().text_range();
            if self.is_taken(range) {
                continue;
            }
            if let ast::Expr::MethodCallExpr(call) = &node
                && call.name_ref().is_some_and(|name| name.text() == "notify")
                && call.receiver().is_some_and(|task| task.syntax().text().to_string().ends_with("task::current()"))
                && self.words.shape != Shape::Send
            {
                self.note(call.syntax());
                let inside = self.context.uses_in(range).map(|found| found.start).collect::<Vec<_>>();
                self.done.extend(inside.into_iter().filter_map(|at| u32::try_from(at).ok()).map(TextSize::from));
                self.edits.push(Edit::replace(range, "context.waker().wake_by_ref()"));
                continue;
            }
            let is_bound = match &node {
                ast::Expr::CallExpr(call) => {
                    let name = call.expr().map(|callee| callee.syntax().text().to_string()).unwrap_or_default();
                    bound.contains(&name)
                }
                _ => false,
            };
            let asked = match is_bound {
                true => Some("a closure that it calls".to_owned()),
                false => self.words.asks.asked(self.context, node.syntax()),
            };
            if let Some(asked) = asked {
                return Err(format!("{asked} may ask for the task of 0.1"));
            }
        }
        if let Some(name) = self.words.asks.asked_by_macro(self.context, self.range) {
            return Err(format!("`{name}!` may ask for the task of 0.1"));
        }
        let left = self.context.uses_in(self.range).find(|found| {
            let at = TextSize::from(u32::try_from(found.start).unwrap_or(0));
            let is_wrapped = self.wrapped.iter().any(|known| known.contains_inclusive(at));
            let is_task = [
                "futures::Async",
                "futures::StartSend",
                "futures::try_ready",
                "futures::task",
                "futures::Poll",
                "tokio_io::try_nb",
            ];
            !is_wrapped && !self.done.contains(&at) && is_task.iter().any(|start| found.path.starts_with(start))
        });
        match left {
            Some(found) => Err(format!("`{}` in a form that is not known", found.path)),
            None => Ok(()),
        }
    }
}
