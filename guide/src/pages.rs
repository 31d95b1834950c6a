//! The pages of the map, generated from its rows.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use serde::Deserialize;

use super::behaviour::Behaviours;
use super::map::{Class, Effort, GROUPS, Group, Listed, Row, count, data_file};
use super::markdown::{anchors, relative_link};
use super::{Problem, documents};

/// The index of the map, relative to the root.
pub(crate) const INDEX: &str = "guide/README.md";

/// The page of the pairs that are not lessons, relative to the root.
pub(crate) const PAIRS: &str = "guide/pairs.md";

/// Largest number of rows on a page, so that it opens quickly.
pub(crate) const PAGE_LIMIT: usize = 320;

/// Names of crates in a manifest, by the first segment of a path in code.
const CRATES: [(&str, &str); 8] = [
    ("bytes", "bytes 1"),
    ("futures", "futures 0.3"),
    ("socket2", "socket2 0.6"),
    ("std", "std"),
    ("tokio", "tokio 1"),
    ("tokio_stream", "tokio-stream 0.1"),
    ("tokio_util", "tokio-util 0.7"),
    ("tower", "tower 0.5"),
];

/// A crate used with tokio, with its versions for both generations and the symptom of a mismatch.
#[derive(Debug, Deserialize)]
struct Companion {
    old: String,
    new: String,
    bites: String,
}

/// Targets that links in the pages may have: the facts and the lessons of the guide.
#[derive(Debug)]
pub(crate) struct Targets {
    facts: HashMap<String, String>,
    lessons: HashMap<String, String>,
    /// `true` if the page of lessons exists; then every lesson has to exist.
    has_all_lessons: bool,
}

impl Targets {
    /// Finds the facts (anchors `b14`, `b14-…`) and lessons (headings of `LESSONS.md` and of the page of pairs; else
    /// the examples themselves) in the repository.
    ///
    /// # Errors
    ///
    /// Fails if a document cannot be read.
    pub(crate) fn find(root: &Path) -> io::Result<Self> {
        let mut facts = HashMap::new();
        let mut lessons = HashMap::new();
        let mut has_all_lessons = false;
        for entry in files_of(&root.join("modern/examples"))? {
            if let Some(name) = entry.strip_suffix(".rs") {
                lessons.insert(name.to_owned(), format!("modern/examples/{entry}"));
            }
        }
        let patterns = files_of(&root.join("guide/patterns"))?;
        for file in documents(root)? {
            if file.starts_with("guide/map/") || file == INDEX {
                continue;
            }
            has_all_lessons |= file == "LESSONS.md";
            let text = fs::read_to_string(root.join(&file))?;
            let mut found: Vec<String> = anchors(&text).into_iter().collect();
            found.sort();
            for anchor in found {
                let target = format!("{file}#{anchor}");
                let name = anchor.split('-').next().unwrap_or("");
                let is_fact = name
                    .strip_prefix('b')
                    .is_some_and(|number| !number.is_empty() && number.chars().all(|c| c.is_ascii_digit()));
                if is_fact {
                    facts.entry(name.to_uppercase()).or_insert(target);
                } else if file == "LESSONS.md" || file == PAIRS {
                    // A heading may begin with the lesson's number.
                    let name = anchor.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-');
                    lessons.insert(name.to_owned(), target);
                }
            }
        }
        // If a lesson has a page that shows both sides, that page is what a reader wants.
        for entry in patterns {
            if let Some(name) = entry.strip_suffix(".md") {
                lessons.insert(name.to_owned(), format!("guide/patterns/{entry}"));
            }
        }
        Ok(Self { facts, lessons, has_all_lessons })
    }

    /// Returns rows that name a fact or a lesson that the guide does not have, and rows of items in use that lack a
    /// needed lesson. While the guide has no facts at all, or no page of lessons, missing ones are not reported.
    pub(crate) fn check(&self, groups: &[Group]) -> Vec<Problem> {
        let mut problems = Vec::new();
        for group in groups {
            for row in &group.rows {
                let mut problem = |what: String| {
                    problems.push(Problem { file: data_file(group.name), line: row.line, what });
                };
                let is_trivial = row.effort == Effort::Mechanical
                    && matches!(row.class, Class::Same | Class::Renamed | Class::Moved);
                if row.uses.is_some() && !is_trivial && row.lessons.is_empty() {
                    problem(format!("`{}` is in use and needs a lesson that shows both sides", row.old));
                }
                for fact in row.facts.split_whitespace() {
                    if !self.facts.is_empty() && !self.facts.contains_key(fact) {
                        problem(format!("the guide has no entry for `{fact}`"));
                    }
                }
                for lesson in row.lessons.split_whitespace() {
                    if self.has_all_lessons && !self.lessons.contains_key(lesson) {
                        problem(format!("there is no lesson `{lesson}`"));
                    }
                }
            }
        }
        problems
    }

    fn links(&self, row: &Row, page: &str, facts: &Behaviours) -> String {
        let unnoticed = facts.unnoticed();
        let facts = row.facts.split_whitespace().map(|fact| {
            let warning = if unnoticed.contains(fact) { "⚠ " } else { "" };
            let label = facts.label(fact).unwrap_or_else(|| fact.to_owned());
            match self.facts.get(fact) {
                Some(target) => format!("{warning}[{label}]({})", relative_link(page, target)),
                None => format!("{warning}{label}"),
            }
        });
        let lessons = row.lessons.split_whitespace().map(|lesson| match self.lessons.get(lesson) {
            Some(target) => format!("[`{lesson}`]({})", relative_link(page, target)),
            None => format!("`{lesson}`"),
        });
        facts.chain(lessons).collect::<Vec<_>>().join(", ")
    }
}

/// Returns the names of the files in a folder, in order; empty if the folder does not exist.
fn files_of(folder: &Path) -> io::Result<Vec<String>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

fn page_file(group: &str) -> String {
    format!("guide/map/{group}.md")
}

fn notice(source: &str) -> String {
    format!("<!-- Written by `cargo run -p compat-tests --bin guide -- --write` from {source}; edit that. -->\n\n")
}

/// Returns the crate of a new path, by its name in a manifest.
fn crate_of(path: &str) -> Option<&'static str> {
    let first = path.split("::").next()?;
    CRATES.iter().find(|(name, _)| *name == first).map(|(_, name)| *name)
}

/// Returns the other paths by which old code may name the item: those in the sub-crates, but not those in a prelude.
fn other_paths<'a>(row: &Row, aliases: &'a HashMap<(String, String), Vec<String>>) -> Vec<&'a str> {
    aliases
        .get(&(row.old.clone(), row.kind.clone()))
        .into_iter()
        .flatten()
        .map(String::as_str)
        .filter(|path| !path.contains("::prelude") && !path.ends_with("::_"))
        .collect()
}

/// Returns all pages of the map: the file, relative to the root, and the text.
///
/// # Errors
///
/// Fails if `guide/map/crates.csv` cannot be read.
pub(crate) fn generate(
    root: &Path,
    groups: &[Group],
    items: &[Listed],
    targets: &Targets,
    facts: &Behaviours,
) -> io::Result<Vec<(String, String)>> {
    let aliases: HashMap<(String, String), Vec<String>> =
        items.iter().map(|item| ((item.path.clone(), item.kind.clone()), item.aliases.clone())).collect();
    let mut pages: Vec<(String, String)> =
        groups.iter().map(|group| (page_file(group.name), page(group, &aliases, targets, facts))).collect();
    let mut companions = Vec::new();
    let mut reader = csv::Reader::from_path(root.join("guide/map/crates.csv")).map_err(io::Error::other)?;
    for companion in reader.deserialize() {
        companions.push(companion.map_err(io::Error::other)?);
    }
    pages.push((INDEX.to_owned(), index(groups, &companions)));
    Ok(pages)
}

fn page(
    group: &Group,
    aliases: &HashMap<(String, String), Vec<String>>,
    targets: &Targets,
    facts: &Behaviours,
) -> String {
    let file = page_file(group.name);
    let mut text = notice(&format!("`{}.csv`", group.name));
    let _ = write!(
        text,
        "# {}\n\n[Index of the map](../README.md) · {} items · what the columns mean stands in the index.\n",
        group.title,
        group.rows.len()
    );
    let mut crates: BTreeMap<(bool, &str), Vec<&Row>> = BTreeMap::new();
    for row in &group.rows {
        let name = row.old.split("::").next().unwrap_or("");
        crates.entry((name.contains('_'), name)).or_default().push(row);
    }
    for ((_, name), rows) in crates {
        let _ = write!(
            text,
            "\n## Crate {}\n\n| 0.1 | now | class | what to do | facts and lessons | uses |\n|---|---|---|---|---|--:|\n",
            name.replace('_', "-")
        );
        for row in rows {
            let _ = write!(text, "| <a id=\"{}\"></a>`{}` {}", row.anchor(group), row.old, row.kind);
            for path in other_paths(row, aliases) {
                let _ = write!(text, "<br>= `{path}`");
            }
            text.push_str(" | ");
            if let Some(name) = crate_of(&row.new) {
                let _ = write!(text, "`{}` {name}", row.new);
            } else {
                text.push('–');
            }
            let warn = if row.class == Class::BehavesDifferently { "⚠ " } else { "" };
            let _ = writeln!(
                text,
                " | {warn}{}, {} | {}{} | {} | {} |",
                row.class.name(),
                row.effort.name(),
                row.action,
                if row.keeps.is_empty() { String::new() } else { format!(" (Not ⚠: {}.)", row.keeps) },
                targets.links(row, &file, facts),
                row.uses.map_or_else(String::new, |uses| uses.to_string()),
            );
        }
    }
    text
}

fn index(groups: &[Group], companions: &[Companion]) -> String {
    let mut text = notice("the data files in `map/`");
    let total: usize = groups.iter().map(|group| group.rows.len()).sum();
    let counts = count(groups);
    let of = |class: Class| counts.get(&class).copied().unwrap_or(0);
    let _ = write!(
        text,
        "# The map\n\n\
         What became of each public item of tokio 0.1.22, futures 0.1.31 and bytes 0.4.12, of the crates under them, \
         and of the generation before (tokio-core, tokio-proto, tokio-service, futures-cpupool, tokio-signal, \
         tokio-process): {total} items, hidden and deprecated ones included. A test compares the rows with the \
         compiler's own list of items, and both paths of each row are compiled (but for eleven items of Windows).\n\n\
         Beside it: [silent changes](../MIGRATION.md#silent-changes), fact by fact with its tests; and \
         [pairs](pairs.md) of code for items that no lesson shows.\n\n\
         | class | items | meaning |\n|---|--:|---|\n"
    );
    for class in Class::ALL {
        let meaning = match class {
            Class::Same => "same path, same meaning",
            Class::Renamed => "another name or signature, the same meaning",
            Class::Moved => "another crate or module, the same name",
            Class::AsyncAwait => "`async` code writes it differently; the path is the nearest counterpart",
            Class::BehavesDifferently => "⚠ there is a counterpart and it does something else: read the fact",
            Class::Gone => "no counterpart; the row says what to do instead",
        };
        let _ = writeln!(text, "| {} | {} | {meaning} |", class.name(), of(class));
    }
    text.push_str(
        "\nEffort: *mechanical* is search and replace, or what the compiler says; *local rewrite* changes the function \
         around it; *redesign* means that the design around it does not survive. *Uses* counts mentions in 28 code \
         bases of the time. `= path` is another path to the same item.\n\n## Pages\n\n| page | items |",
    );
    for class in Class::ALL {
        let _ = write!(text, " {} |", class.name());
    }
    text.push_str("\n|---|--:|");
    text.push_str(&"--:|".repeat(Class::ALL.len()));
    text.push('\n');
    for group in groups {
        let _ = write!(text, "| [{}](map/{}.md) | {} |", group.title, group.name, group.rows.len());
        for class in Class::ALL {
            let rows = group.rows.iter().filter(|row| row.class == class).count();
            let _ = write!(text, " {rows} |");
        }
        text.push('\n');
    }

    text.push_str("\n## What real code uses most\n\n| 0.1 | uses | now | class |\n|---|--:|---|---|\n");
    let mut used: Vec<(&Group, &Row)> = groups
        .iter()
        .flat_map(|group| group.rows.iter().map(move |row| (group, row)))
        .filter(|(_, row)| row.uses.is_some())
        .collect();
    used.sort_by_key(|(_, row)| (std::cmp::Reverse(row.uses), row.old.clone()));
    for (group, row) in used {
        let new = if row.new.is_empty() { "–".to_owned() } else { format!("`{}`", row.new) };
        let _ = writeln!(
            text,
            "| [`{}`](map/{}.md#{}) | {} | {new} | {} |",
            row.old,
            group.name,
            row.anchor(group),
            row.uses.unwrap_or(0),
            row.class.name()
        );
    }

    text.push_str(
        "\n## Crates beside tokio\n\n\
         As far as their async surface goes; read in their sources and documentation, and not proven by tests here, but for hyper.\n\n\
         | 0.1 | pairs with tokio 1 | what bites |\n|---|---|---|\n",
    );
    for companion in companions {
        let _ = writeln!(text, "| {} | {} | {} |", companion.old, companion.new, companion.bites);
    }
    text
}

/// Returns pages that would take too long to open, and rows whose crate is missing from [`CRATES`].
pub(crate) fn check(groups: &[Group]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut anchors = HashSet::new();
    for group in groups {
        if group.rows.len() > PAGE_LIMIT {
            problems.push(Problem {
                file: data_file(group.name),
                line: 0,
                what: format!("{} rows are too many for a page; split the group", group.rows.len()),
            });
        }
        for row in &group.rows {
            let problem = |what: String| Problem { file: data_file(group.name), line: row.line, what };
            if !row.new.is_empty() && crate_of(&row.new).is_none() {
                problems.push(problem(format!("`{}`: the crate has no entry in the list of crates", row.new)));
            }
            if !anchors.insert((group.name, row.anchor(group))) {
                problems.push(problem(format!("the anchor of `{}` is taken", row.old)));
            }
        }
    }
    debug_assert_eq!(groups.len(), GROUPS.len());
    problems
}
