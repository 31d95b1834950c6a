//! The fate of what a future of 0.1 yields: is it used, and what is done with its error?

use ra_ap_syntax::SyntaxNode;
use ra_ap_syntax::ast::{self, AstNode, HasArgList, HasName};

use super::repair::tail;

/// The fate of a future's result.
pub(super) struct Fate {
    /// `true` if what it yields is dropped at once.
    pub(super) is_unused: bool,
    /// `true` if nothing is done that could be seen between its error and the error's drop.
    pub(super) is_quiet: bool,
    /// The expression that awaits it, if one in the same function does.
    pub(super) awaited: Option<ast::Expr>,
}

/// Follows a future of 0.1 through the methods behind it to what becomes of its result.
pub(super) fn fate(future: &ast::Expr) -> Fate {
    let mut fate = Fate { is_unused: false, is_quiet: true, awaited: None };
    let mut value = future.clone();
    // Behind the first function that is given the error, it is gone.
    let mut is_gone = false;
    loop {
        let Some(parent) = value.syntax().parent() else { break };
        if let Some(call) = ast::MethodCallExpr::cast(parent.clone()) {
            let name = call.name_ref().map(|name| name.text().to_string()).unwrap_or_default();
            let argument = call.arg_list().and_then(|list| list.args().next());
            match name.as_str() {
                "map_err" => {
                    fate.is_quiet &= is_gone || argument.as_ref().is_some_and(is_quiet);
                    is_gone = true;
                }
                "compat" | "from_err" | "wait" | "unwrap" | "expect" | "ok" | "boxed" => {}
                "is_ok" | "is_err" => {
                    fate.is_unused = true;
                    fate.is_quiet &= is_gone;
                    break;
                }
                "map" if argument.as_ref().is_some_and(ignores) => fate.is_unused = true,
                "map" | "and_then" => {
                    fate.is_unused |= argument.as_ref().is_some_and(ignores);
                    // Its closure is not called for an error, which may yet be looked at.
                    fate.is_quiet &= is_gone || is_dropped_in_the_end(&call);
                    break;
                }
                "then" => {
                    fate.is_unused |= argument.as_ref().is_some_and(ignores);
                    fate.is_quiet &= is_gone || argument.as_ref().is_some_and(is_quiet);
                    break;
                }
                _ => {
                    fate.is_quiet &= is_gone;
                    break;
                }
            }
            value = ast::Expr::MethodCallExpr(call);
            continue;
        }
        if let Some(awaited) = ast::AwaitExpr::cast(parent.clone()) {
            fate.awaited.get_or_insert(ast::Expr::AwaitExpr(awaited.clone()));
            value = ast::Expr::AwaitExpr(awaited);
            continue;
        }
        match ast::Expr::cast(parent.clone()) {
            Some(next @ (ast::Expr::TryExpr(_) | ast::Expr::ParenExpr(_))) => {
                // The caller is given the error.
                fate.is_quiet &= is_gone || matches!(next, ast::Expr::ParenExpr(_));
                value = next;
                continue;
            }
            // `match send { name => … }`
            Some(ast::Expr::MatchExpr(matched)) => {
                let mut arms = matched.match_arm_list().into_iter().flat_map(|list| list.arms());
                let (Some(arm), None) = (arms.next(), arms.next()) else {
                    fate.is_quiet &= is_gone;
                    break;
                };
                match arm.pat().and_then(|pattern| used(&pattern, arm.syntax())) {
                    Some(next) => value = next,
                    None => {
                        fate.is_quiet &= is_gone;
                        break;
                    }
                }
                continue;
            }
            _ => {}
        }
        if let Some(bound) = ast::LetStmt::cast(parent.clone()) {
            let pattern = bound.pat();
            if matches!(pattern, Some(ast::Pat::WildcardPat(_))) {
                fate.is_unused = true;
                break;
            }
            let block = bound.syntax().parent();
            match pattern.zip(block).and_then(|(pattern, block)| used(&pattern, &block)) {
                Some(next) => value = next,
                None => {
                    fate.is_quiet &= is_gone;
                    break;
                }
            }
            continue;
        }
        match ast::ExprStmt::can_cast(parent.kind()) {
            true => fate.is_unused = true,
            // Something else holds the error: a caller, a field, a condition.
            false => fate.is_quiet &= is_gone,
        }
        break;
    }
    fate
}

/// Returns the one place where a variable is used.
fn used(pattern: &ast::Pat, within: &SyntaxNode) -> Option<ast::Expr> {
    let ast::Pat::IdentPat(pattern) = pattern else { return None };
    let name = pattern.name()?.text().to_string();
    let paths = within.descendants().filter_map(ast::PathExpr::cast);
    let mut uses = paths.filter(|path| path.syntax().text() == name.as_str());
    let (Some(one), None) = (uses.next(), uses.next()) else { return None };
    Some(ast::Expr::PathExpr(one))
}

/// Returns whether a function that is given a value drops it at once.
fn ignores(function: &ast::Expr) -> bool {
    match function {
        ast::Expr::ClosureExpr(closure) => {
            let mut params = closure.param_list().into_iter().flat_map(|list| list.params());
            params.all(|param| matches!(param.pat(), Some(ast::Pat::WildcardPat(_))))
        }
        ast::Expr::PathExpr(path) => path.syntax().text().to_string().ends_with("drop"),
        _ => false,
    }
}

/// Returns whether a function that is given an error does nothing that could be seen.
fn is_quiet(function: &ast::Expr) -> bool {
    let ast::Expr::ClosureExpr(closure) = function else {
        return matches!(function, ast::Expr::PathExpr(path) if {
            let text = path.syntax().text().to_string();
            text.ends_with("drop") || text.ends_with("from") || text.ends_with("into") || is_made(&text)
        });
    };
    let Some(body) = closure.body().and_then(tail) else { return false };
    let calls = body.syntax().descendants().all(|node| {
        if let Some(call) = ast::MethodCallExpr::cast(node.clone()) {
            let name = call.name_ref().map(|name| name.text().to_string()).unwrap_or_default();
            return matches!(name.as_str(), "into" | "to_string" | "to_owned" | "clone");
        }
        if let Some(call) = ast::CallExpr::cast(node.clone()) {
            let callee = call.expr().map(|callee| callee.syntax().text().to_string()).unwrap_or_default();
            return is_made(&callee) || matches!(callee.rsplit("::").next(), Some("from" | "new" | "drop"));
        }
        !ast::MacroExpr::can_cast(node.kind()) && !ast::MacroCall::can_cast(node.kind())
    });
    let has_statements = matches!(closure.body(), Some(ast::Expr::BlockExpr(block))
        if block.stmt_list().is_some_and(|list| list.statements().next().is_some()));
    // Names of macros are blanks: their arguments stand alone.
    calls && !has_statements && !matches!(body, ast::Expr::ParenExpr(_) | ast::Expr::TupleExpr(_)) || is_unit(&body)
}

/// Returns whether an expression is `()`.
fn is_unit(body: &ast::Expr) -> bool {
    body.syntax().text() == "()"
}

/// Returns whether a path is that of a type or of a variant, which only makes a value.
fn is_made(path: &str) -> bool {
    path.rsplit("::").next().is_some_and(|name| name.starts_with(char::is_uppercase))
}

/// Returns whether what comes behind a method looks at no error.
fn is_dropped_in_the_end(call: &ast::MethodCallExpr) -> bool {
    let mut value = call.syntax().clone();
    while let Some(parent) = value.parent() {
        if let Some(outer) = ast::MethodCallExpr::cast(parent.clone()) {
            let name = outer.name_ref().map(|name| name.text().to_string()).unwrap_or_default();
            let argument = outer.arg_list().and_then(|list| list.args().next());
            match name.as_str() {
                "map_err" => return argument.as_ref().is_some_and(is_quiet),
                "map" | "and_then" | "compat" | "from_err" | "wait" => {}
                _ => return false,
            }
        } else if !matches!(
            ast::Expr::cast(parent.clone()),
            Some(ast::Expr::AwaitExpr(_) | ast::Expr::TryExpr(_) | ast::Expr::ParenExpr(_))
        ) {
            return true;
        }
        value = parent;
    }
    true
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use ra_ap_syntax::Edition;

    use super::*;
    use crate::syntax::source::Source;

    /// The fate of the first `send` of a function with this body.
    fn of(body: &str) -> Fate {
        let text = format!("fn f() {{ {body} }}");
        let tree = Source::new(PathBuf::new(), text, Edition::Edition2021).tree();
        let mut calls = tree.descendants().filter_map(ast::MethodCallExpr::cast);
        fate(&ast::Expr::MethodCallExpr(calls.find(|call| call.name_ref().unwrap().text() == "send").unwrap()))
    }

    #[test]
    fn a_sender_that_nobody_wants_back_is_told() {
        for unused in [
            "g(tx.send(1).map(|_| ()))",
            "let _ = tx.send(1);",
            "tx.send(1).compat().await.map_err(|_| ())?;",
            "let send = tx.send(1); async move { send.compat().await.map(|_| ()) }",
            "match tx.send(1) { send => async move { send.compat().await.map(drop) } }",
            "tx.send(1).wait().is_ok()",
        ] {
            assert!(of(unused).is_unused, "{unused}");
        }
        for used in [
            "let tx = tx.send(1).compat().await?;",
            "tx.send(1)",
            "g(tx.send(1).map_err(|_| ()))",
            "tx.send(1).map(|tx| tx)",
            "let send = tx.send(1); g(send)",
        ] {
            assert!(!of(used).is_unused, "{used}");
        }
    }

    #[test]
    fn what_is_done_before_an_error_is_dropped_is_told() {
        for quiet in [
            "tx.send(1).map_err(|_| Error::Gone)",
            "tx.send(1).map(|_| ()).map_err(|_| ())",
            "tx.send(1).map_err(|e| e.to_string()).then(|sent| g(sent))",
            "tx.send(1).compat().await.map_err(Error::from)?;",
        ] {
            assert!(of(quiet).is_quiet, "{quiet}");
        }
        for loud in [
            "tx.send(1).map_err(|e| println!(\"{e}\"))",
            "tx.send(1).map(|_| ()).map_err(|e| { println!(\"{e}\"); })",
            "tx.send(1).map_err(|_| close())",
            "tx.send(1).then(|sent| g(sent))",
            "match tx.send(1).wait() { Ok(tx) => tx, Err(_) => return }",
            "if let Ok(_) = tx.send(1).wait() { g() }",
            "g(tx.send(1).wait())",
            "tx.send(1)",
            "(tx.send(1).wait(), g()).0",
            "Task { work: tx.send(1) }",
            "if tx.send(1).wait().is_err() { g() }",
            "tx.send(1).wait()?;",
        ] {
            assert!(!of(loud).is_quiet, "{loud}");
        }
    }
}
