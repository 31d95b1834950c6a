//! Timeouts that are awaited, of whose error no more is asked than whether the time was over.

use ra_ap_syntax::ast::{self, AstNode};
use ra_ap_syntax::{SyntaxKind, SyntaxNode, TextRange, TextSize};

use super::delay::{self, adapter, awaiting, has_comment, is_alone};
use crate::fix::chains::closure::{are_captures_settled, only_parameter};
use crate::fix::chains::syntax::{
    Exit, arguments, bare, exit, is_body, is_free_of_temporaries, is_postfix, method, tokens,
};
use crate::fix::chains::vars::mentions;
use crate::fix::change::{Change, Edit, Mark};
use crate::fix::items::holder;
use crate::report::Finding;

/// The function and the method that make a timeout.
pub(super) const NEW: [&str; 2] = ["tokio::timer::Timeout::new", "tokio::util::FutureExt::timeout"];
const RULE: &str = "timeout";
const LOOKED: &str = "somebody looks at the error of the timeout in another way";

/// Writes a timeout as that of tokio 1, whose result is in a result.
pub(super) fn change(tree: &SyntaxNode, at: TextSize, finding: &Finding, starts: &[usize]) -> Result<Change, String> {
    let held = || "a combinator, a field, a signature or a variable of another form holds the timeout".to_owned();
    let (whole, future, duration) = parts(tree, at).ok_or_else(held)?;
    if !is_free_of_temporaries(&future) || !is_free_of_temporaries(&duration) {
        return Err("what the timeout is made of lives to the end of the statement".to_owned());
    }
    let text = |node: &SyntaxNode| node.text().to_string();
    let mut edits = Vec::new();
    let direct = || format!("tokio::time::timeout({}, {})", text(duration.syntax()), of_today(&future));
    let adapted = adapter(&whole);
    if adapted.is_some() && !is_still(&duration) {
        return Err("the duration would be told before the future is made".to_owned());
    }
    let (awaited, call, start) = match &adapted {
        Some(value) => match awaiting(value) {
            Some(awaited) => {
                let start = holder(&awaited);
                (awaited, direct(), start)
            }
            // It is made in the block that awaits it, and so within the runtime.
            None => {
                let (statement, pattern, mention) = delay::kept(value).ok_or_else(held)?;
                let awaited = awaiting(&mention).ok_or_else(held)?;
                let body = |node: &SyntaxNode| node.ancestors().skip(1).find(is_body);
                if body(statement.syntax()) != body(&awaited) {
                    return Err(held());
                }
                edits.push(Edit::replace(value.text_range(), direct()));
                (awaited, text(pattern.syntax()), statement.syntax().text_range().start())
            }
        },
        None => {
            let (statement, pattern, mention) = delay::kept(&whole).ok_or_else(held)?;
            let awaited = adapter(&mention).as_ref().and_then(awaiting).ok_or_else(held)?;
            let own = pattern.syntax().text().to_string();
            let function =
                statement.syntax().ancestors().find(|node| node.kind() == SyntaxKind::FN).ok_or_else(held)?;
            let is_free = |name: &str| !tokens(&function).any(|token| token.text() == name);
            // Two that have one name in two scopes stay two.
            let (name, deadline) = match is_alone(statement.syntax(), starts) && is_free("timed") && is_free("deadline")
            {
                true => ("timed".to_owned(), "deadline".to_owned()),
                false => (own.clone(), format!("{own}_deadline")),
            };
            if !is_free(&deadline) {
                return Err("the name of its deadline is taken".to_owned());
            }
            let made = format!(
                "let {name} = {};\nlet {deadline} = tokio::time::Instant::now() + {};",
                text(future.syntax()),
                text(duration.syntax())
            );
            edits.push(Edit::replace(statement.syntax().text_range(), made));
            let start = statement.syntax().text_range().start();
            (awaited, format!("tokio::time::timeout_at({deadline}, {name}.compat())"), start)
        }
    };
    edits.extend(told(&awaited, &call)?);
    let place = edits.iter().map(|edit| edit.range).fold(TextRange::empty(start), TextRange::cover);
    let mut change = Change::rewrite(RULE, place, edits);
    if finding.facts.iter().any(|fact| fact == "B43") {
        change = change.with_mark(start, Mark::new("B43", "the longest duration panicked, and waits for years"));
    }
    if finding.facts.iter().any(|fact| fact == "B65") {
        let why = "work that never has to wait is cut off, too, once it reads from channels or sockets of tokio 1";
        change = change.with_mark(start, Mark::new("B65", why));
    }
    Ok(change)
}

/// Returns the expression that makes a timeout, its future and its duration.
fn parts(tree: &SyntaxNode, at: TextSize) -> Option<(SyntaxNode, ast::Expr, ast::Expr)> {
    if let Some(call) = delay::call_at(tree, at) {
        let [future, duration] = arguments(&call).try_into().ok()?;
        return Some((call.syntax().clone(), future, duration));
    }
    let token = tree.token_at_offset(at).right_biased()?;
    let call = token.parent()?.parent().and_then(ast::MethodCallExpr::cast).filter(|call| method(call) == "timeout")?;
    let [duration] = arguments(&call).try_into().ok()?;
    Some((call.syntax().clone(), call.receiver()?, duration))
}

/// Returns whether a value can be told earlier: it makes nothing and asks nobody.
fn is_still(value: &ast::Expr) -> bool {
    match value {
        ast::Expr::Literal(_) | ast::Expr::PathExpr(_) => true,
        ast::Expr::FieldExpr(field) => field.expr().is_some_and(|inner| is_still(&inner)),
        ast::Expr::CallExpr(call) => {
            let callee: String = call.expr().map(|callee| callee.syntax().text().to_string()).unwrap_or_default();
            callee.contains("Duration::") && arguments(call).iter().all(is_still)
        }
        _ => false,
    }
}

/// Writes a future of 0.1 as one of today.
fn of_today(future: &ast::Expr) -> String {
    let text = future.syntax().text();
    // An adapter that made it one of 0.1.
    if let ast::Expr::MethodCallExpr(call) = future
        && method(call) == "compat"
        && let Some(inner) = call.receiver()
    {
        return inner.syntax().text().to_string();
    }
    if is_postfix(future) { format!("{text}.compat()") } else { format!("({text}).compat()") }
}

/// Returns the edit of what looks at the result.
fn told(awaited: &SyntaxNode, call: &str) -> Result<Vec<Edit>, String> {
    let looked = || LOOKED.to_owned();
    let parent = awaited.parent().ok_or_else(looked)?;
    if let Some(stage) = ast::MethodCallExpr::cast(parent.clone()) {
        let list = arguments(&stage);
        let (true, [ast::Expr::ClosureExpr(closure)]) = (method(&stage) == "map_err", list.as_slice()) else {
            return Err(looked());
        };
        let body = closure.body().ok_or_else(looked)?;
        let is_unused = match only_parameter(closure).and_then(|parameter| parameter.pat()) {
            Some(ast::Pat::WildcardPat(_)) => true,
            Some(ast::Pat::IdentPat(name)) => !is_named(body.syntax(), &name),
            _ => false,
        };
        let is_settled =
            exit(body.syntax()) == Exit::None && closure.ret_type().is_none() && are_captures_settled(closure);
        if !is_unused || !is_settled || has_comment(stage.syntax()) {
            return Err(looked());
        }
        let error = bare(&body);
        // The error of the work goes when the closure's parameter went. `Err(_)` would leave it to the end of the statement.
        let made = format!(
            "match {call}.await {{\nOk(Ok(value)) => Ok(value),\nOk(Err(_error)) => Err({0}),\nErr(_) => Err({0}),\n}}",
            error.syntax().text()
        );
        let whole = stage.syntax();
        let is_inner = whole.parent().is_some_and(|outer| {
            matches!(outer.kind(), SyntaxKind::METHOD_CALL_EXPR | SyntaxKind::TRY_EXPR | SyntaxKind::AWAIT_EXPR)
        });
        return Ok(vec![Edit::replace(whole.text_range(), if is_inner { format!("({made})") } else { made })]);
    }
    let node = ast::MatchExpr::cast(parent).ok_or_else(looked)?;
    let arms: Vec<ast::MatchArm> = node.match_arm_list().into_iter().flat_map(|list| list.arms()).collect();
    let [fine, late, failed] = arms.as_slice() else { return Err(looked()) };
    let inner = |arm: &ast::MatchArm, name: &str| -> Option<ast::Pat> {
        let ast::Pat::TupleStructPat(pattern) = arm.pat()? else { return None };
        let mut fields = pattern.fields();
        let first = fields.next()?;
        (pattern.path()?.syntax().text() == name && fields.next().is_none()).then_some(first)
    };
    let (Some(value), Some(ast::Pat::IdentPat(error)), Some(other)) =
        (inner(fine, "Ok"), inner(late, "Err"), inner(failed, "Err"))
    else {
        return Err(looked());
    };
    let name = error.syntax().text().to_string();
    let name = name.trim_start_matches("ref ").trim();
    let guard: String = late.guard().map(|guard| guard.syntax().text().to_string()).unwrap_or_default();
    let guard: String = guard.split_whitespace().collect();
    let (Some(body), Some(rest)) = (late.expr(), failed.expr()) else { return Err(looked()) };
    let is_unused = match &other {
        ast::Pat::WildcardPat(_) => true,
        ast::Pat::IdentPat(pattern) => !is_named(rest.syntax(), pattern),
        _ => false,
    };
    let is_plain = fine.guard().is_none() && failed.guard().is_none() && guard == format!("if{name}.is_elapsed()");
    let (Some(first), Some(second), Some(third)) = (fine.pat(), late.pat(), failed.pat()) else { return Err(looked()) };
    if !is_unused || !is_plain || is_named(body.syntax(), &error) {
        return Err(looked());
    }
    let guard = late.guard().map_or(second.syntax().text_range(), |guard| guard.syntax().text_range());
    Ok(vec![
        Edit::replace(awaited.text_range(), format!("{call}.await")),
        Edit::replace(first.syntax().text_range(), format!("Ok(Ok({}))", value.syntax().text())),
        Edit::replace(second.syntax().text_range().cover(guard), "Err(_)"),
        Edit::replace(third.syntax().text_range(), "Ok(Err(_))"),
    ])
}

/// Returns whether a variable is mentioned.
fn is_named(body: &SyntaxNode, pattern: &ast::IdentPat) -> bool {
    use ra_ap_syntax::ast::HasName;
    let name = pattern.name().map(|name| name.text().to_string()).unwrap_or_default();
    mentions(body).into_iter().any(|(found, _)| found == name)
}
