//! The pages in the site that show the repository's files.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use guide::markdown::relative_link;

use crate::numbers;

/// Returns the page that shows a Markdown file of the repository: for `guide/README.md` it is `guide/index.html`.
///
/// A README at the root keeps its name, since the site has its own front page.
pub fn page_of(file: &str) -> String {
    match file.strip_suffix(".md") {
        None => format!("source/{file}.html"),
        Some(stem) => match stem.strip_suffix("/README") {
            Some(folder) => format!("{folder}/index.html"),
            None => format!("{stem}.html"),
        },
    }
}

/// The links of the site: the page of each file, and the source files that need a page because something links to them.
#[derive(Debug)]
pub(crate) struct Links {
    root: PathBuf,
    documents: BTreeSet<String>,
    /// Files that both sides have, as paths within either side: `src/server.rs`.
    twins: BTreeSet<String>,
    sources: RefCell<BTreeSet<String>>,
    /// Links that lead nowhere.
    broken: RefCell<Vec<String>>,
}

impl Links {
    pub(crate) fn new(root: &Path, documents: BTreeSet<String>, twins: BTreeSet<String>) -> Self {
        Self { root: root.to_owned(), documents, twins, sources: RefCell::default(), broken: RefCell::default() }
    }

    /// Returns the link, from a page of the site, for a link to `target` in the Markdown file `document`.
    ///
    /// Links with a scheme, and links within the same page, are left as they are.
    pub(crate) fn rewrite(&self, page: &str, document: &str, target: &str) -> String {
        let has_scheme = target
            .split_once(':')
            .is_some_and(|(scheme, _)| !scheme.is_empty() && scheme.chars().all(|c| c.is_ascii_alphanumeric()));
        if has_scheme || target.starts_with('#') {
            return target.to_owned();
        }
        let (path, anchor) = match target.split_once('#') {
            Some((path, anchor)) => (path, format!("#{anchor}")),
            None => (target, String::new()),
        };
        let file = resolve(document, path);
        if !self.documents.contains(&file) && !self.root.join(&file).exists() {
            self.broken.borrow_mut().push(format!("{document} leads to {file}, which is not there"));
            return target.to_owned();
        }
        format!("{}{anchor}", relative_link(page, &self.place(&file)))
    }

    /// Returns the page of a file or folder of the repository, and records that the page is needed.
    pub(crate) fn place(&self, file: &str) -> String {
        if let Some(page) = self.document(file) {
            return page;
        }
        if let Some(page) = self.twin(file) {
            return page;
        }
        self.sources.borrow_mut().insert(file.to_owned());
        if self.root.join(file).is_dir() {
            format!("source/{}/index.html", file.trim_end_matches('/'))
        } else if is_picture(file) {
            format!("source/{file}")
        } else {
            format!("source/{file}.html")
        }
    }

    fn document(&self, file: &str) -> Option<String> {
        if file == numbers::REPORT {
            return Some(numbers::PAGE.to_owned());
        }
        if self.documents.contains(file) {
            return Some(page_of(file));
        }
        let readme = format!("{file}/README.md");
        self.documents.contains(&readme).then(|| page_of(&readme))
    }

    fn twin(&self, file: &str) -> Option<String> {
        let (side, rest) = file.split_once('/')?;
        if !matches!(side, "legacy" | "modern") {
            return None;
        }
        if let Some(stem) = rest.strip_suffix(".rs").filter(|_| self.twins.contains(rest)) {
            return Some(format!("twin/{stem}.html"));
        }
        let is_folder = self.twins.iter().any(|twin| twin.starts_with(&format!("{rest}/")));
        is_folder.then(|| "twin/index.html".to_owned())
    }

    /// Returns the page of the site that already shows this file, if there is one; does not request a page.
    pub(crate) fn known(&self, file: &str) -> Option<String> {
        let is_source = self.sources.borrow().contains(file);
        self.document(file).or_else(|| self.twin(file)).or_else(|| is_source.then(|| self.place(file)))
    }

    /// Takes the files and folders that were linked to and do not have a page yet.
    pub(crate) fn take_sources(&self) -> BTreeSet<String> {
        self.sources.take()
    }

    /// Takes the messages about links that lead nowhere.
    pub(crate) fn take_broken(&self) -> Vec<String> {
        self.broken.take()
    }

    /// Returns the repository's root.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }
}

/// Returns whether a file is shown as it is.
pub(crate) fn is_picture(file: &str) -> bool {
    file.ends_with(".png") || file.ends_with(".svg")
}

/// Returns the path, relative to the root, that `target` names in the file `from`.
fn resolve(from: &str, target: &str) -> String {
    if target.is_empty() {
        return from.to_owned();
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links() -> Links {
        let set = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        Links::new(
            Path::new("/nowhere"),
            set(&["README.md", "guide/README.md", "guide/errors.md", "guide/map/io.md"]),
            set(&["src/server.rs"]),
        )
    }

    #[test]
    fn links_lead_from_page_to_page() {
        let links = links();
        let rewrite = |target| links.rewrite("guide/map/io.html", "guide/map/io.md", target);
        assert_eq!(rewrite("../errors.md#x"), "../../guide/errors.html#x");
        assert_eq!(rewrite("../README.md"), "../../guide/index.html");
        assert_eq!(rewrite("../../README.md"), "../../README.html");
        assert_eq!(rewrite("#x"), "#x");
        assert_eq!(rewrite("https://example.org/a#b"), "https://example.org/a#b");
    }

    #[test]
    fn the_report_is_shown_by_the_page_of_numbers() {
        let links = links();
        assert_eq!(links.place("bench/report/report.html"), "numbers.html");
        assert!(links.take_sources().is_empty());
    }

    #[test]
    fn a_picture_is_no_page() {
        assert_eq!(links().place("docs/tour.svg"), "source/docs/tour.svg");
    }

    #[test]
    fn sources_of_both_sides_are_shown_beside_each_other() {
        let links = links();
        assert_eq!(links.place("legacy/src/server.rs"), "twin/src/server.html");
        assert_eq!(links.place("modern/src"), "twin/index.html");
        assert_eq!(links.place("engine/src/lib.rs"), "source/engine/src/lib.rs.html");
        assert_eq!(links.take_sources().into_iter().collect::<Vec<_>>(), ["engine/src/lib.rs"]);
    }
}
