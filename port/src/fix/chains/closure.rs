//! Closures that make a future: kept whole, or laid out flat where nothing lives longer without them.

use ra_ap_syntax::ast::{self, AstNode};
use ra_ap_syntax::{Edition, SourceFile, SyntaxKind, SyntaxNode, T};

use super::emit::{After, Code, Refused, Writer, is_boxed, refuse};
use super::kind::called;
use super::syntax::{
    Exit, arguments, bare, exit, has_attributes, is_diverging_macro, is_harmless_macro, macro_name, own_nodes, tokens,
    variable,
};
use super::vars::{binding, bound, captured, is_plain, is_plain_type, is_settled, mentions};

impl Writer<'_> {
    /// Writes a closure as it stands, with the future that it makes rewritten.
    pub(super) fn closure(&self, closure: &ast::ClosureExpr) -> Result<String, Refused> {
        let Some(body) = closure.body() else { return refuse(closure, "unreadable") };
        if closure.ret_type().is_some() {
            return refuse(closure, "closure with a return type");
        }
        let code = match &body {
            ast::Expr::BlockExpr(block) if block.modifier().is_none() => {
                let code = self.body(block, closure.syntax())?;
                code.block()
            }
            _ => self.future(&body)?.operand(),
        };
        let whole = closure.syntax().text().to_string();
        let head = &whole[..usize::from(body.syntax().text_range().start() - closure.syntax().text_range().start())];
        Ok(format!("{head}{code}"))
    }

    /// The stage without its closure: `let x = …?;`, and the body behind it. `None` where that would change something.
    pub(super) fn flat(
        &self,
        closure: &ast::ClosureExpr,
        code: &Code,
        comments: &str,
        after: After,
        is_direct: bool,
    ) -> Result<Option<Code>, Refused> {
        let Some(body) = closure.body() else { return Ok(None) };
        let Some(parameter) = only_parameter(closure) else { return Ok(None) };
        let Some(pattern) = parameter.pat() else { return Ok(None) };
        let returns = exit(body.syntax()) == Exit::Return;
        // Its value is that of the block, or it has a block of its own.
        let is_wrapped = returns && !after.is_last;
        let is_direct = is_direct && !is_wrapped;
        let is_settled = if returns { self.returns_results(closure) } else { is_settled_body(closure) };
        if !is_direct && parameter.ty().is_some() || !is_settled {
            return Ok(None);
        }
        // A name that is bound here must not hide what is meant behind the closure.
        if hides(&self.root, closure) {
            return Ok(None);
        }
        let inside = if is_direct { after } else { After { conversions: None, is_last: is_wrapped } };
        let Some((inner, value)) = self.laid_flat(closure, inside, returns)? else { return Ok(None) };
        let pattern = parameter_text(&pattern);
        if is_direct {
            let ty = parameter.ty().map(|ty| format!(": {}", ty.syntax().text())).unwrap_or_default();
            let given = match pattern.as_str() {
                "()" => format!("{}?;\n", code.value),
                _ => format!("let {pattern}{ty} = {}?;\n", code.value),
            };
            let before = format!("{}{comments}{given}{inner}{}", code.before, value.before);
            return Ok(Some(Code { before, value: value.value }));
        }
        let error = self.fresh("error");
        let value = laid_open(value);
        let arm = match inner.is_empty() && value.before.is_empty() {
            _ if is_wrapped => {
                let owns = if closure.move_token().is_some() { "move " } else { "" };
                format!("async {owns}{{\n{inner}{}{}\n}}.await", value.before, value.value)
            }
            true => value.value,
            false => format!("{{\n{inner}{}{}\n}}", value.before, value.value),
        };
        // What the closure took goes with it where it is not called, before the error is looked at.
        let taken = captured(closure).into_iter().filter(|(_, meant)| !after.is_last && !is_plain(meant));
        let drops: String = taken.map(|(name, _)| format!("drop({name});\n")).collect();
        let failed = match drops.is_empty() {
            true => format!("Err({error})"),
            false => format!("{{\n{drops}Err({error})\n}}"),
        };
        let matched = format!("match {} {{\nOk({pattern}) => {arm},\nErr({error}) => {failed},\n}}", code.value);
        let before = format!("{}{comments}", code.before);
        if after.is_last {
            return Ok(Some(Code { before, value: matched }));
        }
        let result = self.fresh("result");
        Ok(Some(Code { before: format!("{before}let {result} = {matched};\n"), value: result }))
    }
}

impl Writer<'_> {
    /// Writes the body of a closure up to its last expression, and that expression awaited. With `returns`, what the closure returns
    /// is the value of the block.
    pub(super) fn laid_flat(
        &self,
        closure: &ast::ClosureExpr,
        after: After,
        returns: bool,
    ) -> Result<Option<(String, Code)>, Refused> {
        let Some(body) = closure.body() else { return Ok(None) };
        if returns {
            self.flattened.borrow_mut().push(closure.syntax().clone());
        }
        let written = self
            .apart(&body, Some(closure.syntax()))
            .and_then(|apart| apart.map(|(inner, tail)| Ok((inner, self.awaited(&tail, after)?))).transpose());
        if returns {
            self.flattened.borrow_mut().pop();
        }
        written
    }

    /// Returns whether a closure that may `return` can go: nothing lives longer, and what it returns early is ready.
    pub(super) fn returns_results(&self, closure: &ast::ClosureExpr) -> bool {
        let nodes = own_nodes(closure.syntax());
        let mut returned = nodes.into_iter().filter_map(ast::ReturnExpr::cast).map(|node| node.expr());
        returned.all(|value| value.is_some_and(|value| self.is_ready(&value)))
            && is_settled_inside(closure)
            && are_captures_settled(closure)
    }

    /// Returns whether a future is made of a value, so that nobody waits for it.
    fn is_ready(&self, expr: &ast::Expr) -> bool {
        let ast::Expr::CallExpr(call) = bare(expr) else { return false };
        let list = arguments(&call);
        let [value] = list.as_slice() else { return false };
        match called(self.names, &call).as_deref() {
            Some("futures::future::ok" | "futures::future::err" | "futures::future::result") => true,
            Some("futures::future::Either::A" | "futures::future::Either::B") => self.is_ready(value),
            _ => is_boxed(expr) && self.is_ready(value),
        }
    }
}

/// Code that ends with `let result = { … };` and gives `result`, without the name and the block: nothing stands behind them.
fn laid_open(code: Code) -> Code {
    let opened = || {
        let text = format!("fn f() {{\n{}{}\n}}", code.before, code.value);
        let tree = SourceFile::parse(&text, Edition::Edition2021).syntax_node();
        let list = tree.descendants().find_map(ast::StmtList::cast)?;
        let name = variable(&list.tail_expr()?)?;
        let Some(ast::Stmt::LetStmt(last)) = list.statements().last() else { return None };
        let Some(ast::Pat::IdentPat(pattern)) = last.pat() else { return None };
        let Some(ast::Expr::BlockExpr(block)) = last.initializer() else { return None };
        let inside = block.stmt_list().filter(|_| block.modifier().is_none())?;
        if pattern.syntax().text() != name.as_str() || last.let_else().is_some() {
            return None;
        }
        let tail = inside.tail_expr()?;
        let own = inside.syntax().text_range();
        let (start, end) = (usize::from(own.start()) + 1, usize::from(tail.syntax().text_range().start()));
        let behind = text[usize::from(tail.syntax().text_range().end())..usize::from(own.end()) - 1].trim();
        if !behind.is_empty() {
            return None;
        }
        let until = usize::from(last.syntax().text_range().start());
        let before = format!("{}{}", &text["fn f() {\n".len()..until], text[start..end].trim_start());
        Some(Code { before, value: tail.syntax().text().to_string() })
    };
    opened().unwrap_or(code)
}

fn parameter_text(pattern: &ast::Pat) -> String {
    pattern.syntax().text().to_string()
}

/// Returns the parameter of a closure that has exactly one.
pub(in crate::fix) fn only_parameter(closure: &ast::ClosureExpr) -> Option<ast::Param> {
    let mut all = closure.param_list()?.params();
    all.next().filter(|_| all.next().is_none())
}

/// Returns the expression of a block that holds nothing else.
pub(super) fn only_expression(expr: &ast::Expr) -> Option<ast::Expr> {
    let ast::Expr::BlockExpr(block) = bare(expr) else { return None };
    let list = block.stmt_list()?;
    let is_alone = block.modifier().is_none() && list.statements().next().is_none();
    let has_comments = list.syntax().children_with_tokens().any(|child| child.kind() == SyntaxKind::COMMENT);
    list.tail_expr().filter(|_| is_alone && !has_comments)
}

/// Returns whether a closure's only parameter is a name that is used once, as the scrutinee of a `match`.
pub(super) fn is_only_scrutinee(closure: &ast::ClosureExpr, node: &ast::MatchExpr) -> bool {
    let Some(parameter) = only_parameter(closure) else { return false };
    let Some(ast::Pat::IdentPat(pattern)) = parameter.pat() else { return false };
    let [(name, meant)] =
        bound(pattern.syntax()).try_into().unwrap_or_else(|_| [(String::new(), closure.syntax().clone())]);
    let is_scrutinee = node.expr().and_then(|scrutinee| variable(&scrutinee)).is_some_and(|found| found == name);
    let uses = mentions(closure.syntax()).into_iter().filter(|(found, mention)| {
        *found == name && mention.node().and_then(|node| binding(found, &node)).is_some_and(|other| other == meant)
    });
    is_scrutinee && uses.count() == 1 && pattern.ref_token().is_none()
}

/// Returns whether nothing that a closure has captured would live longer without it, nor be changed where the closure changed a
/// copy.
pub(in crate::fix) fn are_captures_settled(closure: &ast::ClosureExpr) -> bool {
    let Some(body) = closure.body() else { return false };
    !changes_a_copy(closure) && captured(closure).iter().all(|(name, meant)| is_settled(name, meant, body.syntax()))
}

/// Returns whether a closure may change its own copy of a variable, of which somebody else sees the value: what stands behind the
/// closure, or the next call of a closure around it, or the next turn of a loop.
pub(super) fn changes_a_copy(closure: &ast::ClosureExpr) -> bool {
    captured(closure).iter().any(|(name, meant)| {
        let is_repeated = || closure.move_token().is_some() && is_repeated(meant, closure);
        is_mutable(meant) && (is_used_behind(name, meant, closure) || is_repeated())
    })
}

/// Returns whether a variable is used after a closure.
fn is_used_behind(name: &str, meant: &SyntaxNode, closure: &ast::ClosureExpr) -> bool {
    let end = closure.syntax().text_range().end();
    let Some(root) = closure.syntax().ancestors().find(|node| node.kind() == SyntaxKind::FN) else { return true };
    mentions(&root).into_iter().any(|(found, mention)| {
        found == name
            && mention.range().start() >= end
            && mention.node().and_then(|node| binding(name, &node)).is_some_and(|other| other == *meant)
    })
}

/// Returns whether a binding may be changed without a reference.
fn is_mutable(meant: &SyntaxNode) -> bool {
    match ast::Fn::cast(meant.clone()) {
        Some(function) => function
            .param_list()
            .and_then(|list| list.self_param())
            .is_some_and(|own| own.mut_token().is_some() && own.amp_token().is_none()),
        None => tokens(meant).any(|token| token.kind() == T![mut]),
    }
}

/// Returns whether a closure may be made more than once for one variable.
fn is_repeated(meant: &SyntaxNode, closure: &ast::ClosureExpr) -> bool {
    let outside =
        closure.syntax().ancestors().skip(1).take_while(|node| !node.text_range().contains_range(meant.text_range()));
    outside.into_iter().any(|node| match node.kind() {
        SyntaxKind::LOOP_EXPR | SyntaxKind::WHILE_EXPR | SyntaxKind::FOR_EXPR => true,
        // That of `lazy` is called once.
        SyntaxKind::CLOSURE_EXPR => {
            let call = node.parent().and_then(|list| list.parent()).and_then(ast::CallExpr::cast);
            !call.and_then(|call| call.expr()).is_some_and(|callee| {
                callee.syntax().text().to_string().rsplit("::").next().is_some_and(|name| name.trim() == "lazy")
            })
        }
        _ => false,
    })
}

/// Returns whether a body has items, or a macro that may be one: they hold in all of their block, in front of them too.
pub(super) fn has_items(body: &ast::Expr) -> bool {
    let ast::Expr::BlockExpr(block) = body else { return false };
    let statements = block.stmt_list().into_iter().flat_map(|list| list.statements().collect::<Vec<_>>());
    statements.into_iter().any(|statement| match statement {
        ast::Stmt::Item(_) => true,
        ast::Stmt::ExprStmt(statement) => match statement.expr() {
            Some(ast::Expr::MacroExpr(call)) => {
                let name = call.macro_call().map(|call| macro_name(&call)).unwrap_or_default();
                !is_harmless_macro(&name) && !is_diverging_macro(&name)
            }
            _ => false,
        },
        ast::Stmt::LetStmt(_) => false,
    })
}

/// Returns whether a closure can go and its body stay: nothing leaves it early, and nothing lives longer.
pub(super) fn is_settled_body(closure: &ast::ClosureExpr) -> bool {
    is_settled_call(closure) && are_captures_settled(closure)
}

/// Returns the same for one call of a closure that keeps what it captured.
pub(super) fn is_settled_call(closure: &ast::ClosureExpr) -> bool {
    closure.body().is_some_and(|body| exit(body.syntax()) == Exit::None) && is_settled_inside(closure)
}

/// Returns whether nothing that a closure is given or binds lives longer without it.
fn is_settled_inside(closure: &ast::ClosureExpr) -> bool {
    let Some(body) = closure.body() else { return false };
    if closure.ret_type().is_some() || has_attributes(closure.syntax()) {
        return false;
    }
    let parameters = closure.param_list().into_iter().flat_map(|list| list.params().collect::<Vec<_>>());
    for parameter in parameters {
        let Some(pattern) = parameter.pat() else { return false };
        let is_typed = parameter.ty().is_some_and(|ty| is_plain_type(&ty));
        if !is_typed && !is_settled_pattern(&pattern, body.syntax()) {
            return false;
        }
    }
    match &body {
        ast::Expr::BlockExpr(block) => is_settled_block(block),
        _ => true,
    }
}

/// Returns whether each part of a pattern is moved on within the region, or binds nothing.
pub(in crate::fix) fn is_settled_pattern(pattern: &ast::Pat, region: &SyntaxNode) -> bool {
    match pattern {
        ast::Pat::TuplePat(tuple) => tuple.fields().all(|field| is_settled_pattern(&field, region)),
        ast::Pat::ParenPat(inner) => inner.pat().is_some_and(|inner| is_settled_pattern(&inner, region)),
        ast::Pat::IdentPat(name) if name.pat().is_none() && name.ref_token().is_none() => {
            bound(name.syntax()).iter().all(|(name, meant)| is_settled(name, meant, region))
        }
        ast::Pat::LiteralPat(_) => true,
        _ => false,
    }
}

/// `true` if nothing that the statements of a block bind would live longer, were its last expression awaited in it.
pub(in crate::fix) fn is_settled_block(block: &ast::BlockExpr) -> bool {
    let Some(list) = block.stmt_list() else { return false };
    if block.modifier().is_some() {
        return false;
    }
    let is_settled_statement = |statement: &ast::Stmt| match statement {
        ast::Stmt::Item(_) => false,
        _ if has_attributes(statement.syntax()) => false,
        ast::Stmt::ExprStmt(_) => true,
        ast::Stmt::LetStmt(statement) => {
            statement.let_else().is_none()
                && statement.pat().is_some_and(|pattern| match pattern {
                    // `let _ = …` binds nothing, here and there.
                    ast::Pat::WildcardPat(_) => true,
                    _ => is_settled_pattern(&pattern, list.syntax()),
                })
        }
    };
    list.statements().all(|statement| is_settled_statement(&statement))
}

/// Returns whether the bindings of each arm are moved on in it.
pub(super) fn are_arms_settled(node: &ast::MatchExpr) -> bool {
    let arms = node.match_arm_list().into_iter().flat_map(|list| list.arms());
    arms.into_iter().all(|arm| {
        let Some(value) = arm.expr() else { return false };
        let all = arm.pat().map(|pattern| bound(pattern.syntax())).unwrap_or_default();
        all.iter().all(|(name, meant)| is_settled(name, meant, value.syntax()))
    })
}

/// Returns whether a name that a closure binds is used after it with another meaning.
pub(super) fn hides(root: &SyntaxNode, closure: &ast::ClosureExpr) -> bool {
    let inside = closure.syntax().text_range();
    let names: Vec<String> = bound(closure.syntax()).into_iter().map(|(name, _)| name).collect();
    mentions(root).into_iter().any(|(name, mention)| {
        if mention.range().start() < inside.end() || !names.contains(&name) {
            return false;
        }
        match mention.node().and_then(|node| binding(&name, &node)) {
            // Bound behind the closure: a meaning of its own.
            Some(meant) => meant.text_range().start() < inside.end(),
            None => true,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_with_a_name_is_laid_open_where_nothing_is_behind_it() {
        let code = |before: &str, value: &str| Code { before: before.to_owned(), value: value.to_owned() };
        let opened = laid_open(code("note();\nlet r = {\nlet x = f.await;\nOk(x)\n};\n", "r"));
        assert_eq!((opened.before.as_str(), opened.value.as_str()), ("note();\nlet x = f.await;\n", "Ok(x)"));
        for (before, value) in [
            ("let r = {\nlet x = f.await;\nOk(x)\n};\n", "r.map(g)"),
            ("let r = match f.await { x => x };\n", "r"),
            ("let r = {\nf.await\n};\nnote();\n", "r"),
            ("let r = async { f.await };\n", "r"),
        ] {
            let same = laid_open(code(before, value));
            assert_eq!((same.before.as_str(), same.value.as_str()), (before, value));
        }
    }
}
