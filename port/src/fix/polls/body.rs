//! The body of a `poll`: what it returns, and what it polls.

use std::collections::BTreeSet;

use ra_ap_syntax::ast::{self, AstNode, HasArgList, HasLoopBody};
use ra_ap_syntax::{SyntaxKind, SyntaxNode, SyntaxToken, T, TextRange, TextSize};

use super::{Shape, Words};
use crate::fix::chains::syntax::is_body;
use crate::fix::change::{Edit, FileContext};

const POLL: &str = "std::task::Poll";
/// Methods that ask for readiness by themselves, in the task of 0.1.
const REGISTERS: [&str; 24] = [
    "read",
    "read_exact",
    "read_to_end",
    "read_line",
    "read_buf",
    "fill_buf",
    "write",
    "write_all",
    "write_buf",
    "flush",
    "shutdown",
    "start_send",
    "close",
    "try_recv",
    "recv",
    "try_send",
    "accept",
    "register",
    "is_current",
    "will_notify_current",
    "park",
    "wait",
    "block_on",
    "notify",
];
/// Macros that do not return.
const ENDS: [&str; 4] = ["panic", "unreachable", "todo", "unimplemented"];

/// A body while it is looked at.
pub(super) struct Body<'a> {
    context: &'a FileContext<'a>,
    plain: &'a SyntaxNode,
    words: &'a Words,
    /// The body in the tree in which the arguments of macros are code.
    open: SyntaxNode,
    range: TextRange,
    edits: Vec<Edit>,
    /// Polls of 0.1 that are wrapped.
    wrapped: Vec<TextRange>,
    /// Places of names that are dealt with.
    done: BTreeSet<TextSize>,
}

/// The words `self` of a range that mean the value.
pub(super) fn selfs(plain: &SyntaxNode, range: TextRange) -> impl Iterator<Item = SyntaxToken> + use<> {
    let tokens = plain.descendants_with_tokens().filter_map(ra_ap_syntax::NodeOrToken::into_token);
    tokens.filter(move |token| {
        let is_path = token.next_token().is_some_and(|next| matches!(next.kind(), T![::] | SyntaxKind::COLON));
        token.kind() == SyntaxKind::SELF_KW && range.contains_range(token.text_range()) && !is_path
    })
}

impl<'a> Body<'a> {
    /// Of the body of a function.
    pub(super) fn new(
        context: &'a FileContext<'a>,
        plain: &'a SyntaxNode,
        block: &ast::BlockExpr,
        words: &'a Words,
    ) -> Self {
        let range = block.syntax().text_range();
        let open = context.tree();
        let open = open.descendants().find(|node| node.kind() == SyntaxKind::BLOCK_EXPR && node.text_range() == range);
        let open = open.unwrap_or_else(|| block.syntax().clone());
        Self { context, plain, words, open, range, edits: Vec::new(), wrapped: Vec::new(), done: BTreeSet::new() }
    }

    /// The edits, and whether something of 0.1 is polled; else why it is left.
    pub(super) fn edits(mut self) -> Result<(Vec<Edit>, bool), String> {
        let text = self.context.text(self.range);
        let words: BTreeSet<&str> = text.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
        if ["this", "context", "poll01"].iter().any(|name| words.contains(name)) {
            return Err("a name in it is needed".to_owned());
        }
        if self.open.descendants().any(|node| ast::Item::can_cast(node.kind()) && node.kind() != SyntaxKind::MACRO_CALL)
        {
            return Err("an item stands in it".to_owned());
        }
        let block = ast::BlockExpr::cast(self.open.clone()).ok_or("its body is not understood")?;
        self.tail(&ast::Expr::BlockExpr(block))?;
        let returns: Vec<ast::ReturnExpr> = self.open.descendants().filter_map(ast::ReturnExpr::cast).collect();
        for found in returns {
            if self.is_own(found.syntax()) {
                self.value(&found.expr().ok_or("it returns nothing")?)?;
            }
        }
        self.polls()?;
        self.rest()?;
        for token in selfs(self.plain, self.range) {
            self.edits.push(Edit::replace(token.text_range(), "this"));
        }
        Ok((self.edits, !self.wrapped.is_empty()))
    }

    /// Returns the range of a node of the open tree, including the name of a macro that it begins with.
    fn range_of(&self, node: &SyntaxNode) -> TextRange {
        let range = node.text_range();
        TextRange::new(self.context.source.start_of(range.start()), range.end())
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

    /// A value of the function.
    fn value(&mut self, expr: &ast::Expr) -> Result<(), String> {
        if self.is_end(expr) {
            return Ok(());
        }
        let whole = self.range_of(expr.syntax());
        if let Some((name, argument)) = constructor(expr) {
            match (name.as_str(), &argument) {
                ("Ok", ast::Expr::PathExpr(path)) if last_two(path) == "Async::NotReady" => {
                    self.note(path.syntax());
                    self.edits.push(Edit::replace(whole, format!("{POLL}::Pending")));
                    return Ok(());
                }
                ("Ok", made) => {
                    if let Some(("Ready", value)) = self.asynchronous(made) {
                        self.note(made.syntax());
                        self.ready(whole, &value);
                        return Ok(());
                    }
                }
                ("Err", _) => {
                    let (before, behind) = match self.words.shape {
                        Shape::Future => (format!("{POLL}::Ready("), ")"),
                        Shape::Stream => (format!("{POLL}::Ready(Some("), "))"),
                    };
                    self.edits.push(Edit::insert(whole.start(), before));
                    self.edits.push(Edit::insert(whole.end(), behind));
                    return Ok(());
                }
                _ => {}
            }
        }
        if self.is_poll(expr)? {
            let behind = if self.words.shape == Shape::Stream { ".map(Result::transpose)" } else { "" };
            self.wrap(expr, "", behind);
            return Ok(());
        }
        Err(format!("the value `{}` is in a form that is not known", short(self.context.text(whole))))
    }

    /// `Ok(Async::Ready(value))`.
    fn ready(&mut self, whole: TextRange, value: &ast::Expr) {
        let range = self.range_of(value.syntax());
        let error = &self.words.error;
        let (inner, before, behind) = match (self.words.shape, constructor(value)) {
            (Shape::Future, _) => (range, format!("{POLL}::Ready(Ok("), "))"),
            (Shape::Stream, Some((name, item))) if name == "Some" => {
                (self.range_of(item.syntax()), format!("{POLL}::Ready(Some(Ok("), ")))")
            }
            (Shape::Stream, _) if value.syntax().text() == "None" => (range, format!("{POLL}::Ready("), ")"),
            (Shape::Stream, _) => (range, format!("{POLL}::Ready(Ok::<_, {error}>("), ").transpose())"),
        };
        self.edits.push(Edit::replace(TextRange::new(whole.start(), inner.start()), before));
        self.edits.push(Edit::replace(TextRange::new(inner.end(), whole.end()), behind));
    }

    /// `Async::Ready(value)`.
    fn asynchronous(&self, expr: &ast::Expr) -> Option<(&'static str, ast::Expr)> {
        let ast::Expr::CallExpr(call) = expr else { return None };
        let ast::Expr::PathExpr(path) = call.expr()? else { return None };
        let mut arguments = call.arg_list()?.args();
        (last_two(&path) == "Async::Ready").then(|| Some(("Ready", arguments.next()?)))?
    }

    fn is_end(&self, expr: &ast::Expr) -> bool {
        let name = self.macro_of(expr.syntax());
        name.is_some_and(|name| ENDS.contains(&name.as_str()))
    }

    /// The macro whose arguments an expression of the open tree is.
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

    /// `self.inner.poll()`, or a method `poll_…`, whose value is that of a poll of 0.1.
    fn is_poll(&self, expr: &ast::Expr) -> Result<bool, String> {
        let ast::Expr::MethodCallExpr(call) = expr else { return Ok(false) };
        let Some(name) = call.name_ref().map(|name| name.text().to_string()) else { return Ok(false) };
        let of_poll = || call.receiver().map_or(Ok(false), |receiver| self.is_poll(&receiver));
        if name != "poll" && !name.starts_with("poll_") && !(name == "map_err" && of_poll()?) {
            return Ok(false);
        }
        let leaves = expr.syntax().descendants().any(|node| {
            matches!(
                node.kind(),
                SyntaxKind::TRY_EXPR | SyntaxKind::RETURN_EXPR | SyntaxKind::BREAK_EXPR | SyntaxKind::CONTINUE_EXPR
            )
        });
        match leaves || !self.is_own(expr.syntax()) {
            true => Err(format!("`{name}` is called in a form that is not known")),
            false => Ok(true),
        }
    }

    fn wrap(&mut self, expr: &ast::Expr, before: &str, behind: &str) {
        let range = self.range_of(expr.syntax());
        self.wrapped.push(range);
        self.edits.push(Edit::insert(range.start(), format!("{before}poll01(context, || ")));
        self.edits.push(Edit::insert(range.end(), format!("){behind}")));
    }

    /// Rewrites the polls.
    fn polls(&mut self) -> Result<(), String> {
        let calls: Vec<ast::MethodCallExpr> = self.open.descendants().filter_map(ast::MethodCallExpr::cast).collect();
        for call in calls {
            let expr = ast::Expr::MethodCallExpr(call.clone());
            let range = call.syntax().text_range();
            if self.wrapped.iter().any(|known| known.contains_range(range)) || !self.is_poll(&expr)? {
                continue;
            }
            self.polled(&expr)?;
        }
        Ok(())
    }

    /// One that does not end the function.
    fn polled(&mut self, expr: &ast::Expr) -> Result<(), String> {
        let unknown = || {
            format!("`{}` is used in a form that is not known", short(self.context.text(expr.syntax().text_range())))
        };
        let mut parent = expr.syntax().parent().ok_or_else(unknown)?;
        if let Some("try_ready") = self.macro_of(&parent).as_deref() {
            let call = self.macro_call(&parent).ok_or_else(unknown)?;
            let (whole, range) = (call.syntax().text_range(), self.range_of(expr.syntax()));
            self.note(call.syntax());
            self.wrapped.push(range);
            let before = TextRange::new(whole.start(), range.start());
            self.edits.push(Edit::replace(before, "std::task::ready!(poll01(context, || "));
            self.edits.push(Edit::replace(TextRange::new(range.end(), whole.end()), "))?"));
            return Ok(());
        }
        let is_tried = parent.kind() == SyntaxKind::TRY_EXPR;
        let mut here = expr.syntax().clone();
        if is_tried {
            here = parent.clone();
            parent = parent.parent().ok_or_else(unknown)?;
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

    /// A pattern of what was polled: `Ok(Async::Ready(x))`, or behind a `?` `Async::Ready(x)`.
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

    /// Rewrites the rest of the body: a task that wakes itself does so through the waker. Fails on calls that may need
    /// the task of 0.1.
    fn rest(&mut self) -> Result<(), String> {
        let calls: Vec<ast::MethodCallExpr> = self.open.descendants().filter_map(ast::MethodCallExpr::cast).collect();
        for call in calls {
            let range = call.syntax().text_range();
            let Some(name) = call.name_ref().map(|name| name.text().to_string()) else { continue };
            let receiver = call.receiver().map(|receiver| receiver.syntax().text().to_string()).unwrap_or_default();
            if name == "notify" && receiver.ends_with("task::current()") {
                self.note(call.syntax());
                let inside = self.context.uses_in(range).map(|found| found.start).collect::<Vec<_>>();
                self.done.extend(inside.into_iter().filter_map(|at| u32::try_from(at).ok()).map(TextSize::from));
                self.edits.push(Edit::replace(range, "context.waker().wake_by_ref()"));
                continue;
            }
            let is_wrapped = self.wrapped.iter().any(|known| known.contains_range(range));
            if REGISTERS.contains(&name.as_str()) && !is_wrapped {
                return Err(format!("`{name}` may ask for the task of 0.1"));
            }
        }
        let left = self.context.uses_in(self.range).find(|found| {
            let at = TextSize::from(u32::try_from(found.start).unwrap_or(0));
            let is_wrapped = self.wrapped.iter().any(|known| known.contains_inclusive(at));
            let is_task =
                ["futures::Async", "futures::try_ready", "futures::task", "futures::Poll", "tokio_io::try_nb"];
            !is_wrapped && !self.done.contains(&at) && is_task.iter().any(|start| found.path.starts_with(start))
        });
        match left {
            Some(found) => Err(format!("`{}` in a form that is not known", found.path)),
            None => Ok(()),
        }
    }
}

/// Returns the last name and the argument of `Name(argument)`.
fn constructor(expr: &ast::Expr) -> Option<(String, ast::Expr)> {
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
fn last_two(path: &ast::PathExpr) -> String {
    let text = path.syntax().text().to_string();
    let mut names = text.rsplit("::").map(str::trim);
    let (last, before) = (names.next().unwrap_or_default().to_owned(), names.next().unwrap_or_default().to_owned());
    format!("{before}::{last}")
}

/// A piece of code for a sentence.
fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(40) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line,
    }
}
