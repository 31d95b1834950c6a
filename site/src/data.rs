//! The guide's data, in the form that the parts of the site need.

use std::collections::HashMap;
use std::path::Path;

use guide::behaviour::Behaviours;
use guide::errors::{self, Entry};
use guide::facts::Fact;
use guide::lessons::Spec;
use guide::map::{self, Group, Row};

use crate::Error;

/// All of the guide's data.
#[derive(Debug)]
pub struct Guide {
    /// The map, page by page.
    pub groups: Vec<Group>,
    /// Other paths to each item, by path and kind.
    pub aliases: HashMap<(String, String), Vec<String>>,
    /// The facts, in the order of their numbers.
    pub facts: Vec<Fact>,
    /// The texts of errors, each with its anchor.
    pub errors: Vec<(Entry, String)>,
    /// The lessons, in the order of the course.
    pub lessons: Vec<Spec>,
}

impl Guide {
    /// Reads the data of the repository at `root`.
    ///
    /// # Errors
    ///
    /// Fails if a file is missing or invalid.
    pub fn load(root: &Path) -> Result<Self, Error> {
        let data = |error: std::io::Error| Error::Data(error.to_string());
        let groups = map::load(root).map_err(data)?;
        let items = map::listed(root).map_err(data)?;
        let facts = Behaviours::load(root, &groups).and_then(|known| known.facts(root)).map_err(data)?;
        let said = errors::load(root).map_err(data)?;
        let anchors = errors::anchors(&said);
        let lessons = guide::lessons::all_specs().map_err(|error| Error::Data(error.to_string()))?;
        Ok(Self {
            groups,
            aliases: items.into_iter().map(|item| ((item.path, item.kind), item.aliases)).collect(),
            facts,
            errors: said.into_iter().zip(anchors).collect(),
            lessons,
        })
    }

    /// Returns all rows of the map, each with the page that it is on.
    pub fn rows(&self) -> impl Iterator<Item = (&Group, &Row)> {
        self.groups.iter().flat_map(|group| group.rows.iter().map(move |row| (group, row)))
    }

    /// Returns the page and the anchor of a row, as a link within the site.
    pub fn place(group: &Group, row: &Row) -> String {
        format!("guide/map/{}.html#{}", group.name, row.anchor(group))
    }

    /// Returns other paths by which old code may name an item, leaving out those in preludes.
    pub fn other_paths(&self, row: &Row) -> Vec<&str> {
        let known = self.aliases.get(&(row.old.clone(), row.kind.clone()));
        let is_written = |path: &&str| !path.contains("::prelude") && !path.ends_with("::_") && !path.contains("::_");
        known.into_iter().flatten().map(String::as_str).filter(is_written).collect()
    }

    /// Returns the fact of this name.
    pub fn fact(&self, name: &str) -> Option<&Fact> {
        self.facts.iter().find(|fact| fact.name == name)
    }
}

/// Returns the page and the anchor of a place in the guide, such as `guide/behaviour/time.md#b40`, as a link within the
/// site.
pub(crate) fn place_of(link: &str) -> String {
    match link.split_once('#') {
        Some((file, anchor)) => format!("{}#{anchor}", crate::page_of(file)),
        None => crate::page_of(link),
    }
}
