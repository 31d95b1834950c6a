//! The formatting of what was rewritten, and of nothing else.

use std::ops::Range;

use ra_ap_syntax::ast::{self, AstNode as _};
use ra_ap_syntax::{Edition, NodeOrToken, SourceFile, SyntaxKind, SyntaxNode, SyntaxToken};
use similar::{Algorithm, ChangeTag, DiffOp, TextDiff, capture_diff_slices};

/// Takes from `formatted`, which is `after` as rustfmt writes it, what concerns the lines that differ from `before`.
///
/// A file that rustfmt never saw keeps its own look that way, and what was written into it is no heap of lines. Lines are taken
/// in runs, each only where it lies within what was rewritten, and only where the tokens stay the same.
pub fn formatted_where_changed(before: &str, after: &str, formatted: &str) -> String {
    let wanted = tokens(after);
    let with_statements = with_statements(after, formatted, &changed_lines(before, after));
    let after = if tokens(&with_statements) == wanted { &with_statements } else { after };
    let changed = changed_lines(before, after);
    let diff = TextDiff::from_lines(after, formatted);
    let old: Vec<&str> = after.split_inclusive('\n').collect();
    let new: Vec<&str> = formatted.split_inclusive('\n').collect();
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

/// Returns `after` with each statement formatted of which the first and the last line were rewritten: it was taken up as a whole,
/// and lines of it that are as they were stand deeper in it now.
fn with_statements(after: &str, formatted: &str, changed: &[bool]) -> String {
    let (old, new) = (placed(after), placed(formatted));
    let words = |tokens: &[Placed]| tokens.iter().map(|token| token.text.clone()).collect::<Vec<_>>();
    let alike = capture_diff_slices(Algorithm::Myers, &words(&old), &words(&new));
    // The token of `formatted` that one of `after` became, if all up to another are the same, too.
    let counterpart = |first: usize, last: usize| {
        alike.iter().find_map(|op| match op {
            DiffOp::Equal { old_index, new_index, len } if (*old_index..old_index + len).contains(&first) => {
                (last < old_index + len).then(|| (new_index + first - old_index, new_index + last - old_index))
            }
            _ => None,
        })
    };
    let parsed = SourceFile::parse(after, Edition::CURRENT);
    let mut replaced: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    for node in parsed.tree().syntax().descendants().filter(is_statement) {
        let range = node.text_range();
        let (from, to) = (usize::from(range.start()), usize::from(range.end()));
        let first = old.partition_point(|token| token.bytes.start < from);
        let behind = old.partition_point(|token| token.bytes.end <= to);
        if behind <= first || old[first].bytes.start != from || old[behind - 1].bytes.end != to {
            continue;
        }
        let Some((new_first, new_last)) = counterpart(first, behind - 1) else { continue };
        let whole = lines_of(after, from..to);
        let target = lines_of(formatted, new[new_first].bytes.start..new[new_last].bytes.end);
        let (Some(whole), Some(target)) = (whole, target) else { continue };
        let number = |offset: usize| after[..offset].matches('\n').count();
        let is_rewritten = [from, to].map(|offset| changed.get(number(offset)).copied().unwrap_or(false)) == [true; 2];
        // One that stands in another goes with it.
        let is_inner = replaced.last().is_some_and(|(outer, _)| whole.start < outer.end);
        if is_rewritten && !is_inner {
            replaced.push((whole, target));
        }
    }
    let mut text = String::new();
    let mut at = 0;
    for (from, to) in replaced {
        text.push_str(&after[at..from.start]);
        text.push_str(&formatted[to]);
        at = from.end;
    }
    text.push_str(&after[at..]);
    text
}

fn is_statement(node: &SyntaxNode) -> bool {
    let is_tail = node.parent().is_some_and(|parent| ast::StmtList::can_cast(parent.kind()));
    ast::LetStmt::can_cast(node.kind())
        || ast::ExprStmt::can_cast(node.kind())
        || (is_tail && ast::Expr::can_cast(node.kind()))
}

/// Returns the bytes of the lines that a range fills, if nothing else stands on the first and the last.
fn lines_of(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let start = text[..range.start].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[range.end..].find('\n').map_or(text.len(), |newline| range.end + newline);
    let is_alone = text[start..range.start].trim().is_empty() && text[range.end..end].trim().is_empty();
    is_alone.then_some(start..end)
}

/// A token with its place.
struct Placed {
    text: String,
    bytes: Range<usize>,
}

/// Returns the tokens that rustfmt keeps.
fn placed(text: &str) -> Vec<Placed> {
    let parsed = SourceFile::parse(text, Edition::CURRENT);
    let tokens = parsed.tree().syntax().descendants_with_tokens().filter_map(NodeOrToken::into_token);
    let kept = tokens.filter(|token| !PASSED_OVER.contains(&token.kind()) && !is_set_at_the_end(token));
    kept.map(|token| Placed { text: token.text().to_owned(), bytes: token.text_range().into() }).collect()
}

/// Returns whether a token is the semicolon that rustfmt sets behind a `return`, a `break` or a `continue` at the end of a block.
fn is_set_at_the_end(token: &SyntaxToken) -> bool {
    let statement = token.parent().filter(|_| token.kind() == SyntaxKind::SEMICOLON).and_then(ast::ExprStmt::cast);
    let Some(statement) = statement else { return false };
    let leaves = matches!(
        statement.expr(),
        Some(ast::Expr::ReturnExpr(_) | ast::Expr::BreakExpr(_) | ast::Expr::ContinueExpr(_))
    );
    leaves && statement.syntax().next_sibling().is_none()
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

/// Kinds of tokens that rustfmt sets and takes away: blanks, and commas and braces in lists and around the bodies of closures
/// and arms.
const PASSED_OVER: [SyntaxKind; 4] =
    [SyntaxKind::WHITESPACE, SyntaxKind::COMMA, SyntaxKind::L_CURLY, SyntaxKind::R_CURLY];

/// Returns the tokens that rustfmt keeps, and whether they parse.
fn tokens(text: &str) -> (Vec<String>, bool) {
    let tokens = placed(text).into_iter().map(|token| token.text).collect();
    (tokens, SourceFile::parse(text, Edition::CURRENT).errors().is_empty())
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
    fn a_rewritten_statement_is_formatted_as_a_whole() {
        // Most of its lines were there before, and stand deeper now.
        let before = "fn f() {\n    let  other = 1;\n    let c = a()\n        .b(|x| {\n            one();\n            two();\n            three();\n        });\n}\n";
        let after = "fn f() {\n    let  other = 1;\n    let c = {\nlet a = a();\nblock(move {\na.get()\n        .b(|x| {\n            one();\n            two();\n            three();\n        })\n})\n};\n}\n";
        let formatted = "fn f() {\n    let other = 1;\n    let c = {\n        let a = a();\n        block(move {\n            a.get().b(|x| {\n                one();\n                two();\n                three();\n            })\n        })\n    };\n}\n";
        let expected = formatted.replace("let other", "let  other");
        assert_eq!(formatted_where_changed(before, after, formatted), expected);
    }

    #[test]
    fn rustfmt_may_set_braces() {
        let before = "fn f() {\n    a(|x| x)\n}\n";
        let after = "fn f() {\n    b(|x| if x {1} else {2})\n}\n";
        let formatted = "fn f() {\n    b(|x| {\n        if x { 1 } else { 2 }\n    })\n}\n";
        assert_eq!(formatted_where_changed(before, after, formatted), formatted);
    }

    #[test]
    fn rustfmt_may_set_a_semicolon_behind_what_leaves() {
        let before = "fn f() {\n    a(|x| x)\n}\n";
        let after = "fn f() {\nif x { return 1 }\nloop {\ncontinue\n}\n}\n";
        let formatted = "fn f() {\n    if x {\n        return 1;\n    }\n    loop {\n        continue;\n    }\n}\n";
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
