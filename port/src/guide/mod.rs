//! The guide's data, embedded in the binary: the counterpart of each item, and the differences in behaviour.
//!
//! The files under `data/guide` are copies; a check of the guide keeps them equal to their originals.

mod errors;
mod facts;
mod items;
mod vocabulary;

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

pub use errors::Said;
pub use facts::Behaviour;
pub use items::Items;
pub use vocabulary::{Class, Effort, Shows};

use vocabulary::slug;

/// Expands to a list of `(name, text)` of embedded files.
macro_rules! carried {
    ($folder:literal, $extension:literal: $($name:literal)*) => {
        [$(($name, include_str!(concat!("../../data/guide/", $folder, $name, $extension)))),*]
    };
}

const GROUPS: [(&str, &str); 16] = carried!("map/", ".csv":
    "runtime" "executors" "spawning" "futures" "streams" "sinks" "channels" "synchronisation" "time" "io" "sockets" "codecs"
    "files" "processes" "bytes" "services");

const PAGES: [(&str, &str); 7] =
    carried!("behaviour/", ".md": "files" "joining" "outside" "running" "sockets" "streams" "time");

/// One row of the map: a public item of the 0.1 crates.
#[derive(Debug, Clone, Deserialize)]
pub struct Row {
    /// The item's shortest path in the 0.1 crates.
    pub old: String,
    /// Kind of the item, as the item lists name it: `struct`, `method`, ……
    pub kind: String,
    /// The path of the counterpart; empty if there is none that has a path.
    pub new: String,
    /// Fate of the item.
    pub class: Class,
    /// Amount of the surrounding code that has to change.
    pub effort: Effort,
    /// Advice in one line.
    #[serde(rename = "do")]
    pub action: String,
    /// Behaviour facts that belong to it, separated by blanks.
    #[serde(default)]
    pub facts: String,
    /// Link to it on the guide's page, relative to the guide's root: `guide/map/io.md#tokio-io-copy-fn`.
    #[serde(skip)]
    pub link: String,
}

/// A crate that builds on tokio 0.1, and its successor.
#[derive(Debug, Clone, Deserialize)]
pub struct CrateRow {
    /// Name and version, `hyper 0.12`.
    pub old: String,
    /// Names and versions of the successors.
    pub new: String,
    /// Pitfall of the step.
    pub bites: String,
}

/// All data of the guide.
#[derive(Debug)]
pub struct Guide {
    rows: Vec<Row>,
    by_path: HashMap<String, Vec<usize>>,
    /// The public items and their other paths.
    pub items: Items,
    /// The behaviour facts, in the order of their numbers.
    pub facts: Vec<Behaviour>,
    /// Crates on top of tokio 0.1.
    pub crates: Vec<CrateRow>,
    /// Texts of compilers, panics and errors, with their reasons.
    pub errors: Vec<Said>,
}

static GUIDE: LazyLock<Guide> = LazyLock::new(Guide::load);

/// Returns the embedded guide.
///
/// # Panics
///
/// Panics at the first call if the embedded data cannot be read, which a test rules out.
pub fn guide() -> &'static Guide {
    &GUIDE
}

impl Guide {
    fn load() -> Self {
        let mut rows = Vec::new();
        for (group, text) in GROUPS {
            let first = rows.len();
            rows.extend(read_csv::<Row>(text));
            let slugs: Vec<String> = rows[first..].iter().map(|row| slug(&row.old)).collect();
            for (row, path) in rows[first..].iter_mut().zip(&slugs) {
                let alone = slugs.iter().filter(|slug| *slug == path).count() == 1;
                row.link = match alone {
                    true => format!("guide/map/{group}.md#{path}"),
                    false => format!("guide/map/{group}.md#{path}-{}", row.kind),
                };
            }
        }
        rows.extend(read_csv::<Row>(include_str!("../../data/beyond.csv")));
        let mut by_path: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, row) in rows.iter().enumerate() {
            by_path.entry(row.old.clone()).or_default().push(index);
        }
        let lists = carried!("map/items/", ".txt": "tokio" "futures" "bytes" "sub-crates" "older" "other-platforms");
        let mut items = Items::default();
        for (_, text) in lists {
            items.read(text);
        }
        items.read(include_str!("../../data/beyond.txt"));
        items.finish();
        Self {
            rows,
            by_path,
            items,
            facts: facts::read(include_str!("../../data/guide/behaviour.toml"), &PAGES),
            crates: read_csv(include_str!("../../data/guide/map/crates.csv")),
            errors: errors::read(include_str!("../../data/guide/errors.toml")),
        }
    }

    /// Returns the row of an item. If a path has several rows, it is the one of this kind.
    pub fn row(&self, path: &str, kind: Option<&str>) -> Option<&Row> {
        let candidates = self.by_path.get(path)?;
        let fitting = candidates.iter().find(|&&index| Some(self.rows[index].kind.as_str()) == kind);
        Some(&self.rows[*fitting.or(candidates.first())?])
    }

    /// Returns all rows.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Returns the fact with this number: `B35`.
    pub fn fact(&self, name: &str) -> Option<&Behaviour> {
        self.facts.iter().find(|fact| fact.name() == name)
    }

    /// Returns the errors with this code, or with these words in their text.
    pub fn explain_error(&self, words: &str) -> Vec<&Said> {
        let words = words.to_lowercase();
        let fits = |said: &&Said| said.code.to_lowercase() == words || said.text.to_lowercase().contains(&words);
        self.errors.iter().filter(fits).collect()
    }

    /// Returns the guide's own text of a fact, with its code, as Markdown.
    pub fn explain(&self, name: &str) -> Option<String> {
        let fact = self.fact(name)?;
        let (_, page) = PAGES.iter().find(|(page, _)| *page == fact.page)?;
        let start = page.find(&format!("<a id=\"{}\"></a>", name.to_lowercase()))?;
        let rest = &page[start..];
        let end = rest[1..].find("<a id=").map_or(rest.len(), |end| end + 1);
        let is_marker = |line: &&str| !line.starts_with("<!--") && !line.starts_with("<a id=");
        Some(rest[..end].lines().filter(is_marker).collect::<Vec<_>>().join("\n").trim().to_owned())
    }
}

/// Returns the rows of an embedded table.
fn read_csv<T: serde::de::DeserializeOwned>(text: &str) -> Vec<T> {
    csv::Reader::from_reader(text.as_bytes())
        .deserialize()
        .map(|row| row.unwrap_or_else(|error| panic!("the carried map: {error}")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_carried_guide_has_rows_facts_and_their_text() {
        let guide = guide();
        assert!(guide.rows().len() > 1900);
        let row = guide.row("futures::Future::map", None).unwrap();
        assert_eq!(row.new, "futures::TryFutureExt::map_ok");
        for fact in &guide.facts {
            let text = guide.explain(&fact.name()).unwrap();
            assert!(text.contains(&format!("## {} ·", fact.name())), "{text}");
        }
    }

    #[test]
    fn every_carried_group_is_read() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/guide/map");
        for entry in std::fs::read_dir(folder).unwrap() {
            let name = entry.unwrap().file_name().to_string_lossy().into_owned();
            if let Some(name) = name.strip_suffix(".csv").filter(|name| *name != "crates") {
                assert!(GROUPS.iter().any(|(group, _)| *group == name), "{name}");
            }
        }
    }

    #[test]
    fn an_error_is_explained_by_its_code_or_its_words() {
        assert!(!guide().explain_error("e0277").is_empty());
        assert!(!guide().explain_error("cannot be unpinned").is_empty());
        assert!(guide().explain_error("no such words").is_empty());
    }

    #[test]
    fn the_fact_of_a_row_exists() {
        for row in guide().rows() {
            for fact in row.facts.split_whitespace() {
                assert!(guide().fact(fact).is_some(), "{}: {fact}", row.old);
            }
        }
    }

    #[test]
    fn every_item_has_a_row() {
        for (path, kind) in guide().items.all() {
            assert!(guide().row(path, Some(kind)).is_some(), "{kind} {path}");
        }
    }
}
