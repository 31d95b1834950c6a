//! `then`, whose closure is given the whole `Result`.

use ra_ap_syntax::ast::{self, AstNode, HasGenericArgs};
use ra_ap_syntax::{Edition, SourceFile, SyntaxNode};

use super::chain::Stage;
use super::closure::{are_captures_settled, changes_a_copy, has_items, hides, is_settled_body, only_parameter};
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
        let returns = after.is_last && exit(body.syntax()) == Exit::Return;
        let is_settled = if returns { self.returns_results(closure) } else { is_settled_body(closure) };
        if !is_settled || hides(&self.root, closure) {
            return Ok(None);
        }
        let Some(given) = self.given(closure, &code.value) else { return Ok(None) };
        let Some((inner, value)) = self.laid_flat(closure, after, returns)? else { return Ok(None) };
        let before = format!("{}{inner}{}", begun(&code.before, &stage.comments(), &given), value.before);
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

    /// Returns the statement that gives the parameter its value, and the body of a closure that does not wait. `None` where
    /// something would be dropped at another moment than by the closure, or left another way.
    fn inlined(
        &self,
        stage: &Stage,
        closure: &ast::ClosureExpr,
        code: &Code,
        is_last: bool,
    ) -> Result<Option<(String, Code)>, Refused> {
        let Some(body) = closure.body() else { return Ok(None) };
        if has_attributes(closure.syntax()) || has_items(&body) || !self.may_go(stage, closure, is_last) {
            return Ok(None);
        }
        let Some(given) = self.given(closure, &code.value) else { return Ok(None) };
        let Some((inner, tail)) = self.apart(&body, None)? else { return Ok(None) };
        if !ends_without_temporaries(&tail) {
            return Ok(None);
        }
        let mut value = self.text(tail.syntax(), None)?;
        if let Some(ty) = closure.ret_type().and_then(|ret| ret.ty()) {
            let Some(typed) = typed(&tail, &value, &ty) else { return Ok(None) };
            value = typed;
        }
        if lost_comment(closure.syntax(), &format!("{inner}{value}")).is_some() {
            return Ok(None);
        }
        Ok(Some((given, Code { before: inner, value })))
    }

    /// Returns whether nothing is dropped at another moment without the closure, left another way, or changed where that changed
    /// a copy.
    fn may_go(&self, stage: &Stage, closure: &ast::ClosureExpr, is_last: bool) -> bool {
        // What leaves the closure early leaves the block with the same value, if that is the last.
        let may_leave = is_last || closure.body().is_some_and(|body| exit(body.syntax()) == Exit::None);
        let takes_a_copy = closure.move_token().is_some() && self.moves.get().is_empty();
        let keeps_drops = are_captures_settled(closure) || is_last && keeps_order(stage, closure);
        may_leave && !takes_a_copy && !changes_a_copy(closure) && keeps_drops
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
            && let Some(value) = self.matched(stage, closure, code, after)?
        {
            return Ok(self.settled_value(stage, &code.before, value, after));
        }
        if let Some(closure) = closure
            && let Some((given, inner)) = self.inlined(stage, closure, code, after.is_last)?
        {
            if after.is_last {
                let before = begun(&code.before, &stage.comments(), &given);
                return Ok(Code { before: format!("{before}{}", inner.before), value: inner.value });
            }
            let block = Code { before: format!("{given}{}", inner.before), value: inner.value }.block();
            return Ok(self.settled_value(stage, &code.before, block, after));
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
    fn matched(
        &self,
        stage: &Stage,
        closure: &ast::ClosureExpr,
        code: &Code,
        after: After,
    ) -> Result<Option<String>, Refused> {
        let Some(ast::Expr::MatchExpr(node)) =
            closure.body().map(|body| match super::closure::only_expression(&body) {
                Some(only) => only,
                None => body,
            })
        else {
            return Ok(None);
        };
        // A parameter with a type says which type a number has, say.
        let is_parameter = super::closure::is_only_scrutinee(closure, &node)
            && only_parameter(closure).is_some_and(|parameter| parameter.ty().is_none());
        if !is_parameter || closure.ret_type().is_some() || !self.may_go(stage, closure, after.is_last) {
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

/// Returns the statements up to the one that gives a parameter its value. Where that is only another name for what was bound
/// last, it is bound by that name.
fn begun(before: &str, comments: &str, given: &str) -> String {
    let renamed = || {
        let (pattern, value) = given.strip_prefix("let ")?.split_once(" = ")?;
        let name = value.strip_suffix(";\n")?;
        let text = format!("fn f() {{\n{before}}}");
        let tree = SourceFile::parse(&text, Edition::Edition2021).syntax_node();
        let list = tree.descendants().find_map(ast::StmtList::cast)?;
        let Some(ast::Stmt::LetStmt(last)) = list.statements().last().filter(|_| list.tail_expr().is_none()) else {
            return None;
        };
        let bound = last.pat().filter(|bound| bound.syntax().text() == name && last.ty().is_none())?;
        let mut made = text;
        made.replace_range(std::ops::Range::<usize>::from(bound.syntax().text_range()), pattern);
        let made = made.strip_prefix("fn f() {\n")?.strip_suffix('}')?;
        Some(format!("{made}{comments}"))
    };
    renamed().unwrap_or_else(|| format!("{before}{comments}{given}"))
}

/// Returns `Ok::<T, E>(…)` for the last expression of a closure that says its type.
fn typed(tail: &ast::Expr, value: &str, ty: &ast::Type) -> Option<String> {
    let (ast::Expr::CallExpr(call), ast::Type::PathType(path)) = (tail, ty) else { return None };
    let callee = call.expr()?.syntax().text().to_string();
    let segment = path.path().filter(|path| path.qualifier().is_none())?.segment()?;
    let list = segment.generic_arg_list()?;
    let is_known = segment.name_ref()?.text() == "Result" && list.generic_args().count() == 2;
    let rest = value.strip_prefix(callee.as_str()).filter(|_| is_known && matches!(callee.as_str(), "Ok" | "Err"))?;
    Some(format!("{callee}::{}{rest}", list.syntax().text()))
}

/// Returns whether what the last closure of a block has captured is dropped in the same order by the block: it is one value, and
/// nothing else is left.
fn keeps_order(stage: &Stage, closure: &ast::ClosureExpr) -> bool {
    let Some(body) = closure.body() else { return false };
    let unsettled: Vec<(String, SyntaxNode)> =
        captured(closure).into_iter().filter(|(name, meant)| !is_settled(name, meant, body.syntax())).collect();
    let [(kept_name, kept)] = unsettled.as_slice() else { return unsettled.is_empty() };
    let Some(receiver) = stage.call.receiver() else { return false };
    let inside = receiver.syntax().text_range();
    mentions(receiver.syntax()).into_iter().all(|(name, mention)| {
        let meant = mention.node().and_then(|node| binding(&name, &node));
        meant.is_none_or(|meant| {
            // The fields of `self` are several values.
            let is_kept = meant == *kept && kept_name != "self";
            inside.contains_range(meant.text_range()) || is_kept || is_settled(&name, &meant, receiver.syntax())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_bound_last_gets_the_name_of_the_parameter() {
        let given = "let result: R = value;\n";
        assert_eq!(begun("a();\nlet value = b;\n", "// c\n", given), "a();\nlet result: R = b;\n// c\n");
        for before in ["a();\n", "let value = b;\na();\n", "let other = b;\n", "let value: T = b;\n"] {
            assert_eq!(begun(before, "", given), format!("{before}{given}"));
        }
        let two = "let result = value;\nlet (a, _) = result;\n";
        assert_eq!(begun("let value = b;\n", "", two), format!("let value = b;\n{two}"));
    }
}
