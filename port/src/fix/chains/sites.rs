//! Places of chains, and whether they may own what they mention.

use ra_ap_syntax::ast::{self, AstNode};
use ra_ap_syntax::{SyntaxKind, SyntaxNode};

use super::chain::{is_combinator, is_join};
use super::emit::{Writer, lost_comment};
use super::kind::{Kind, called, kind};
use super::names::Names;
use super::syntax::{arguments, is_body, macro_name, method};
use super::vars::{binding, captured, mentions};
use super::{CrateNames, Refusal, Rewrite};

/// Rewrites the chains of a file, each by itself; a chain within one that is rewritten is part of that.
pub fn rewrite(file: &SyntaxNode, names: &dyn Names, options: &CrateNames) -> (Vec<Rewrite>, Vec<Refusal>) {
    let (mut rewrites, mut refusals) = (Vec::new(), Vec::new());
    if let Some(declared) = task_local(file) {
        let why = "values of a task, which an adapter parts from the task".to_owned();
        refusals.push(Refusal { range: declared.text_range(), why, fact: Some("B87") });
        return (rewrites, refusals);
    }
    let mut walk = file.preorder();
    while let Some(event) = walk.next() {
        let ra_ap_syntax::WalkEvent::Enter(node) = event else { continue };
        let Some(expr) = ast::Expr::cast(node.clone()).filter(is_candidate) else { continue };
        let root = node.ancestors().find(|node| node.kind() == SyntaxKind::FN).unwrap_or_else(|| file.clone());
        let writer = Writer::new(names, options, &root);
        let text = writer.exported(&expr);
        for refusal in writer.left.take() {
            if !refusals.contains(&refusal) {
                refusals.push(refusal);
            }
        }
        let Some(text) = text else { continue };
        if lost_comment(&node, &text).is_some() {
            let why = "a comment would be lost".to_owned();
            refusals.push(Refusal { range: node.text_range(), why, fact: None });
            continue;
        }
        let rules = writer.rules.borrow().iter().copied().collect();
        rewrites.push(Rewrite { rules, range: node.text_range(), text, awaits_old: writer.awaits_old.get() });
        walk.skip_subtree();
    }
    (rewrites, refusals)
}

/// `true` for what is worth a closer look.
fn is_candidate(expr: &ast::Expr) -> bool {
    match expr {
        ast::Expr::CallExpr(_) => true,
        ast::Expr::MethodCallExpr(call) => {
            let name = method(call);
            is_combinator(&name) || is_join(&name) || name == "for_each"
        }
        _ => false,
    }
}

/// A future of 0.1 that is awaited has a task of its own, with values of its own.
fn task_local(file: &SyntaxNode) -> Option<SyntaxNode> {
    let macros = file.descendants().filter_map(ast::MacroCall::cast);
    macros.into_iter().find(|call| macro_name(call) == "task_local").map(|call| call.syntax().clone())
}

/// Surroundings of an expression.
pub(super) enum Surroundings {
    /// It is the last one of a block: statements may stand in front of it.
    EndOfBlock,
    /// Something follows that belongs to it.
    Receiver,
    /// Something else.
    Other,
}

/// Returns the surroundings of an expression.
pub(super) fn surroundings(expr: &ast::Expr) -> Surroundings {
    let Some(parent) = expr.syntax().parent() else { return Surroundings::Other };
    match parent.kind() {
        SyntaxKind::STMT_LIST => Surroundings::EndOfBlock,
        SyntaxKind::METHOD_CALL_EXPR
        | SyntaxKind::FIELD_EXPR
        | SyntaxKind::TRY_EXPR
        | SyntaxKind::CAST_EXPR
        | SyntaxKind::BIN_EXPR
        | SyntaxKind::EXPR_STMT
        | SyntaxKind::CALL_EXPR
        | SyntaxKind::INDEX_EXPR => Surroundings::Receiver,
        _ => Surroundings::Other,
    }
}

/// `true` if nothing runs and nothing is dropped between the end of an expression and the moment at which the values that were
/// made on the way to it are dropped: that of its statement, or of the block that it ends.
pub(super) fn ends_with_its_temporaries(expr: &ast::Expr) -> bool {
    let mut here = expr.syntax().clone();
    while let Some(parent) = here.parent() {
        match parent.kind() {
            SyntaxKind::LET_STMT
            | SyntaxKind::EXPR_STMT
            | SyntaxKind::RETURN_EXPR
            | SyntaxKind::MATCH_ARM
            | SyntaxKind::CLOSURE_EXPR => return true,
            SyntaxKind::STMT_LIST => {
                // The variables of the block are dropped first.
                let Some(block) = parent.parent().and_then(ast::BlockExpr::cast) else { return false };
                if !super::closure::is_settled_block(&block) {
                    return false;
                }
                let is_end = block.syntax().parent().is_none_or(|around| {
                    matches!(
                        around.kind(),
                        SyntaxKind::FN | SyntaxKind::CLOSURE_EXPR | SyntaxKind::IF_EXPR | SyntaxKind::MATCH_ARM
                    )
                });
                if is_end {
                    return true;
                }
                here = block.syntax().clone();
                continue;
            }
            SyntaxKind::PAREN_EXPR | SyntaxKind::CAST_EXPR => {}
            // Closures are made and not called.
            SyntaxKind::METHOD_CALL_EXPR => {
                let Some(call) = ast::MethodCallExpr::cast(parent.clone()) else { return false };
                let are_closures = arguments(&call)
                    .iter()
                    .all(|argument| matches!(argument, ast::Expr::ClosureExpr(_) | ast::Expr::PathExpr(_)));
                let is_receiver = call.receiver().is_some_and(|receiver| *receiver.syntax() == here);
                if !is_receiver || !is_combinator(&method(&call)) || !are_closures {
                    return false;
                }
            }
            SyntaxKind::ARG_LIST => {
                let Some(call) = parent.parent().and_then(ast::CallExpr::cast) else { return false };
                let callee = call.expr().map(|callee| callee.syntax().text().to_string()).unwrap_or_default();
                let last = callee.rsplit("::").next().unwrap_or_default();
                let is_wrapper = callee == "Box::new" || matches!(last, "Ok" | "Err" | "Some" | "A" | "B");
                if !is_wrapper || arguments(&call).len() != 1 {
                    return false;
                }
                here = call.syntax().clone();
                continue;
            }
            _ => return false,
        }
        here = parent;
    }
    false
}

/// `true` if a chain is no part of a longer one.
pub(super) fn is_outermost(expr: &ast::Expr) -> bool {
    let mut here = expr.syntax().clone();
    while let Some(parent) = here.parent() {
        if parent.kind() == SyntaxKind::PAREN_EXPR {
            here = parent;
            continue;
        }
        let Some(call) = ast::MethodCallExpr::cast(parent) else { return true };
        let is_receiver = call.receiver().is_some_and(|receiver| *receiver.syntax() == here);
        let name = method(&call);
        return !(is_receiver && (is_combinator(&name) || is_join(&name)));
    }
    true
}

/// `true` if an expression in a closure mentions nothing but what is bound in that closure, which can own it then.
pub(super) fn is_owned_by_closure(expr: &ast::Expr) -> bool {
    let Some(closure) = expr.syntax().ancestors().skip(1).find(is_body) else { return false };
    let inside = closure.text_range();
    let is_inside = |(name, mention): (String, super::vars::Mention)| {
        let meant = mention.node().and_then(|node| binding(&name, &node));
        meant.is_none_or(|meant| inside.contains_range(meant.text_range()) && meant != closure)
    };
    closure.kind() == SyntaxKind::CLOSURE_EXPR && mentions(expr.syntax()).into_iter().all(is_inside)
}

/// `true` if a closure in an expression is not `move` and takes something from outside.
pub(super) fn may_borrow(expr: &ast::Expr) -> bool {
    let closures = expr.syntax().descendants().filter_map(ast::ClosureExpr::cast);
    let mut outermost = closures.filter(|closure| {
        let mut around = closure.syntax().ancestors().skip(1).take_while(|node| node != expr.syntax());
        !around.any(|node| is_body(&node))
    });
    outermost.any(|closure| closure.move_token().is_none() && !captured(&closure).is_empty())
}

/// `true` if the value goes out of the function that it is made in, or into a task: it cannot borrow from there.
pub(super) fn leaves_function(names: &dyn Names, node: &SyntaxNode) -> bool {
    let mut here = node.clone();
    loop {
        let Some(parent) = here.parent() else { return false };
        let passes = match parent.kind() {
            SyntaxKind::FN => return true,
            SyntaxKind::RETURN_EXPR => match parent.ancestors().skip(1).find(is_body) {
                Some(body) if body.kind() == SyntaxKind::FN => return true,
                _ => false,
            },
            SyntaxKind::CLOSURE_EXPR => {
                if ast::ClosureExpr::cast(parent.clone()).is_some_and(|node| node.move_token().is_some()) {
                    return true;
                }
                true
            }
            SyntaxKind::PAREN_EXPR
            | SyntaxKind::CAST_EXPR
            | SyntaxKind::MATCH_ARM
            | SyntaxKind::MATCH_ARM_LIST
            | SyntaxKind::MATCH_EXPR
            | SyntaxKind::IF_EXPR => true,
            SyntaxKind::STMT_LIST => ast::StmtList::cast(parent.clone())
                .and_then(|list| list.tail_expr())
                .is_some_and(|tail| *tail.syntax() == here),
            SyntaxKind::BLOCK_EXPR => true,
            SyntaxKind::ARG_LIST => match parent.parent() {
                Some(call) => match ast::CallExpr::cast(call.clone()) {
                    Some(call) => {
                        let path = called(names, &call);
                        if path.as_deref().is_some_and(is_task) {
                            return true;
                        }
                        let text = call.expr().map(|callee| callee.syntax().text().to_string()).unwrap_or_default();
                        text == "Box::new"
                            || matches!(
                                path.as_deref(),
                                Some("futures::future::Either::A" | "futures::future::Either::B")
                            )
                    }
                    None => ast::MethodCallExpr::cast(call).is_some_and(|call| is_stage(names, &call)),
                },
                None => false,
            },
            SyntaxKind::CALL_EXPR => true,
            SyntaxKind::METHOD_CALL_EXPR => {
                ast::MethodCallExpr::cast(parent.clone()).is_some_and(|call| is_stage(names, &call))
            }
            _ => false,
        };
        if !passes {
            return false;
        }
        here = parent;
    }
}

/// `true` if nothing but a future can stand here: it is what a function returns that returns one, or a task.
pub(super) fn is_expected(names: &dyn Names, expr: &ast::Expr) -> bool {
    let mut here = expr.syntax().clone();
    while let Some(parent) = here.parent() {
        match parent.kind() {
            SyntaxKind::FN => {
                let returned = ast::Fn::cast(parent).and_then(|function| function.ret_type()).and_then(|ret| ret.ty());
                return returned.is_some_and(|ty| names.of_type(&ty) == Kind::Future);
            }
            SyntaxKind::RETURN_EXPR => match parent.ancestors().skip(1).find(is_body) {
                Some(body) if body.kind() == SyntaxKind::FN => {
                    let returned =
                        ast::Fn::cast(body).and_then(|function| function.ret_type()).and_then(|ret| ret.ty());
                    return returned.is_some_and(|ty| names.of_type(&ty) == Kind::Future);
                }
                _ => return false,
            },
            SyntaxKind::STMT_LIST => {
                let tail = ast::StmtList::cast(parent.clone()).and_then(|list| list.tail_expr());
                if tail.is_none_or(|tail| *tail.syntax() != here) {
                    return false;
                }
            }
            SyntaxKind::ARG_LIST => {
                let Some(call) = parent.parent().and_then(ast::CallExpr::cast) else { return false };
                let path = called(names, &call);
                if path.as_deref().is_some_and(is_task) {
                    return true;
                }
                let text = call.expr().map(|callee| callee.syntax().text().to_string()).unwrap_or_default();
                if matches!(path.as_deref(), Some("futures::future::Either::A" | "futures::future::Either::B")) {
                    return true;
                }
                if text != "Box::new" {
                    return false;
                }
            }
            SyntaxKind::MATCH_EXPR => {
                let scrutinee = ast::MatchExpr::cast(parent.clone()).and_then(|node| node.expr());
                if scrutinee.is_some_and(|scrutinee| *scrutinee.syntax() == here) {
                    return false;
                }
            }
            SyntaxKind::IF_EXPR => {
                let condition = ast::IfExpr::cast(parent.clone()).and_then(|node| node.condition());
                if condition.is_some_and(|condition| *condition.syntax() == here) {
                    return false;
                }
            }
            SyntaxKind::BLOCK_EXPR if is_body(&parent) => return false,
            SyntaxKind::PAREN_EXPR
            | SyntaxKind::CAST_EXPR
            | SyntaxKind::MATCH_ARM
            | SyntaxKind::MATCH_ARM_LIST
            | SyntaxKind::BLOCK_EXPR
            | SyntaxKind::CALL_EXPR => {}
            _ => return false,
        }
        here = parent;
    }
    false
}

fn is_stage(names: &dyn Names, call: &ast::MethodCallExpr) -> bool {
    let name = method(call);
    (is_combinator(&name) || is_join(&name)) && kind(names, &ast::Expr::MethodCallExpr(call.clone())) == Kind::Future
}

/// Functions that take a future as a task, which borrows nothing.
fn is_task(path: &str) -> bool {
    matches!(path, "tokio::spawn" | "tokio::run" | "tokio::executor::spawn")
}
