//! The list of a generation's public items, with every path by which code can name them.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

use serde_json::Value;

use super::rustdoc::{Definition, Docs, ItemId, array, inner, text};

/// A public item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The shortest path that code can use, beginning with the name of the crate.
    pub path: String,
    /// `module`, `struct`, `enum`, `union`, `trait`, `type`, `fn`, `macro`, `const`, `static`, `method`,
    /// `trait_method`, `assoc_type`, `assoc_const`, `variant` or `field`.
    pub kind: &'static str,
    /// `true` if it is public but hidden from the documentation.
    pub hidden: bool,
    /// Other paths to the same item; empty for items of a type, for which the type has the aliases.
    pub aliases: Vec<String>,
    /// Its JSON; `None` for a re-export of another crate's item.
    pub source: Option<Source>,
}

/// Reference to the JSON of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The item itself.
    pub item: ItemId,
    /// The type or trait that it belongs to, and for a method its `impl`.
    pub parent: Option<(ItemId, Option<ItemId>)>,
}

/// All public items of a generation, by canonical path.
#[derive(Debug)]
pub struct Items {
    /// Sorted by path.
    pub items: Vec<Item>,
    by_path: HashMap<String, Vec<usize>>,
    by_definition: HashMap<ItemId, usize>,
}

#[derive(Debug, Default)]
struct Reached {
    /// Each path, with `true` if it leads through a hidden module.
    paths: BTreeMap<String, bool>,
    kind: &'static str,
}

#[derive(Debug)]
struct Walk<'a> {
    docs: &'a Docs,
    known: BTreeMap<ItemId, Reached>,
    foreign: BTreeMap<(String, String), Reached>,
    stack: Vec<ItemId>,
}

/// Returns the map's name for a kind of rustdoc; `None` for items that do not have a path of their own.
fn kind_name(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "module" => "module",
        "struct" => "struct",
        "enum" => "enum",
        "union" => "union",
        "trait" => "trait",
        "type_alias" => "type",
        "function" => "fn",
        "macro" | "proc_macro" | "proc_attribute" | "proc_derive" => "macro",
        "constant" => "const",
        "static" => "static",
        _ => return None,
    })
}

fn is_hidden(item: &Value) -> bool {
    array(&item["attrs"]).iter().any(|attribute| {
        let attribute = attribute.to_string();
        attribute.contains("doc(hidden)") || attribute.contains("Doc(Hidden")
    })
}

impl Walk<'_> {
    fn module(&mut self, module: &ItemId, path: &str, hidden: bool) {
        if self.stack.contains(module) {
            return;
        }
        self.stack.push(module.clone());
        let docs = self.docs;
        let (kind, particulars) = inner(docs.item(module));
        let children = match kind {
            "module" => array(&particulars["items"]),
            "enum" => array(&particulars["variants"]),
            _ => &[],
        };
        for child in children {
            let Some(Definition::Known(child)) = docs.definition(&module.krate, child) else {
                continue;
            };
            self.child(&child, path, hidden);
        }
        self.stack.pop();
    }

    fn child(&mut self, child: &ItemId, path: &str, hidden: bool) {
        let docs = self.docs;
        let item = docs.item(child);
        if item["visibility"] != "public" && item["visibility"] != "default" {
            return;
        }
        let hidden = hidden || is_hidden(item);
        let (kind, particulars) = inner(item);
        if kind != "use" {
            self.reach(child, &format!("{path}::{}", text(&item["name"])), hidden);
            return;
        }
        let target = docs.definition(&child.krate, &particulars["id"]);
        let name = format!("{path}::{}", text(&particulars["name"]));
        match target {
            Some(Definition::Known(target)) if particulars["is_glob"] == true => {
                self.module(&target, path, hidden);
            }
            Some(Definition::Known(target)) => self.reach(&target, &name, hidden),
            Some(Definition::Foreign(target, kind)) if particulars["is_glob"] != true => {
                if let Some(word) = kind_name(&kind) {
                    let reached = self.foreign.entry((target, kind)).or_default();
                    reached.kind = word;
                    reached.paths.insert(name, hidden);
                }
            }
            _ => {}
        }
    }

    fn reach(&mut self, item: &ItemId, path: &str, hidden: bool) {
        let (kind, _) = inner(self.docs.item(item));
        let Some(word) = kind_name(kind) else { return };
        let reached = self.known.entry(item.clone()).or_default();
        reached.kind = word;
        let slot = reached.paths.entry(path.to_owned()).or_insert(hidden);
        *slot &= hidden;
        if kind == "module" {
            self.module(item, path, hidden);
        }
    }
}

/// Chooses the best of several paths to an item. Preferred are paths that are not hidden, in the crate listed first,
/// not in a prelude, and short.
fn choose(reached: &Reached, home: Option<&str>, order: &[&str]) -> (String, bool, Vec<String>) {
    let rank = |path: &str| {
        let krate = path.split("::").next().unwrap_or("");
        order.iter().position(|name| *name == krate).unwrap_or(order.len())
    };
    let main = ["tokio", "futures", "bytes"];
    let mut paths: Vec<(&String, &bool)> = reached.paths.iter().collect();
    paths.sort_by_key(|(path, hidden)| {
        let krate = path.split("::").next().unwrap_or("");
        (
            // An item of a main crate keeps its path there; an item of a sub-crate belongs to `tokio`.
            !(Some(krate) == home && main.contains(&krate)),
            **hidden,
            !main.contains(&krate),
            rank(path),
            path.contains("::prelude"),
            path.matches("::").count(),
            path.as_str(),
        )
    });
    let (best, hidden) = paths[0];
    let aliases = paths.iter().skip(1).map(|(path, _)| (*path).clone()).collect();
    (best.clone(), *hidden, aliases)
}

impl Items {
    /// Collects the items of all crates in `docs`; `order` lists their names by preference.
    pub fn collect(docs: &Docs, order: &[&str]) -> Self {
        let mut walk = Walk { docs, known: BTreeMap::new(), foreign: BTreeMap::new(), stack: Vec::new() };
        for krate in docs.crate_names() {
            if let Some(root) = docs.root(krate) {
                walk.reach(&root, krate, false);
            }
        }
        let mut items = Vec::new();
        for (id, reached) in &walk.known {
            let (path, hidden, aliases) = choose(reached, Some(&id.krate), order);
            hanging(docs, id, &path, hidden, &mut items);
            items.push(Item {
                path,
                kind: reached.kind,
                hidden,
                aliases,
                source: Some(Source { item: id.clone(), parent: None }),
            });
        }
        for reached in walk.foreign.values() {
            let (path, hidden, aliases) = choose(reached, None, order);
            items.push(Item { path, kind: reached.kind, hidden, aliases, source: None });
        }
        items.sort_by(|a, b| (&a.path, a.kind).cmp(&(&b.path, b.kind)));
        items.dedup_by(|a, b| a.path == b.path && a.kind == b.kind);

        let mut by_path: HashMap<String, Vec<usize>> = HashMap::new();
        let mut by_definition = HashMap::new();
        for (index, item) in items.iter().enumerate() {
            for path in std::iter::once(&item.path).chain(&item.aliases) {
                by_path.entry(path.clone()).or_default().push(index);
            }
            if let Some(source) = &item.source {
                by_definition.insert(source.item.clone(), index);
            }
        }
        Self { items, by_path, by_definition }
    }

    /// Returns the items with the path `path`; there are several if, for example, a macro and a module share a name.
    /// Items of a type are found under all of the type's paths.
    pub fn find(&self, path: &str) -> Vec<&Item> {
        if let Some(found) = self.by_path.get(path) {
            return found.iter().map(|&index| &self.items[index]).collect();
        }
        let Some((parent, name)) = path.rsplit_once("::") else {
            return Vec::new();
        };
        let mut found = Vec::new();
        for &index in self.by_path.get(parent).into_iter().flatten() {
            let canonical = format!("{}::{name}", self.items[index].path);
            if canonical != path {
                found.extend(self.find(&canonical));
            }
        }
        found
    }

    /// Returns the item that is defined with the id `id`.
    pub fn at(&self, id: &ItemId) -> Option<&Item> {
        self.by_definition.get(id).map(|&index| &self.items[index])
    }

    /// Returns the list in the form in which the repository stores it: one line `kind path` for each item, followed by
    /// ` hidden` if the item is hidden, and by ` = alias …` if it has aliases.
    pub fn list(items: &[&Item]) -> String {
        let mut list = String::new();
        for item in items {
            let _ = write!(list, "{} {}", item.kind, item.path);
            if item.hidden {
                list.push_str(" hidden");
            }
            if !item.aliases.is_empty() {
                let _ = write!(list, " = {}", item.aliases.join(" "));
            }
            list.push('\n');
        }
        list
    }
}

/// Adds the items that belong to the item `id`: inherent methods, a trait's own items, variants, public fields.
fn hanging(docs: &Docs, id: &ItemId, path: &str, hidden: bool, items: &mut Vec<Item>) {
    let (kind, particulars) = inner(docs.item(id));
    let mut add = |child: &ItemId, kind: &'static str, owner: Option<&ItemId>| {
        let json = docs.item(child);
        items.push(Item {
            path: format!("{path}::{}", text(&json["name"])),
            kind,
            hidden: hidden || is_hidden(json),
            aliases: Vec::new(),
            source: Some(Source { item: child.clone(), parent: Some((id.clone(), owner.cloned())) }),
        });
    };
    let known = |child: &Value| match docs.definition(&id.krate, child) {
        Some(Definition::Known(child)) => Some(child),
        _ => None,
    };
    if kind == "trait" {
        for child in array(&particulars["items"]).iter().filter_map(known) {
            match inner(docs.item(&child)).0 {
                "function" => add(&child, "trait_method", None),
                "assoc_type" => add(&child, "assoc_type", None),
                "assoc_const" => add(&child, "assoc_const", None),
                _ => {}
            }
        }
        return;
    }
    for child in array(&particulars["variants"]).iter().filter_map(known) {
        add(&child, "variant", None);
    }
    let fields = &particulars["kind"];
    let fields = array(&fields["plain"]["fields"]).iter().chain(array(&fields["tuple"]));
    for child in fields.filter_map(known) {
        if docs.item(&child)["visibility"] == "public" {
            add(&child, "field", None);
        }
    }
    for owner in array(&particulars["impls"]).iter().filter_map(known) {
        let (_, implementation) = inner(docs.item(&owner));
        if !implementation["trait"].is_null() {
            continue;
        }
        for child in array(&implementation["items"]).iter().filter_map(known) {
            let json = docs.item(&child);
            if json["visibility"] != "public" {
                continue;
            }
            match inner(json).0 {
                "function" => add(&child, "method", Some(&owner)),
                "assoc_const" => add(&child, "assoc_const", Some(&owner)),
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(home: &str, paths: &[(&str, bool)]) -> String {
        let reached = Reached {
            paths: paths.iter().map(|(path, hidden)| ((*path).to_owned(), *hidden)).collect(),
            kind: "struct",
        };
        choose(&reached, Some(home), &["futures", "bytes", "tokio"]).0
    }

    #[test]
    fn the_shortest_open_path_of_the_crate_that_users_name_is_chosen() {
        assert_eq!(
            chosen(
                "tokio_tcp",
                &[
                    ("tokio_tcp::TcpStream", false),
                    ("tokio::net::tcp::TcpStream", false),
                    ("tokio::net::TcpStream", false)
                ]
            ),
            "tokio::net::TcpStream"
        );
        assert_eq!(
            chosen(
                "futures",
                &[("futures::Future", false), ("futures::future::Future", false), ("tokio::prelude::Future", false)]
            ),
            "futures::Future"
        );
        assert_eq!(chosen("tokio_io", &[("tokio::a::X", true), ("tokio::b::c::X", false)]), "tokio::b::c::X");
    }

    #[test]
    fn a_list_says_what_is_hidden_and_how_else_it_is_reached() {
        let item = Item {
            path: "tokio::net::TcpStream".to_owned(),
            kind: "struct",
            hidden: true,
            aliases: vec!["tokio_tcp::TcpStream".to_owned()],
            source: None,
        };
        assert_eq!(Items::list(&[&item]), "struct tokio::net::TcpStream hidden = tokio_tcp::TcpStream\n");
    }
}
