//! Intervals that a loop takes the ticks of, as the step `chains` writes it for `for_each`.

use ra_ap_syntax::ast::{self, AstNode, HasLoopBody, HasName};
use ra_ap_syntax::{SyntaxKind, SyntaxNode, TextRange, TextSize};

use super::delay;
use super::fold::{self, text};
use crate::fix::chains::closure::{is_settled_pattern, only_parameter};
use crate::fix::chains::syntax::{Exit, arguments, bare, exit, is_free_of_temporaries, method, tokens};
use crate::fix::chains::vars::{binding, captured, mentions};
use crate::fix::change::{Change, Edit, Mark};
use crate::report::Finding;

/// Functions that make an interval.
pub(super) const NEW: [&str; 2] = ["tokio::timer::Interval::new", "tokio::timer::Interval::new_interval"];
/// The rule.
pub(super) const RULE: &str = "interval";
const HELD: &str = "something else than a loop over its ticks holds the interval";

/// An interval and the loop over its ticks.
struct Site {
    function: SyntaxNode,
    /// The first tick; `None` for one after a period.
    at: Option<ast::Expr>,
    period: ast::Expr,
    /// Number of ticks, if there is an end.
    turns: Option<ast::Expr>,
    /// `let mut stream = …;`
    stream: ast::LetStmt,
    work: Work,
    /// The `async` block around the loop.
    block: ast::BlockExpr,
}

/// Work of a turn.
enum Work {
    /// A closure is called.
    Called(Each),
    /// The statements of an arm, which stand in the loop.
    Here(Arm),
}

/// A closure that is called at each tick.
struct Each {
    /// `fn typed…`, where the closure goes through it.
    typed: Option<SyntaxNode>,
    /// `let each = …;`
    each: ast::LetStmt,
    name: String,
    closure: ast::ClosureExpr,
    /// Wait behind the call of the closure: none, `.await` or `.compat().await`.
    wait: &'static str,
    /// `true` if nobody looks at what the closure returns.
    is_ignored: bool,
}

/// `Ok(Some(tick)) => { … }`
struct Arm {
    pattern: ast::Pat,
    body: ast::BlockExpr,
}

/// Writes the loop with an interval of tokio 1.
pub(super) fn change(tree: &SyntaxNode, at: TextSize, finding: &Finding) -> Result<Change, String> {
    let site = site(tree, at, finding)?;
    if site.loses_a_comment() {
        return Err("a comment would be lost".to_owned());
    }
    let mut edits = Vec::new();
    let (start, period, turns, is_marked) = site.head(&mut edits);
    let interval = site.fresh("interval");
    let made = format!("let mut {interval} = tokio::time::interval_at({start}, {period});\n");
    let tick = format!("{interval}.tick().await");
    let leaves = if turns.is_some() { "return" } else { "break" };
    let (turn, is_fine) = match &site.work {
        Work::Called(each) => site.called(each, &tick, leaves, &mut edits)?,
        Work::Here(arm) => arm.at(&tick, leaves)?,
    };
    let alone = if is_fine && turns.is_some() { site.alone() } else { None };
    let looped = match (&turns, &alone) {
        (Some(turns), Some(_)) => format!("{made}for _ in 0..{turns} {{\n{turn}}}"),
        (Some(turns), None) => format!("{made}for _ in 0..{turns} {{\n{turn}}}\nOk(())"),
        (None, _) => format!("{made}loop {{\n{turn}}}"),
    };
    let list = site.block.stmt_list().ok_or(HELD)?;
    edits.push(Edit::replace(list.syntax().text_range(), format!("{{\n{looped}\n}}")));
    if let Some((name, awaited)) = alone {
        edits.extend(fold::replaced(&awaited, &format!("{name}.await"))?);
    }
    let start = site.stream.syntax().text_range().start();
    let place = edits.iter().map(|edit| edit.range).fold(TextRange::empty(start), TextRange::cover);
    let mut change = Change::rewrite(RULE, place, edits);
    if is_marked {
        let why = "a period of zero panics where the loop begins, and no longer where the interval is made";
        change = change.with_mark(start, Mark::new("", why));
    }
    Ok(change)
}

impl Site {
    /// Returns whether a comment stands in what goes.
    fn loses_a_comment(&self) -> bool {
        let (each, kept) = match &self.work {
            Work::Called(each) => (Some(each.each.syntax()), each.closure.syntax().text_range()),
            Work::Here(arm) => (None, arm.body.syntax().text_range()),
        };
        let held = [Some(self.stream.syntax()), each, Some(self.block.syntax())];
        held.into_iter()
            .flatten()
            .flat_map(tokens)
            .any(|token| token.kind() == SyntaxKind::COMMENT && !kept.contains_range(token.text_range()))
    }

    /// Writes the work of a turn that a closure does, in it or by its call. The last value says that it cannot fail.
    fn called(&self, each: &Each, tick: &str, leaves: &str, edits: &mut Vec<Edit>) -> Result<(String, bool), String> {
        if let Some(typed) = &each.typed {
            edits.push(Edit::remove(with_blank(typed)));
        }
        let fine = each.infallible();
        // What the closure owned the block owns in its place.
        let owns = each.closure.move_token().is_some() && self.block.move_token().is_some();
        let is_inlined = fine.is_some() && (owns || captured(&each.closure).is_empty());
        let turn = match &fine {
            Some(body) if is_inlined => {
                edits.push(Edit::remove(with_blank(each.each.syntax())));
                let parameter = only_parameter(&each.closure).and_then(|parameter| parameter.pat()).ok_or(HELD)?;
                format!("{}{body}", given(&parameter, tick)?)
            }
            _ => {
                edits.push(each.closure_alone());
                let call = format!("{}({tick}.into_std()){}", each.name, each.wait);
                let error = self.fresh("error");
                match each.is_ignored {
                    true => format!("_ = {call};\n"),
                    false => format!("if let Err({error}) = {call} {{\n{leaves} Err({error});\n}}\n"),
                }
            }
        };
        Ok((turn, each.is_ignored || is_inlined))
    }

    /// Returns a name that nothing in the function has.
    fn fresh(&self, wanted: &str) -> String {
        // What the loop is now goes, but for the work of a turn.
        let gone = self.block.syntax().text_range();
        let stays = match &self.work {
            Work::Here(arm) => Some(arm.body.syntax().text_range()),
            Work::Called(_) => None,
        };
        let is_taken = |name: &str| {
            let is_kept = |range: TextRange| {
                !gone.contains_range(range) || stays.is_some_and(|stays| stays.contains_range(range))
            };
            let mut kept = tokens(&self.function).filter(|token| is_kept(token.text_range()));
            kept.any(|token| token.text() == name)
        };
        let mut name = wanted.to_owned();
        let mut number = 2;
        while is_taken(&name) {
            name = format!("{wanted}_{number}");
            number += 1;
        }
        name
    }

    /// Writes what was evaluated where the interval was made, and returns start, period and number of turns as they stand in
    /// the loop. The last value says that the period may be zero.
    fn head(&self, edits: &mut Vec<Edit>) -> (String, String, Option<String>, bool) {
        let mut before = String::new();
        let is_known = self.is_known_period();
        let mut named = |value: &ast::Expr, name: &str, ty: &str| match self.is_kept(value) {
            true => text(value.syntax()),
            false => {
                let name = self.fresh(name);
                before.push_str(&format!("let {name}{ty} = {};\n", text(value.syntax())));
                name
            }
        };
        let at = self.at.as_ref().map(|at| named(at, "start", ""));
        let period = if is_known { text(self.period.syntax()) } else { named(&self.period, "period", "") };
        let turns = self.turns.as_ref().map(|turns| match turns {
            ast::Expr::Literal(_) => text(turns.syntax()),
            _ => named(turns, "turns", ": u64"),
        });
        let begins = match at {
            Some(at) => format!("{at}.into()"),
            None => {
                let start = self.fresh("start");
                before.push_str(&format!("let {start} = tokio::time::Instant::now() + {period};\n"));
                start
            }
        };
        edits.push(match before.is_empty() {
            true => Edit::remove(with_blank(self.stream.syntax())),
            false => Edit::replace(self.stream.syntax().text_range(), before.trim_end()),
        });
        (begins, period, turns, !is_known)
    }

    /// Returns whether a value is a variable that is the same within the loop, or a constant.
    fn is_kept(&self, value: &ast::Expr) -> bool {
        let ast::Expr::PathExpr(path) = value else { return false };
        let name = text(path.syntax());
        let (here, there) = (binding(&name, path.syntax()), binding(&name, self.block.syntax()));
        match (&here, &there) {
            (Some(meant), Some(_)) => here == there && !tokens(meant).any(|token| token.text() == "mut"),
            (None, None) => name.chars().all(|c| !c.is_lowercase()),
            _ => false,
        }
    }

    /// Returns whether the period is a literal that is not zero, or a constant of this file that is one.
    fn is_known_period(&self) -> bool {
        let root = self.function.ancestors().last();
        let name = text(self.period.syntax());
        let mut consts = root.into_iter().flat_map(|root| root.descendants()).filter_map(ast::Const::cast);
        is_literal_duration(&self.period)
            || self.is_kept(&self.period)
                && consts
                    .find(|item| item.name().is_some_and(|known| known.text() == name))
                    .and_then(|item| item.body())
                    .is_some_and(|value| is_literal_duration(&value))
    }

    /// Returns the name of the variable that holds the block and the place at which it is awaited, if nothing else is done with
    /// it.
    fn alone(&self) -> Option<(String, SyntaxNode)> {
        let holder = self.block.syntax().parent().and_then(ast::LetStmt::cast)?;
        let ast::Pat::IdentPat(pattern) = holder.pat()? else { return None };
        let name = pattern.name()?.text().to_string();
        let [mention] = used(&self.function, &name, pattern.syntax())?.try_into().ok()?;
        let awaited = mention.parent().filter(|parent| parent.kind() == SyntaxKind::AWAIT_EXPR)?;
        Some((name, awaited))
    }
}

impl Each {
    /// Returns the statements of the closure without their `Ok(())`, if it cannot fail and nothing leaves it early.
    fn infallible(&self) -> Option<String> {
        let ast::Expr::BlockExpr(body) = self.closure.body()? else { return None };
        if self.is_ignored || self.closure.ret_type().is_some() || exit(body.syntax()) > Exit::None {
            return None;
        }
        let list = body.stmt_list().filter(|_| body.modifier().is_none())?;
        let tail = list.tail_expr()?;
        match self.wait {
            "" => without_tail(&list, ""),
            ".await" => {
                let ast::Expr::BlockExpr(inner) = &tail else { return None };
                inner.async_token()?;
                // What the closure binds before the block it drops before the block runs, unless the block takes it.
                let takes =
                    inner.move_token().is_some() || !list.statements().any(|one| matches!(one, ast::Stmt::LetStmt(_)));
                let all = list.statements().all(|one| match one {
                    ast::Stmt::LetStmt(one) => {
                        one.pat().is_some_and(|pattern| is_settled_pattern(&pattern, inner.syntax()))
                    }
                    _ => true,
                });
                if !takes || !all {
                    return None;
                }
                if exit(inner.syntax()) > Exit::None {
                    return None;
                }
                let start = list.syntax().text_range().start();
                let whole = text(list.syntax());
                let before = whole[1..usize::from(tail.syntax().text_range().start() - start)].trim();
                let rest = without_tail(&inner.stmt_list()?, "")?;
                let before = if before.is_empty() { String::new() } else { format!("{before}\n") };
                Some(format!("{before}{rest}"))
            }
            _ => None,
        }
    }

    /// Returns the edit that leaves the closure by itself, with the type of its parameter.
    fn closure_alone(&self) -> Edit {
        let Some(value) = self.each.initializer() else {
            return Edit::insert(self.each.syntax().text_range().start(), "");
        };
        let mut made = text(self.closure.syntax());
        let parameter = only_parameter(&self.closure);
        let untyped = parameter.filter(|parameter| parameter.ty().is_none());
        if let Some(ast::Pat::IdentPat(name)) = untyped.and_then(|parameter| parameter.pat()) {
            let at = usize::from(name.syntax().text_range().end() - self.closure.syntax().text_range().start());
            made.insert_str(at, ": std::time::Instant");
        }
        Edit::replace(value.syntax().text_range(), made)
    }
}

impl Arm {
    /// Writes the statements behind the wait for a tick. The last value says that they cannot fail.
    fn at(&self, tick: &str, leaves: &str) -> Result<(String, bool), String> {
        let list = self.body.stmt_list().ok_or(HELD)?;
        let whole = text(list.syntax());
        let start = list.syntax().text_range().start();
        let mut inside = whole[1..whole.len() - 1].trim().to_owned();
        let failure = list.syntax().children().last().and_then(failing);
        if let Some(word) = &failure {
            let at = usize::from(word.start() - start) - (whole[1..].len() - whole[1..].trim_start().len()) - 1;
            inside.replace_range(at..at + "break".len(), leaves);
        }
        let end = if inside.is_empty() { "" } else { "\n" };
        Ok((format!("{}{inside}{end}", given(&self.pattern, tick)?), failure.is_none()))
    }
}

/// Returns the word `break` of `if let Err(error) = … { break Err(error); }`.
fn failing(statement: SyntaxNode) -> Option<TextRange> {
    let node = match ast::ExprStmt::cast(statement.clone()) {
        Some(statement) => statement.expr()?.syntax().clone(),
        None => statement,
    };
    let branch = ast::IfExpr::cast(node)?.then_branch()?;
    let first = branch.stmt_list()?.syntax().children().next()?;
    let is_it = text(&first).starts_with("break Err(");
    is_it.then(|| TextRange::at(first.text_range().start(), TextSize::of("break")))
}

/// Returns the statement that waits for a tick and gives it its name.
fn given(pattern: &ast::Pat, tick: &str) -> Result<String, String> {
    match pattern {
        ast::Pat::WildcardPat(_) => Ok(format!("{tick};\n")),
        ast::Pat::IdentPat(name) if name.pat().is_none() && name.ref_token().is_none() => {
            Ok(format!("let {} = {tick}.into_std();\n", name.syntax().text()))
        }
        _ => Err(HELD.to_owned()),
    }
}

fn site(tree: &SyntaxNode, at: TextSize, finding: &Finding) -> Result<Site, String> {
    let call = delay::call_at(tree, at).ok_or(HELD)?;
    let list = arguments(&call);
    let (first, period) = match (finding.rule == NEW[0], list.as_slice()) {
        (true, [at, period]) => (Some(at.clone()), period.clone()),
        (false, [period]) => (None, period.clone()),
        _ => return Err(HELD.to_owned()),
    };
    let (mut here, mut turns) = (call.syntax().clone(), None);
    while let Some(call) = here.parent().and_then(ast::MethodCallExpr::cast) {
        let list = arguments(&call);
        match (method(&call).as_str(), list.as_slice()) {
            ("take", [count]) if turns.is_none() => turns = Some(count.clone()),
            ("map_err", [handler]) => fold::is_idle(handler)?,
            (name, _) => return Err(format!("`{name}` takes the ticks of the interval")),
        }
        here = call.syntax().clone();
    }
    for value in first.iter().chain(&turns).chain([&period]) {
        if !is_free_of_temporaries(value) {
            return Err("what the interval is made of lives to the end of the statement".to_owned());
        }
    }
    let adapted = here.parent().and_then(|list| list.parent()).and_then(ast::CallExpr::cast).ok_or(HELD)?;
    let is_adapter =
        adapted.expr().is_some_and(|callee| callee.syntax().text() == "futures::compat::Compat01As03::new");
    let stream = adapted.syntax().parent().and_then(ast::LetStmt::cast).filter(|_| is_adapter).ok_or(HELD)?;
    let Some(ast::Pat::IdentPat(pattern)) = stream.pat() else { return Err(HELD.to_owned()) };
    let name = pattern.name().ok_or(HELD)?.text().to_string();
    let function = stream.syntax().ancestors().find(|node| node.kind() == SyntaxKind::FN).ok_or(HELD)?;
    let mut uses = used(&function, &name, pattern.syntax()).ok_or(HELD)?;
    let polled = uses.pop().ok_or(HELD)?;
    let looped = polled.ancestors().find_map(ast::LoopExpr::cast).ok_or(HELD)?;
    let block = looped.syntax().ancestors().skip(1).find_map(ast::BlockExpr::cast).ok_or(HELD)?;
    let list = block.stmt_list().filter(|_| block.async_token().is_some()).ok_or(HELD)?;
    let is_only =
        list.statements().next().is_none() && list.tail_expr().is_some_and(|tail| tail.syntax() == looped.syntax());
    if !is_only {
        return Err(HELD.to_owned());
    }
    let work = match turn(&looped, &name) {
        Some(called) => Work::Called(each(&function, &uses, called)?),
        None if uses.is_empty() => Work::Here(arm_of(&looped, &name).ok_or(HELD)?),
        None => return Err(HELD.to_owned()),
    };
    Ok(Site { function, at: first, period, turns, stream, work, block })
}

/// Reads the closure that a loop calls.
fn each(function: &SyntaxNode, uses: &[SyntaxNode], called: Called) -> Result<Each, String> {
    let (name, call, wait, is_ignored) = called;
    let meant = binding(&name, &call).ok_or(HELD)?;
    if used(function, &name, &meant).is_none_or(|uses| uses.len() != 1) {
        return Err(HELD.to_owned());
    }
    let each = meant.parent().and_then(ast::LetStmt::cast).ok_or(HELD)?;
    let (closure, typed) = match each.initializer().map(|value| bare(&value)) {
        Some(ast::Expr::ClosureExpr(closure)) if uses.is_empty() => (closure, None),
        Some(ast::Expr::CallExpr(call)) => {
            let is_typed = call.expr().is_some_and(|callee| callee.syntax().text() == "typed");
            let list = arguments(&call);
            let ([stream, ast::Expr::ClosureExpr(closure)], true) = (list.as_slice(), is_typed) else {
                return Err(HELD.to_owned());
            };
            let is_this = uses.len() == 1 && stream.syntax().text_range().contains_range(uses[0].text_range());
            let beside = each.syntax().parent().ok_or(HELD)?;
            let typed = beside
                .children()
                .filter_map(ast::Fn::cast)
                .find(|item| item.name().is_some_and(|name| name.text() == "typed"));
            let calls = tokens(&beside).filter(|token| token.text() == "typed").count();
            let (Some(typed), true, 2) = (typed, is_this, calls) else { return Err(HELD.to_owned()) };
            (closure.clone(), Some(typed.syntax().clone()))
        }
        _ => return Err(HELD.to_owned()),
    };
    Ok(Each { typed, each, name, closure, wait, is_ignored })
}

/// The call of a closure: its name, the call, what stands behind it, and whether nobody looks at what it returns.
type Called = (String, SyntaxNode, &'static str, bool);

/// Reads a loop as `chains` writes it: the arm for an item.
fn some_arm(looped: &ast::LoopExpr, stream: &str) -> Option<ast::MatchArm> {
    let list = looped.loop_body()?.stmt_list()?;
    let ast::Expr::MatchExpr(node) = list.tail_expr().filter(|_| list.statements().next().is_none())? else {
        return None;
    };
    let asked = squeezed(node.expr()?.syntax());
    if !asked.ends_with(&format!("futures::TryStreamExt::try_next(&mut{stream}).await")) {
        return None;
    }
    let arms: Vec<ast::MatchArm> = node.match_arm_list()?.arms().collect();
    let [some, none, failed] = arms.as_slice() else { return None };
    let arm = |arm: &ast::MatchArm| squeezed(arm.syntax()).trim_end_matches(',').to_owned();
    let error = squeezed(failed.pat()?.syntax());
    let is_it = arm(none) == "Ok(None)=>breakOk(())"
        && arm(failed) == format!("{error}=>break{error}")
        && error.starts_with("Err(");
    is_it.then(|| some.clone())
}

/// Reads a loop that calls a closure.
fn turn(looped: &ast::LoopExpr, stream: &str) -> Option<Called> {
    let some = some_arm(looped, stream)?;
    let item = squeezed(some.pat()?.syntax());
    let item = item.strip_prefix("Ok(Some(")?.strip_suffix("))")?;
    let value = some.expr()?;
    let call = value
        .syntax()
        .descendants()
        .filter_map(ast::CallExpr::cast)
        .find(|call| matches!(arguments(call).as_slice(), [only] if only.syntax().text() == item))?;
    let each = text(call.expr()?.syntax());
    let body = squeezed(value.syntax());
    let body = body
        .strip_prefix('{')
        .and_then(|body| body.strip_suffix('}'))
        .unwrap_or(&body)
        .trim_end_matches(';')
        .to_owned();
    // A function that is called in the arm is no closure beside the loop.
    binding(&each, call.syntax())?;
    for wait in ["", ".await", ".compat().await"] {
        if body == format!("_={each}({item})") && wait.is_empty() {
            return Some((each, call.syntax().clone(), wait, true));
        }
        let rest = body.strip_prefix("ifletErr(")?;
        let (error, rest) = rest.split_once(')')?;
        if rest == format!("={each}({item}){wait}{{breakErr({error});}}") {
            return Some((each, call.syntax().clone(), wait, false));
        }
    }
    None
}

/// Reads a loop that has the work of a turn in its arm.
fn arm_of(looped: &ast::LoopExpr, stream: &str) -> Option<Arm> {
    let some = some_arm(looped, stream)?;
    let ast::Pat::TupleStructPat(outer) = some.pat()? else { return None };
    let ast::Pat::TupleStructPat(inner) = outer.fields().next()? else { return None };
    let ast::Expr::BlockExpr(body) = some.expr()? else { return None };
    Some(Arm { pattern: inner.fields().next()?, body })
}

fn squeezed(node: &SyntaxNode) -> String {
    text(node).split_whitespace().collect()
}

/// Returns the expressions that name a variable, in order; `None` where the tokens of a macro do.
fn used(function: &SyntaxNode, name: &str, pattern: &SyntaxNode) -> Option<Vec<SyntaxNode>> {
    let all = mentions(function).into_iter().filter(|(found, mention)| {
        found == name && mention.node().and_then(|node| binding(name, &node)).is_some_and(|meant| meant == *pattern)
    });
    all.map(|(_, mention)| mention.node().filter(|node| node.text_range() == mention.range())).collect()
}

/// Returns the statements of a list without its `Ok(())`.
fn without_tail(list: &ast::StmtList, end: &str) -> Option<String> {
    let tail = list.tail_expr().filter(|tail| tail.syntax().text() == "Ok(())")?;
    let start = list.syntax().text_range().start();
    let whole = text(list.syntax());
    let before = whole[1..usize::from(tail.syntax().text_range().start() - start)].trim();
    let behind = whole[usize::from(tail.syntax().text_range().end() - start)..].trim_end_matches('}').trim();
    let lines = [before, behind, end].into_iter().filter(|part| !part.is_empty()).map(|part| format!("{part}\n"));
    Some(lines.collect())
}

/// Returns whether a duration is a literal that is not zero.
fn is_literal_duration(value: &ast::Expr) -> bool {
    let ast::Expr::CallExpr(call) = value else { return false };
    let is_made = call.expr().is_some_and(|callee| text(callee.syntax()).contains("Duration::from_"));
    let list = arguments(call);
    is_made
        && matches!(list.as_slice(), [ast::Expr::Literal(number)] if text(number.syntax()).starts_with(|c: char| ('1'..='9').contains(&c)))
}

/// Returns the range of a node and the white space behind it.
fn with_blank(node: &SyntaxNode) -> TextRange {
    let behind = node.next_sibling_or_token().filter(|next| next.kind() == SyntaxKind::WHITESPACE);
    behind.map_or(node.text_range(), |blank| node.text_range().cover(blank.text_range()))
}
