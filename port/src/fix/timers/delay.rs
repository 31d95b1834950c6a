//! Delays that are awaited: where their deadline is taken, and where they are waited for.

use ra_ap_syntax::ast::{self, AstNode};
use ra_ap_syntax::{SyntaxKind, SyntaxNode, TextRange, TextSize};

use super::{Left, fold, interval, timeout};
use crate::fix::chains::syntax::{arguments, is_free_of_temporaries, is_postfix, method, tokens};
use crate::fix::chains::vars::{binding, mentions};
use crate::fix::change::{Change, Edit, FileContext, Mark};
use crate::fix::items::holder;
use crate::report::Finding;

/// The function that makes a delay.
const NEW: &str = "tokio::timer::Delay::new";
const RULE: &str = "delay";
/// Reason why a delay stays that nothing known awaits.
const HELD: &str = "a combinator, a field, a signature or a variable of another form holds the timer";

/// Returns the changes of a file, and the places that stay.
pub(super) fn changes(context: &FileContext<'_>, findings: &[&Finding]) -> (Vec<Change>, Vec<Left>) {
    let tree = context.plain_tree();
    let (mut changes, mut left) = (Vec::new(), Vec::new());
    let named = findings.iter().filter(|finding| !interval::NEW.contains(&finding.rule.as_str()));
    let starts: Vec<usize> = named.map(|finding| finding.start).collect();
    for finding in findings {
        let at = TextSize::from(u32::try_from(finding.start).unwrap_or(u32::MAX));
        let made = match finding.rule.as_str() {
            NEW => change(&tree, at, finding, &starts),
            rule if interval::NEW.contains(&rule) => interval::change(&tree, at, finding),
            rule if timeout::NEW.contains(&rule) => timeout::change(&tree, at, finding, &starts),
            _ => Err("no rule is known for it".to_owned()),
        };
        match made {
            Ok(change) => changes.push(change),
            Err(why) => left.push((finding.line, why)),
        }
    }
    // A loop goes over once what stands in it has, be it another loop.
    let places: Vec<(&str, TextRange)> = changes.iter().map(|change| (change.rule, change.place)).collect();
    changes.retain(|change| {
        let is_loop = change.rule == interval::RULE;
        let meets = |place: TextRange| place.intersect(change.place).is_some_and(|both| !both.is_empty());
        let is_first = |rule: &str, place: TextRange| rule != interval::RULE || place.len() < change.place.len();
        !is_loop || !places.iter().any(|&(rule, place)| meets(place) && is_first(rule, place))
    });
    (changes, left)
}

/// A delay and what is done with it.
struct Site {
    /// The deadline.
    when: ast::Expr,
    /// The variable that holds it, if one does.
    variable: Option<(ast::LetStmt, ast::IdentPat)>,
    /// The expression that waits.
    awaited: SyntaxNode,
}

fn change(tree: &SyntaxNode, at: TextSize, finding: &Finding, starts: &[usize]) -> Result<Change, String> {
    let site = site(tree, at)?;
    if !is_free_of_temporaries(&site.when) {
        return Err("what the deadline is made of lives to the end of the statement".to_owned());
    }
    let (waits, mut edits, first) = match &site.variable {
        None => (directly(&site.when), Vec::new(), site.awaited.text_range()),
        Some((binding, pattern)) => {
            let (name, edit) = site.deadline(binding, pattern, starts);
            (format!("tokio::time::sleep_until({name}.into()).await"), vec![edit], binding.syntax().text_range())
        }
    };
    edits.extend(fold::replaced(&site.awaited, &waits)?);
    let start = TextRange::empty(holder(&site.awaited));
    let place = edits.iter().map(|edit| edit.range).fold(first.cover(start), TextRange::cover);
    let mut change = Change::rewrite(RULE, place, edits);
    if finding.facts.iter().any(|fact| fact == "B43") {
        let start = match &site.variable {
            Some((binding, _)) => binding.syntax().text_range().start(),
            None => holder(&site.awaited),
        };
        change = change.with_mark(start, Mark::new("B43", "a wait of years failed, and waits"));
    }
    Ok(change)
}

fn site(tree: &SyntaxNode, at: TextSize) -> Result<Site, String> {
    let held = || HELD.to_owned();
    let call = call_at(tree, at).ok_or_else(held)?;
    let list = arguments(&call);
    let [when] = list.as_slice() else { return Err(held()) };
    let when = when.clone();
    let adapted = adapter(call.syntax());
    if let Some(awaited) = adapted.as_ref().and_then(awaiting) {
        return Ok(Site { when, variable: None, awaited });
    }
    let value = adapted.clone().unwrap_or_else(|| call.syntax().clone());
    let (statement, pattern, mention) = kept(&value).ok_or_else(held)?;
    let value = if adapted.is_some() { Some(mention) } else { adapter(&mention) };
    let awaited = value.as_ref().and_then(awaiting).ok_or_else(held)?;
    Ok(Site { when, variable: Some((statement, pattern)), awaited })
}

/// Returns the variable that a value is bound to and the only place that mentions it.
pub(super) fn kept(value: &SyntaxNode) -> Option<(ast::LetStmt, ast::IdentPat, SyntaxNode)> {
    let statement = value.parent().and_then(ast::LetStmt::cast)?;
    let Some(ast::Pat::IdentPat(pattern)) = statement.pat() else { return None };
    let is_plain = pattern.pat().is_none() && pattern.ref_token().is_none() && pattern.mut_token().is_none();
    if !is_plain || statement.ty().is_some() || statement.let_else().is_some() {
        return None;
    }
    let function = statement.syntax().ancestors().find(|node| node.kind() == SyntaxKind::FN)?;
    let name = pattern.syntax().text().to_string();
    let uses = mentions(&function).into_iter().filter(|(found, mention)| {
        *found == name
            && mention.node().and_then(|node| binding(found, &node)).is_some_and(|meant| meant == *pattern.syntax())
    });
    let uses: Vec<_> = uses.filter_map(|(_, mention)| Some((mention.node()?, mention.range()))).collect();
    let [(mention, range)] = uses.try_into().ok()?;
    let is_path = mention.text_range() == range && mention.kind() != SyntaxKind::TOKEN_TREE;
    is_path.then_some((statement, pattern, mention))
}

/// Returns whether a function makes one timer only.
pub(super) fn is_alone(node: &SyntaxNode, starts: &[usize]) -> bool {
    let function = node.ancestors().filter(|node| node.kind() == SyntaxKind::FN).last();
    function.is_some_and(|function| {
        let range = function.text_range();
        let inside = |start: &&usize| range.contains(TextSize::from(u32::try_from(**start).unwrap_or(u32::MAX)));
        starts.iter().filter(inside).count() == 1
    })
}

/// Returns the call of a function whose name stands at a place. None among the tokens of a macro.
pub(super) fn call_at(tree: &SyntaxNode, at: TextSize) -> Option<ast::CallExpr> {
    let token = tree.token_at_offset(at).right_biased()?;
    if token.parent_ancestors().any(|node| node.kind() == SyntaxKind::TOKEN_TREE) {
        return None;
    }
    let path = token.parent_ancestors().find_map(ast::PathExpr::cast)?;
    path.syntax().parent().and_then(ast::CallExpr::cast)
}

/// Returns the call `….compat()` on an expression.
pub(super) fn adapter(node: &SyntaxNode) -> Option<SyntaxNode> {
    let call = node.parent().and_then(ast::MethodCallExpr::cast)?;
    let is_one = method(&call) == "compat" && arguments(&call).is_empty();
    (is_one && call.receiver()?.syntax() == node).then(|| call.syntax().clone())
}

/// Returns the `await` on an expression.
pub(super) fn awaiting(node: &SyntaxNode) -> Option<SyntaxNode> {
    node.parent().filter(|parent| parent.kind() == SyntaxKind::AWAIT_EXPR)
}

/// Writes the wait for a deadline that is taken here.
fn directly(when: &ast::Expr) -> String {
    let text = when.syntax().text().to_string();
    if let ast::Expr::BinExpr(sum) = when
        && let (Some(now), Some(duration)) = (sum.lhs(), sum.rhs())
        && sum.op_token().is_some_and(|token| token.text() == "+")
    {
        let now: String = now.syntax().text().to_string().split_whitespace().collect();
        if matches!(now.as_str(), "Instant::now()" | "time::Instant::now()" | "std::time::Instant::now()") {
            return format!("tokio::time::sleep({}).await", duration.syntax().text());
        }
    }
    let text = if is_postfix(when) { text } else { format!("({text})") };
    format!("tokio::time::sleep_until({text}.into()).await")
}

impl Site {
    /// Returns the name of the deadline, and the edit that makes the variable it.
    fn deadline(&self, statement: &ast::LetStmt, pattern: &ast::IdentPat, starts: &[usize]) -> (String, Edit) {
        let when = self.when.syntax().text().to_string();
        let range = statement.syntax().text_range();
        if let ast::Expr::PathExpr(path) = &self.when {
            // It has a name already.
            let (here, there) = (binding(&when, path.syntax()), binding(&when, &self.awaited));
            let is_same = here.as_ref().is_some_and(|meant| !tokens(meant).any(|token| token.text() == "mut"));
            if is_same && here == there && !has_comment(statement.syntax()) {
                let end =
                    statement.syntax().next_sibling_or_token().filter(|next| next.kind() == SyntaxKind::WHITESPACE);
                let end = end.map_or(range.end(), |blank| blank.text_range().end());
                return (when, Edit::remove(TextRange::new(range.start(), end)));
            }
        }
        let function = statement.syntax().ancestors().filter(|node| node.kind() == SyntaxKind::FN).last();
        // Of several delays each keeps its name: one name for two would hide the first.
        let is_free = is_alone(statement.syntax(), starts)
            && function.is_some_and(|function| !tokens(&function).any(|token| token.text() == "deadline"));
        let name = if is_free { "deadline".to_owned() } else { pattern.syntax().text().to_string() };
        let whole = statement.syntax().text().to_string();
        let value = statement.initializer().map_or(range, |value| value.syntax().text_range());
        let (start, end) = (usize::from(value.start() - range.start()), usize::from(value.end() - range.start()));
        let own = pattern.syntax().text_range();
        let (own_start, own_end) = (usize::from(own.start() - range.start()), usize::from(own.end() - range.start()));
        let text = format!("{}{name}{}{when}{}", &whole[..own_start], &whole[own_end..start], &whole[end..]);
        (name, Edit::replace(range, text))
    }
}

/// Returns whether a comment stands in a node.
pub(super) fn has_comment(node: &SyntaxNode) -> bool {
    tokens(node).any(|token| token.kind() == SyntaxKind::COMMENT)
}
