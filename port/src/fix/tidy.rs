//! Tidying after a rewrite: unused imports go, and the user's formatting comes.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use ra_ap_syntax::ast::{self, AstNode as _};
use ra_ap_syntax::{Edition, SourceFile, SyntaxElement, SyntaxKind, TextRange, TextSize};

use super::apply::apply;
use super::change::Edit;
use super::copy::Changed;
use super::format::formatted_where_changed;
use super::judge::{Judge, Located};
use crate::error::Error;

/// Removes the imports that a step has made useless, and formats files that were formatted before; of others what was
/// rewritten, if the step writes more than names.
///
/// # Errors
///
/// Fails if the copy cannot be written, or cargo not be started.
pub fn tidy(judge: &mut Judge, changed: &mut Changed, writes_code: bool) -> Result<(), Error> {
    if changed.keys().any(|path| is_code(path)) {
        remove_imports(judge, changed)?;
    }
    for (path, (before, after)) in changed.iter_mut() {
        let (Some(old), Some(new)) = (before.as_deref(), after.as_deref()) else { continue };
        if old == new {
            continue;
        }
        // What was rewritten is compared by lines.
        let (before, text) = (old.replace("\r\n", "\n"), new.replace("\r\n", "\n"));
        let formatted = if is_code(path) { formatted(judge, path, &before, &text, writes_code) } else { None };
        let ended = with_endings(old, &formatted.unwrap_or(text));
        if ended != new {
            judge.copy.write(path, Some(&ended))?;
            *after = Some(ended);
        }
    }
    Ok(())
}

/// Returns a changed file as rustfmt writes it, or what was rewritten in it.
fn formatted(judge: &Judge, path: &Path, before: &str, text: &str, writes_code: bool) -> Option<String> {
    let folder = judge.copy.at.join(path).parent().map(Path::to_path_buf).unwrap_or_default();
    let edition = judge.edition_of(path);
    let formatted = rustfmt(&folder, edition, text)?.replace("\r\n", "\n");
    let known = rustfmt(&folder, edition, before).map(|known| known.replace("\r\n", "\n"));
    match (known.as_deref() == Some(before), writes_code) {
        (true, _) => Some(formatted),
        (false, true) => Some(formatted_where_changed(before, text, &formatted)),
        (false, false) => None,
    }
}

/// Returns a text with the ends of lines that the text before it had, if these were all alike.
pub(super) fn with_endings(before: &str, after: &str) -> String {
    let (all, long) = (before.matches('\n').count(), before.matches("\r\n").count());
    let plain = || after.replace("\r\n", "\n");
    match long {
        0 => plain(),
        _ if long == all => plain().replace('\n', "\r\n"),
        _ => after.to_owned(),
    }
}
fn is_code(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "rs")
}

/// Greatest number of times that imports are looked at: the compiler tells of those of a list in several words, which cannot
/// be followed at once.
const LOOKS: usize = 3;

fn remove_imports(judge: &mut Judge, changed: &mut Changed) -> Result<(), Error> {
    let mut verdict = judge.compile()?;
    let mut refused: BTreeSet<PathBuf> = BTreeSet::new();
    for _ in 0..LOOKS {
        let mut edits: BTreeMap<PathBuf, Vec<Edit>> = BTreeMap::new();
        for warning in verdict.warnings.iter().filter(|warning| is_unused_import(warning)) {
            let is_known = judge.baseline.contains(&key(warning)) || refused.contains(&warning.file);
            if is_known || !changed.contains_key(&warning.file) {
                continue;
            }
            let mut found = removals(warning);
            if found.is_empty() {
                let text = changed.get(&warning.file).and_then(|(_, after)| after.as_deref());
                found.extend(text.and_then(|text| removal(text, warning.at)));
            }
            edits.entry(warning.file.clone()).or_default().extend(found);
        }
        let mut is_any = false;
        for (path, edits) in edits {
            let Some((_, after)) = changed.get_mut(&path) else { continue };
            let Some(text) = after.clone() else { continue };
            let made = without_blank(&text, &edits);
            if made == text {
                continue;
            }
            judge.copy.write(&path, Some(&made))?;
            let next = judge.compile()?;
            // A test may use what its library does not.
            if next.is_clean() {
                *after = Some(made);
                verdict = next;
                is_any = true;
            } else {
                judge.copy.write(&path, Some(&text))?;
                refused.insert(path);
            }
        }
        if !is_any {
            break;
        }
    }
    Ok(())
}

/// Applies removals; a line that is left empty goes with them.
fn without_blank(text: &str, edits: &[Edit]) -> String {
    let size = |at: usize| TextSize::from(u32::try_from(at).unwrap_or(0));
    let widened: Vec<Edit> = edits
        .iter()
        .map(|edit| {
            let (start, end) = (usize::from(edit.range.start()), usize::from(edit.range.end()));
            let line = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
            let stop = text[end..].find('\n').map_or(text.len(), |newline| end + newline + 1);
            let is_alone = text[line..start].trim().is_empty() && text[end..stop].trim().is_empty();
            // The compiler's range may hold the end of the line already: then an empty line goes only behind another.
            let is_whole = start == line && text[start..end].ends_with('\n');
            let is_behind_blank = line == 0 || text[..line].ends_with("\n\n");
            match edit.text.is_empty() && is_alone && (!is_whole || is_behind_blank) {
                true => Edit::remove(TextRange::new(size(line), size(stop))),
                false => edit.clone(),
            }
        })
        .collect();
    apply(text, &widened)
}

/// Returns whether a warning says that an import is not used.
pub fn is_unused_import(warning: &Located) -> bool {
    warning.message.code.as_ref().is_some_and(|code| code.code == "unused_imports")
}

/// Returns what a warning is known by when its place has moved: its file and its words.
pub fn key(warning: &Located) -> (PathBuf, String) {
    (warning.file.clone(), warning.message.message.clone())
}

fn removals(warning: &Located) -> Vec<Edit> {
    let size = |at: usize| TextSize::from(u32::try_from(at).unwrap_or(0));
    let mut edits = Vec::new();
    for child in &warning.message.children {
        for span in &child.spans {
            if span.suggestion_applicability.as_deref() == Some("MachineApplicable") {
                let range = TextRange::new(size(span.byte_start), size(span.byte_end));
                edits.push(Edit::replace(range, span.suggested_replacement.clone().unwrap_or_default()));
            }
        }
    }
    edits
}

/// Returns the removal of an import that the compiler calls unused without saying what to do.
fn removal(text: &str, at: TextRange) -> Option<Edit> {
    let tree = SourceFile::parse(text, Edition::CURRENT).syntax_node();
    if !tree.text_range().contains_range(at) {
        return None;
    }
    let import = tree.covering_element(at).ancestors().find_map(ast::UseTree::cast)?;
    // Of `a::b::*` the compiler points at `a::b`.
    let is_star = import.star_token().is_some() && import.path().is_some_and(|path| path.syntax().text_range() == at);
    if import.syntax().text_range() != at && !is_star {
        return None;
    }
    let at = import.syntax().text_range();
    let around = import.syntax().parent()?;
    if let Some(item) = ast::Use::cast(around) {
        return Some(Edit::remove(item.syntax().text_range()));
    }
    // Of a list, with the comma behind it and what lies between; of its end, with the comma before it.
    let is_gap = |next: &SyntaxElement| matches!(next.kind(), SyntaxKind::COMMA | SyntaxKind::WHITESPACE);
    let (mut start, mut end) = (at.start(), at.end());
    let mut next = import.syntax().next_sibling_or_token();
    let is_last = import.syntax().next_sibling().is_none();
    while let Some(token) = next.filter(|next| !is_last && is_gap(next)) {
        end = token.text_range().end();
        next = token.next_sibling_or_token();
    }
    let mut previous = import.syntax().prev_sibling_or_token();
    while let Some(token) = previous.filter(|previous| is_last && is_gap(previous)) {
        start = token.text_range().start();
        previous = token.prev_sibling_or_token();
    }
    Some(Edit::remove(TextRange::new(start, end)))
}

/// Returns a text as the user's rustfmt writes it; `None` where it cannot be run or refuses. A `rustfmt.toml` of the time, which
/// today's rustfmt does not read, is passed over.
fn rustfmt(folder: &Path, edition: &str, text: &str) -> Option<String> {
    let root = folder.ancestors().last();
    rustfmt_in(folder, edition, text).or_else(|| rustfmt_in(root?, edition, text))
}

/// Returns a text as rustfmt writes it in a folder, where it looks for its configuration, and above.
fn rustfmt_in(folder: &Path, edition: &str, text: &str) -> Option<String> {
    let mut child = Command::new("rustfmt")
        .current_dir(folder)
        .args(["--edition", edition, "--quiet"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let mut input = child.stdin.take()?;
    let given = text.to_owned();
    let writer = std::thread::spawn(move || {
        let _ = input.write_all(given.as_bytes());
    });
    let output = child.wait_with_output().ok()?;
    let _ = writer.join();
    output.status.success().then(|| String::from_utf8(output.stdout).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_import_goes_alone() {
        let removed = |text: &str, word: &str| {
            let at = TextRange::at(u32::try_from(text.find(word).unwrap()).unwrap().into(), TextSize::of(word));
            removal(text, at).map(|edit| without_blank(text, &[edit]))
        };
        assert_eq!(removed("use a::B;\nuse c::D;\n", "a::B").unwrap(), "use c::D;\n");
        assert_eq!(removed("use a::{B, C};\n", "B").unwrap(), "use a::{C};\n");
        assert_eq!(removed("use a::{B, C};\n", "C").unwrap(), "use a::{B};\n");
        assert_eq!(removed("use a::{\n    B,\n    C,\n};\n", "C").unwrap(), "use a::{\n    B,\n};\n");
        assert_eq!(removed("use a::b::*;\nuse c::D;\n", "a::b").unwrap(), "use c::D;\n");
        assert_eq!(removed("use a::{b::*, C};\n", "b").unwrap(), "use a::{C};\n");
        assert_eq!(removed("use a::b::C;\n", "a::b"), None);
        assert_eq!(removed("fn f() { a::B }", "a::B"), None);
    }

    #[test]
    fn an_empty_line_behind_the_last_import_stays() {
        let removed = |text: &str, import: &str| {
            let start = text.find(import).unwrap();
            let size = |at: usize| TextSize::from(u32::try_from(at).unwrap());
            let range = TextRange::new(size(start), size(start + import.len()));
            without_blank(text, &[Edit::remove(range)])
        };
        assert_eq!(removed("use a;\nuse b;\n\nfn f() {}\n", "use b;\n"), "use a;\n\nfn f() {}\n");
        assert_eq!(removed("use a;\n\nuse b;\n\nfn f() {}\n", "use b;\n"), "use a;\n\nfn f() {}\n");
        assert_eq!(removed("use a;\n\nfn f() {}\n", "use a;"), "\nfn f() {}\n");
    }

    #[test]
    fn lines_end_as_they_did() {
        assert_eq!(with_endings("a\r\nb\r\n", "a\nc\r\n"), "a\r\nc\r\n");
        assert_eq!(with_endings("a\nb\n", "a\nc\n"), "a\nc\n");
        assert_eq!(with_endings("a\r\nb\n", "a\r\nc\nb\n"), "a\r\nc\nb\n");
    }
}
