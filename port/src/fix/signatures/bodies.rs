//! Ends of bodies: what a function returned as a future of 0.1, as one of today.

use ra_ap_syntax::TextRange;
use ra_ap_syntax::ast::{self, AstNode, HasArgList, HasGenericArgs};

use super::survey::Shape;
use crate::fix::chains::syntax::{arguments, is_diverging_macro, macro_name, method, own_nodes};
use crate::fix::change::Edit;

/// Edits that an end of a body needs.
#[derive(Debug, Default, Clone)]
pub(super) struct End {
    pub(super) edits: Vec<Edit>,
    /// A call of a function that goes over, which stays as it is.
    pub(super) call: Option<TextRange>,
    /// Adapters that it brings.
    pub(super) brings: usize,
    /// Adapters that it takes away.
    pub(super) takes: usize,
}

/// The context of a body.
pub(super) struct Body<'a> {
    /// Returns the form of the result if a range is a call of a function that is changed.
    pub(super) called: &'a dyn Fn(TextRange) -> Option<Shape>,
    /// The path of 0.1 that a callee leads to.
    pub(super) path: &'a dyn Fn(&ast::CallExpr) -> Option<String>,
    /// Text of the file.
    pub(super) text: &'a str,
}

/// Returns the changes of the ends of a body, or why there are none.
pub(super) fn ends(function: &ast::Fn, shape: Shape, body: &Body<'_>) -> Result<Vec<End>, &'static str> {
    let Some(block) = function.body() else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    if let Some(tail) = block.tail_expr() {
        drill(&tail, &mut found);
    }
    for node in own_nodes(block.syntax()) {
        if let Some(inner) = ast::ReturnExpr::cast(node).and_then(|node| node.expr()) {
            drill(&inner, &mut found);
        }
    }
    if shape == Shape::Boxed {
        return found.iter().map(|end| body.boxed(end)).collect();
    }
    body.either(&found).unwrap_or_else(|| body.of_one_type(&found))
}

/// Collects the expressions in which the value of another is made.
fn drill(expr: &ast::Expr, found: &mut Vec<ast::Expr>) {
    match expr {
        ast::Expr::ParenExpr(inner) => {
            if let Some(inner) = inner.expr() {
                drill(&inner, found);
            }
        }
        ast::Expr::BlockExpr(block) if block.modifier().is_none() => {
            if let Some(tail) = block.tail_expr() {
                drill(&tail, found);
            }
        }
        ast::Expr::IfExpr(node) => {
            let mut here = Some(node.clone());
            while let Some(node) = here.take() {
                if let Some(tail) = node.then_branch().and_then(|block| block.tail_expr()) {
                    drill(&tail, found);
                }
                match node.else_branch() {
                    Some(ast::ElseBranch::Block(block)) => {
                        if let Some(tail) = block.tail_expr() {
                            drill(&tail, found);
                        }
                    }
                    Some(ast::ElseBranch::IfExpr(other)) => here = Some(other),
                    None => {}
                }
            }
        }
        ast::Expr::MatchExpr(node) => {
            for arm in node.match_arm_list().into_iter().flat_map(|list| list.arms()) {
                if let Some(value) = arm.expr() {
                    drill(&value, found);
                }
            }
        }
        ast::Expr::ReturnExpr(_) | ast::Expr::BreakExpr(_) | ast::Expr::ContinueExpr(_) => {}
        ast::Expr::MacroExpr(node) if node.macro_call().is_some_and(|call| is_diverging_macro(&macro_name(&call))) => {}
        other => found.push(other.clone()),
    }
}

/// Returns the end of a block without modifiers, or the expression itself.
fn core(expr: &ast::Expr) -> ast::Expr {
    match expr {
        ast::Expr::BlockExpr(block) if block.modifier().is_none() => {
            block.tail_expr().map_or_else(|| expr.clone(), |tail| core(&tail))
        }
        ast::Expr::ParenExpr(inner) => inner.expr().map_or_else(|| expr.clone(), |inner| core(&inner)),
        _ => expr.clone(),
    }
}

/// Returns the whole of `Box::pin(…).compat()`, and what is pinned.
fn adapted(expr: &ast::Expr) -> Option<(TextRange, TextRange)> {
    let ast::Expr::MethodCallExpr(compat) = expr else { return None };
    if method(compat) != "compat" || !arguments(compat).is_empty() {
        return None;
    }
    let ast::Expr::CallExpr(pin) = compat.receiver()? else { return None };
    let inner = only_argument(&pin, "Box::pin")?;
    Some((compat.syntax().text_range(), inner.syntax().text_range()))
}

/// Returns the argument of a call of `name` with exactly one.
fn only_argument(call: &ast::CallExpr, name: &str) -> Option<ast::Expr> {
    let callee = call.expr()?.syntax().text().to_string();
    let mut arguments = call.arg_list()?.args();
    match (arguments.next(), arguments.next()) {
        (Some(only), None) if callee == name => Some(only),
        _ => None,
    }
}

/// Returns whether `.compat()` may stand behind it.
fn is_postfix(expr: &ast::Expr) -> bool {
    matches!(
        expr,
        ast::Expr::CallExpr(_)
            | ast::Expr::MethodCallExpr(_)
            | ast::Expr::PathExpr(_)
            | ast::Expr::FieldExpr(_)
            | ast::Expr::MacroExpr(_)
            | ast::Expr::IndexExpr(_)
            | ast::Expr::RecordExpr(_)
    )
}

/// The sides of `Either`.
const SIDES: [(&str, &str); 2] = [("futures::future::Either::A", "Left"), ("futures::future::Either::B", "Right")];

impl Body<'_> {
    /// Plans ends of one type, whatever it is.
    fn generic_ends(&self, ends: &[ast::Expr]) -> Result<Vec<End>, &'static str> {
        if ends.iter().any(|end| adapted(end).is_some()) {
            return Err("several ends, of which some are blocks");
        }
        ends.iter().map(|end| self.generic(end)).collect()
    }

    /// Plans ends that are all sides of an `Either`: what is on the same side is of one type.
    fn either(&self, ends: &[ast::Expr]) -> Option<Result<Vec<End>, &'static str>> {
        let mut sides: [Vec<ast::Expr>; 2] = [Vec::new(), Vec::new()];
        let mut edits = Vec::new();
        for end in ends {
            let ast::Expr::CallExpr(call) = end else { return None };
            let path = (self.path)(call)?;
            let side = SIDES.iter().position(|(old, _)| *old == path)?;
            let mut list = call.arg_list()?.args();
            let (Some(inner), None) = (list.next(), list.next()) else { return None };
            let new = format!("futures::future::Either::{}", SIDES[side].1);
            edits.push(Edit::replace(call.expr()?.syntax().text_range(), new));
            sides[side].push(core(&inner));
        }
        let mut found = vec![End { edits, ..End::default() }];
        for side in sides.iter().filter(|side| !side.is_empty()) {
            match self.of_one_type(side) {
                Ok(ends) => found.extend(ends),
                Err(why) => return Some(Err(why)),
            }
        }
        Some(Ok(found))
    }

    /// Plans ends that are of one type before and have to be of one type afterwards.
    fn of_one_type(&self, ends: &[ast::Expr]) -> Result<Vec<End>, &'static str> {
        if let [only] = ends {
            return Ok(vec![self.opaque(only)?]);
        }
        let ready: Option<Vec<End>> = ends.iter().map(|end| self.ready(end)).collect();
        if let Some(ready) = ready {
            return Ok(ready);
        }
        let calls: Option<Vec<End>> = ends.iter().map(|end| self.call(end)).collect();
        match calls {
            Some(calls) => Ok(calls),
            None => self.generic_ends(ends),
        }
    }

    fn opaque(&self, expr: &ast::Expr) -> Result<End, &'static str> {
        if let Some((whole, inner)) = adapted(expr) {
            let edits = vec![
                Edit::remove(TextRange::new(whole.start(), inner.start())),
                Edit::remove(TextRange::new(inner.end(), whole.end())),
            ];
            return Ok(End { edits, takes: 1, ..End::default() });
        }
        match self.call(expr).or_else(|| self.ready(expr)) {
            Some(end) => Ok(end),
            None => self.generic(expr),
        }
    }

    fn call(&self, expr: &ast::Expr) -> Option<End> {
        let range = expr.syntax().text_range();
        (self.called)(range).map(|_| End { call: Some(range), ..End::default() })
    }

    /// Returns what an end becomes that is `future::ok(…)` or its like.
    fn ready(&self, expr: &ast::Expr) -> Option<End> {
        let ast::Expr::CallExpr(call) = expr else { return None };
        let open = match (self.path)(call)?.as_str() {
            "futures::future::ok" | "futures::finished" => "std::future::ready(Ok",
            "futures::future::err" | "futures::failed" => "std::future::ready(Err",
            "futures::future::result" | "futures::done" => "std::future::ready",
            _ => return None,
        };
        let callee = call.expr()?;
        let ast::Expr::PathExpr(path) = &callee else { return None };
        let generic = path.path()?.segment()?.generic_arg_list();
        let generic = generic.map(|list| self.text[list.syntax().text_range()].to_owned()).unwrap_or_default();
        if call.arg_list()?.args().count() != 1 || open.ends_with("ready") && !generic.is_empty() {
            return None;
        }
        let mut edits = vec![Edit::replace(callee.syntax().text_range(), format!("{open}{generic}"))];
        if !open.ends_with("ready") {
            edits.push(Edit::insert(call.syntax().text_range().end(), ")"));
        }
        Some(End { edits, ..End::default() })
    }

    fn generic(&self, expr: &ast::Expr) -> Result<End, &'static str> {
        if !is_postfix(expr) {
            return Err("its end is an expression without a rule");
        }
        let edits = vec![Edit::insert(expr.syntax().text_range().end(), ".compat()")];
        Ok(End { edits, brings: 1, ..End::default() })
    }

    fn boxed(&self, expr: &ast::Expr) -> Result<End, &'static str> {
        let whole = expr.syntax().text_range();
        if let ast::Expr::CallExpr(call) = expr
            && let Some(inner) = only_argument(call, "Box::new")
        {
            let mut end = self.opaque(&core(&inner))?;
            if let Some(callee) = call.expr() {
                end.edits.push(Edit::replace(callee.syntax().text_range(), "Box::pin"));
            }
            return Ok(end);
        }
        if (self.called)(whole) == Some(Shape::Boxed) {
            return Ok(End { call: Some(whole), ..End::default() });
        }
        let mut end = self.generic(expr)?;
        end.edits = vec![Edit::insert(whole.start(), "Box::pin("), Edit::insert(whole.end(), ".compat())")];
        Ok(end)
    }
}
