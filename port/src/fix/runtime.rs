//! `tokio::run` of 0.1 becomes the bridge's: the same code, on a runtime of tokio 1.
//!
//! `bridge::run` starts a runtime of tokio 1 with a worker for each processor, runs the future as a task, and returns when
//! the last task has ended: as `tokio::run` did, whose panics too ended a task and nothing else. Sockets, timers and spawns
//! of 0.1 are served by the bridge, and code of tokio 1 may stand beside them from here on.

use ra_ap_syntax::ast::{self, AstNode};

use super::bridge::NAME;
use super::change::{Change, Edit, FileContext, RuleSet, no_repair};

/// The step.
pub const RUNTIME: RuleSet = RuleSet {
    name: "runtime",
    title: "The runtime is tokio 1's, and the bridge serves what is still old",
    changes,
    repair: no_repair,
};

fn changes(context: &FileContext<'_>) -> Vec<Change> {
    let calls = context.tree().descendants().filter_map(ast::CallExpr::cast).collect::<Vec<_>>();
    calls
        .into_iter()
        .filter_map(|call| {
            let Some(ast::Expr::PathExpr(callee)) = call.expr() else { return None };
            if context.resolve(&callee.path()?)? != "tokio::run" {
                return None;
            }
            let edit = Edit::replace(callee.syntax().text_range(), format!("{NAME}::run"));
            Some(Change::rewrite("run", call.syntax().text_range(), vec![edit]))
        })
        .collect()
}
