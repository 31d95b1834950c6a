//! Puts two texts side by side within a given width.

use similar::{DiffOp, TextDiff};

/// Returns `left` and `right` in two columns with a total width of `width` characters. Lines that occur in both are
/// placed opposite each other, and a line that is too long continues below.
#[must_use]
pub fn beside(left: &str, right: &str, width: usize) -> String {
    let column = width.saturating_sub(3).max(20) / 2;
    let (old, new): (Vec<&str>, Vec<&str>) = (left.lines().collect(), right.lines().collect());
    let mut page = String::new();
    for op in TextDiff::from_slices(&old, &new).ops() {
        let same = matches!(op, DiffOp::Equal { .. });
        let [old, new] = [&old[op.old_range()], &new[op.new_range()]]
            .map(|lines| lines.iter().flat_map(|line| wrapped(line, column)));
        let (old, new): (Vec<String>, Vec<String>) = (old.collect(), new.collect());
        for at in 0..old.len().max(new.len()) {
            let [old, new] = [&old, &new].map(|lines| lines.get(at).map_or("", String::as_str));
            let line = format!("{old:<column$} {} {new}", if same { ' ' } else { '│' });
            page.push_str(line.trim_end());
            page.push('\n');
        }
    }
    page
}

/// Splits `line` into pieces of at most `width` characters; all but the first are indented two blanks more than the
/// line.
fn wrapped(line: &str, width: usize) -> Vec<String> {
    let indent = line.len() - line.trim_start().len();
    let mut pieces = Vec::new();
    let mut rest: Vec<char> = line.chars().collect();
    while rest.len() > width {
        let end = rest[..width].iter().rposition(|c| *c == ' ').filter(|at| *at > indent + 2).unwrap_or(width);
        pieces.push(rest[..end].iter().collect::<String>().trim_end().to_owned());
        let later: String = rest[end..].iter().collect();
        rest = format!("{}{}", " ".repeat((indent + 2).min(width / 2)), later.trim_start()).chars().collect();
    }
    pieces.push(rest.into_iter().collect());
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_lines_stand_opposite_each_other() {
        let page = beside("a\nold\nb\n", "a\nnew 1\nnew 2\nb\n", 43);
        let rows: Vec<Vec<&str>> = page.lines().map(|line| line.split_whitespace().collect()).collect();
        assert_eq!(rows, [vec!["a", "a"], vec!["old", "│", "new", "1"], vec!["│", "new", "2"], vec!["b", "b"]]);
    }

    #[test]
    fn no_line_is_longer_than_the_width_and_nothing_is_lost() {
        let long = "    let answer = service.call(request).and_then(move |answer| socket.write_all(answer));";
        let page = beside(long, long, 80);
        assert!(page.lines().count() > 1);
        assert!(page.lines().all(|line| line.chars().count() <= 80), "{page}");
        let letters = |text: &str| text.replace(' ', "");
        assert_eq!(letters(&wrapped(long, 38).concat()), letters(long));
        assert_eq!(letters(&wrapped("abcdefgh", 3).concat()), "abcdefgh");
    }
}
