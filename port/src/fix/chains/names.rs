//! The meaning of a file's names, as far as futures are concerned.

use std::collections::HashMap;

use ra_ap_syntax::SyntaxNode;
use ra_ap_syntax::ast::{self, AstNode, HasName};

use super::kind::Kind;

/// Owner of a method that is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Owner {
    /// Of 0.1: its path in the map, `futures::Future::map`.
    Old(String),
    /// Not known.
    Unknown,
}

/// Knowledge of the names of a file.
pub trait Names {
    /// The full path of a path of 0.1, as the map has it: `futures::future::ok`.
    fn path(&self, path: &ast::Path) -> Option<String>;

    /// Owner of a method.
    fn method(&self, call: &ast::MethodCallExpr) -> Owner;

    /// Returns the kind of value that a function or method of the project returns, by its name.
    fn returned(&self, name: &str) -> Kind;

    /// Returns the kind of a type.
    fn of_type(&self, ty: &ast::Type) -> Kind;
}

/// Names as the text of a file tells them.
#[derive(Debug, Clone, Default)]
pub struct Imports {
    /// Local name to the path that it was imported from.
    imports: HashMap<String, String>,
    /// Modules imported by a glob.
    globs: Vec<String>,
    /// Kinds that functions and methods of the project return, by name; a name with two answers is not known.
    pub functions: HashMap<String, Kind>,
    /// Paths of methods of 0.1, by name.
    methods: HashMap<String, String>,
    /// The project's names for types that are futures.
    pub aliases: Vec<String>,
}

/// The crates that the family was published in, with the path that `tokio` gives them.
const PARTS: [(&str, &str); 9] = [
    ("tokio_io::io::", "tokio::io::"),
    ("tokio_io::", "tokio::io::"),
    ("tokio_tcp::", "tokio::net::"),
    ("tokio_udp::", "tokio::net::"),
    ("tokio_uds::", "tokio::net::"),
    ("tokio_timer::", "tokio::timer::"),
    ("tokio_core::net::", "tokio::net::"),
    ("tokio::prelude::", "futures::"),
    ("futures::prelude::", "futures::"),
];

impl Imports {
    /// Reads the imports of a file, whatever block they stand in.
    pub fn read(file: &SyntaxNode) -> Self {
        let mut names = Self::default();
        for node in file.descendants() {
            if let Some(import) = ast::Use::cast(node.clone())
                && let Some(tree) = import.use_tree()
            {
                names.tree(&tree, "");
            } else if let Some(krate) = ast::ExternCrate::cast(node)
                && let (Some(name), Some(rename)) = (krate.name_ref(), krate.rename())
                && let Some(local) = rename.name()
            {
                names.imports.insert(local.text().to_string(), name.text().to_string());
            }
        }
        names
    }

    fn tree(&mut self, tree: &ast::UseTree, before: &str) {
        let written = tree.path().map(|path| path.syntax().text().to_string()).unwrap_or_default();
        let written: String = written.split_whitespace().collect();
        let written = written.trim_start_matches("::");
        let (first, rest) = written.split_once("::").unwrap_or((written, ""));
        let written = match rest.is_empty() {
            true => plain_crate(first).to_owned(),
            false => format!("{}::{rest}", plain_crate(first)),
        };
        let written = written.as_str();
        let path = match (before.is_empty(), written.is_empty()) {
            (true, _) => written.to_owned(),
            (false, true) => before.to_owned(),
            (false, false) if written == "self" => before.to_owned(),
            (false, false) => format!("{before}::{written}"),
        };
        if let Some(list) = tree.use_tree_list() {
            for inner in list.use_trees() {
                self.tree(&inner, &path);
            }
        } else if tree.star_token().is_some() {
            self.globs.push(path);
        } else {
            let last = path.rsplit("::").next().unwrap_or_default().to_owned();
            let local = match tree.rename() {
                Some(rename) => rename.name().map(|name| name.text().to_string()),
                None => Some(last),
            };
            if let Some(local) = local {
                self.imports.insert(local, path);
            }
        }
    }

    fn in_globs(&self, name: &str) -> Option<String> {
        self.globs.iter().find_map(|glob| {
            let known: &[&str] = match glob.as_str() {
                "futures::future" => {
                    &["ok", "err", "result", "lazy", "loop_fn", "Loop", "Either", "poll_fn", "join_all"]
                }
                "futures" | "futures::prelude" | "tokio::prelude" => {
                    &["future", "stream", "sync", "lazy", "done", "failed"]
                }
                "tokio" => &["io", "net", "run", "spawn", "prelude", "timer", "executor", "runtime"],
                "tokio::io" | "tokio_io::io" => {
                    &["read_exact", "read_to_end", "read_until", "write_all", "flush", "shutdown", "copy", "read"]
                }
                _ => &[],
            };
            known.contains(&name).then(|| format!("{glob}::{name}"))
        })
    }

    /// Notes what the functions and methods of a file return.
    pub fn note_functions(&mut self, file: &SyntaxNode) {
        for function in file.descendants().filter_map(ast::Fn::cast) {
            let Some(name) = function.name() else { continue };
            let returned = function.ret_type().and_then(|ty| ty.ty());
            let kind = returned.map_or(Kind::Other, |ty| self.of_type(&ty));
            self.note(name.text().as_ref(), kind);
        }
    }

    /// Notes the path of a method, of whatever receiver.
    pub fn note_method(&mut self, name: &str, path: &str) {
        self.methods.insert(name.to_owned(), path.to_owned());
    }

    /// Notes what a function or method returns.
    pub fn note(&mut self, name: &str, kind: Kind) {
        self.functions
            .entry(name.to_owned())
            .and_modify(|known| {
                if *known != kind {
                    *known = Kind::Unknown;
                }
            })
            .or_insert(kind);
    }
}

impl Names for Imports {
    fn path(&self, path: &ast::Path) -> Option<String> {
        let mut segments = Vec::new();
        let mut rest = Some(path.clone());
        while let Some(here) = rest {
            let name = here.segment()?.name_ref()?.text().to_string();
            segments.push(plain_crate(&name).to_owned());
            rest = here.qualifier();
        }
        segments.reverse();
        let first = segments.first()?.clone();
        let tail = segments[1..].join("::");
        let join = |head: &str| if tail.is_empty() { head.to_owned() } else { format!("{head}::{tail}") };
        let mut full = match self.imports.get(&first) {
            // The old crates under their old names, however the manifest calls them.
            _ if first == "futures" || first == "tokio" => join(&first),
            Some(head) if *head != first => {
                // An import may begin with the name of another one.
                let mut head = head.clone();
                for _ in 0..4 {
                    let (begin, rest) = head.split_once("::").unwrap_or((head.as_str(), ""));
                    match self.imports.get(begin) {
                        Some(further) if further != begin && *further != head => {
                            head = if rest.is_empty() { further.clone() } else { format!("{further}::{rest}") };
                        }
                        _ => break,
                    }
                }
                join(&head)
            }
            _ if is_of_family(&first) => join(&first),
            _ => join(&self.in_globs(&first)?),
        };
        for (old, new) in PARTS {
            if let Some(rest) = full.strip_prefix(old) {
                full = format!("{new}{rest}");
            }
        }
        is_of_family(full.split("::").next()?).then_some(full)
    }

    fn method(&self, call: &ast::MethodCallExpr) -> Owner {
        let name = call.name_ref().map(|name| name.text().to_string()).unwrap_or_default();
        self.methods.get(&name).map_or(Owner::Unknown, |path| Owner::Old(path.clone()))
    }

    fn returned(&self, name: &str) -> Kind {
        self.functions.get(name).copied().unwrap_or(Kind::Unknown)
    }

    fn of_type(&self, ty: &ast::Type) -> Kind {
        kind_of(&ty.syntax().text().to_string(), &|name| self.aliases.iter().any(|alias| alias == name))
    }
}

/// The old crates have other names while both generations are there.
fn plain_crate(name: &str) -> &str {
    match name {
        "futures01" => "futures",
        "tokio01" => "tokio",
        _ => name,
    }
}

fn is_of_family(krate: &str) -> bool {
    krate == "futures" || krate == "tokio" || krate.starts_with("tokio_") || krate.starts_with("futures_")
}

/// The names of a file's aliases that stand for futures.
pub fn future_aliases(file: &SyntaxNode) -> Vec<String> {
    let aliases = file.descendants().filter_map(ast::TypeAlias::cast);
    let futures = aliases.filter(|alias| alias.ty().is_some_and(|ty| is_future(&ty.syntax().text().to_string())));
    futures.filter_map(|alias| Some(alias.name()?.text().to_string())).collect()
}

fn is_future(ty: &str) -> bool {
    ty.contains("Future<") && ty.contains("Item") || ty.starts_with("FutureResult")
}

/// Returns the kind of a type by its text; `is_alias` knows names of types that are futures.
pub(super) fn kind_of(ty: &str, is_alias: &dyn Fn(&str) -> bool) -> Kind {
    let head = ty.split('<').next().unwrap_or_default().trim();
    let last = head.rsplit("::").next().unwrap_or_default();
    match last {
        _ if is_future(ty) || is_alias(last) => Kind::Future,
        "Result" => Kind::Result,
        "String" | "bool" | "usize" | "u64" | "u32" | "Vec" | "Option" | "()" => Kind::Other,
        _ => Kind::Unknown,
    }
}
