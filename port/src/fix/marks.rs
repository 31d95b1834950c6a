//! Comments at the places where a port changes silently, for whoever goes on by hand.

use std::collections::BTreeMap;
use std::path::PathBuf;

use ra_ap_syntax::ast::{self, AstNode};
use ra_ap_syntax::{Edition, SourceFile, SyntaxKind, SyntaxNode, TextRange, TextSize};

use super::apply::{apply, comment_of};
use super::change::Edit;
use super::judge::Judge;
use super::polls::is_in_poll;
use super::step::{Done, Outcome, Step};
use crate::error::Error;
use crate::guide::{Shows, guide};
use crate::report::Finding;

/// Reason of the mark above what is polled by hand.
const BY_HAND: &str =
    "polled by hand: outside of a task that panics where a chain of the future has become an `async` block";

/// Writes `// PORT(B35): …` above each statement in which a fact bites that shows as silence, a hang or an abort. With
/// `has_blocks`, since some chain was rewritten, also above what is polled by hand: the adapter behind an `async` block asks for
/// the task of 0.1.
///
/// # Errors
///
/// Fails if the copy cannot be written.
pub fn run(judge: &Judge, findings: &[Finding], has_blocks: bool) -> Result<Step, Error> {
    let mut step = Step {
        name: "marks".to_owned(),
        title: "Marks where the rest of the port changes silently".to_owned(),
        ..Step::default()
    };
    let mut files: BTreeMap<PathBuf, Vec<(usize, &Finding)>> = BTreeMap::new();
    let is_poll = |finding: &Finding| has_blocks && POLLS.contains(&finding.rule.as_str());
    for finding in findings.iter().filter(|finding| !finding.facts.is_empty() || is_poll(finding)) {
        files.entry(PathBuf::from(&finding.file)).or_default().push((finding.start, finding));
    }
    for (path, places) in files {
        let Some(before) = judge.copy.read(&path) else { continue };
        let tree = SourceFile::parse(&before, Edition::Edition2021).syntax_node();
        let mut wanted: BTreeMap<(usize, &str), usize> = BTreeMap::new();
        for (start, finding) in places {
            let token = tree.token_at_offset(size(start)).right_biased();
            if is_poll(finding)
                && token.and_then(|token| token.parent()).is_some_and(|node| !is_in_poll(&node))
                && let Some(line) = line_above(&before, &tree, start)
            {
                wanted.entry((line, "")).or_insert(start);
            }
            for name in &finding.facts {
                let Some(fact) = guide().fact(name) else { continue };
                if matches!(fact.shows_as, Shows::Silence | Shows::Hang | Shows::Abort)
                    && let Some(line) = line_above(&before, &tree, start)
                {
                    wanted.entry((line, name.as_str())).or_insert(start);
                }
            }
        }
        let mut edits = Vec::new();
        for ((line, name), start) in wanted {
            let title = if name.is_empty() { BY_HAND.to_owned() } else { title(name) };
            let mark = comment_of(name, &title);
            let indent: String = before[line..].chars().take_while(|c| *c == ' ' || *c == '\t').collect();
            let above: Vec<&str> =
                before[..line].lines().rev().take_while(|line| line.trim_start().starts_with("// PORT")).collect();
            if above.iter().any(|line| line.trim() == mark) {
                continue;
            }
            edits.push(Edit::insert(size(line), format!("{indent}{mark}\n")));
            step.done.push(Done {
                rule: "mark".to_owned(),
                file: path.to_string_lossy().replace('\\', "/"),
                line: before[..start].matches('\n').count() + 1,
                outcome: Outcome::Left,
                facts: Some(name.to_owned()).filter(|name| !name.is_empty()).into_iter().collect(),
                why: title,
            });
        }
        if !edits.is_empty() {
            let after = apply(&before, &edits);
            judge.copy.write(&path, Some(&after))?;
            step.changed.insert(path, (Some(before), Some(after)));
        }
    }
    step.rounds = 0;
    Ok(step)
}

/// Polls of 0.1.
const POLLS: [&str; 2] = ["futures::Future::poll", "futures::Stream::poll"];

fn size(at: usize) -> TextSize {
    TextSize::from(u32::try_from(at).unwrap_or(u32::MAX))
}

/// Returns the start of the line above which a comment may stand: that of the statement, field, arm or item around a
/// place. `None` among tokens and in texts that go over several lines.
fn line_above(text: &str, tree: &SyntaxNode, at: usize) -> Option<usize> {
    let token = tree.token_at_offset(size(at)).right_biased()?;
    let in_macro = token.parent_ancestors().any(|node| node.kind() == SyntaxKind::TOKEN_TREE);
    let holder = token.parent_ancestors().find(|node| {
        let is_item = ast::Item::can_cast(node.kind()) && node.kind() != SyntaxKind::MACRO_CALL;
        is_item
            || (ast::Stmt::can_cast(node.kind()) && node.kind() != SyntaxKind::MACRO_CALL)
            || matches!(node.kind(), SyntaxKind::MATCH_ARM | SyntaxKind::RECORD_FIELD | SyntaxKind::ASSOC_ITEM_LIST)
            || node.parent().is_some_and(|parent| parent.kind() == SyntaxKind::STMT_LIST)
    })?;
    if in_macro && !matches!(holder.kind(), SyntaxKind::EXPR_STMT | SyntaxKind::LET_STMT | SyntaxKind::MACRO_EXPR) {
        return None;
    }
    // Comments and attributes before an item belong to it.
    let first = holder
        .children_with_tokens()
        .find(|child| !matches!(child.kind(), SyntaxKind::WHITESPACE))
        .map_or(holder.text_range(), |child| child.text_range());
    let line = text[..usize::from(first.start())].rfind('\n').map_or(0, |newline| newline + 1);
    let is_first = text[line..usize::from(first.start())].trim().is_empty();
    let range = TextRange::empty(size(line));
    let in_text = tree.token_at_offset(range.start()).any(|token| {
        matches!(token.kind(), SyntaxKind::STRING | SyntaxKind::COMMENT) && token.text_range().start() < range.start()
    });
    (is_first && !in_text).then_some(line)
}
/// Returns what a fact is about, in the words of its mark.
pub(super) fn title(fact: &str) -> String {
    let heading = guide().fact(fact).map(crate::guide::Behaviour::heading).unwrap_or_default();
    let title = heading.split_once(": ").map_or(heading.as_str(), |(_, title)| title);
    title.trim_end_matches('.').replace('`', "")
}
