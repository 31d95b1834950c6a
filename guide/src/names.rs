//! Checks the code in the text of rows: each type, function, method and macro that it mentions has to exist.

use std::collections::BTreeSet;

use super::Problem;
use super::items::Items;
use super::map::{Group, data_file};

/// Names in the standard library, and names that rows use for the reader's own code. Any other name has to be an item
/// of the locked crates.
const OTHERS: &str = include_str!("names.txt");

/// All names that rows may mention.
#[derive(Debug)]
pub(crate) struct Names<'a>(BTreeSet<&'a str>);

impl<'a> Names<'a> {
    /// Returns the names of `items`, and those of `names.txt`.
    pub(crate) fn of(items: &[&'a Items]) -> Self {
        let mut names: BTreeSet<&str> =
            OTHERS.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect();
        for items in items {
            names.extend(items.items.iter().flat_map(|item| item.path.split("::")));
        }
        Self(names)
    }

    /// Returns the names in rows that do not exist.
    pub(crate) fn check(&self, groups: &[Group]) -> Vec<Problem> {
        let mut problems = Vec::new();
        for group in groups {
            for row in &group.rows {
                for name in named(&row.action).into_iter().filter(|name| !self.0.contains(name)) {
                    let what = format!("`{}` names `{name}`, which is no item of the locked crates", row.old);
                    problems.push(Problem { file: data_file(group.name), line: row.line, what });
                }
            }
        }
        problems
    }
}

/// Returns the names in the code in `text`: path segments, called functions, capitalised names, macros. Plain words in
/// lower case are taken for variables.
fn named(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for code in text.split('`').skip(1).step_by(2) {
        let is_part = |c: char| c.is_alphanumeric() || c == '_';
        let mut rest = code;
        while let Some(start) = rest.find(|c: char| c.is_alphabetic() || c == '_') {
            let before = &code[..code.len() - rest.len() + start];
            let tail = &rest[start..];
            let end = tail.find(|c| !is_part(c)).unwrap_or(tail.len());
            let (name, after) = tail.split_at(end);
            rest = after;
            // This is the suffix of a number, or part of a string.
            if before.ends_with(|c: char| c.is_ascii_digit()) || before.matches('"').count() % 2 == 1 {
                continue;
            }
            let is_called = after.starts_with('(') || after.starts_with("::") || after.starts_with("!(");
            let is_member = before.ends_with("::");
            // `T`, `E` and similar names are type parameters.
            let is_type = name.len() > 1 && name.starts_with(char::is_uppercase);
            let is_name_alone = code.trim_end_matches('!') == name && name.len() > 1;
            if is_called || is_member || is_type || is_name_alone {
                found.push(name);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_types_and_paths_are_names_and_variables_are_not() {
        assert_eq!(
            named("Take `tokio::io::copy(&mut reader, n)`, or `Poll<T>`, `select!`, not `x + y` or `n`."),
            ["tokio", "io", "copy", "Poll", "select"]
        );
        assert_eq!(named("`spawn_local`, then `socket.recv(&mut buf).await?`."), ["spawn_local", "recv"]);
    }

    #[test]
    fn what_nobody_has_is_reported() {
        let names = Names(BTreeSet::from(["copy"]));
        let row = super::super::map::Row {
            old: "a::b".to_owned(),
            kind: "fn".to_owned(),
            new: String::new(),
            class: super::super::map::Class::Gone,
            effort: super::super::map::Effort::Mechanical,
            action: "`copy(x)`, not `copi(x)`.".to_owned(),
            keeps: String::new(),
            facts: String::new(),
            lessons: String::new(),
            uses: None,
            line: 2,
        };
        let found = names.check(&[Group { name: "io", title: "", rows: vec![row] }]);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].what.contains("`copi`"), "{found:?}");
    }
}
