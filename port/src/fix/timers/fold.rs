//! A `Result` that is known to be `Ok`: what its stages make of it, without it.

use ra_ap_syntax::ast::{self, AstNode};
use ra_ap_syntax::{SyntaxElement, SyntaxKind, SyntaxNode, TextRange};

use crate::fix::chains::closure::{are_captures_settled, is_settled_block, only_parameter};
use crate::fix::chains::syntax::{
    Exit, arguments, bare, comments, exit, has_attributes, is_free_of_temporaries, is_postfix, macro_name, method,
};
use crate::fix::chains::vars::{binding, captured, is_plain, mentions};
use crate::fix::change::Edit;

/// Form of the value on the way.
enum Form {
    /// `Ok` of the value.
    Fine,
    /// The value itself.
    Plain,
    /// A value of which nothing is known: the expression as it stands.
    Open,
}

/// A value that was awaited, with what the stages behind it have made of it so far.
struct Folded {
    /// The expression that it stands for.
    here: SyntaxNode,
    form: Form,
    /// Statements that run before the value.
    before: String,
    /// The value; empty for `()`.
    value: String,
}

/// Returns the edits by which the statement `waits` stands for `awaited`, a value that is `Ok(())` in any case. Fails with the
/// reason where something else is done with it.
pub(super) fn replaced(awaited: &SyntaxNode, waits: &str) -> Result<Vec<Edit>, String> {
    let start = Folded { here: awaited.clone(), form: Form::Fine, before: String::new(), value: String::new() };
    let folded = climbed(start)?;
    let whole = folded.whole();
    let edits = folded.placed(waits)?;
    let made: String = edits.iter().map(|edit| edit.text.as_str()).collect();
    let covered = whole.parent().filter(|parent| edits.iter().any(|edit| edit.range == parent.text_range()));
    let old = covered.unwrap_or(whole);
    let is_lost = |comment: &String| !made.contains(comment.as_str());
    match comments(&old).iter().find(|comment| is_lost(comment)) {
        Some(_) => Err("a comment would be lost".to_owned()),
        None => Ok(edits),
    }
}

fn climbed(mut folded: Folded) -> Result<Folded, String> {
    while let Some(parent) = folded.here.parent() {
        let is_next = match parent.kind() {
            SyntaxKind::PAREN_EXPR => true,
            SyntaxKind::TRY_EXPR if matches!(folded.form, Form::Fine) => {
                folded.form = Form::Plain;
                true
            }
            SyntaxKind::METHOD_CALL_EXPR if matches!(folded.form, Form::Fine) => {
                let Some(call) = ast::MethodCallExpr::cast(parent.clone()) else { break };
                if call.receiver().is_none_or(|receiver| *receiver.syntax() != folded.here) {
                    break;
                }
                folded.stage(&call)?;
                true
            }
            SyntaxKind::MATCH_EXPR if matches!(folded.form, Form::Fine) => {
                let Some(node) = ast::MatchExpr::cast(parent.clone()) else { break };
                if node.expr().is_none_or(|scrutinee| *scrutinee.syntax() != folded.here) {
                    break;
                }
                folded.arm(&node)?;
                true
            }
            SyntaxKind::ARG_LIST if matches!(folded.form, Form::Fine) => match folded.ready()? {
                Some(whole) => {
                    folded.here = whole;
                    continue;
                }
                None => break,
            },
            _ => break,
        };
        if is_next {
            folded.here = parent;
        }
    }
    Ok(folded)
}

impl Folded {
    /// Applies a method of `Result`.
    fn stage(&mut self, call: &ast::MethodCallExpr) -> Result<(), String> {
        let list = arguments(call);
        match (method(call).as_str(), list.as_slice()) {
            ("map_err" | "or_else", [handler]) => is_idle(handler),
            ("unwrap", []) | ("expect", [_]) => {
                self.form = Form::Plain;
                Ok(())
            }
            ("map", [mapper]) => {
                let (before, value) = self.inlined(mapper)?;
                self.before.push_str(&before);
                match value {
                    Some(value) if is_statement(&value) => self.before.push_str(&format!("{};\n", value.syntax())),
                    Some(value) => self.value = text(value.syntax()),
                    None => {}
                }
                Ok(())
            }
            ("and_then", [next]) => {
                let (before, value) = self.inlined(next)?;
                self.before.push_str(&before);
                let Some(value) = value else { return Err("a stage that yields nothing".to_owned()) };
                match inside_ok(&value) {
                    Some(inner) => self.value = inner,
                    None => {
                        self.value = text(value.syntax());
                        self.form = Form::Open;
                    }
                }
                Ok(())
            }
            (name, _) => Err(format!("`{name}` looks at the result of the timer")),
        }
    }

    /// Refuses a further stage behind one that binds names: without their closures the names of the one would hide those which the
    /// other means.
    fn hides_nothing(&self) -> Result<(), String> {
        match binds(&self.before) {
            true => Err("what a stage behind the timer binds would be seen by the next".to_owned()),
            false => Ok(()),
        }
    }

    /// Returns the statements and the last expression of a closure that is given the value, which has to be `()`.
    fn inlined(&self, argument: &ast::Expr) -> Result<(String, Option<ast::Expr>), String> {
        self.hides_nothing()?;
        let ast::Expr::ClosureExpr(closure) = bare(argument) else {
            return Err("what follows the timer is no closure".to_owned());
        };
        if !self.value.is_empty() {
            return Err("what follows the timer has several stages".to_owned());
        }
        let parameter = only_parameter(&closure).ok_or("a closure with another number of parameters")?;
        let is_unused = parameter.ty().is_none_or(|ty| ty.syntax().text() == "()")
            && match parameter.pat() {
                Some(ast::Pat::WildcardPat(_)) => true,
                Some(ast::Pat::TuplePat(tuple)) => tuple.fields().next().is_none(),
                Some(ast::Pat::IdentPat(name)) => {
                    let meant = name.syntax().clone();
                    let inside = closure.body().map(|body| mentions(body.syntax())).unwrap_or_default();
                    !inside.into_iter().any(|(name, mention)| {
                        mention.node().and_then(|node| binding(&name, &node)).is_some_and(|other| other == meant)
                    })
                }
                Some(pattern) => pattern.syntax().text() == "()",
                None => false,
            };
        let Some(body) = closure.body().filter(|_| is_unused) else {
            return Err("a closure that is given the outcome of the timer".to_owned());
        };
        let is_settled = exit(body.syntax()) == Exit::None
            && closure.ret_type().is_none()
            && !has_attributes(closure.syntax())
            && are_captures_settled(&closure);
        let block = match &body {
            ast::Expr::BlockExpr(block) => Some(block),
            _ => None,
        };
        if !is_settled || block.is_some_and(|block| !is_settled_block(block)) {
            return Err("something would live longer without the closure that follows the timer".to_owned());
        }
        let Some(list) = block.and_then(ast::BlockExpr::stmt_list) else {
            return Ok((String::new(), Some(body).filter(|body| body.syntax().text() != "()")));
        };
        let tail = list.tail_expr();
        let inside = text(list.syntax());
        let start = list.syntax().text_range().start();
        let end =
            tail.as_ref().map_or(inside.len() - 1, |tail| usize::from(tail.syntax().text_range().start() - start));
        let before = inside[1..end].trim();
        let behind = tail.as_ref().map_or("", |tail| {
            let end = usize::from(tail.syntax().text_range().end() - start);
            inside[end..inside.len() - 1].trim()
        });
        let lines = [before, behind].into_iter().filter(|part| !part.is_empty()).map(|part| format!("{part}\n"));
        Ok((lines.collect(), tail.filter(|tail| tail.syntax().text() != "()")))
    }

    /// Takes the arm for `Ok` of a `match`.
    fn arm(&mut self, node: &ast::MatchExpr) -> Result<(), String> {
        const OTHER: &str = "a `match` on the result of the timer of another form";
        let arms: Vec<ast::MatchArm> = node.match_arm_list().into_iter().flat_map(|list| list.arms()).collect();
        let [fine, failed] = arms.as_slice() else { return Err(OTHER.to_owned()) };
        let of = |arm: &ast::MatchArm, name: &str| -> Option<Option<ast::Pat>> {
            let ast::Pat::TupleStructPat(pattern) = arm.pat()? else { return None };
            let mut fields = pattern.fields();
            let is_this = arm.guard().is_none() && pattern.path()?.syntax().text() == name;
            is_this.then(|| fields.next())
        };
        let (Some(Some(pattern)), Some(_)) = (of(fine, "Ok"), of(failed, "Err")) else { return Err(OTHER.to_owned()) };
        let (Some(value), Some(handler)) = (fine.expr(), failed.expr()) else { return Err(OTHER.to_owned()) };
        self.hides_nothing()?;
        is_alone(handler.syntax(), failed.syntax())?;
        let is_unit = self.value.is_empty();
        let is_nothing = matches!(pattern, ast::Pat::WildcardPat(_)) || pattern.syntax().text() == "()";
        let awaited = match &value {
            ast::Expr::AwaitExpr(awaited) => awaited.expr().map(|inner| text(inner.syntax())),
            _ => None,
        };
        let name = text(pattern.syntax());
        self.value = match pattern {
            _ if is_unit && is_nothing => text(value.syntax()),
            ast::Pat::IdentPat(_) if awaited.as_deref() == Some(name.as_str()) && is_alone_postfix(&self.value) => {
                format!("{}.await", self.value)
            }
            ast::Pat::IdentPat(_) => {
                let given = if is_unit { "()" } else { self.value.as_str() };
                format!("{{\nlet {name} = {given};\n{}\n}}", text(value.syntax()))
            }
            _ => return Err(OTHER.to_owned()),
        };
        self.form = Form::Open;
        Ok(())
    }

    /// Takes the closure of `FutureExt::map(ready(…), |_| …).await`, as `then` is written. Returns the whole expression.
    fn ready(&mut self) -> Result<Option<SyntaxNode>, String> {
        let call_of = |node: &SyntaxNode| node.parent()?.parent().and_then(ast::CallExpr::cast);
        let called = |call: &ast::CallExpr| call.expr().map(|callee| text(callee.syntax())).unwrap_or_default();
        let Some(ready) = call_of(&self.here).filter(|call| called(call) == "std::future::ready") else {
            return Ok(None);
        };
        let Some(outer) = call_of(ready.syntax()) else { return Ok(None) };
        let then = match called(&outer).rsplit_once("FutureExt::").map(|(_, name)| name) {
            Some("map") => "",
            Some("then") => ".await",
            _ => return Ok(None),
        };
        let list = arguments(&outer);
        let [_, closure] = list.as_slice() else { return Ok(None) };
        let Some(whole) = outer.syntax().parent().filter(|parent| parent.kind() == SyntaxKind::AWAIT_EXPR) else {
            return Ok(None);
        };
        let (before, value) = self.inlined(closure)?;
        let Some(value) = value else { return Err("a stage that yields nothing".to_owned()) };
        let is_awaitable = is_postfix(&value) && is_free_of_temporaries(&value);
        if !then.is_empty() && !is_awaitable {
            return Err("a future that is made behind the timer".to_owned());
        }
        self.before.push_str(&before);
        match inside_ok(&value).filter(|_| then.is_empty()) {
            Some(inner) => self.value = inner,
            None => {
                self.value = format!("{}{then}", text(value.syntax()));
                self.form = Form::Open;
            }
        }
        Ok(Some(whole))
    }

    /// Returns the value as an expression; empty where it is `()` and nobody needs it.
    fn expression(&self) -> String {
        let value = if self.value.is_empty() { "()" } else { self.value.as_str() };
        match self.form {
            Form::Fine => format!("Ok({value})"),
            Form::Plain | Form::Open => value.to_owned(),
        }
    }

    /// Returns the expression whose first part is the value: what is in front of it runs first.
    fn whole(&self) -> SyntaxNode {
        let mut whole = self.here.clone();
        while let Some(parent) = whole.parent() {
            let is_first = match parent.kind() {
                SyntaxKind::METHOD_CALL_EXPR
                | SyntaxKind::TRY_EXPR
                | SyntaxKind::AWAIT_EXPR
                | SyntaxKind::PAREN_EXPR => parent.children().next().is_some_and(|first| first == whole),
                _ => false,
            };
            if !is_first {
                break;
            }
            whole = parent;
        }
        whole
    }

    /// Returns the edits that put the statement and the value where the expression is.
    fn placed(&self, waits: &str) -> Result<Vec<Edit>, String> {
        let range = self.here.text_range();
        let whole = self.whole();
        let is_whole = whole == self.here;
        let value = self.expression();
        let binds = binds(&self.before);
        let Some(parent) = whole.parent() else { return Err("no statement holds the timer".to_owned()) };
        if has_attributes(&parent) {
            return Err("an attribute stands on the statement".to_owned());
        }
        // What is bound on the way must not hide what follows, so that it gets a block of its own.
        let (free, bound) = if binds { ("", self.before.as_str()) } else { (self.before.as_str(), "") };
        let inner = if binds { format!("{{\n{bound}{value}\n}}") } else { value.clone() };
        let before = format!("{waits};\n{free}");
        match parent.kind() {
            SyntaxKind::EXPR_STMT if is_whole => {
                let is_idle = self.value.is_empty() || matches!(self.form, Form::Fine);
                let rest = match (is_idle, binds) {
                    (true, true) => format!("{{\n{bound}}}"),
                    (true, false) => String::new(),
                    (false, _) => format!("{inner};"),
                };
                Ok(vec![Edit::replace(parent.text_range(), format!("{before}{rest}").trim_end())])
            }
            SyntaxKind::LET_STMT => {
                let Some(binding) = ast::LetStmt::cast(parent.clone()).filter(|found| found.let_else().is_none())
                else {
                    return Err("no statement holds the timer".to_owned());
                };
                let pattern = binding.pat().map(|pattern| text(pattern.syntax())).unwrap_or_default();
                let is_unseen = matches!(pattern.as_str(), "_" | "()")
                    || matches!(self.form, Form::Fine) && binding.pat().is_some_and(|pattern| is_unseen(&pattern));
                let is_idle = is_unseen && self.value.is_empty();
                // `let n = n;`
                let is_same = matches!(self.form, Form::Plain) && pattern == self.value;
                if is_whole && !binds && binding.ty().is_none() && (is_idle || is_same) {
                    return Ok(vec![Edit::replace(parent.text_range(), before.trim_end())]);
                }
                Ok(vec![Edit::insert(parent.text_range().start(), before), Edit::replace(range, inner)])
            }
            SyntaxKind::STMT_LIST if is_whole => {
                let is_nothing = self.value.is_empty() && matches!(self.form, Form::Plain);
                let value = if is_nothing { String::new() } else { value };
                let made = format!("{waits};\n{}{value}", self.before);
                // `{ … }` in one line gets several.
                let is_blank = |beside: Option<SyntaxElement>| {
                    beside.is_none_or(|beside| {
                        !(beside.kind() == SyntaxKind::WHITESPACE && beside.to_string().contains('\n'))
                    })
                };
                let open = if is_blank(whole.prev_sibling_or_token()) { "\n" } else { "" };
                let close = if is_blank(whole.next_sibling_or_token()) { "\n" } else { "" };
                Ok(vec![Edit::replace(range, format!("{open}{}{close}", made.trim_end()))])
            }
            SyntaxKind::STMT_LIST | SyntaxKind::EXPR_STMT => {
                let inner = if binds { format!("({inner})") } else { inner };
                Ok(vec![Edit::insert(whole.text_range().start(), before), Edit::replace(range, inner)])
            }
            _ => {
                let block = format!("{{\n{waits};\n{}{value}\n}}", self.before);
                Ok(vec![Edit::replace(range, if is_whole { block } else { format!("({block})") })])
            }
        }
    }
}

/// Returns whether nothing mentions the name that a pattern binds.
fn is_unseen(pattern: &ast::Pat) -> bool {
    let ast::Pat::IdentPat(pattern) = pattern else { return false };
    let Some(list) = pattern.syntax().ancestors().find_map(ast::StmtList::cast) else { return false };
    let name = pattern.syntax().text().to_string();
    !mentions(list.syntax()).into_iter().any(|(found, mention)| {
        found == name && mention.node().and_then(|node| binding(&name, &node)).is_none_or(|it| it == *pattern.syntax())
    })
}

/// Returns whether statements may bind a name.
fn binds(statements: &str) -> bool {
    statements.split(|c: char| !(c.is_alphanumeric() || c == '_')).any(|word| word == "let")
}

pub(super) fn text(node: &SyntaxNode) -> String {
    node.text().to_string()
}

/// Returns whether a value is `()` by a macro that prints or checks something.
fn is_statement(value: &ast::Expr) -> bool {
    let ast::Expr::MacroExpr(call) = value else { return false };
    let name = call.macro_call().map(|call| macro_name(&call)).unwrap_or_default();
    matches!(name.as_str(), "print" | "println" | "eprint" | "eprintln" | "assert" | "assert_eq" | "assert_ne")
}

/// Returns what stands in `Ok(…)`; empty for `()`.
fn inside_ok(value: &ast::Expr) -> Option<String> {
    let ast::Expr::CallExpr(call) = bare(value) else { return None };
    let list = arguments(&call);
    let ([inner], true) = (list.as_slice(), call.expr().is_some_and(|callee| callee.syntax().text() == "Ok")) else {
        return None;
    };
    let inner = text(inner.syntax());
    Some(if inner == "()" { String::new() } else { inner })
}

/// Returns whether a text can stand in front of `.await`, and makes nothing that lives on.
fn is_alone_postfix(value: &str) -> bool {
    // The adapter takes what it adapts.
    let value = value.strip_suffix(".compat()").unwrap_or(value);
    let text = format!("fn f() {{ {value} }}");
    let file = ra_ap_syntax::SourceFile::parse(&text, ra_ap_syntax::Edition::Edition2021).syntax_node();
    let list = file.descendants().find_map(ast::StmtList::cast);
    let tail = list.and_then(|list| list.tail_expr());
    tail.is_some_and(|tail| is_postfix(&tail) && is_free_of_temporaries(&tail) && tail.syntax().text() == value)
}

/// Refuses a handler of the error that captures something: without it that would be dropped at another time.
pub(super) fn is_idle(handler: &ast::Expr) -> Result<(), String> {
    match bare(handler) {
        ast::Expr::ClosureExpr(closure) => match captured(&closure).iter().all(|(_, meant)| is_plain(meant)) {
            true => Ok(()),
            false => Err("what handles the error of the timer holds something".to_owned()),
        },
        ast::Expr::PathExpr(path) => {
            let is_name = path.path().is_some_and(|path| path.qualifier().is_none());
            let bound = is_name.then(|| binding(&text(path.syntax()), path.syntax())).flatten();
            match bound {
                None => Ok(()),
                Some(_) => Err("what handles the error of the timer holds something".to_owned()),
            }
        }
        _ => Err("what handles the error of the timer is no closure".to_owned()),
    }
}

/// Refuses an arm that mentions what is bound outside of it.
fn is_alone(handler: &SyntaxNode, arm: &SyntaxNode) -> Result<(), String> {
    let inside: TextRange = arm.text_range();
    let is_outside = mentions(handler).into_iter().any(|(name, mention)| {
        let meant = mention.node().and_then(|node| binding(&name, &node));
        meant.is_some_and(|meant| !inside.contains_range(meant.text_range()) && !is_plain(&meant))
    });
    match is_outside {
        true => Err("what handles the error of the timer holds something".to_owned()),
        false => Ok(()),
    }
}
