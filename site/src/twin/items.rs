//! The items of a source file, each with its lines.

use ra_ap_rustc_lexer::TokenKind;

use crate::highlight::{lines, tokens};

/// A part of a file that is shown opposite a part of the file on the other side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Item {
    /// Name, which is the same on both sides: `fn run`, `impl Stopping`, `Stopping::drop`.
    pub(crate) key: String,
    /// Its lines: the text, for comparison, and the same with colours.
    pub(crate) lines: Vec<Line>,
    /// The number of its first line in the file, from 1.
    pub(crate) first: usize,
}

/// A line of code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    /// Its text.
    pub(crate) text: String,
    /// Its text as HTML.
    pub(crate) html: String,
    /// Its number in the file, from 1.
    pub(crate) number: usize,
}

/// Brackets and code of a line.
#[derive(Debug, Clone, Copy, Default)]
struct Shape {
    /// Number of brackets open at its beginning.
    open: usize,
    /// `true` if it has more than whitespace and comments.
    has_code: bool,
    /// `true` if something is complete at its end: its last token is `;`, `}` or `,`, at the depth of its beginning.
    ends: bool,
    /// Number of brackets open at its end.
    left: usize,
}

/// Reads the items of Rust code. Markers of regions are left out.
pub(crate) fn read(code: &str) -> Vec<Item> {
    let shapes = shapes(code);
    let all: Vec<Line> = code
        .lines()
        .zip(lines("rust", code))
        .enumerate()
        .map(|(index, (text, html))| Line { text: text.to_owned(), html, number: index + 1 })
        .collect();
    let mut items = Vec::new();
    split(&all, &shapes, 0, "", &mut items);
    merge_imports(&mut items);
    items
}

fn is_mark(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("// region:") || line.starts_with("// endregion:")
}

fn shapes(code: &str) -> Vec<Shape> {
    let mut found = vec![Shape::default()];
    let mut depth = 0_usize;
    for (kind, text) in tokens(code) {
        let is_code =
            !matches!(kind, TokenKind::Whitespace | TokenKind::LineComment { .. } | TokenKind::BlockComment { .. });
        match kind {
            TokenKind::OpenBrace | TokenKind::OpenParen | TokenKind::OpenBracket => depth += 1,
            TokenKind::CloseBrace | TokenKind::CloseParen | TokenKind::CloseBracket => depth = depth.saturating_sub(1),
            _ => {}
        }
        if is_code && let Some(line) = found.last_mut() {
            line.has_code = true;
            line.ends = matches!(kind, TokenKind::Semi | TokenKind::CloseBrace | TokenKind::Comma);
            line.left = depth;
        }
        for _ in text.matches('\n') {
            if let Some(line) = found.last_mut() {
                line.left = depth;
            }
            found.push(Shape { open: depth, ..Shape::default() });
        }
    }
    found
}

/// Splits lines into the items that begin at `depth`; the contents of `impl` and `trait` blocks are split in turn.
fn split(all: &[Line], shapes: &[Shape], depth: usize, owner: &str, items: &mut Vec<Item>) {
    let mut pending: Vec<&Line> = Vec::new();
    for line in all {
        let Some(shape) = shapes.get(line.number - 1) else { continue };
        let is_blank = line.text.trim().is_empty();
        if is_mark(&line.text) || (is_blank && pending.is_empty()) {
            continue;
        }
        pending.push(line);
        let text = line.text.trim_start();
        let is_module_doc = text.starts_with("//!") && depth == 0;
        let next_is_doc =
            all.iter().find(|next| next.number == line.number + 1).is_some_and(|next| next.text.starts_with("//!"));
        let ends = shape.has_code && shape.ends && shape.left == depth;
        if (is_module_doc && !next_is_doc) || ends {
            close(&mut pending, shapes, depth, owner, items);
        }
    }
    close(&mut pending, shapes, depth, owner, items);
}

fn close(pending: &mut Vec<&Line>, shapes: &[Shape], depth: usize, owner: &str, items: &mut Vec<Item>) {
    while pending.last().is_some_and(|line| line.text.trim().is_empty()) {
        pending.pop();
    }
    let Some(first) = pending.first() else { return };
    let key = key(pending, shapes, owner);
    let block = pending.iter().position(|line| {
        shapes
            .get(line.number - 1)
            .is_some_and(|shape| shape.has_code && shape.open == depth && shape.left == depth + 1)
    });
    let splits = key.starts_with("impl ") || key.starts_with("trait ");
    match block {
        // The head, then the items inside; the closing bracket belongs to the last item.
        Some(at) if splits && owner.is_empty() && pending.len() > at + 2 => {
            let head: Vec<Line> = pending[..=at].iter().map(|line| (*line).clone()).collect();
            let inner: Vec<Line> = pending[at + 1..pending.len() - 1].iter().map(|line| (*line).clone()).collect();
            let last = pending.last().map(|line| (*line).clone());
            let name = key.split_once(' ').map_or("", |(_, name)| name).to_owned();
            items.push(Item { key, lines: head, first: first.number });
            split(&inner, shapes, depth + 1, &name, items);
            if let (Some(item), Some(last)) = (items.last_mut(), last) {
                item.lines.push(last);
            }
        }
        _ => {
            let lines = pending.iter().map(|line| (*line).clone()).collect();
            items.push(Item { key, lines, first: first.number });
        }
    }
    pending.clear();
}

/// Returns the name of an item: its kind and name, or for an associated item the type's name and its own.
fn key(pending: &[&Line], shapes: &[Shape], owner: &str) -> String {
    let code: Vec<&str> = pending
        .iter()
        .filter(|line| shapes.get(line.number - 1).is_some_and(|shape| shape.has_code))
        .map(|line| line.text.trim())
        .skip_while(|line| line.starts_with("#[") && line.ends_with(']'))
        .collect();
    let Some(first) = code.first() else {
        return if pending.iter().any(|line| line.text.starts_with("//!")) {
            "module".into()
        } else {
            "comment".into()
        };
    };
    let head = code.join(" ");
    let mut rest = *first;
    loop {
        let word = rest.split([' ', '(']).next().unwrap_or("");
        match word {
            "pub" if rest.starts_with("pub(") => rest = rest.split_once(')').map_or("", |(_, rest)| rest.trim_start()),
            "pub" | "async" | "unsafe" | "default" => rest = rest[word.len()..].trim_start(),
            "const" if rest.starts_with("const fn") || rest.starts_with("const async") => rest = rest[5..].trim_start(),
            _ => break,
        }
    }
    let name = |rest: &str| -> String { rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect() };
    let kind = name(rest);
    let after = rest[kind.len()..].trim_start_matches(['!', ' ']);
    match kind.as_str() {
        "impl" | "trait" => {
            let at = head.find(kind.as_str()).unwrap_or(0);
            let bare = without_generics(head[at + kind.len()..].split(['{', ';']).next().unwrap_or(""));
            let bare = bare.split(" where ").next().unwrap_or("").split_whitespace().collect::<Vec<_>>().join(" ");
            format!("{kind} {bare}")
        }
        "fn" if !owner.is_empty() => format!("{owner}::{}", name(after)),
        "type" | "const" if !owner.is_empty() => format!("{owner}::{}", name(after)),
        "use" => "use".into(),
        "extern" => "extern crate".into(),
        "mod" => format!("{kind} {}", after.trim_end_matches([';', '{', ' '])),
        "fn" | "struct" | "enum" | "type" | "const" | "static" | "union" => format!("{kind} {}", name(after)),
        "macro_rules" => format!("macro {}", name(after)),
        _ => "code".into(),
    }
}

fn without_generics(text: &str) -> String {
    let mut depth = 0_i32;
    let mut out = String::new();
    let mut before = ' ';
    for c in text.chars() {
        match c {
            '<' => depth += 1,
            '>' if before != '-' => depth -= 1,
            c if depth == 0 => out.push(c),
            _ => {}
        }
        before = c;
    }
    out
}

/// Merges consecutive imports into one item, and likewise consecutive code outside of items.
fn merge_imports(items: &mut Vec<Item>) {
    let mut merged: Vec<Item> = Vec::new();
    for item in items.drain(..) {
        match merged.last_mut() {
            Some(last) if last.key == item.key && matches!(item.key.as_str(), "use" | "extern crate" | "code") => {
                let end = last.lines.last().map_or(0, |line| line.number);
                // Empty lines between them are kept.
                for number in end + 1..item.first {
                    last.lines.push(Line { text: String::new(), html: String::new(), number });
                }
                last.lines.extend(item.lines);
            }
            _ => merged.push(item),
        }
    }
    *items = merged;
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODE: &str = "//! About\n//! it.\n\nuse a::b;\n\nuse c::{\n    d,\n};\n\n// region: x\n/// Says.\n#[derive(Debug)]\n\
                        pub(crate) struct A {\n    x: u8,\n}\n\nimpl<T: Into<u8>> From<T> for A {\n    /// Doc.\n    fn from(t: T) -> Self {\n        \
                        A { x: t.into() }\n    }\n}\n// endregion: x\n\npub const fn one() -> u8 {\n    1\n}\n\nconst N: [u8; 2] = [\n    1,\n    2,\n];\n";

    #[test]
    fn items_have_names_that_both_sides_use() {
        let keys: Vec<String> = read(CODE).into_iter().map(|item| item.key).collect();
        assert_eq!(keys, ["module", "use", "struct A", "impl From for A", "From for A::from", "fn one", "const N"]);
    }

    #[test]
    fn no_line_of_code_is_lost_and_marks_are_left_out() {
        let items = read(CODE);
        let numbers: Vec<usize> = items.iter().flat_map(|item| &item.lines).map(|line| line.number).collect();
        let wanted: Vec<usize> = CODE
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.trim().is_empty() && !is_mark(line))
            .map(|(index, _)| index + 1)
            .filter(|number| !numbers.contains(number))
            .collect();
        assert_eq!(wanted, Vec::<usize>::new());
        assert!(numbers.is_sorted(), "{numbers:?}");
    }

    #[test]
    fn statements_alone_are_one_item() {
        let keys: Vec<String> = read("let x = 1;\nf(x);\n\nlet y = 2;\n").into_iter().map(|item| item.key).collect();
        assert_eq!(keys, ["code"]);
    }
}
