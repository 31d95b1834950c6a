//! Calls that have two meanings once a type is a future of both generations (E0034). They are written with the trait of 0.1,
//! which was their meaning before.
//!
//! ```text
//! answer.map_err(text)        futures01::Future::map_err(answer, text)
//! Answer::wait                <Answer as futures01::Future>::wait
//! answer.compat().await       answer.await
//! ```

use std::path::PathBuf;

use ra_ap_syntax::ast::{self, AstNode, HasArgList, HasGenericArgs};
use ra_ap_syntax::{Edition, NodeOrToken, SyntaxKind, SyntaxNode, TextRange};

use super::change::Edit;
use super::judge::Located;
use crate::syntax::source::Source;

/// Name of the rule.
pub(super) const RULE: &str = "call";
/// Traits of 0.1 that a type is given beside those of today.
const OLD: [&str; 4] = ["Future", "Stream", "Sink", "IntoFuture"];
/// Traits with methods for futures of today.
const NEW: [&str; 6] = ["FutureExt", "TryFutureExt", "StreamExt", "TryStreamExt", "SinkExt", "IntoFuture"];
/// Traits that make something of today of what is of 0.1.
const ADAPTERS: [&str; 3] = ["Future01CompatExt", "Stream01CompatExt", "Sink01CompatExt"];

/// The edits of one call, and the range of the call.
pub(super) type Call = (TextRange, Vec<Edit>);

/// Returns whether an error says that a call has two meanings.
pub(super) fn is_ambiguous(fault: &Located) -> bool {
    fault.message.code.as_ref().is_some_and(|code| code.code == "E0034")
}

/// Returns the edits of a text that write each call with the trait it meant before. `old` is the name of futures 0.1 in the
/// code. A call whose meaning is not certain has none.
pub(super) fn calls(old: &str, text: &str, faults: &[&Located]) -> Vec<Call> {
    let source = Source::new(PathBuf::new(), text.to_owned(), Edition::Edition2021);
    let tree = source.tree();
    faults.iter().filter_map(|fault| call(old, &source, &tree, fault)).collect()
}

fn call(old: &str, source: &Source, tree: &SyntaxNode, fault: &Located) -> Option<Call> {
    let meant = meant(old, fault)?;
    let text = source.text.as_str();
    if usize::from(fault.at.end()) > text.len() {
        return None;
    }
    let node = match tree.covering_element(fault.at) {
        NodeOrToken::Node(node) => node,
        NodeOrToken::Token(token) => token.parent()?,
    };
    let name = node.ancestors().find_map(ast::NameRef::cast).filter(|name| name.syntax().text_range() == fault.at)?;
    let holder = name.syntax().parent()?;
    let path = match meant.as_str() {
        adapter if ADAPTERS.contains(&adapter) => format!("futures::compat::{adapter}"),
        named => format!("{old}::{named}"),
    };
    if let Some(segment) = ast::PathSegment::cast(holder.clone()) {
        let owner = segment.parent_path().qualifier()?;
        let range = owner.syntax().text_range();
        // `<Answer>::wait` is one already.
        if owner.syntax().text().to_string().starts_with('<')
            || node.ancestors().find_map(ast::PathExpr::cast).is_none()
        {
            return None;
        }
        return Some((
            range,
            vec![Edit::insert(range.start(), "<"), Edit::insert(range.end(), format!(" as {path}>"))],
        ));
    }
    let call = ast::MethodCallExpr::cast(holder)?;
    let receiver = call.receiver()?;
    // A macro's name is a blank in the tree.
    let start = source.start_of(receiver.syntax().text_range().start());
    let (dot, list) = (call.dot_token()?.text_range(), call.arg_list()?);
    let whole = TextRange::new(start, call.syntax().text_range().end());
    if ADAPTERS.contains(&meant.as_str()) && !is_receiver(call.syntax()) {
        // It is of today itself. Comments before the dot stay.
        return Some((whole, vec![Edit::remove(TextRange::new(dot.start(), whole.end()))]));
    }
    let open = list.l_paren_token()?.text_range();
    let between = TextRange::new(dot.end(), open.start());
    let comments = call
        .syntax()
        .children_with_tokens()
        .any(|child| child.kind() == SyntaxKind::COMMENT && between.contains_range(child.text_range()));
    if comments {
        return None;
    }
    let types = call.generic_arg_list().map(|types| text[types.syntax().text_range()].to_owned()).unwrap_or_default();
    let types = if types.is_empty() || types.starts_with("::") { types } else { format!("::{types}") };
    let comma = if list.args().next().is_some() { ", " } else { "" };
    Some((
        whole,
        vec![
            Edit::insert(start, format!("{path}::{}{types}(", name.text())),
            Edit::replace(TextRange::new(dot.start(), open.end()), comma),
        ],
    ))
}

/// Returns whether a method is called on the value of an expression.
fn is_receiver(node: &SyntaxNode) -> bool {
    let parent = node.parent().and_then(ast::MethodCallExpr::cast);
    parent.and_then(|call| call.receiver()).is_some_and(|receiver| receiver.syntax() == node)
}

/// Returns the trait that a call meant while the type was of 0.1 alone: the one candidate beside those of today.
fn meant(old: &str, fault: &Located) -> Option<String> {
    // The crate's own name, the one that it has in the code, and that of another that shows it.
    let crates = ["futures", old, "tokio", "tokio01"];
    let mut meant: Vec<String> = Vec::new();
    for child in &fault.message.children {
        if !child.message.starts_with("candidate #") {
            continue;
        }
        let path = child.message.split_once("trait `")?.1.split('`').next()?;
        let name = path.split('<').next()?.rsplit("::").next()?;
        let is_today = path.starts_with("std::") || path.starts_with("core::") || NEW.contains(&name);
        let is_old = OLD.contains(&name) && path.split("::").next().is_some_and(|first| crates.contains(&first));
        match (is_old || ADAPTERS.contains(&name), is_today) {
            (true, _) => meant.push(name.to_owned()),
            (false, true) => {}
            (false, false) => return None,
        }
    }
    match meant.as_slice() {
        [one] => Some(one.clone()),
        _ => None,
    }
}
