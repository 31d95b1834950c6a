//! The formatting of what was rewritten, and of nothing else.

use std::ops::Range;

use ra_ap_syntax::{AstNode as _, Edition, NodeOrToken, SourceFile, SyntaxKind};
use similar::{ChangeTag, DiffOp, TextDiff};

/// Takes from `formatted`, which is `after` as rustfmt writes it, what concerns the lines that differ from `before`.
///
/// A file that rustfmt never saw keeps its own look that way, and what was written into it is no heap of lines. Lines are taken
/// in runs, each only where it lies within what was rewritten, and only where the tokens stay the same.
pub fn formatted_where_changed(before: &str, after: &str, formatted: &str) -> String {
    let changed = changed_lines(before, after);
    let diff = TextDiff::from_lines(after, formatted);
    let old: Vec<&str> = after.split_inclusive('\n').collect();
    let new: Vec<&str> = formatted.split_inclusive('\n').collect();
    let wanted = tokens(after);
    let mut taken: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    for op in diff.ops() {
        let (from, to) = (op.old_range(), op.new_range());
        if matches!(op, DiffOp::Equal { .. }) || !is_within(&from, &changed, &old) {
            continue;
        }
        taken.push((from, to));
        if tokens(&put_together(&old, &new, &taken)) != wanted {
            taken.pop();
        }
    }
    put_together(&old, &new, &taken)
}

/// Returns whether the lines belong to rewritten code. The first and the last of them were rewritten, or open and close
/// what was, and so were at least half of all, so that a chain's own lines move with it. A gap belongs to it if the lines
/// around it do.
fn is_within(lines: &Range<usize>, changed: &[bool], old: &[&str]) -> bool {
    let of = |line: usize| changed.get(line).copied().unwrap_or(false);
    if lines.is_empty() {
        return lines.start > 0 && of(lines.start - 1) && of(lines.start);
    }
    let (first, last) = (lines.start, lines.end - 1);
    let opens = of(first + 1) && old[first].trim_end().ends_with(['(', '{', '[']);
    let closes = last > 0 && of(last - 1) && old[last].trim_start().starts_with([')', '}', ']']);
    let count = lines.clone().filter(|&line| of(line)).count();
    (of(first) || opens) && (of(last) || closes) && 2 * count >= lines.len()
}

fn changed_lines(before: &str, after: &str) -> Vec<bool> {
    let diff = TextDiff::from_lines(before, after);
    diff.iter_all_changes()
        .filter(|change| change.tag() != ChangeTag::Delete)
        .map(|change| change.tag() == ChangeTag::Insert)
        .collect()
}

fn put_together(old: &[&str], new: &[&str], taken: &[(Range<usize>, Range<usize>)]) -> String {
    let mut text = String::new();
    let mut at = 0;
    for (from, to) in taken {
        text.extend(old[at..from.start].iter().copied());
        text.extend(new[to.clone()].iter().copied());
        at = from.end;
    }
    text.extend(old[at..].iter().copied());
    text
}

/// Returns the tokens, and whether they parse: but for blanks, and for the commas and braces that rustfmt sets and
/// takes away in lists and around the bodies of closures and arms.
fn tokens(text: &str) -> (Vec<String>, bool) {
    let parsed = SourceFile::parse(text, Edition::CURRENT);
    let passed_over = [SyntaxKind::WHITESPACE, SyntaxKind::COMMA, SyntaxKind::L_CURLY, SyntaxKind::R_CURLY];
    let tokens = parsed
        .tree()
        .syntax()
        .descendants_with_tokens()
        .filter_map(NodeOrToken::into_token)
        .filter(|token| !passed_over.contains(&token.kind()))
        .map(|token| token.text().to_owned())
        .collect();
    (tokens, parsed.errors().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_there_keeps_its_look() {
        let before = "fn  old( ) { }\nfn f() {\n    a();\n}\nfn  other( ) { }\n";
        let after = "fn  old( ) { }\nfn f() {\n    b({\nlet x = 1;\nx\n});\n}\nfn  other( ) { }\n";
        let formatted = "fn old() {}\nfn f() {\n    b({\n        let x = 1;\n        x\n    });\n}\nfn other() {}\n";
        let expected =
            "fn  old( ) { }\nfn f() {\n    b({\n        let x = 1;\n        x\n    });\n}\nfn  other( ) { }\n";
        assert_eq!(formatted_where_changed(before, after, formatted), expected);
    }

    #[test]
    fn a_line_that_was_there_is_not_drawn_in() {
        // What rustfmt would join belongs in part to others.
        let before = "fn f() {\n    a(1,\n      2);\n}\n";
        let after = "fn f() {\n    b(1,\n      2);\n}\n";
        assert_eq!(formatted_where_changed(before, after, "fn f() {\n    b(1, 2);\n}\n"), after);
    }

    #[test]
    fn a_line_within_a_rewritten_chain_moves_with_it() {
        let before = "fn f() {\n    a(1)\n        .b(2)\n}\n";
        let after = "fn f() {\n    c({\na(1)\n        .b(2)\n})\n}\n";
        let formatted = "fn f() {\n    c({\n        a(1)\n            .b(2)\n    })\n}\n";
        assert_eq!(formatted_where_changed(before, after, formatted), formatted);
    }

    #[test]
    fn rustfmt_may_set_braces() {
        let before = "fn f() {\n    a(|x| x)\n}\n";
        let after = "fn f() {\n    b(|x| if x {1} else {2})\n}\n";
        let formatted = "fn f() {\n    b(|x| {\n        if x { 1 } else { 2 }\n    })\n}\n";
        assert_eq!(formatted_where_changed(before, after, formatted), formatted);
    }

    #[test]
    fn no_token_is_lost_where_lines_are_alike() {
        let before = "fn f() {\n    x();\n}\n";
        let after = "fn f() {\nif a {\nx();\n}\nif b {\nx();\n}\n}\n";
        let formatted = "fn f() {\n    if a {\n        x();\n    }\n    if b {\n        x();\n    }\n}\n";
        let made = formatted_where_changed(before, after, formatted);
        assert_eq!(tokens(&made), tokens(after));
        assert_eq!(made, formatted);
    }
}
