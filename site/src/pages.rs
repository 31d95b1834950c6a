//! The pages that are made from Markdown: one for every document of the repository.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use minijinja::context;

use crate::Error;
use crate::data::Guide;
use crate::links::page_of;
use crate::markdown::{self, Heading};
use crate::output::Output;
use crate::template::Site;

/// Folders whose Markdown does not get pages: build output, and copies that another crate embeds.
const LEFT_OUT: [&str; 4] = ["target", "port/data", "ports", "bridge/frameworks/target"];

/// A document of the repository.
#[derive(Debug)]
pub(crate) struct Document {
    /// The file, relative to the root.
    pub(crate) file: String,
    /// Its first heading, without markup.
    pub(crate) title: String,
    text: String,
}

/// The parts of a written page that the search needs.
#[derive(Debug)]
pub(crate) struct Written {
    /// The page.
    pub(crate) page: String,
    /// Its title.
    pub(crate) title: String,
    /// Its headings, with the words under each.
    pub(crate) headings: Vec<Heading>,
}

/// All documents, by file.
#[derive(Debug)]
pub(crate) struct Documents {
    /// The documents.
    pub(crate) all: Vec<Document>,
    /// The pages that were written.
    pub(crate) written: RefCell<Vec<Written>>,
}

impl Documents {
    /// Finds and reads the Markdown files of the repository at `root`.
    pub(crate) fn read(root: &Path) -> Result<Self, Error> {
        let mut files = Vec::new();
        collect(root, "", &mut files)?;
        files.sort();
        let read = |file: String| {
            let text = fs::read_to_string(root.join(&file)).map_err(Error::file(root.join(&file)))?;
            let title = text.lines().find_map(|line| line.trim_start_matches('#').strip_prefix(' '));
            let title = title.map_or_else(|| file.clone(), markdown::words);
            Ok(Document { file, title, text })
        };
        let all = files.into_iter().map(read).collect::<Result<_, Error>>()?;
        Ok(Self { all, written: RefCell::default() })
    }

    /// Returns the files.
    pub(crate) fn files(&self) -> BTreeSet<String> {
        self.all.iter().map(|document| document.file.clone()).collect()
    }

    /// Returns the text of a document.
    pub(crate) fn text(&self, file: &str) -> Option<&str> {
        self.all.iter().find(|document| document.file == file).map(|document| document.text.as_str())
    }

    /// Writes a page for each document.
    pub(crate) fn write(&self, site: &Site<'_>, guide: &Guide, out: &mut Output) -> Result<(), Error> {
        for document in &self.all {
            let page = page_of(&document.file);
            let rendered = markdown::render(&site.links, &page, &document.file, &document.text);
            let contents: Vec<&Heading> =
                rendered.headings.iter().filter(|heading| matches!(heading.level, 2 | 3)).collect();
            let contents = if contents.len() > 60 { Vec::new() } else { contents };
            let beside = beside(guide, &document.file);
            let html = site.render(
                "page.html",
                &page,
                context! {
                    title => document.title,
                    body => rendered.html,
                    contents => contents,
                    file => document.file,
                    beside => beside,
                },
            )?;
            out.write(&page, &html)?;
            self.written.borrow_mut().push(Written {
                page,
                title: document.title.clone(),
                headings: rendered.headings,
            });
        }
        Ok(())
    }
}

/// Returns the page that shows both sides of a pattern side by side.
fn beside(guide: &Guide, file: &str) -> Option<String> {
    let name = file.strip_prefix("guide/patterns/")?.strip_suffix(".md")?;
    let _ = guide;
    Some(format!("twin/pattern/{name}.html"))
}

fn collect(root: &Path, folder: &str, found: &mut Vec<String>) -> Result<(), Error> {
    let path = root.join(folder);
    for entry in fs::read_dir(&path).map_err(Error::file(&path))? {
        let entry = entry.map_err(Error::file(&path))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let file = if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") };
        if name.starts_with('.') || name == "node_modules" || LEFT_OUT.contains(&file.as_str()) {
            continue;
        }
        let kind = entry.file_type().map_err(Error::file(entry.path()))?;
        if kind.is_dir() {
            collect(root, &file, found)?;
        } else if name.ends_with(".md") {
            found.push(file);
        }
    }
    Ok(())
}
