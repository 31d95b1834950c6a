//! The expected answers of the rows in use. They are kept apart from the map, so that a row cannot change its path or
//! its advice without a change here as well.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use serde::Deserialize;

use super::Problem;
use super::map::{Group, Row, data_file};

/// The table, relative to the root.
pub(crate) const DATA: &str = "compat-tests/expected_rows.csv";

/// One expected answer.
#[derive(Debug, Deserialize)]
struct Expected {
    /// The item's path in 0.1.
    old: String,
    /// Its kind.
    kind: String,
    /// The row's class.
    class: String,
    /// The new path; empty if there is none.
    new: String,
    /// Texts that the row has to contain, separated by ` + `.
    says: String,
}

/// Returns rows that do not answer as expected, and rows in use for which there is no expectation.
///
/// # Errors
///
/// Fails if the table cannot be read.
pub(crate) fn check(root: &Path, groups: &[Group]) -> io::Result<Vec<Problem>> {
    let path = root.join(DATA);
    let mut reader = csv::Reader::from_path(path).map_err(|error| io::Error::other(format!("{DATA}: {error}")))?;
    let mut expected = BTreeMap::new();
    for answer in reader.deserialize() {
        let answer: Expected = answer.map_err(|error| io::Error::other(format!("{DATA}: {error}")))?;
        expected.insert((answer.old.clone(), answer.kind.clone()), answer);
    }
    let mut problems = Vec::new();
    for group in groups {
        for row in &group.rows {
            let answer = expected.remove(&(row.old.clone(), row.kind.clone()));
            let what = match answer {
                Some(answer) => difference(row, &answer),
                None if row.uses.is_some() => {
                    Some(format!("`{}` is in use, and {DATA} expects nothing of it", row.old))
                }
                None => None,
            };
            problems.extend(what.map(|what| Problem { file: data_file(group.name), line: row.line, what }));
        }
    }
    for (old, kind) in expected.into_keys() {
        problems.push(Problem {
            file: DATA.to_owned(),
            line: 1,
            what: format!("there is no row for the {kind} `{old}`"),
        });
    }
    Ok(problems)
}

fn difference(row: &Row, answer: &Expected) -> Option<String> {
    let Row { old, new, action, .. } = row;
    let class = row.class.name();
    if class != answer.class {
        return Some(format!("`{old}` is `{class}`, and {DATA} expects `{}`", answer.class));
    }
    if *new != answer.new {
        return Some(format!("`{old}` leads to `{new}`, and {DATA} expects `{}`", answer.new));
    }
    let missing = answer.says.split(" + ").find(|words| !action.contains(words))?;
    Some(format!("`{old}` does not say `{missing}`, as {DATA} expects"))
}
