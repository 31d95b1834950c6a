//! The public items of the 0.1 crates, with every path that leads to them.

use std::collections::HashMap;

/// An index of items by any of their paths.
#[derive(Debug, Default)]
pub struct Items {
    /// Path or alias to the indexes of its items.
    by_path: HashMap<String, Vec<usize>>,
    items: Vec<(String, String)>,
    /// Module path to the names in it.
    children: HashMap<String, Vec<String>>,
    /// Type or trait, by its own path, to its members.
    members: HashMap<String, Vec<(String, usize)>>,
    /// Module path to the path of the module that it re-exports.
    modules: HashMap<String, String>,
}

/// Returns whether items of this kind belong to a type or trait and not to a module.
fn is_member(kind: &str) -> bool {
    matches!(kind, "method" | "trait_method" | "assoc_type" | "assoc_const" | "variant" | "field")
}

impl Items {
    /// Adds the lines of a list: `kind path [hidden] [= alias …]`.
    pub(super) fn read(&mut self, text: &str) {
        for line in text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            let (item, aliases) = line.split_once(" = ").unwrap_or((line, ""));
            let mut words = item.split(' ');
            let (Some(kind), Some(path)) = (words.next(), words.next()) else { continue };
            let index = self.items.len();
            self.items.push((path.to_owned(), kind.to_owned()));
            for alias in std::iter::once(path).chain(aliases.split_whitespace()) {
                self.by_path.entry(alias.to_owned()).or_default().push(index);
                if kind == "module" {
                    self.modules.insert(alias.to_owned(), path.to_owned());
                }
                if let Some((parent, name)) = alias.rsplit_once("::") {
                    match is_member(kind) {
                        true => self.members.entry(parent.to_owned()).or_default().push((name.to_owned(), index)),
                        false => self.children.entry(parent.to_owned()).or_default().push(name.to_owned()),
                    }
                }
            }
        }
    }

    /// Completes the index once all lists are read: adds modules that the lists have only as part of a path.
    pub(super) fn finish(&mut self) {
        let mut parents: Vec<String> = self.children.keys().cloned().collect();
        while let Some(module) = parents.pop() {
            if let Some((parent, name)) = module.rsplit_once("::") {
                let names = self.children.entry(parent.to_owned()).or_default();
                if !names.iter().any(|known| known == name) {
                    names.push(name.to_owned());
                    parents.push(parent.to_owned());
                }
            }
        }
    }

    /// Returns all items: path and kind.
    pub fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.items.iter().map(|(path, kind)| (path.as_str(), kind.as_str()))
    }

    /// Returns the names that a glob import of a module brings into scope, or `None` for an unknown module.
    pub fn children(&self, module: &str) -> Option<&[String]> {
        let names = self.children.get(module).or_else(|| self.children.get(self.modules.get(module)?))?;
        Some(names)
    }

    /// Returns the items that a path leads to, as (own path, kind).
    pub fn at(&self, path: &str) -> Vec<(&str, &str)> {
        let found = self.by_path.get(path).map(Vec::as_slice).unwrap_or_default();
        if found.is_empty()
            && let Some((parent, name)) = path.rsplit_once("::")
        {
            // A member by another path to its type, or an item by another path to its module.
            if let Some((own, _)) = self.by_path.get(parent).and_then(|known| self.items.get(*known.first()?)) {
                let own = format!("{own}::{name}");
                if own != path {
                    return self.at(&own);
                }
            }
        }
        found.iter().map(|&index| (self.items[index].0.as_str(), self.items[index].1.as_str())).collect()
    }

    /// Returns whether a path leads to an item or module that is known.
    pub fn knows(&self, path: &str) -> bool {
        !self.at(path).is_empty() || self.children(path).is_some()
    }

    /// Returns the members of a type or trait, by its own path: (name, path, kind).
    pub fn members(&self, owner: &str) -> impl Iterator<Item = (&str, &str, &str)> {
        let members = self.members.get(owner).map(Vec::as_slice).unwrap_or_default();
        members.iter().map(|(name, index)| {
            let (path, kind) = &self.items[*index];
            (name.as_str(), path.as_str(), kind.as_str())
        })
    }

    /// Returns the member of a type or trait, by its own path.
    pub fn member(&self, owner: &str, name: &str) -> Option<(&str, &str)> {
        self.members(owner).find(|(member, ..)| *member == name).map(|(_, path, kind)| (path, kind))
    }
}
