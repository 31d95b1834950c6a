//! Writes expressions of 0.1 as expressions of tokio 1.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeSet, HashSet};

use ra_ap_syntax::ast::{self, AstNode, HasGenericArgs};
use ra_ap_syntax::{Edition, SyntaxKind, SyntaxNode, T, TextRange};

use super::Refusal;
use super::kind::{Kind, called, kind};
use super::names::Names;
use super::sites::Surroundings;
use super::syntax::{
    arguments, bare, comments, has_attributes, is_body, is_free_of_temporaries, is_place, is_postfix, method, tokens,
    variable,
};
use super::vars::named_in_format;
use super::{CrateNames, Edit, apply};

/// Reason why something is not rewritten.
#[derive(Debug, Clone)]
pub(super) struct Refused {
    pub(super) why: String,
    pub(super) range: TextRange,
    pub(super) fact: Option<&'static str>,
}

/// Refuses at a node.
pub(super) fn refuse<T>(node: &impl AstNode, why: impl Into<String>) -> Result<T, Refused> {
    Err(Refused { why: why.into(), range: node.syntax().text_range(), fact: None })
}

/// Code that was written: statements, and the expression behind them.
#[derive(Debug, Clone, Default)]
pub(super) struct Code {
    pub(super) before: String,
    pub(super) value: String,
}

impl Code {
    pub(super) fn value(value: impl Into<String>) -> Self {
        Self { before: String::new(), value: value.into() }
    }

    /// Returns the code as one expression.
    pub(super) fn operand(&self) -> String {
        match self.before.is_empty() {
            true => self.value.clone(),
            false => format!("{{\n{}{}\n}}", self.before, self.value),
        }
    }

    /// Returns the code as a block.
    pub(super) fn block(&self) -> String {
        format!("{{\n{}{}\n}}", self.before, self.value)
    }
}

/// Continuation after a value that is awaited.
#[derive(Debug, Clone, Copy)]
pub(super) struct After {
    /// Number of conversions of the error until it leaves the block, if nothing else looks at it; then `?` may be used.
    pub(super) conversions: Option<usize>,
    /// The value is that of the `async` block: `return` gives it too.
    pub(super) is_last: bool,
}

/// One function being rewritten.
pub(super) struct Writer<'a> {
    pub(super) names: &'a dyn Names,
    pub(super) options: &'a CrateNames,
    /// The function, or whatever is rewritten by itself.
    pub(super) root: SyntaxNode,
    identifiers: HashSet<String>,
    pub(super) rules: RefCell<BTreeSet<&'static str>>,
    /// Futures of 0.1 are awaited.
    pub(super) awaits_old: Cell<bool>,
    /// `move ` where the blocks own what they mention.
    pub(super) moves: Cell<&'static str>,
    /// Refusals on the way.
    pub(super) left: RefCell<Vec<Refusal>>,
    /// Closures whose bodies stand in a block, so that what they return is the block's value and no future.
    pub(super) flattened: RefCell<Vec<SyntaxNode>>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(names: &'a dyn Names, options: &'a CrateNames, root: &SyntaxNode) -> Self {
        let identifiers = tokens(root)
            .filter(|token| matches!(token.kind(), SyntaxKind::IDENT | SyntaxKind::STRING))
            // A method or a field hides nothing.
            .filter(|token| {
                let is_after_dot = token.parent().is_some_and(|parent| {
                    parent.kind() == SyntaxKind::NAME_REF
                        && parent.prev_sibling_or_token().is_some_and(|before| before.kind() == T![.])
                });
                !is_after_dot
            })
            .flat_map(|token| match token.kind() {
                SyntaxKind::STRING => named_in_format(token.text()).collect::<Vec<_>>(),
                _ => vec![token.text().to_owned()],
            })
            .collect();
        Self {
            names,
            options,
            root: root.clone(),
            identifiers,
            rules: RefCell::default(),
            awaits_old: Cell::new(false),
            moves: Cell::new("move "),
            left: RefCell::default(),
            flattened: RefCell::default(),
        }
    }

    pub(super) fn rule(&self, rule: &'static str) {
        self.rules.borrow_mut().insert(rule);
    }

    /// Returns a name that hides none of the function's names.
    pub(super) fn fresh(&self, wanted: &str) -> String {
        let is_keyword = wanted.starts_with("r#") || SyntaxKind::from_keyword(wanted, Edition::Edition2024).is_some();
        let first = if is_keyword || wanted.is_empty() { "future".to_owned() } else { wanted.to_owned() };
        // What is no future has another word.
        let second = match wanted {
            "error" => "failure".to_owned(),
            "item" => "element".to_owned(),
            "result" => "outcome".to_owned(),
            "_result" => "_outcome".to_owned(),
            "stream" => "items".to_owned(),
            "value" => "output".to_owned(),
            _ => format!("{first}_future"),
        };
        let numbered = (2..).map(|number| format!("{first}_{number}"));
        let mut names = [first.clone(), second].into_iter().chain(numbered);
        names.find(|name| !self.identifiers.contains(name)).unwrap_or(first)
    }

    pub(super) fn either(&self, side: &str) -> String {
        format!("{}::future::Either::{side}", self.options.futures)
    }

    /// The text of a node in which what stands by itself is rewritten: `return` of `owner`'s body, futures that are
    /// given a name, spawned chains.
    pub(super) fn text(&self, node: &SyntaxNode, owner: Option<&SyntaxNode>) -> Result<String, Refused> {
        let edits = self.edits(node, owner)?;
        let start = node.text_range().start();
        let moved: Vec<Edit> =
            edits.into_iter().map(|edit| Edit { range: edit.range - start, text: edit.text }).collect();
        Ok(apply(&node.text().to_string(), &moved))
    }

    /// Returns the edits that [`Self::text`] makes.
    pub(super) fn edits(&self, node: &SyntaxNode, owner: Option<&SyntaxNode>) -> Result<Vec<Edit>, Refused> {
        let mut edits = Vec::new();
        let mut walk = node.preorder();
        while let Some(event) = walk.next() {
            let ra_ap_syntax::WalkEvent::Enter(here) = event else { continue };
            if let Some(text) = self.site(&here, owner)? {
                edits.push(Edit { range: here.text_range(), text });
                walk.skip_subtree();
            } else if here.kind() == SyntaxKind::FN && here != *node {
                walk.skip_subtree();
            }
        }
        Ok(edits)
    }

    fn site(&self, node: &SyntaxNode, owner: Option<&SyntaxNode>) -> Result<Option<String>, Refused> {
        match (node.kind(), owner) {
            (SyntaxKind::RETURN_EXPR, Some(owner)) => {
                let body = node.ancestors().skip(1).find(is_body);
                let Some(returned) = ast::ReturnExpr::cast(node.clone()).and_then(|node| node.expr()) else {
                    return Ok(None);
                };
                if body.as_ref() != Some(owner) {
                    return Ok(None);
                }
                let is_value = self.flattened.borrow().contains(owner);
                let code = match is_value {
                    true => self.awaited(&returned, After { conversions: None, is_last: true })?,
                    false => self.future(&returned)?,
                };
                let value = format!("return {}", code.value);
                Ok(Some(if code.before.is_empty() { value } else { format!("{{\n{}{value};\n}}", code.before) }))
            }
            _ => {
                let Some(expr) = ast::Expr::cast(node.clone()) else { return Ok(None) };
                Ok(self.exported(&expr))
            }
        }
    }

    /// A chain as a future of 0.1 that runs an `async` block. `None` for what is no chain, or is left as it is.
    pub(super) fn exported(&self, expr: &ast::Expr) -> Option<String> {
        // `Box::new(…)` at the end of a block: what goes before the future goes before the box.
        let boxed = match expr {
            ast::Expr::CallExpr(call) if is_boxed(expr) => {
                arguments(call).into_iter().next().map(|inner| (call, inner))
            }
            _ => None,
        };
        let (chain, open, close) = match &boxed {
            Some((call, inner)) => {
                let comments = own_comments_of_arguments(call);
                if !comments.is_empty() || !matches!(super::sites::surroundings(expr), Surroundings::EndOfBlock) {
                    return None;
                }
                (inner, "Box::new(", ")")
            }
            None => (expr, "", ""),
        };
        if !self.is_built(chain) || !super::sites::is_outermost(chain) {
            return None;
        }
        let rules = self.rules.borrow().clone();
        let (outside, awaits_old) = (self.moves.get(), self.awaits_old.get());
        if super::sites::may_borrow(chain) && !super::sites::leaves_function(self.names, chain.syntax()) {
            // What the closures borrowed the block borrows.
            self.moves.set("");
        }
        let written = self.future(chain);
        self.moves.set(outside);
        match written {
            Ok(code) => {
                let value = format!("{open}Box::pin({}).compat(){close}", code.value);
                Some(match super::sites::surroundings(expr) {
                    _ if code.before.is_empty() => value,
                    Surroundings::EndOfBlock => format!("{}{value}", code.before),
                    // A block that begins a statement ends it too.
                    Surroundings::Receiver => format!("({{\n{}{value}\n}})", code.before),
                    Surroundings::Other => format!("{{\n{}{value}\n}}", code.before),
                })
            }
            Err(refused) => {
                *self.rules.borrow_mut() = rules;
                self.awaits_old.set(awaits_old);
                self.leave(refused);
                None
            }
        }
    }

    /// Records what is left as it is.
    pub(super) fn leave(&self, refused: Refused) {
        let refusal = Refusal { range: refused.range, why: refused.why, fact: refused.fact };
        let mut left = self.left.borrow_mut();
        if !left.contains(&refusal) {
            left.push(refusal);
        }
    }

    /// Returns whether an expression certainly is a chain, or something else that is rewritten.
    pub(super) fn is_built(&self, expr: &ast::Expr) -> bool {
        match expr {
            ast::Expr::MethodCallExpr(call) => {
                let name = method(call);
                if super::loops::is_for_each(self.names, call) {
                    return true;
                }
                let is_stage = super::chain::is_combinator(&name) || super::chain::is_join(&name);
                is_stage
                    && match kind(self.names, expr) {
                        Kind::Future => true,
                        Kind::Unknown => super::sites::is_expected(self.names, expr),
                        _ => false,
                    }
            }
            ast::Expr::CallExpr(call) => {
                let closure = match called(self.names, call).as_deref() {
                    Some("futures::future::lazy" | "futures::lazy") => 0,
                    Some("futures::future::loop_fn") => 1,
                    _ => return false,
                };
                matches!(arguments(call).get(closure).map(bare), Some(ast::Expr::ClosureExpr(_)))
            }
            _ => false,
        }
    }

    /// Writes an expression of 0.1 that stays one, for an `async` block to await.
    pub(super) fn old(&self, expr: &ast::Expr) -> Result<String, Refused> {
        let text = self.text(expr.syntax(), None)?;
        self.awaits_old.set(true);
        Ok(if is_postfix(expr) { format!("{text}.compat()") } else { format!("({text}).compat()") })
    }

    /// Writes an expression that yields a future of 0.1 as one that yields a future of today, with the same things
    /// done when it is built.
    pub(super) fn future(&self, expr: &ast::Expr) -> Result<Code, Refused> {
        if has_attributes(expr.syntax()) {
            return refuse(expr, "attribute on an expression");
        }
        match expr {
            ast::Expr::ParenExpr(inner) => match inner.expr() {
                Some(inner) => self.future(&inner),
                None => refuse(expr, "unreadable"),
            },
            ast::Expr::CallExpr(call) => self.call(call),
            ast::Expr::MethodCallExpr(call) => self.method_call(call),
            ast::Expr::BlockExpr(block) if block.modifier().is_none() => {
                let code = self.body(block, &self.owner(block.syntax()))?;
                Ok(Code::value(code.block()))
            }
            ast::Expr::IfExpr(branches) => {
                self.branches(branches, &|this, block| Ok(this.body(block, &this.owner(block.syntax()))?.block()))
            }
            ast::Expr::MatchExpr(node) => self.arms(node, &|this, arm| Ok(this.future(arm)?.operand())),
            ast::Expr::ReturnExpr(_) => Ok(Code::value(self.text(expr.syntax(), Some(&self.owner(expr.syntax())))?)),
            ast::Expr::MacroExpr(_) if kind(self.names, expr) == Kind::Never => {
                Ok(Code::value(self.text(expr.syntax(), Some(&self.owner(expr.syntax())))?))
            }
            ast::Expr::CastExpr(_) => refuse(expr, "cast"),
            _ => Ok(Code::value(self.old(expr)?)),
        }
    }

    /// Returns the body that a node stands in.
    pub(super) fn owner(&self, node: &SyntaxNode) -> SyntaxNode {
        node.ancestors().skip(1).find(is_body).unwrap_or_else(|| self.root.clone())
    }

    /// Writes the statements of a block, and its last expression as a future.
    pub(super) fn body(&self, block: &ast::BlockExpr, owner: &SyntaxNode) -> Result<Code, Refused> {
        let (before, tail) = self.statements(block, Some(owner))?;
        match tail {
            Some(tail) => {
                let code = self.future(&tail)?;
                Ok(Code { before: before + &code.before, value: code.value })
            }
            None => Ok(Code { before, value: String::new() }),
        }
    }

    /// Returns the text of a block up to its last expression, comments included, and that expression. `owner` is the body whose
    /// `return` gives a future.
    pub(super) fn statements(
        &self,
        block: &ast::BlockExpr,
        owner: Option<&SyntaxNode>,
    ) -> Result<(String, Option<ast::Expr>), Refused> {
        if block.modifier().is_some() {
            return refuse(block, "block that is unsafe, const, async or labelled");
        }
        let Some(list) = block.stmt_list() else { return refuse(block, "unreadable") };
        let start = list.syntax().text_range().start();
        let whole = list.syntax().text().to_string();
        let tail = list.tail_expr();
        let end = match &tail {
            Some(tail) => tail.syntax().text_range().start(),
            None => list.syntax().text_range().end() - ra_ap_syntax::TextSize::of('}'),
        };
        let inside = TextRange::new(start + ra_ap_syntax::TextSize::of('{'), end);
        let mut edits = Vec::new();
        for statement in list.statements() {
            for edit in self.edits(statement.syntax(), owner)? {
                edits.push(Edit { range: edit.range - inside.start(), text: edit.text });
            }
        }
        let mut text = apply(&whole[inside - start], &edits).trim().to_owned();
        if !text.is_empty() {
            text.push('\n');
        }
        // Comments behind the last expression.
        if let Some(tail) = &tail {
            for comment in trailing_comments(tail.syntax()) {
                text.push_str(&comment);
                text.push('\n');
            }
        }
        Ok((text, tail))
    }

    /// Returns the text of a closure's body up to its last expression, and that expression; `None` where there is none.
    pub(super) fn apart(
        &self,
        body: &ast::Expr,
        owner: Option<&SyntaxNode>,
    ) -> Result<Option<(String, ast::Expr)>, Refused> {
        match body {
            ast::Expr::BlockExpr(block) if block.modifier().is_none() => {
                let (before, tail) = self.statements(block, owner)?;
                Ok(tail.map(|tail| (before, tail)))
            }
            _ => Ok(Some((String::new(), body.clone()))),
        }
    }

    /// Writes an `if` with its branches rewritten.
    pub(super) fn branches(
        &self,
        node: &ast::IfExpr,
        branch: &dyn Fn(&Self, &ast::BlockExpr) -> Result<String, Refused>,
    ) -> Result<Code, Refused> {
        let (Some(condition), Some(then)) = (node.condition(), node.then_branch()) else {
            return refuse(node, "unreadable");
        };
        let owner = self.owner(node.syntax());
        let condition = self.text(condition.syntax(), Some(&owner))?;
        let then = branch(self, &then)?;
        let other = match node.else_branch() {
            Some(ast::ElseBranch::Block(block)) => branch(self, &block)?,
            Some(ast::ElseBranch::IfExpr(other)) => self.branches(&other, branch)?.value,
            None => return refuse(node, "`if` without `else`"),
        };
        let comments = own_comments(node.syntax());
        Ok(Code { before: comments, value: format!("if {condition} {then} else {other}") })
    }

    /// Writes a `match` with its arms rewritten and everything else unchanged.
    pub(super) fn arms(
        &self,
        node: &ast::MatchExpr,
        arm: &dyn Fn(&Self, &ast::Expr) -> Result<String, Refused>,
    ) -> Result<Code, Refused> {
        let owner = self.owner(node.syntax());
        let Some(list) = node.match_arm_list() else { return refuse(node, "unreadable") };
        let mut edits = Vec::new();
        if let Some(scrutinee) = node.expr() {
            edits.extend(self.edits(scrutinee.syntax(), Some(&owner))?);
        }
        for one in list.arms() {
            let Some(value) = one.expr() else { return refuse(node, "unreadable") };
            let comma = if one.comma_token().is_none() { "," } else { "" };
            edits.push(Edit { range: value.syntax().text_range(), text: format!("{}{comma}", arm(self, &value)?) });
        }
        let start = node.syntax().text_range().start();
        for edit in &mut edits {
            edit.range -= start;
        }
        Ok(Code::value(apply(&node.syntax().text().to_string(), &edits)))
    }

    /// Writes an expression that yields a future, and the `await` on it, where both happen at once: the value is a
    /// `Result`.
    pub(super) fn awaited(&self, expr: &ast::Expr, after: After) -> Result<Code, Refused> {
        match bare(expr) {
            ast::Expr::CallExpr(call) => {
                let owner = self.owner(call.syntax());
                let list = arguments(&call);
                match (called(self.names, &call).as_deref(), list.as_slice()) {
                    (Some("futures::future::ok"), [value]) => {
                        self.rule("ok");
                        return Ok(Code::value(format!(
                            "Ok{}({})",
                            generic_arguments(&call),
                            self.text(value.syntax(), Some(&owner))?
                        )));
                    }
                    (Some("futures::future::err"), [value]) => {
                        self.rule("ok");
                        return Ok(Code::value(format!(
                            "Err{}({})",
                            generic_arguments(&call),
                            self.text(value.syntax(), Some(&owner))?
                        )));
                    }
                    (Some("futures::future::result"), [value]) => {
                        self.rule("ok");
                        return Ok(Code::value(self.text(value.syntax(), Some(&owner))?));
                    }
                    (Some("futures::future::Either::A" | "futures::future::Either::B"), [inner]) => {
                        self.rule("either");
                        return self.awaited(inner, after);
                    }
                    _ => {}
                }
                if is_boxed(&ast::Expr::CallExpr(call.clone())) && kind(self.names, &list[0]) == Kind::Future {
                    return self.awaited(&list[0], after);
                }
                if kind(self.names, expr) == Kind::Result {
                    return Ok(Code::value(self.text(expr.syntax(), Some(&owner))?));
                }
                self.plainly_awaited(expr)
            }
            ast::Expr::MethodCallExpr(call) if super::chain::is_combinator(&method(&call)) => self.chain(expr, after),
            ast::Expr::MethodCallExpr(_) if kind(self.names, expr) == Kind::Result => {
                Ok(Code::value(self.text(expr.syntax(), Some(&self.owner(expr.syntax())))?))
            }
            ast::Expr::MacroExpr(_) if kind(self.names, expr) == Kind::Never => {
                Ok(Code::value(self.text(expr.syntax(), Some(&self.owner(expr.syntax())))?))
            }
            ast::Expr::IfExpr(node) if is_if_without_let(&node) => {
                let inner = After { is_last: after.is_last, ..after };
                self.branches(&node, &|this, block| this.waiting_block(block, inner))
            }
            ast::Expr::MatchExpr(node)
                if node.expr().is_some_and(|scrutinee| is_place(&scrutinee))
                    && super::closure::are_arms_settled(&node) =>
            {
                self.arms(&node, &|this, arm| match arm {
                    ast::Expr::BlockExpr(block) => this.waiting_block(block, after),
                    _ => Ok(this.awaited(arm, after)?.operand()),
                })
            }
            _ => self.plainly_awaited(expr),
        }
    }

    /// A block of which the last expression is awaited: inside where nothing of the block would live on, else behind
    /// it.
    fn waiting_block(&self, block: &ast::BlockExpr, after: After) -> Result<String, Refused> {
        let owner = self.owner(block.syntax());
        if super::closure::is_settled_block(block) {
            let (before, tail) = self.statements(block, Some(&owner))?;
            let Some(tail) = tail else { return Ok(format!("{{\n{before}}}")) };
            let code = self.awaited(&tail, after)?;
            return Ok(format!("{{\n{before}{}{}\n}}", code.before, code.value));
        }
        let next = self.fresh("next");
        Ok(format!("{{\nlet {next} = {};\n{next}.await\n}}", self.body(block, &owner)?.block()))
    }

    fn plainly_awaited(&self, expr: &ast::Expr) -> Result<Code, Refused> {
        let code = self.future(expr)?;
        let is_as_written = code.before.is_empty() && code.value.starts_with(&expr.syntax().text().to_string());
        if is_as_written && is_postfix(expr) && is_free_of_temporaries(expr) {
            return Ok(Code::value(format!("{}.await", code.value)));
        }
        // Temporaries end with the `let`, as they ended with the closure.
        let next = self.fresh("next");
        Ok(Code { before: format!("{}let {next} = {};\n", code.before, code.value), value: format!("{next}.await") })
    }
}

/// Returns whether an expression is `Box::new` around one expression.
pub(super) fn is_boxed(expr: &ast::Expr) -> bool {
    match bare(expr) {
        ast::Expr::CallExpr(call) => {
            let callee = call.expr().map(|callee| callee.syntax().text().to_string()).unwrap_or_default();
            callee == "Box::new" && arguments(&call).len() == 1
        }
        _ => false,
    }
}

fn is_if_without_let(node: &ast::IfExpr) -> bool {
    let has_let = node
        .condition()
        .is_some_and(|condition| condition.syntax().descendants().any(|inner| inner.kind() == SyntaxKind::LET_EXPR));
    let rest = match node.else_branch() {
        Some(ast::ElseBranch::IfExpr(other)) => is_if_without_let(&other),
        _ => true,
    };
    !has_let && rest
}

/// Returns the `::<…>` of the called path, if it has one.
pub(super) fn generic_arguments(call: &ast::CallExpr) -> String {
    let Some(ast::Expr::PathExpr(path)) = call.expr() else { return String::new() };
    let list = path.path().and_then(|path| path.segment()).and_then(|segment| segment.generic_arg_list());
    list.map(|list| list.syntax().text().to_string()).unwrap_or_default()
}

/// Returns the comments that are children of the node itself, one per line.
pub(super) fn own_comments(node: &SyntaxNode) -> String {
    let elements = node.children_with_tokens().filter(|element| element.kind() == SyntaxKind::COMMENT);
    elements.map(|element| format!("{}\n", element.to_string().trim())).collect()
}

pub(super) fn own_comments_of_arguments(call: &ast::CallExpr) -> String {
    use ra_ap_syntax::ast::HasArgList;
    let list = call.arg_list().map(|list| own_comments(list.syntax())).unwrap_or_default();
    own_comments(call.syntax()) + &list
}

fn trailing_comments(tail: &SyntaxNode) -> Vec<String> {
    let mut found = Vec::new();
    let mut next = tail.next_sibling_or_token();
    while let Some(element) = next {
        if element.kind() == SyntaxKind::COMMENT {
            found.push(element.to_string().trim().to_owned());
        }
        next = element.next_sibling_or_token();
    }
    found
}

/// Returns the first comment of `old` that `new` lacks.
pub(super) fn lost_comment(old: &SyntaxNode, new: &str) -> Option<String> {
    let mut rest = new.to_owned();
    comments(old).into_iter().find(|comment| match rest.find(comment.as_str()) {
        Some(at) => {
            rest.replace_range(at..at + comment.len(), "");
            false
        }
        None => true,
    })
}

/// Returns whether the receiver of a chain is a variable.
pub(super) fn is_variable(expr: &ast::Expr) -> bool {
    variable(expr).is_some()
}
