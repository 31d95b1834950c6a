//! Finds out whether an expression yields a future or a `Result`.

use ra_ap_syntax::SyntaxKind;
use ra_ap_syntax::ast::{self, AstNode};

use super::names::{Names, Owner};
use super::syntax::variable;
use super::syntax::{
    Exit, arguments, bare, exit, is_diverging_macro, is_harmless_macro, macro_name, method, own_nodes,
};
use super::vars::binding;

/// Kinds of values that expressions yield, as far as the syntax tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A future of 0.1.
    Future,
    /// A `Result`.
    Result,
    /// Nothing: it diverges.
    Never,
    /// Something else, which is known to be neither.
    Other,
    /// Not known.
    Unknown,
}

impl Kind {
    /// Returns the kind of a value that comes from either of two branches.
    fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Never, other) | (other, Self::Never) => other,
            // Branches have one type, so one that is known speaks for the other.
            (Self::Unknown, other) | (other, Self::Unknown) => other,
            (one, other) if one == other => one,
            _ => Self::Unknown,
        }
    }
}

/// Returns whether a combinator exists on both futures and `Result`.
pub(super) fn is_shared(name: &str) -> bool {
    matches!(name, "map" | "map_err" | "and_then" | "or_else")
}

/// Returns the normalised path of the function that a call names, if it is of 0.1.
pub(super) fn called(names: &dyn Names, call: &ast::CallExpr) -> Option<String> {
    let ast::Expr::PathExpr(path) = call.expr()? else { return None };
    names.path(&path.path()?)
}

/// Returns the last segment of the path that a call names.
pub(super) fn last_segment(call: &ast::CallExpr) -> Option<String> {
    let ast::Expr::PathExpr(path) = call.expr()? else { return None };
    Some(path.path()?.segment()?.name_ref()?.text().to_string())
}

/// Returns the kind of value that an expression yields.
pub(super) fn kind(names: &dyn Names, expr: &ast::Expr) -> Kind {
    match bare(expr) {
        ast::Expr::CallExpr(call) => of_call(names, &call),
        ast::Expr::MethodCallExpr(call) => of_method(names, &call),
        ast::Expr::BlockExpr(block) if block.modifier().is_none() => of_block(names, &block),
        ast::Expr::IfExpr(branches) => {
            let then = branches.then_branch().map_or(Kind::Unknown, |block| of_block(names, &block));
            match branches.else_branch() {
                Some(ast::ElseBranch::Block(block)) => then.or(of_block(names, &block)),
                Some(ast::ElseBranch::IfExpr(other)) => then.or(kind(names, &ast::Expr::IfExpr(other))),
                None => Kind::Other,
            }
        }
        ast::Expr::MatchExpr(node) => {
            let arms = node.match_arm_list().into_iter().flat_map(|list| list.arms()).filter_map(|arm| arm.expr());
            arms.fold(Kind::Never, |known, arm| known.or(kind(names, &arm)))
        }
        ast::Expr::MacroExpr(call) => match call.macro_call() {
            Some(call) if is_diverging_macro(&macro_name(&call)) => Kind::Never,
            Some(call) if macro_name(&call) == "format" || macro_name(&call) == "vec" => Kind::Other,
            Some(call) if macro_name(&call) == "write" || macro_name(&call) == "writeln" => Kind::Result,
            _ => Kind::Unknown,
        },
        ast::Expr::ReturnExpr(_) | ast::Expr::BreakExpr(_) | ast::Expr::ContinueExpr(_) => Kind::Never,
        ast::Expr::CastExpr(cast) => cast.expr().map_or(Kind::Unknown, |inner| kind(names, &inner)),
        ast::Expr::Literal(_) | ast::Expr::RecordExpr(_) | ast::Expr::ArrayExpr(_) | ast::Expr::RefExpr(_) => {
            Kind::Other
        }
        ast::Expr::PathExpr(_) => of_variable(names, expr),
        // `()` stands for the end of a block that has diverged, or is a value.
        ast::Expr::TupleExpr(_) => Kind::Other,
        _ => Kind::Unknown,
    }
}

/// Returns the kind of a variable's value: that given by `let`, or the result that `then` gives its closure.
fn of_variable(names: &dyn Names, expr: &ast::Expr) -> Kind {
    let Some(meant) = variable(expr).and_then(|name| binding(&name, expr.syntax())) else { return Kind::Unknown };
    let Some(holder) = meant.parent() else { return Kind::Unknown };
    if let Some(statement) = ast::LetStmt::cast(holder.clone()) {
        return match (statement.ty(), statement.initializer()) {
            (Some(ty), _) => names.of_type(&ty),
            (None, Some(value)) => kind(names, &value),
            _ => Kind::Unknown,
        };
    }
    let Some(parameter) = ast::Param::cast(holder) else { return Kind::Unknown };
    if let Some(ty) = parameter.ty() {
        return names.of_type(&ty);
    }
    let closure = parameter.syntax().ancestors().find_map(ast::ClosureExpr::cast);
    let call = closure.and_then(|closure| closure.syntax().parent()?.parent()).and_then(ast::MethodCallExpr::cast);
    match call {
        Some(call) if method(&call) == "then" => Kind::Result,
        _ => Kind::Unknown,
    }
}

fn of_block(names: &dyn Names, block: &ast::BlockExpr) -> Kind {
    match block.stmt_list().and_then(|list| list.tail_expr()) {
        Some(tail) => kind(names, &tail),
        None => match block.stmt_list().and_then(|list| list.statements().last()) {
            // It may return.
            Some(ast::Stmt::ExprStmt(last))
                if matches!(last.expr(), Some(ast::Expr::MacroExpr(call))
                    if call.macro_call().is_some_and(|call| !is_harmless_macro(&macro_name(&call)))) =>
            {
                Kind::Unknown
            }
            Some(ast::Stmt::ExprStmt(last)) if last.expr().is_some_and(|e| kind(names, &e) == Kind::Never) => {
                Kind::Never
            }
            _ => Kind::Other,
        },
    }
}

fn of_call(names: &dyn Names, call: &ast::CallExpr) -> Kind {
    if let Some(path) = called(names, call) {
        return match path.as_str() {
            _ if path.starts_with("futures::future::Loop::") => Kind::Other,
            "futures::future::Either::A" | "futures::future::Either::B" => Kind::Future,
            _ if path.starts_with("futures::future::") || path == "futures::lazy" => Kind::Future,
            "futures::done" | "futures::failed" | "futures::finished" => Kind::Future,
            "tokio::timer::Delay::new" | "tokio::net::TcpStream::connect" | "tokio::net::UnixStream::connect" => {
                Kind::Future
            }
            _ if path.starts_with("tokio::io::") && is_io_function(&path["tokio::io::".len()..]) => Kind::Future,
            _ => Kind::Unknown,
        };
    }
    let text: String = call.expr().map(|callee| callee.syntax().text().to_string()).unwrap_or_default();
    let head: String = text.split("::<").next().unwrap_or_default().split_whitespace().collect();
    match head.as_str() {
        "Ok" | "Err" | "Result::Ok" | "Result::Err" | "String::from_utf8" | "str::from_utf8" => Kind::Result,
        "Some" => Kind::Other,
        // What a box holds decides: `Box::new(future)`.
        "Box::new" => match arguments(call).first().map(|inner| kind(names, inner)) {
            Some(Kind::Future) => Kind::Future,
            _ => Kind::Unknown,
        },
        _ => last_segment(call).map_or(Kind::Unknown, |name| names.returned(&name)),
    }
}

/// Returns whether a function of `tokio::io` returns a future.
pub(super) fn is_io_function(name: &str) -> bool {
    matches!(name, "read_exact" | "read_to_end" | "read_until" | "write_all" | "flush" | "shutdown" | "copy" | "read")
}

fn of_method(names: &dyn Names, call: &ast::MethodCallExpr) -> Kind {
    let name = method(call);
    match names.method(call) {
        Owner::Old(path) => {
            let (owner, _) = path.rsplit_once("::").unwrap_or_default();
            return match (owner, name.as_str()) {
                (_, "wait" | "poll") => Kind::Result,
                ("futures::Future" | "futures::IntoFuture", _) => Kind::Future,
                ("futures::Stream", "for_each" | "fold" | "collect" | "concat2" | "forward" | "into_future") => {
                    Kind::Future
                }
                ("futures::Sink", "send" | "send_all" | "flush") => Kind::Future,
                // A stream or a sink.
                ("futures::Stream" | "futures::Sink", _) => Kind::Other,
                _ => Kind::Unknown,
            };
        }
        Owner::Unknown => {}
    }
    match name.as_str() {
        "ok_or" | "ok_or_else" | "parse" | "try_into" | "wait" | "poll" => Kind::Result,
        "map" | "map_err" | "and_then" | "or_else" | "from_err" | "then" | "join" | "join3" | "join4" | "join5" => {
            let receiver = call.receiver().map_or(Kind::Unknown, |receiver| kind(names, &receiver));
            match receiver {
                Kind::Future => Kind::Future,
                Kind::Result if is_shared(&name) => Kind::Result,
                // Only futures and streams have it, and streams have no `join`.
                _ if name.starts_with("join")
                    && arguments(call).iter().any(|other| kind(names, other) == Kind::Future) =>
                {
                    Kind::Future
                }
                _ => Kind::Unknown,
            }
        }
        _ => match names.returned(&name) {
            Kind::Unknown if is_of_std(&name) => Kind::Result,
            known => known,
        },
    }
}

/// Returns whether a method of this name is one of the standard library, or of a channel, that returns a `Result`; in 0.1 nothing
/// that returns a future is called so.
fn is_of_std(name: &str) -> bool {
    matches!(
        name,
        "write_all"
            | "write_fmt"
            | "read_exact"
            | "read_to_end"
            | "read_to_string"
            | "read_line"
            | "try_send"
            | "unbounded_send"
            | "set_nodelay"
            | "peer_addr"
            | "local_addr"
    )
}

/// Returns the kind of value that a closure yields.
pub(super) fn of_closure(names: &dyn Names, closure: &ast::ClosureExpr) -> Kind {
    let Some(body) = closure.body() else { return Kind::Unknown };
    if closure.ret_type().is_some_and(|ty| ty.syntax().text().to_string().contains("Result")) {
        return Kind::Result;
    }
    // A function that returns a future cannot use `?`.
    if exit(body.syntax()) == Exit::Question {
        return Kind::Result;
    }
    let returns = own_nodes(body.syntax()).into_iter().filter(|node| node.kind() == SyntaxKind::RETURN_EXPR);
    let returned = returns.filter_map(|node| ast::ReturnExpr::cast(node)?.expr()).collect::<Vec<_>>();
    returned.iter().fold(kind(names, &body), |known, expr| known.or(kind(names, expr)))
}
