//! Text in lines that fit the reader's terminal.

use std::env;

use terminal_size::{Width, terminal_size};

/// Returns the width of a page in characters: the value of `COLUMNS`, else the width of the terminal; `None` if there is
/// neither.
pub(crate) fn width() -> Option<usize> {
    let said = env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()).filter(|columns| *columns > 0);
    said.or_else(|| terminal_size().map(|(Width(columns), _)| usize::from(columns)))
}

/// Returns `text` in lines of at most `width` characters. The first begins with `first`, the others with `indent` spaces.
///
/// Text between backticks or double quotes is not broken; a piece of it that is longer than a line has a line to itself.
pub(crate) fn filled(first: &str, indent: usize, text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = first.to_owned();
    let mut is_empty = true;
    for word in words(text) {
        if !is_empty && line.chars().count() + 1 + word.chars().count() > width {
            lines.push(std::mem::replace(&mut line, " ".repeat(indent)));
            is_empty = true;
        }
        if !is_empty {
            line.push(' ');
        }
        line.push_str(word);
        is_empty = false;
    }
    lines.push(line);
    lines
}

/// Splits at the white space outside of backticks and double quotes.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let mut end = 0;
        while let Some(c) = rest[end..].chars().next().filter(|c| !c.is_whitespace()) {
            end += c.len_utf8();
            if matches!(c, '`' | '"') {
                end += quoted(&rest[end..], c).unwrap_or(0);
            }
        }
        words.push(&rest[..end]);
        rest = rest[end..].trim_start();
    }
    words
}

/// Returns the length of what `mark` ends, with the mark; `None` if it does not occur on this line.
fn quoted(text: &str, mark: char) -> Option<usize> {
    let mut is_escaped = false;
    for (at, c) in text.char_indices() {
        match c {
            '\n' => return None,
            c if c == mark && !is_escaped => return Some(at + c.len_utf8()),
            // Rust's strings escape their marks; code between backticks cannot.
            c => is_escaped = c == '\\' && mark == '"' && !is_escaped,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_to_the_width_and_nothing_is_lost() {
        let text = "one two  three four five six seven eight nine ten\neleven twelve";
        let lines = filled("  hint: ", 8, text, 24);
        assert!(lines.iter().all(|line| line.chars().count() <= 24), "{lines:?}");
        assert!(lines[0].starts_with("  hint: one") && lines[1].starts_with("        "), "{lines:?}");
        let said = lines.join(" ").replacen("hint:", "", 1);
        assert_eq!(said.split_whitespace().collect::<Vec<_>>(), text.split_whitespace().collect::<Vec<_>>());
    }

    #[test]
    fn quoted_code_is_not_broken() {
        let text = "write `let a = b.await;` (or \"a \\\" b\") there, and `a line that is longer than the width`, too";
        let lines = filled("", 0, text, 20);
        for piece in ["`let a = b.await;`", "(or \"a \\\" b\")", "`a line that is longer than the width`,"] {
            let whole =
                lines.iter().filter(|line| line.contains(piece.trim_start_matches("(or ").trim_end_matches(')')));
            assert_eq!(whole.count(), 1, "{piece} in {lines:?}");
        }
        assert!(lines.contains(&"`a line that is longer than the width`,".to_owned()), "{lines:?}");
    }

    #[test]
    fn a_mark_without_its_counterpart_is_a_character() {
        assert_eq!(words("a 12\" pipe isn`t\nhere \" it"), ["a", "12\"", "pipe", "isn`t", "here", "\"", "it"]);
        assert_eq!(filled("", 2, "", 10), [""]);
    }
}
