//! `then`, whose closure is given the whole `Result`.

use ra_ap_syntax::SyntaxNode;
use ra_ap_syntax::ast::{self, AstNode};

use super::chain::Stage;
use super::closure::{are_captures_settled, hides, is_settled_body, only_parameter};
use super::emit::{After, Code, Refused, Writer, lost_comment};
use super::syntax::{Exit, bare, ends_without_temporaries, exit, has_attributes};
use super::vars::{binding, captured, is_settled, mentions};

impl Writer<'_> {
    /// `then` with a closure that returns a future, or what may be one.
    pub(super) fn then(
        &self,
        stage: &Stage,
        argument: &ast::Expr,
        closure: Option<&ast::ClosureExpr>,
        code: &Code,
        after: After,
    ) -> Result<Code, Refused> {
        if let Some(closure) = closure
            && let Some(flat) = self.flat_then(stage, closure, code, after)?
        {
            return Ok(flat);
        }
        let (made, wait) = self.made(argument, closure)?;
        let before = format!("{}{}", code.before, stage.comments());
        let ready = format!("std::future::ready({})", code.value);
        let futures = &self.options.futures;
        if wait == ".await" {
            return Ok(Code { before, value: format!("{futures}::FutureExt::then({ready}, {made}).await") });
        }
        let next = self.fresh("next");
        let before = format!("{before}let {next} = {futures}::FutureExt::map({ready}, {made}).await;\n");
        Ok(Code { before, value: format!("{next}{wait}") })
    }

    /// Writes `let result = …;` and the closure's body behind it, whose future is awaited there. `None` where something would
    /// live longer than in the closure.
    fn flat_then(
        &self,
        stage: &Stage,
        closure: &ast::ClosureExpr,
        code: &Code,
        after: After,
    ) -> Result<Option<Code>, Refused> {
        let Some(body) = closure.body() else { return Ok(None) };
        if !is_settled_body(closure) || hides(&self.root, closure) {
            return Ok(None);
        }
        let Some(given) = self.given(closure, &code.value) else { return Ok(None) };
        let (inner, tail) = match &body {
            ast::Expr::BlockExpr(block) => {
                let (before, tail) = self.statements(block, Some(closure.syntax()))?;
                let Some(tail) = tail else { return Ok(None) };
                (before, tail)
            }
            _ => (String::new(), body.clone()),
        };
        let value = self.awaited(&tail, after)?;
        let before = format!("{}{}{given}{inner}{}", code.before, stage.comments(), value.before);
        Ok(Some(Code { before, value: value.value }))
    }

    /// Writes the statement that gives the parameter of a closure its value. It lives as long as the closure's did.
    fn given(&self, closure: &ast::ClosureExpr, value: &str) -> Option<String> {
        let parameter = only_parameter(closure)?;
        let ty = parameter.ty().map(|ty| format!(": {}", ty.syntax().text())).unwrap_or_default();
        match parameter.pat()? {
            ast::Pat::IdentPat(name) if name.pat().is_none() => {
                Some(format!("let {}{ty} = {value};\n", name.syntax().text()))
            }
            // What `_` is given in a `let` would be dropped at once.
            ast::Pat::WildcardPat(_) => Some(format!("let {}{ty} = {value};\n", self.fresh("_result"))),
            pattern => {
                let result = self.fresh("result");
                Some(format!("let {result} = {value};\nlet {}{ty} = {result};\n", pattern.syntax().text()))
            }
        }
    }

    /// Writes `let result = …;` and the body of a closure that does not wait. `None` where something would be dropped at
    /// another moment than by the closure, or left another way.
    fn inlined(
        &self,
        stage: &Stage,
        closure: &ast::ClosureExpr,
        code: &Code,
        is_last: bool,
    ) -> Result<Option<Code>, Refused> {
        let Some(body) = closure.body() else { return Ok(None) };
        // What leaves the closure early leaves the block with the same value, if that is the last.
        let may_leave = exit(body.syntax()) == Exit::None || is_last;
        let takes_a_copy = closure.move_token().is_some() && self.moves.get().is_empty();
        if !may_leave || takes_a_copy || closure.ret_type().is_some() || has_attributes(closure.syntax()) {
            return Ok(None);
        }
        let keeps_drops = are_captures_settled(closure) || is_last && keeps_order(stage, closure);
        if !keeps_drops {
            return Ok(None);
        }
        let Some(given) = self.given(closure, &code.value) else { return Ok(None) };
        let (inner, tail) = match &body {
            ast::Expr::BlockExpr(block) if block.modifier().is_none() => {
                let (before, tail) = self.statements(block, None)?;
                let Some(tail) = tail else { return Ok(None) };
                (before, tail)
            }
            _ => (String::new(), body.clone()),
        };
        if !ends_without_temporaries(&tail) {
            return Ok(None);
        }
        let value = self.text(tail.syntax(), None)?;
        if lost_comment(closure.syntax(), &format!("{inner}{value}")).is_some() {
            return Ok(None);
        }
        Ok(Some(Code { before: format!("{given}{inner}"), value }))
    }

    /// `then` with a closure that returns a `Result`.
    pub(super) fn then_result(
        &self,
        stage: &Stage,
        argument: &ast::Expr,
        closure: Option<&ast::ClosureExpr>,
        code: &Code,
        after: After,
    ) -> Result<Code, Refused> {
        if let Some(closure) = closure
            && let Some(value) = self.matched(closure, code, after)?
        {
            return Ok(self.settled_value(stage, &code.before, value, after));
        }
        if let Some(closure) = closure
            && let Some(inlined) = self.inlined(stage, closure, code, after.is_last)?
        {
            let comments = stage.comments();
            if after.is_last {
                return Ok(Code {
                    before: format!("{}{comments}{}", code.before, inlined.before),
                    value: inlined.value,
                });
            }
            return Ok(self.settled_value(stage, &code.before, inlined.block(), after));
        }
        let before = format!("{}{}", code.before, stage.comments());
        if closure.is_none() && matches!(bare(argument), ast::Expr::PathExpr(_)) {
            return Ok(Code { before, value: format!("{}({})", argument.syntax().text(), code.value) });
        }
        let given = match closure {
            Some(closure) => self.text(closure.syntax(), None)?,
            None => argument.syntax().text().to_string(),
        };
        let value =
            format!("{}::FutureExt::map(std::future::ready({}), {given}).await", self.options.futures, code.value);
        Ok(Code { before, value })
    }

    /// Writes `match` for `|result| match result { … }`, where nothing in the closure would live longer without it.
    fn matched(&self, closure: &ast::ClosureExpr, code: &Code, after: After) -> Result<Option<String>, Refused> {
        let Some(ast::Expr::MatchExpr(node)) =
            closure.body().map(|body| match super::closure::only_expression(&body) {
                Some(only) => only,
                None => body,
            })
        else {
            return Ok(None);
        };
        let leaves = exit(node.syntax());
        let may_leave = leaves == Exit::None || after.is_last;
        let is_parameter = super::closure::is_only_scrutinee(closure, &node);
        let settled = after.is_last || are_captures_settled(closure);
        if !may_leave || !is_parameter || !settled || closure.ret_type().is_some() {
            return Ok(None);
        }
        let Some(scrutinee) = node.expr() else { return Ok(None) };
        let start = node.syntax().text_range().start();
        let mut edits = self.edits(node.syntax(), None)?;
        edits.push(super::Edit { range: scrutinee.syntax().text_range(), text: code.value.clone() });
        for edit in &mut edits {
            edit.range -= start;
        }
        Ok(Some(super::apply(&node.syntax().text().to_string(), &edits)))
    }
}

/// Returns whether what the last closure of a block has captured is dropped in the same order by the block: it is one value, and
/// nothing else is left.
fn keeps_order(stage: &Stage, closure: &ast::ClosureExpr) -> bool {
    let Some(body) = closure.body() else { return false };
    let unsettled: Vec<(String, SyntaxNode)> =
        captured(closure).into_iter().filter(|(name, meant)| !is_settled(name, meant, body.syntax())).collect();
    let [(_, kept)] = unsettled.as_slice() else { return unsettled.is_empty() };
    let Some(receiver) = stage.call.receiver() else { return false };
    let inside = receiver.syntax().text_range();
    mentions(receiver.syntax()).into_iter().all(|(name, mention)| {
        let meant = mention.node().and_then(|node| binding(&name, &node));
        meant.is_none_or(|meant| {
            inside.contains_range(meant.text_range()) || meant == *kept || is_settled(&name, &meant, receiver.syntax())
        })
    })
}
