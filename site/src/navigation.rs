//! The list of pages that is shown beside every page.

use serde::Serialize;

use crate::links::page_of;
use crate::pages::Documents;

/// A group of pages.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Group {
    /// Its heading.
    pub(crate) title: &'static str,
    /// Its pages in order.
    pub(crate) pages: Vec<Entry>,
}

/// A page in the list.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Entry {
    /// Name in the list.
    pub(crate) title: String,
    /// The page.
    pub(crate) page: String,
}

/// Groups, in the order in which they are listed, and the beginnings of the paths of the files that belong to each.
const GROUPS: [(&str, &[&str]); 8] = [
    ("The port", &["MIGRATION.md", "guide/old_trees.md", "guide/manifest.md", "guide/bridge.md", "guide/not_yet.md"]),
    ("What behaves differently", &["guide/behaviour.md", "guide/behaviour/"]),
    ("Errors", &["guide/errors.md"]),
    ("Patterns", &["guide/patterns/", "guide/pairs.md"]),
    ("The map", &["guide/README.md", "guide/map/"]),
    ("The course", &["LESSONS.md", "ANSWERS.md", "TEACHING.md", "compat-tests/lessons/"]),
    ("Tools", &["port/", "player/", "bridge/", "compat-tests/", "site/"]),
    ("The project", &["README.md", "docs/", ""]),
];

/// Sorts all documents into the groups.
pub(crate) fn groups(documents: &Documents) -> Vec<Group> {
    let mut left: Vec<(String, String)> =
        documents.all.iter().map(|document| (document.file.clone(), document.title.clone())).collect();
    GROUPS
        .iter()
        .map(|(title, beginnings)| {
            let mut pages = Vec::new();
            for beginning in *beginnings {
                let (mine, others) = left.drain(..).partition(|(file, _)| file.starts_with(beginning));
                left = others;
                let mine: Vec<(String, String)> = mine;
                pages.extend(mine.into_iter().map(|(file, title)| Entry { title, page: page_of(&file) }));
            }
            Group { title, pages }
        })
        .filter(|group| !group.pages.is_empty())
        .collect()
}
