//! Loops: `loop_fn`, whose closure makes the future of each turn, and `for_each`, whose closure makes one of each item.

use ra_ap_syntax::ast::{self, AstNode};
use ra_ap_syntax::{Edition, SourceFile, SyntaxKind, SyntaxNode};

use super::closure::{has_items, is_settled_call, only_parameter};
use super::emit::{After, Code, Refused, Writer, lost_comment, own_comments, own_comments_of_arguments, refuse};
use super::kind::{Kind, called, of_closure};
use super::names::{Names, Owner};
use super::syntax::{
    Exit, arguments, bare, ends_without_temporaries, exit, has_attributes, is_free_of_temporaries, method, own_nodes,
};
use super::vars::{binding, captured};
use crate::fix::change::Edit;

/// The type of what a turn ends with, and its variants, in the order of their paths' lengths.
const LOOP: [(&str, &str); 3] = [
    ("futures::future::Loop::Break", "std::ops::ControlFlow::Break"),
    ("futures::future::Loop::Continue", "std::ops::ControlFlow::Continue"),
    ("futures::future::Loop", "std::ops::ControlFlow"),
];

impl Writer<'_> {
    /// `loop_fn(state, |state| …)`: the closure runs for the first time here, and from then on in the poll in which its future
    /// ends, as it did. `Loop` becomes `ControlFlow`, whose variants are called the same.
    pub(super) fn loop_fn(&self, call: &ast::CallExpr) -> Result<Code, Refused> {
        let list = arguments(call);
        let [initial, step] = list.as_slice() else { return refuse(call, "number of arguments") };
        let ast::Expr::ClosureExpr(closure) = bare(step) else { return refuse(call, "loop_fn of a name") };
        self.rule("loop_fn");
        let expr = ast::Expr::CallExpr(call.clone());
        keeps_temporaries(initial, &expr)?;
        let owner = self.owner(call.syntax());
        let first = self.text(initial.syntax(), Some(&owner))?;
        let (made, wait) = match of_closure(self.names, &closure) {
            Kind::Result => (self.text(step.syntax(), None)?, ""),
            _ => self.made(step, Some(&closure))?,
        };
        let made = self.with_control_flow(&closure, made)?;
        let (state, step, turn) = (self.fresh("state"), self.fresh("step"), self.fresh("turn"));
        let (value, error) = (self.fresh("value"), self.fresh("error"));
        let before = format!(
            "{}let {state} = {first};\nlet {step} = {made};\nlet mut {turn} = {step}({state});\n",
            own_comments_of_arguments(call)
        );
        let (go_on, end) = (LOOP[1].1, LOOP[0].1);
        let block = format!(
            "async move {{\nloop {{\nmatch {turn}{wait} {{\nOk({go_on}({state})) => {turn} = {step}({state}),\n\
             Ok({end}({value})) => break Ok({value}),\nErr({error}) => break Err({error}),\n}}\n}}\n}}"
        );
        Ok(Code { before, value: block })
    }

    /// Returns the closure with `ControlFlow` in place of `Loop`.
    fn with_control_flow(&self, closure: &ast::ClosureExpr, made: String) -> Result<String, Refused> {
        let mut found: Vec<(String, &str)> = Vec::new();
        for path in closure.syntax().descendants().filter_map(ast::Path::cast) {
            if path.parent_path().is_some() {
                continue;
            }
            let Some(old) = self.names.path(&path) else { continue };
            let Some((_, new)) = LOOP.iter().find(|(known, _)| *known == old) else { continue };
            let mut names = Vec::new();
            for segment in path.segments() {
                // Generic arguments stay behind the name.
                names.extend(segment.name_ref().map(|name| name.text().to_string()));
            }
            if names.len() < 2 && *new != LOOP[2].1 {
                return refuse(closure, "variants of `Loop` without the name of their type");
            }
            let text = names.join("::");
            if !found.iter().any(|(known, _)| *known == text) {
                found.push((text, new));
            }
        }
        if found.iter().all(|(_, new)| *new == LOOP[2].1) {
            return refuse(closure, "loop_fn whose closure leaves the end to another function");
        }
        // The longer ones hold the shorter ones.
        found.sort_by_key(|(text, _)| std::cmp::Reverse(text.len()));
        Ok(found.into_iter().fold(made, |made, (text, new)| replaced(&made, &text, new)))
    }
}

/// Refuses where a value that is made on the way to `part` would be dropped before the end of its statement.
fn keeps_temporaries(part: &ast::Expr, whole: &ast::Expr) -> Result<(), Refused> {
    match is_free_of_temporaries(part) || super::sites::ends_with_its_temporaries(whole) {
        true => Ok(()),
        false => refuse(part, "a value that is made here would be dropped before others of its block"),
    }
}

/// Returns whether a call is `for_each` of a stream, with a closure or a function.
pub(super) fn is_for_each(names: &dyn Names, call: &ast::MethodCallExpr) -> bool {
    let is_known = |only: &ast::Expr| matches!(bare(only), ast::Expr::ClosureExpr(_)) || function(only).is_some();
    method(call) == "for_each"
        && matches!(arguments(call).as_slice(), [only] if is_known(only))
        && matches!(names.method(call), Owner::Old(path) if path == "futures::Stream::for_each")
}

/// Returns the name of the function that an expression names. A variable is none: it may hold what is dropped.
fn function(expr: &ast::Expr) -> Option<String> {
    let ast::Expr::PathExpr(path) = bare(expr) else { return None };
    let path = path.path()?;
    let name = path.segment()?.name_ref()?.text().to_string();
    let is_variable = path.qualifier().is_none() && binding(&name, path.syntax()).is_some();
    (!is_variable && name.starts_with(|first: char| first.is_lowercase() || first == '_')).then_some(name)
}

/// Returns whether a closure ends with `tokio::spawn`, and nowhere else: what that returns is no future, and always fine.
fn spawns(names: &dyn Names, closure: &ast::ClosureExpr) -> bool {
    let tail = match closure.body().as_ref().map(bare) {
        Some(ast::Expr::BlockExpr(block)) if block.modifier().is_none() => block.tail_expr(),
        other => other,
    };
    let Some(ast::Expr::CallExpr(call)) = tail else { return false };
    let is_spawn = matches!(called(names, &call).as_deref(), Some("tokio::spawn" | "tokio::executor::spawn"));
    is_spawn && !own_nodes(closure.syntax()).iter().any(|node| node.kind() == SyntaxKind::RETURN_EXPR)
}

impl Writer<'_> {
    /// `stream.for_each(|item| …)`: an item is asked for when the future of the one before it has ended, as it was.
    pub(super) fn for_each(&self, call: &ast::MethodCallExpr) -> Result<Code, Refused> {
        let list = arguments(call);
        let (Some(receiver), [only]) = (call.receiver(), list.as_slice()) else {
            return refuse(call, "number of arguments");
        };
        let named = function(only);
        let closure = match bare(only) {
            ast::Expr::ClosureExpr(closure) => Some(closure),
            _ if named.is_some() => None,
            _ => return refuse(call, "for_each of a variable"),
        };
        self.rule("for_each");
        keeps_temporaries(&receiver, &ast::Expr::MethodCallExpr(call.clone()))?;
        let owner = self.owner(call.syntax());
        let given = self.text(receiver.syntax(), Some(&owner))?;
        let (stream, each, item, error) =
            (self.fresh("stream"), self.fresh("each"), self.fresh("item"), self.fresh("error"));
        let before = format!(
            "{}let mut {stream} = {}::compat::Compat01As03::new({given});\n",
            own_comments(call.syntax()),
            self.options.futures
        );
        let Some(closure) = closure else {
            let wait = match named.map(|name| self.names.returned(&name)) {
                Some(Kind::Result) => "",
                _ => {
                    self.awaits_old.set(true);
                    ".compat().await"
                }
            };
            let called = self.text(only.syntax(), None)?;
            let turn = format!("if let Err({error}) = {called}({item}){wait} {{\nbreak Err({error});\n}}");
            let block = self.turns(&stream, &format!("Ok(Some({item})) => {{ {turn} }}"), &error);
            return Ok(Code { before, value: block });
        };
        let state = (self.rules.borrow().clone(), self.awaits_old.get(), self.left.borrow().len());
        match self.inlined_turn(&closure, &error) {
            Ok(Some(arm)) => return Ok(Code { before, value: self.turns(&stream, &arm, &error) }),
            Ok(None) | Err(_) => {
                *self.rules.borrow_mut() = state.0;
                self.awaits_old.set(state.1);
                self.left.borrow_mut().truncate(state.2);
            }
        }
        let (made, turn) = if spawns(self.names, &closure) {
            (self.text(only.syntax(), None)?, format!("_ = {each}({item})"))
        } else if of_closure(self.names, &closure) == Kind::Result {
            let made = self.text(only.syntax(), None)?;
            (made, format!("if let Err({error}) = {each}({item}) {{\nbreak Err({error});\n}}"))
        } else {
            let (made, wait) = self.made(only, Some(&closure))?;
            (made, format!("if let Err({error}) = {each}({item}){wait} {{\nbreak Err({error});\n}}"))
        };
        let before = format!("{before}let {each} = {made};\n");
        let block = self.turns(&stream, &format!("Ok(Some({item})) => {{ {turn} }}"), &error);
        Ok(Code { before, value: block })
    }

    /// Writes the block that asks a stream for items, with the arm for an item.
    fn turns(&self, stream: &str, arm: &str, error: &str) -> String {
        let futures = &self.options.futures;
        format!(
            "async move {{\nloop {{\nmatch {futures}::TryStreamExt::try_next(&mut {stream}).await {{\n\
             {arm}\nOk(None) => break Ok(()),\nErr({error}) => break Err({error}),\n}}\n}}\n}}"
        )
    }

    /// Writes the arm for an item with the closure's body in it. `None` where that would drop something at another time, or leave
    /// another way. What the closure owned the block owns in its place, and drops when it would have dropped the closure.
    fn inlined_turn(&self, closure: &ast::ClosureExpr, error: &str) -> Result<Option<String>, Refused> {
        let (Some(body), Some(parameter)) = (closure.body(), only_parameter(closure)) else { return Ok(None) };
        let owns = closure.move_token().is_some() || captured(closure).is_empty();
        let spawns = spawns(self.names, closure);
        let waits = !spawns && of_closure(self.names, closure) != Kind::Result;
        let way = exit(body.syntax());
        // With a `Result`, `?` and `return Err(…)` leave the block as they ended the loop.
        let leaves = way > if waits { Exit::None } else { Exit::Return } || closure.ret_type().is_some();
        if !owns || leaves || has_attributes(closure.syntax()) || has_items(&body) {
            return Ok(None);
        }
        let (pattern, mut made) = match (parameter.pat(), parameter.ty()) {
            (Some(pattern), None) => (pattern.syntax().text().to_string(), String::new()),
            (Some(pattern), Some(ty)) => {
                let item = self.fresh("item");
                let given = format!("let {}: {} = {item};\n", pattern.syntax().text(), ty.syntax().text());
                (item, given)
            }
            (None, _) => return Ok(None),
        };
        let owner = Some(closure.syntax()).filter(|_| waits);
        let Some((inner, tail)) = self.apart(&body, owner)? else { return Ok(None) };
        made.push_str(&inner);
        let value = if waits {
            if !is_settled_call(closure) {
                return Ok(None);
            }
            let code = self.awaited(&tail, After { conversions: None, is_last: false })?;
            made.push_str(&code.before);
            code.value
        } else {
            if !ends_without_temporaries(&tail) {
                return Ok(None);
            }
            self.text(tail.syntax(), None)?
        };
        let said = match &tail {
            ast::Expr::CallExpr(call) => call.expr().map(|callee| callee.syntax().text().to_string()),
            _ => None,
        };
        let inside = |name: &str| value.strip_prefix(name)?.strip_prefix('(')?.strip_suffix(')');
        match said.as_deref() {
            _ if spawns => made.push_str(&format!("{value};\n")),
            _ if value == "Ok(())" => {}
            Some("Ok") if !waits && inside("Ok").is_some() => {
                made.push_str(&format!("{};\n", inside("Ok").unwrap_or_default()));
            }
            Some("Err") if !waits => made.push_str(&format!("break {value};\n")),
            _ => {
                let asked = match value.contains('{') {
                    true => {
                        let turn = self.fresh("turn");
                        made.push_str(&format!("let {turn} = {value};\n"));
                        turn
                    }
                    false => value,
                };
                made.push_str(&format!("if let Err({error}) = {asked} {{\nbreak Err({error});\n}}\n"));
            }
        }
        if lost_comment(closure.syntax(), &made).is_some() {
            return Ok(None);
        }
        if way == Exit::Return {
            match with_turns_ended(&made) {
                Some(ended) => made = ended,
                None => return Ok(None),
            }
        }
        Ok(Some(format!("Ok(Some({pattern})) => {{\n{made}}}")))
    }
}

/// Returns the body of a loop that was a closure's, with `continue` for `return Ok(())`. `return Err(…)` stays, since it ends the block
/// of the loop. `None` where something else is returned, or where `continue` would be that of another loop.
fn with_turns_ended(made: &str) -> Option<String> {
    let (before, behind) = ("fn f() {\n", "}");
    let text = format!("{before}{made}{behind}");
    let tree = SourceFile::parse(&text, Edition::Edition2021).syntax_node();
    let body = tree.descendants().find_map(ast::BlockExpr::cast)?;
    let mut edits = Vec::new();
    for node in own_nodes(body.syntax()) {
        let Some(returned) = ast::ReturnExpr::cast(node.clone()) else { continue };
        let said = returned.expr()?.syntax().text().to_string();
        if said.starts_with("Err(") && matches!(returned.expr(), Some(ast::Expr::CallExpr(_))) {
            continue;
        }
        let mut outside = node.ancestors().take_while(|outer| outer != body.syntax());
        let is_labelled = |outer: &SyntaxNode| outer.children().any(|child| ast::Label::can_cast(child.kind()));
        let is_in_loop = outside.any(|outer| ast::AnyHasLoopBody::can_cast(outer.kind()) || is_labelled(&outer));
        if said != "Ok(())" || is_in_loop {
            return None;
        }
        edits.push(Edit::replace(node.text_range(), "continue"));
    }
    let text = super::apply(&text, &edits);
    Some(text.strip_prefix(before)?.strip_suffix(behind)?.to_owned())
}

/// Replaces a path where it stands by itself.
fn replaced(text: &str, old: &str, new: &str) -> String {
    let is_word = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let mut made = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(old) {
        let (before, behind) = (&rest[..at], &rest[at + old.len()..]);
        let is_alone = !before.chars().next_back().or_else(|| made.chars().next_back()).is_some_and(is_word)
            && !behind.starts_with(|c: char| c.is_alphanumeric() || c == '_');
        made.push_str(before);
        made.push_str(if is_alone { new } else { old });
        rest = behind;
    }
    made.push_str(rest);
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_return_of_a_closure_ends_a_turn() {
        let ended = |made: &str| with_turns_ended(made);
        assert_eq!(
            ended("let Some(x) = x else { return Ok(()) };\nif f(x) { return Err(1); }\n").as_deref(),
            Some("let Some(x) = x else { continue };\nif f(x) { return Err(1); }\n")
        );
        // That of a closure is none of the loop's.
        let inner = "g(|| { return Ok(()) });\nlet h = async { return Ok(()) };\n";
        assert_eq!(ended(inner).as_deref(), Some(inner));
        for other in [
            "return f(x);\n",
            "for x in y { return Ok(()); }\n",
            "'a: { return Ok(()); }\n",
            "return Ok(g());\n",
            "return;\n",
        ] {
            assert_eq!(ended(other), None, "{other}");
        }
    }

    #[test]
    fn a_path_is_replaced_where_it_is_no_part_of_another() {
        let text = "Loop::Break(x), my::Loop::Break, Loop::Breaks, Loop::Break";
        assert_eq!(replaced(text, "Loop::Break", "C::B"), "C::B(x), my::Loop::Break, Loop::Breaks, C::B");
    }
}
