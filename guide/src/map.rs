//! The map: a row for each public item of the 0.1 crates, which names its successor.
//!
//! The rows are in `guide/map/GROUP.csv`, and the items that need one are listed in `guide/map/items/`. The lists are
//! generated from rustdoc's JSON of the locked crates, so that no item can be forgotten and no row can outlive its
//! item.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::io;
use std::path::Path;

use serde::Deserialize;

use super::Problem;
use super::items::{Item, Items};
use super::vocabulary::slug;

pub use super::vocabulary::{Class, Effort};

/// One row of the map.
#[derive(Debug, Clone, Deserialize)]
pub struct Row {
    /// The item's shortest path in the 0.1 crates.
    pub old: String,
    /// Kind, as in the item lists: `struct`, `method`, ……
    pub kind: String,
    /// Path of the counterpart; empty if there is none, or if it has no path.
    pub new: String,
    /// Class of its successor.
    pub class: Class,
    /// Extent of the surrounding code that the change affects.
    pub effort: Effort,
    /// Advice in one line.
    #[serde(rename = "do")]
    pub action: String,
    /// Reason why the row's class is not "behaves differently" although one of its facts shows as silence or as a hang.
    #[serde(default)]
    pub keeps: String,
    /// Behaviour facts about the item, such as `B1 B14`.
    pub facts: String,
    /// Lessons that show the item, by name.
    pub lessons: String,
    /// Number of uses in a corpus of real code; `None` if they were not counted.
    pub uses: Option<u32>,
    /// Line of the row in its file, counted from 1.
    #[serde(skip)]
    pub line: usize,
}

impl Row {
    /// Returns the anchor of the row within its page: the path in lower case, with `-` for `::`.
    ///
    /// Paths that differ only in case (`io::copy`, `io::Copy`) also have the kind in their anchors.
    pub fn anchor(&self, group: &Group) -> String {
        let path = slug(&self.old);
        let alone = group.rows.iter().filter(|row| slug(&row.old) == path).count() == 1;
        if alone { path } else { format!("{path}-{}", self.kind) }
    }
}

/// A page of the map.
#[derive(Debug)]
pub struct Group {
    /// Name of its data file and page, without an extension.
    pub name: &'static str,
    /// The page's heading.
    pub title: &'static str,
    /// Its rows, in the order of the file.
    pub rows: Vec<Row>,
}

/// Names and headings of the groups, in the order in which a user needs them.
pub const GROUPS: [(&str, &str); 16] = [
    ("runtime", "Starting and stopping"),
    ("executors", "Reactors, executors and pools by hand"),
    ("spawning", "Spawning"),
    ("futures", "Futures and tasks"),
    ("streams", "Streams"),
    ("sinks", "Sinks"),
    ("channels", "Channels"),
    ("synchronisation", "Synchronisation"),
    ("time", "Time"),
    ("io", "Reading and writing"),
    ("sockets", "TCP, UDP and Unix sockets"),
    ("codecs", "Codecs"),
    ("files", "Files"),
    ("processes", "Processes and signals"),
    ("bytes", "Bytes"),
    ("services", "Services and protocols"),
];

/// The lists of items, each with its crates.
pub const LISTS: [(&str, &[&str]); 5] = [
    ("tokio", &["tokio"]),
    ("futures", &["futures"]),
    ("bytes", &["bytes"]),
    (
        "sub-crates",
        &[
            "tokio_codec",
            "tokio_current_thread",
            "tokio_executor",
            "tokio_fs",
            "tokio_io",
            "tokio_reactor",
            "tokio_sync",
            "tokio_tcp",
            "tokio_threadpool",
            "tokio_timer",
            "tokio_udp",
            "tokio_uds",
        ],
    ),
    ("older", &["futures_cpupool", "tokio_core", "tokio_process", "tokio_proto", "tokio_service", "tokio_signal"]),
];

/// The list that no tool writes: items that exist only on other platforms.
pub const OTHER_PLATFORMS: &str = "other-platforms";

/// The crates in order of preference of their paths: `tokio::net::TcpStream` comes before `tokio_tcp::TcpStream`.
pub const ORDER: [&str; 3] = ["futures", "bytes", "tokio"];

/// The same for the crates of the new paths.
pub const NEW_ORDER: [&str; 7] = ["tokio", "tokio_util", "tokio_stream", "futures", "bytes", "socket2", "tower"];

/// Reads all groups.
///
/// # Errors
///
/// Fails if a data file is missing or a record does not have the columns of a [`Row`].
pub fn load(root: &Path) -> io::Result<Vec<Group>> {
    GROUPS
        .iter()
        .map(|&(name, title)| {
            let path = data_file(name);
            let mut reader = csv::Reader::from_path(root.join(&path)).map_err(|error| in_file(&path, &error))?;
            let headers = reader.headers().map_err(|error| in_file(&path, &error))?.clone();
            let mut rows = Vec::new();
            for record in reader.records() {
                let record = record.map_err(|error| in_file(&path, &error))?;
                let mut row: Row = record.deserialize(Some(&headers)).map_err(|error| in_file(&path, &error))?;
                row.line = record.position().map_or(0, |position| usize::try_from(position.line()).unwrap_or(0));
                rows.push(row);
            }
            Ok(Group { name, title, rows })
        })
        .collect()
}

fn in_file(path: &str, error: &csv::Error) -> io::Error {
    io::Error::other(format!("{path}: {error}"))
}

/// Returns the data file of a group, relative to the root.
pub fn data_file(group: &str) -> String {
    format!("guide/map/{group}.csv")
}

/// Returns the file of an item list, relative to the root.
pub fn list_file(list: &str) -> String {
    format!("guide/map/items/{list}.txt")
}

/// One line of an item list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Listed {
    /// The item's shortest path.
    pub path: String,
    /// Its kind.
    pub kind: String,
    /// Other paths to it.
    pub aliases: Vec<String>,
}

/// Reads the item lists of the repository.
///
/// # Errors
///
/// Fails if a list is missing.
pub fn listed(root: &Path) -> io::Result<Vec<Listed>> {
    let mut items = Vec::new();
    for name in LISTS.iter().map(|(name, _)| *name).chain([OTHER_PLATFORMS]) {
        let path = list_file(name);
        let text =
            fs::read_to_string(root.join(&path)).map_err(|error| io::Error::other(format!("{path}: {error}")))?;
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let (item, aliases) = line.split_once(" = ").unwrap_or((line, ""));
            let mut words = item.split(' ');
            if let (Some(kind), Some(path)) = (words.next(), words.next()) {
                items.push(Listed {
                    path: path.to_owned(),
                    kind: kind.to_owned(),
                    aliases: aliases.split_whitespace().map(str::to_owned).collect(),
                });
            }
        }
    }
    items.sort();
    Ok(items)
}

/// Returns the item lists as they should be in the repository: the file, relative to the root, and the text.
pub fn lists(items: &Items) -> Vec<(String, String)> {
    LISTS
        .iter()
        .map(|(name, crates)| {
            let members: Vec<&Item> = items
                .items
                .iter()
                .filter(|item| crates.contains(&item.path.split("::").next().unwrap_or("")))
                .collect();
            (list_file(name), Items::list(&members))
        })
        .collect()
}

/// Returns the problems of the rows: items without a row, rows without an item, and rows with too little information.
pub fn check_rows(groups: &[Group], items: &[Listed]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut rows: BTreeMap<(&str, &str), (&Group, &Row)> = BTreeMap::new();
    for group in groups {
        for row in &group.rows {
            let mut problem = |what: String| {
                problems.push(Problem { file: data_file(group.name), line: row.line, what });
            };
            if let Some((first, _)) = rows.insert((&row.old, &row.kind), (group, row)) {
                problem(format!("`{}` has a row in {} already", row.old, data_file(first.name)));
            }
            check_row(row, &mut problem);
        }
    }
    for item in items {
        if rows.remove(&(item.path.as_str(), item.kind.as_str())).is_none() {
            problems.push(Problem {
                file: "guide/map".to_owned(),
                line: 0,
                what: format!("the {} `{}` has no row", item.kind, item.path),
            });
        }
    }
    for ((path, kind), (group, row)) in rows {
        problems.push(Problem {
            file: data_file(group.name),
            line: row.line,
            what: format!("there is no {kind} `{path}` in the item lists"),
        });
    }
    problems
}

fn check_row(row: &Row, problem: &mut dyn FnMut(String)) {
    if row.action.is_empty() || !row.action.ends_with('.') {
        problem(format!("`{}` does not say what to do in a sentence", row.old));
    }
    if row.action.starts_with("Unchanged.") && !row.facts.is_empty() {
        problem(format!("`{}` says that it is unchanged, and has facts", row.old));
    }
    if row.class == Class::BehavesDifferently && row.action == "Same name, other place." {
        problem(format!("`{}` behaves differently and does not say how", row.old));
    }
    if row.action.contains('|') {
        problem(format!("`{}`: a `|` would break the table", row.old));
    }
    let has_new = !row.new.is_empty();
    let fits = match row.class {
        Class::Same => row.new == row.old,
        Class::Renamed => has_new,
        Class::Moved => has_new && row.new != row.old,
        Class::AsyncAwait => true,
        Class::BehavesDifferently => !row.facts.is_empty(),
        Class::Gone => !has_new,
    };
    if !fits {
        problem(format!(
            "`{}` is `{}`: {}",
            row.old,
            row.class.name(),
            match row.class {
                Class::Same => "its new path has to be the old one",
                Class::Renamed | Class::Moved => "it has to have a new path that is not the old one",
                Class::AsyncAwait | Class::BehavesDifferently => "it has to name a fact",
                Class::Gone => "it cannot have a new path",
            }
        ));
    }
    for fact in row.facts.split_whitespace() {
        let number = fact.strip_prefix('B').and_then(|number| number.parse::<u32>().ok());
        if number.is_none() {
            problem(format!("`{fact}` is no fact's number"));
        }
    }
}

/// Returns rows whose class promises the same meaning although one of their facts shows as silence or as a hang;
/// `silent` contains the names of these facts. A row that gives a reason may keep its class; an unneeded reason is a
/// problem.
pub fn check_silent(groups: &[Group], silent: &BTreeSet<String>) -> Vec<Problem> {
    let mut problems = Vec::new();
    for group in groups {
        for row in &group.rows {
            let promises = matches!(row.class, Class::Same | Class::Renamed | Class::Moved);
            let fact = row.facts.split_whitespace().find(|fact| silent.contains(*fact));
            let what = match (promises.then_some(fact).flatten(), row.keeps.is_empty()) {
                (Some(fact), true) => format!(
                    "`{}` is `{}`, and {fact} shows as silence or as a hang: it `behaves differently`, or `keeps` says why not",
                    row.old,
                    row.class.name()
                ),
                (None, false) => format!("`{}` gives a reason in `keeps` that nothing asks for", row.old),
                _ => continue,
            };
            problems.push(Problem { file: data_file(group.name), line: row.line, what });
        }
    }
    problems
}

/// Returns the number of rows in each class, over all groups.
pub fn count(groups: &[Group]) -> HashMap<Class, usize> {
    let mut counts = HashMap::new();
    for row in groups.iter().flat_map(|group| &group.rows) {
        *counts.entry(row.class).or_insert(0) += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(old: &str, new: &str, class: Class, facts: &str) -> Row {
        Row {
            old: old.to_owned(),
            kind: "fn".to_owned(),
            new: new.to_owned(),
            class,
            effort: Effort::Mechanical,
            action: "Do it.".to_owned(),
            keeps: String::new(),
            facts: facts.to_owned(),
            lessons: String::new(),
            uses: None,
            line: 2,
        }
    }

    fn item(path: &str) -> Listed {
        Listed { path: path.to_owned(), kind: "fn".to_owned(), aliases: Vec::new() }
    }

    fn complaints(rows: Vec<Row>, items: &[Listed]) -> Vec<String> {
        let groups = [Group { name: "time", title: "Time", rows }];
        check_rows(&groups, items).into_iter().map(|problem| problem.to_string()).collect()
    }

    #[test]
    fn an_item_without_a_row_and_a_row_without_an_item_are_found() {
        assert_eq!(
            complaints(vec![row("a::b", "c::b", Class::Moved, "")], &[item("a::c")]),
            ["guide/map:0: the fn `a::c` has no row", "guide/map/time.csv:2: there is no fn `a::b` in the item lists",]
        );
    }

    #[test]
    fn a_second_row_for_an_item_is_found() {
        let twice = vec![row("a::b", "c::b", Class::Moved, ""), row("a::b", "", Class::Gone, "")];
        assert_eq!(
            complaints(twice, &[item("a::b")]),
            ["guide/map/time.csv:2: `a::b` has a row in guide/map/time.csv already"]
        );
    }

    #[test]
    fn a_row_has_to_say_what_its_class_asks_for() {
        for (new, class, facts) in [
            ("c::b", Class::Same, ""),
            ("a::b", Class::Moved, ""),
            ("", Class::Renamed, ""),
            ("a::b", Class::BehavesDifferently, ""),
            ("c::b", Class::Gone, ""),
            ("", Class::Gone, "14"),
        ] {
            let found = complaints(vec![row("a::b", new, class, facts)], &[item("a::b")]);
            assert_eq!(found.len(), 1, "{new} {class:?}: {found:?}");
        }
    }

    #[test]
    fn a_row_with_facts_is_not_unchanged() {
        let mut unchanged = row("a::b", "a::b", Class::Same, "B1");
        unchanged.action = "Unchanged.".to_owned();
        let found = complaints(vec![unchanged], &[item("a::b")]);
        assert_eq!(found, ["guide/map/time.csv:2: `a::b` says that it is unchanged, and has facts"]);
    }

    #[test]
    fn a_row_with_a_silent_fact_behaves_differently_or_says_why_not() {
        let silent = BTreeSet::from(["B1".to_owned()]);
        let found = |class, facts: &str, keeps: &str| {
            let mut row = row("a::b", "c::b", class, facts);
            row.keeps = keeps.to_owned();
            check_silent(&[Group { name: "time", title: "Time", rows: vec![row] }], &silent).len()
        };
        assert_eq!(found(Class::Moved, "B2 B1", ""), 1);
        assert_eq!(found(Class::Moved, "B2 B1", "it has kept it"), 0);
        assert_eq!(found(Class::BehavesDifferently, "B1", ""), 0);
        assert_eq!(found(Class::AsyncAwait, "B1", ""), 0);
        assert_eq!(found(Class::Moved, "B2", "it has kept it"), 1);
    }

    #[test]
    fn anchors_tell_apart_what_differs_in_case_only() {
        let mut of_type = row("tokio::io::Copy", "", Class::AsyncAwait, "");
        of_type.kind = "struct".to_owned();
        let rows = vec![
            row("tokio::io::copy", "", Class::AsyncAwait, ""),
            of_type,
            row("tokio::io::read", "", Class::AsyncAwait, ""),
            row("tokio", "tokio", Class::Same, ""),
        ];
        let group = Group { name: "io", title: "Reading and writing", rows };
        let anchors: Vec<String> = group.rows.iter().map(|row| row.anchor(&group)).collect();
        assert_eq!(anchors, ["tokio-io-copy-fn", "tokio-io-copy-struct", "tokio-io-read", "tokio-crate"]);
    }
}
