//! The behaviour facts as data, for programs that show them in a form other than the pages.

use std::fs;
use std::io;
use std::path::Path;

use super::behaviour::Behaviours;
use super::region;

pub use super::vocabulary::Shows;

/// Code that a fact quotes, with its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quoted {
    /// The file, relative to the root.
    pub file: String,
    /// The region.
    pub region: String,
    /// The code, each line ended by `\n`.
    pub code: String,
}

/// A behaviour fact.
#[derive(Debug, Clone)]
pub struct Fact {
    /// Name, such as `B35`.
    pub name: String,
    /// The API that it is about, as Markdown.
    pub api: String,
    /// Title.
    pub title: String,
    /// Behaviour in 0.1, as Markdown.
    pub legacy: String,
    /// Behaviour in 1, as Markdown.
    pub modern: String,
    /// Symptom of a port that overlooks the fact.
    pub shows_as: Shows,
    /// Remedy, as Markdown.
    pub action: String,
    /// Items of 0.1 that the fact concerns, in addition to those whose rows in the map name it.
    pub items: Vec<String>,
    /// The tests that prove the fact, as cargo names them.
    pub tests: Vec<String>,
    /// Link to the fact in the guide, such as `guide/behaviour/running.md#b1`.
    pub link: String,
    /// Number of mentions, in real code, of the items that the fact concerns.
    pub uses: u32,
    /// The code of 0.1.
    pub old: Vec<Quoted>,
    /// The code of 1.
    pub new: Vec<Quoted>,
}

impl Behaviours {
    /// Returns all facts in the order of their numbers, with the code that proves them.
    ///
    /// # Errors
    ///
    /// Fails if a proof cannot be read, or does not have a region.
    pub fn facts(&self, root: &Path) -> io::Result<Vec<Fact>> {
        let quoted = |regions: &[String]| -> io::Result<Vec<Quoted>> {
            let quote = |region: &String| {
                let file = self.regions.get(region).ok_or_else(|| io::Error::other(format!("no region {region}")))?;
                let source = fs::read_to_string(root.join(file))?;
                let code = region::extract(&source, region).map_err(io::Error::other)?;
                Ok(Quoted { file: file.clone(), region: region.clone(), code })
            };
            regions.iter().map(quote).collect()
        };
        self.entries
            .iter()
            .map(|entry| {
                Ok(Fact {
                    name: entry.name(),
                    api: entry.api.clone(),
                    title: entry.title.clone(),
                    legacy: entry.legacy.clone(),
                    modern: entry.modern.clone(),
                    shows_as: entry.shows_as,
                    action: entry.action.clone(),
                    items: entry.items.clone(),
                    tests: entry.test.clone(),
                    link: format!("guide/behaviour/{}.md#b{}", entry.page(), entry.number),
                    uses: self.uses(entry),
                    old: quoted(&entry.regions.legacy)?,
                    new: quoted(&entry.regions.modern)?,
                })
            })
            .collect()
    }
}
