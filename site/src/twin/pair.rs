//! Two sides opposite each other: items are matched by name, lines by what they have in common.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::items::{Item, Line, read};
use crate::highlight::escape;

/// Items that are shown opposite each other; one of the two may be missing.
#[derive(Debug)]
pub(crate) struct Row<'a> {
    /// The old side.
    pub(crate) left: Option<&'a Item>,
    /// The new side.
    pub(crate) right: Option<&'a Item>,
}

impl Row<'_> {
    /// Returns the name that is shown above both.
    pub(crate) fn label(&self) -> String {
        match (self.left, self.right) {
            (Some(left), Some(right)) if left.key != right.key => format!("{} / {}", left.key, right.key),
            (Some(item), _) | (None, Some(item)) => item.key.clone(),
            (None, None) => String::new(),
        }
    }
}

/// Places items of the same name opposite each other, in the order of both files. Items that only one side has are
/// placed opposite items that only the other side has at that point.
pub(crate) fn align<'a>(left: &'a [Item], right: &'a [Item]) -> Vec<Row<'a>> {
    let keys = |items: &'a [Item]| items.iter().map(|item| item.key.as_str()).collect::<Vec<_>>();
    let mut rows = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, &keys(left), &keys(right)) {
        let (old, new) = (&left[op.old_range()], &right[op.new_range()]);
        for index in 0..old.len().max(new.len()) {
            rows.push(Row { left: old.get(index), right: new.get(index) });
        }
    }
    rows
}

/// The line of each side, if there is one, and whether the two are equal.
type Lines<'a> = (Option<&'a Line>, Option<&'a Line>, bool);

/// Returns whether a line consists only of brackets, which occur in every item.
fn is_bracket(line: &Line) -> bool {
    !line.text.contains(char::is_alphanumeric)
}

/// Largest difference in length of two gaps after which brackets are still placed opposite each other.
const GAP: usize = 2;

fn beside<'a>(left: &'a [Line], right: &'a [Line]) -> Vec<Lines<'a>> {
    let texts = |lines: &'a [Line]| lines.iter().map(|line| line.text.trim_end()).collect::<Vec<_>>();
    let mut runs: Vec<(Range<usize>, Range<usize>, bool)> = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, &texts(left), &texts(right)) {
        let (old, new) = (op.old_range(), op.new_range());
        let same = matches!(op, DiffOp::Equal { .. });
        match runs.last_mut() {
            Some(last) if !last.2 => {
                let tears =
                    same && left[old.clone()].iter().all(is_bracket) && last.0.len().abs_diff(last.1.len()) > GAP;
                if !same || tears {
                    last.0.end = old.end;
                    last.1.end = new.end;
                } else {
                    runs.push((old, new, same));
                }
            }
            _ => runs.push((old, new, same)),
        }
    }
    let mut rows = Vec::new();
    for (old, new, same) in runs {
        let (old, new) = (&left[old], &right[new]);
        for index in 0..old.len().max(new.len()) {
            rows.push((old.get(index), new.get(index), same));
        }
    }
    rows
}

/// Returns the two columns of a row. Each side is one block of code; lines that belong together are in the same row of
/// the grid.
pub(crate) fn columns(row: &Row<'_>) -> String {
    let none: &[Line] = &[];
    let side = |item: Option<&'_ Item>| item.map_or(none.to_vec(), |item| item.lines.clone());
    let (left, right) = (side(row.left), side(row.right));
    let rows = beside(&left, &right);
    let mut html = format!("<div class=\"cols\" style=\"--n:{}\">", rows.len().max(1));
    for (class, name, item) in [("legacy", "tokio 0.1", row.left), ("modern", "tokio 1", row.right)] {
        if item.is_none() {
            html.push_str(&format!("<div class=\"side none {class}\"><p>not in {name}</p></div>"));
            continue;
        }
        html.push_str(&format!("<div class=\"side {class}\"><p class=\"whose\">{name}</p><pre tabindex=\"0\"><code>"));
        let alone = row.left.is_none() || row.right.is_none();
        for (old, new, same) in &rows {
            let line = if class == "legacy" { old } else { new };
            match line {
                Some(line) => {
                    let differs = if *same || alone || is_bracket(line) { "" } else { " x" };
                    let indent = (line.text.len() - line.text.trim_start().len()) / 2;
                    html.push_str(&format!(
                        "<span class=\"ln{differs}\" style=\"--i:{indent}\">{}\n</span>",
                        line.html
                    ));
                }
                None => html.push_str("<span class=\"ln gap\" aria-hidden=\"true\"></span>"),
            }
        }
        html.push_str("</code></pre></div>");
    }
    html.push_str("</div>\n");
    html
}

/// Returns two pieces of code side by side, for use within a page of text.
pub(crate) fn inline(left: &str, right: &str) -> String {
    let (left, right) = (read(left), read(right));
    let mut html =
        String::from("<div class=\"pair\">\n<p class=\"sides\"><span>tokio 0.1</span><span>tokio 1</span></p>\n");
    for row in align(&left, &right) {
        html.push_str(&columns(&row));
    }
    html.push_str("</div>\n");
    html
}

/// Returns the anchor of a row: its name without the characters that a link cannot contain.
pub(crate) fn anchor(label: &str) -> String {
    let mut anchor = String::new();
    for c in label.chars() {
        if c.is_alphanumeric() || c == '_' {
            anchor.push(c);
        } else if !anchor.ends_with('-') {
            anchor.push('-');
        }
    }
    escape(anchor.trim_matches('-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_of_one_name_stand_opposite_each_other() {
        let left = read("fn a() {}\n\nfn only_old() {}\n\nfn b() {}\n");
        let right = read("fn a() {}\n\nfn b() {}\n\nfn only_new() {}\n");
        let rows: Vec<(Option<&str>, Option<&str>)> = align(&left, &right)
            .iter()
            .map(|row| (row.left.map(|item| item.key.as_str()), row.right.map(|item| item.key.as_str())))
            .collect();
        assert_eq!(
            rows,
            [
                (Some("fn a"), Some("fn a")),
                (Some("fn only_old"), None),
                (Some("fn b"), Some("fn b")),
                (None, Some("fn only_new"))
            ]
        );
    }

    #[test]
    fn a_bracket_does_not_tear_an_item_apart() {
        let left = read("struct A {\n    a: u8,\n}\n");
        let right = read("fn a() {\n    one();\n    two();\n    three();\n    four();\n}\n");
        let html = columns(&align(&left, &right)[0]);
        let (old, _) = html.split_once("side modern").unwrap();
        let last = old.rfind("}").unwrap();
        assert!(old.find("ln gap").unwrap() > last, "{old}");
    }

    #[test]
    fn both_sides_have_as_many_lines_and_only_different_ones_are_marked() {
        let left = read("fn a() {\n    old();\n    same();\n}\n");
        let right = read("fn a() {\n    new();\n    more();\n    same();\n}\n");
        let html = columns(&align(&left, &right)[0]);
        assert_eq!(html.matches("class=\"ln").count(), 10, "{html}");
        assert_eq!(html.matches("class=\"ln x\"").count(), 3, "{html}");
        assert_eq!(html.matches("ln gap").count(), 1, "{html}");
    }
}
