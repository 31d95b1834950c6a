//! Meaning of names: the modules of a crate with their imports, resolved as far as the 0.1 crates are concerned.
//!
//! [`Crate::load`] follows `mod` declarations from a root file, makes a [`Scope`] of each module and of each block that
//! declares something, and [`Crate::resolve`] answers what a path leads to. Names are looked up when they are asked
//! for; a cycle of imports ends the search.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ra_ap_syntax::TextSize;

use super::collect::{Declared, Use};
use super::files::Files;
use crate::guide::guide;

/// The index of a scope within its crate.
pub type ScopeId = usize;

/// Target of a path.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Meaning {
    /// A path within the 0.1 crates, as `futures::future::ok`.
    Old(String),
    /// A module of this crate.
    Module(ScopeId),
    /// An item of this crate: the scope that declares it, and its name.
    Own(ScopeId, String),
    /// Something else that is known not to be of 0.1: its path.
    Foreign(String),
}

/// A module, or a block with declarations of its own.
#[derive(Debug)]
pub struct Scope {
    /// The module around it, for `super`.
    pub parent: Option<ScopeId>,
    /// `true` if names that are not found are looked up in the parent, as blocks do.
    pub is_block: bool,
    /// The file that it stands in.
    pub file: usize,
    /// Its declarations, by name.
    pub names: HashMap<String, Vec<Entry>>,
    globs: Vec<Use>,
    /// Imports `as _`.
    unnamed: Vec<Use>,
    /// The path of the module, for reports: `server::conn`.
    pub path: String,
}

/// One declaration of a name.
#[derive(Debug, Clone)]
pub enum Entry {
    /// A module.
    Module(ScopeId, bool),
    /// An item: kind, offset, whether it is public.
    Item(Declared),
    /// An import.
    Use(Use),
    /// `extern crate`.
    Extern(String, bool),
}

/// The crates that a package's code can name: as written, and as they are called (`None` if not of 0.1).
pub type Externs = HashMap<String, Option<String>>;

/// The libraries of the project by the names that code gives them, each with what is added to its scopes where another
/// crate speaks of them.
pub type Others = Arc<HashMap<String, (ScopeId, Crate)>>;

/// Number that is added to the scopes of the first library; twice as much for the second.
pub const LIBRARY: ScopeId = 1 << 24;

/// One crate: a target's root file and what it reaches.
#[derive(Debug)]
pub struct Crate {
    /// All scopes; the first is the root.
    pub scopes: Vec<Scope>,
    /// The scopes that begin at a place of a file: the file's root at 0.
    pub by_place: HashMap<(usize, TextSize), ScopeId>,
    /// Files in the order in which they were reached.
    pub files: Vec<usize>,
    /// Libraries of the same project, whose exports this crate may name.
    pub others: Others,
    externs: Arc<Externs>,
    is_2015: bool,
    macros: HashSet<String>,
    /// Crates with `#[macro_use]`, as they are called.
    macro_crates: Vec<String>,
    /// `extern crate a as b;` in the root, which every module of edition 2018 can name: `b` to `a`.
    renamed: HashMap<String, String>,
}

/// The names that a search has asked for: those it is at, and those it did not find. Globs that import each other
/// would otherwise be searched along every way through them.
#[derive(Debug, Default)]
struct Asked {
    open: Vec<(ScopeId, String)>,
    in_vain: HashSet<(ScopeId, String)>,
}

impl Asked {
    fn about(scope: ScopeId, name: &str) -> Self {
        Self { open: vec![(scope, name.to_owned())], ..Self::default() }
    }
}

struct Loader<'a> {
    files: &'a Files,
    made: Crate,
}

impl Crate {
    /// Follows a root file.
    pub fn load(files: &Files, root: usize, externs: Arc<Externs>, is_2015: bool) -> Self {
        let made = Self {
            scopes: Vec::new(),
            by_place: HashMap::new(),
            files: Vec::new(),
            others: Others::default(),
            externs,
            is_2015,
            macros: HashSet::new(),
            macro_crates: Vec::new(),
            renamed: HashMap::new(),
        };
        let mut loader = Loader { files, made };
        let folder = files.get(root).path.parent().map(Path::to_path_buf).unwrap_or_default();
        loader.file(root, None, String::new(), &folder);
        loader.made
    }

    /// Resolves a path, seen from a scope. `in_use` says that it stands in a `use`; `leading` that it begins with
    /// `::`.
    pub fn resolve(&self, scope: ScopeId, path: &[&str], leading: bool, in_use: bool) -> Option<Meaning> {
        self.path(scope, path, leading, in_use, &mut Asked::default())
    }

    /// Returns the macro of the 0.1 crates that a path leads to.
    pub fn resolve_macro(&self, scope: ScopeId, path: &[&str]) -> Option<String> {
        if let [name] = path {
            if let Some(Meaning::Old(path)) = self.resolve(scope, path, false, false) {
                return Some(path);
            }
            if self.macros.contains(*name) {
                return None;
            }
            let in_crate = |krate: &String| {
                let path = format!("{krate}::{name}");
                guide().items.at(&path).iter().any(|(_, kind)| *kind == "macro").then_some(path)
            };
            return self.macro_crates.iter().find_map(in_crate);
        }
        match self.resolve(scope, path, false, false) {
            Some(Meaning::Old(path)) => Some(path),
            _ => None,
        }
    }

    fn path(&self, scope: ScopeId, path: &[&str], leading: bool, in_use: bool, asked: &mut Asked) -> Option<Meaning> {
        let (first, mut rest) = path.split_first()?;
        let holder = !rest.is_empty();
        let mut meaning = match *first {
            "crate" => Meaning::Module(0),
            "$crate" => Meaning::Module(0),
            "self" => Meaning::Module(self.module(scope)),
            "super" => Meaning::Module(self.scopes[self.module(scope)].parent?),
            name if leading && !self.is_2015 => self.external(name)?,
            name if (leading || in_use) && self.is_2015 => {
                let is_block = in_use && !leading && self.scopes[scope].is_block;
                let here = if is_block { self.lookup(scope, name, holder, asked) } else { None };
                self.lookup(0, name, holder, asked).or(here).or_else(|| self.external(name))?
            }
            name => self.lookup(scope, name, holder, asked).or_else(|| self.external(name))?,
        };
        while let Some((name, after)) = rest.split_first() {
            if *name == "self" {
                rest = after;
                continue;
            }
            meaning = match meaning {
                Meaning::Module(module) if *name == "super" => Meaning::Module(self.scopes[module].parent?),
                Meaning::Module(module) => self.lookup_in(module, name, !after.is_empty(), asked)?,
                Meaning::Old(path) => Meaning::Old(format!("{path}::{name}")),
                Meaning::Foreign(path) => self.foreign(&path, name, asked),
                Meaning::Own(scope, own) => match self.module_named(scope, &own) {
                    Some(module) => self.lookup_in(module, name, !after.is_empty(), asked)?,
                    // A member of a type of this crate: not followed.
                    None => return Some(Meaning::Own(scope, own)),
                },
            };
            rest = after;
        }
        Some(meaning)
    }

    /// Returns whether code of this crate can name another.
    pub fn names_crate(&self, name: &str) -> bool {
        self.externs.contains_key(name)
    }

    /// Returns whether the root declares a name, or imports it otherwise than by `extern crate`.
    pub fn declares_in_root(&self, name: &str) -> bool {
        let entries = self.entries(0, name);
        match entries.is_empty() {
            true => self.by_glob(0, name, &mut Asked::about(0, name)).is_some(),
            false => !entries.iter().any(|entry| matches!(entry, Entry::Extern(..))),
        }
    }

    /// Returns what is declared under a name, also in another library of the project.
    fn entries(&self, scope: ScopeId, name: &str) -> &[Entry] {
        let (krate, scope) = match scope.checked_rem(LIBRARY) {
            Some(within) if scope >= LIBRARY => {
                let library = self.others.values().find(|(added, _)| *added == scope - within);
                (library.map_or(self, |(_, library)| library), within)
            }
            _ => (self, scope),
        };
        krate.scopes.get(scope).and_then(|scope| scope.names.get(name)).map(Vec::as_slice).unwrap_or_default()
    }

    /// Returns whether an item of this crate or of another library of the project is a trait.
    pub fn is_trait(&self, scope: ScopeId, name: &str) -> bool {
        self.entries(scope, name).iter().any(|entry| matches!(entry, Entry::Item(item) if item.kind == "trait"))
    }

    fn has_variant(&self, scope: ScopeId, owner: &str, name: &str) -> bool {
        let is_variant = |item: &Declared| item.variants.iter().any(|known| known == name);
        self.entries(scope, owner).iter().any(|entry| matches!(entry, Entry::Item(item) if is_variant(item)))
    }

    fn module_named(&self, scope: ScopeId, name: &str) -> Option<ScopeId> {
        if scope >= LIBRARY {
            return None;
        }
        self.entries(scope, name).iter().find_map(|entry| match entry {
            Entry::Module(module, _) => Some(*module),
            _ => None,
        })
    }

    /// Returns a name in another crate, which may lead back to 0.1 by a re-export.
    fn foreign(&self, path: &str, name: &str, asked: &Asked) -> Meaning {
        let path = format!("{path}::{name}");
        let mut names = path.split("::");
        let library = names.next().and_then(|krate| self.others.get(krate)).filter(|_| asked.open.len() < 20);
        if let Some((added, library)) = library {
            let names: Vec<&str> = std::iter::once("crate").chain(names).collect();
            match library.resolve(0, &names, false, false) {
                Some(Meaning::Old(path)) => return Meaning::Old(path),
                Some(Meaning::Own(scope, name)) if scope < LIBRARY => return Meaning::Own(scope + added, name),
                _ => {}
            }
        }
        Meaning::Foreign(path)
    }

    /// Returns the module that a scope belongs to.
    pub fn module(&self, mut scope: ScopeId) -> ScopeId {
        while self.scopes[scope].is_block {
            match self.scopes[scope].parent {
                Some(parent) => scope = parent,
                None => break,
            }
        }
        scope
    }

    fn external(&self, name: &str) -> Option<Meaning> {
        let name = self.renamed.get(name).map_or(name, String::as_str);
        match self.externs.get(name) {
            Some(Some(path)) => Some(Meaning::Old(path.clone())),
            Some(None) => Some(Meaning::Foreign(name.to_owned())),
            None if matches!(name, "std" | "core" | "alloc") => Some(Meaning::Foreign(name.to_owned())),
            // Since 2018 `extern crate a as b` in the root file makes `b` known in every module.
            None if !self.is_2015 => self.entries(0, name).iter().find_map(|entry| match entry {
                Entry::Extern(krate, _) if krate != name => self.external(krate),
                _ => None,
            }),
            None => None,
        }
    }

    /// Looks a name up in a scope and, for blocks, in those around it. `holder` says that something inside it is asked
    /// for, so that a function of the same name is not meant.
    fn lookup(&self, scope: ScopeId, name: &str, holder: bool, asked: &mut Asked) -> Option<Meaning> {
        let mut scope = scope;
        loop {
            if let Some(found) = self.lookup_in(scope, name, holder, asked) {
                return Some(found);
            }
            if !self.scopes[scope].is_block {
                return None;
            }
            scope = self.scopes[scope].parent?;
        }
    }

    fn lookup_in(&self, scope: ScopeId, name: &str, holder: bool, asked: &mut Asked) -> Option<Meaning> {
        // `mod read; pub use self::read::read;`: the search for the function goes through the module of its name.
        if holder && let Some(module) = self.module_named(scope, name) {
            return Some(Meaning::Module(module));
        }
        let question = (scope, name.to_owned());
        if asked.open.contains(&question) || asked.in_vain.contains(&question) || asked.open.len() > 60 {
            return None;
        }
        asked.open.push(question);
        let found = self.declared(scope, name, holder, asked).or_else(|| self.by_glob(scope, name, asked));
        if let (Some(question), None) = (asked.open.pop(), &found) {
            asked.in_vain.insert(question);
        }
        found
    }

    fn declared(&self, scope: ScopeId, name: &str, holder: bool, asked: &mut Asked) -> Option<Meaning> {
        let mut found = self.all_declared(scope, name, asked);
        // One name may be a module and an import at once: what is of 0.1 is what is asked for.
        let is_old = |meaning: &Meaning| matches!(meaning, Meaning::Old(_));
        let is_own = |meaning: &Meaning| matches!(meaning, Meaning::Own(..));
        let is_module = |meaning: &Meaning| matches!(meaning, Meaning::Module(_));
        let at = match found.iter().position(is_module) {
            Some(at) if holder => at,
            _ => found.iter().position(is_old).or_else(|| found.iter().position(is_own)).unwrap_or(0),
        };
        (at < found.len()).then(|| found.swap_remove(at))
    }

    /// Returns all that a name of a scope means: a type, a module and a function may share it.
    fn all_declared(&self, scope: ScopeId, name: &str, asked: &mut Asked) -> Vec<Meaning> {
        let entries = self.scopes[scope].names.get(name).map(Vec::as_slice).unwrap_or_default();
        entries
            .iter()
            .filter_map(|entry| match entry {
                Entry::Module(module, _) => Some(Meaning::Module(*module)),
                Entry::Item(_) => Some(Meaning::Own(scope, name.to_owned())),
                Entry::Extern(krate, _) => self.external(krate).or_else(|| Some(Meaning::Foreign(krate.clone()))),
                Entry::Use(import) => {
                    let path: Vec<&str> = import.path.iter().map(String::as_str).collect();
                    self.path(scope, &path, import.leading, true, asked)
                }
            })
            .collect()
    }

    fn by_glob(&self, scope: ScopeId, name: &str, asked: &mut Asked) -> Option<Meaning> {
        for import in &self.scopes[scope].globs {
            let path: Vec<&str> = import.path.iter().map(String::as_str).collect();
            let found = match self.path(scope, &path, import.leading, true, asked) {
                Some(Meaning::Old(module)) => {
                    let known = guide().items.children(&module).is_some_and(|names| names.iter().any(|n| n == name));
                    let variant = || guide().items.member(&module, name).is_some_and(|(_, kind)| kind == "variant");
                    (known || variant()).then(|| Meaning::Old(format!("{module}::{name}")))
                }
                Some(Meaning::Module(module)) => self.lookup_in(module, name, false, asked),
                Some(Meaning::Own(holder, own)) if self.has_variant(holder, &own, name) => {
                    Some(Meaning::Own(holder, own))
                }
                Some(Meaning::Foreign(module)) if !module.starts_with("std") => {
                    match self.foreign(&module, name, asked) {
                        found @ (Meaning::Old(_) | Meaning::Own(..)) => Some(found),
                        _ => None,
                    }
                }
                _ => None,
            };
            if found.is_some() {
                return found;
            }
        }
        None
    }

    /// Returns the public paths of what is declared at a scope under a name, shortest first, as far as the crate itself
    /// says.
    pub fn public_paths(&self, krate: &str) -> HashMap<(ScopeId, String), Vec<String>> {
        let mut paths: HashMap<(ScopeId, String), Vec<String>> = HashMap::new();
        let mut modules: Vec<(ScopeId, String)> = vec![(0, krate.to_owned())];
        let mut seen: HashSet<(ScopeId, String)> = HashSet::new();
        let mut at = 0;
        while at < modules.len() {
            let (scope, prefix) = modules[at].clone();
            at += 1;
            if prefix.matches("::").count() > 6 || !seen.insert((scope, prefix.clone())) {
                continue;
            }
            for name in self.visible(scope, &mut Vec::new()) {
                let path = format!("{prefix}::{name}");
                let mut meanings = self.all_declared(scope, &name, &mut Asked::about(scope, &name));
                meanings.extend(self.by_glob(scope, &name, &mut Asked::default()));
                for meaning in meanings {
                    match meaning {
                        Meaning::Module(module) => modules.push((module, path.clone())),
                        Meaning::Own(scope, name) => paths.entry((scope, name)).or_default().push(path.clone()),
                        _ => {}
                    }
                }
            }
        }
        for known in paths.values_mut() {
            known.sort_by_key(|path| (path.matches("::").count(), path.len()));
        }
        paths
    }

    /// Returns the traits of 0.1 whose methods can be called in a scope, by their paths in the map.
    pub fn traits_in_scope(&self, scope: ScopeId) -> HashSet<&'static str> {
        let mut found = HashSet::new();
        let mut add = |meaning: Option<Meaning>| {
            if let Some(Meaning::Old(path)) = meaning {
                found.extend(guide().items.at(&path).iter().filter(|(_, kind)| *kind == "trait").map(|(own, _)| *own));
            }
        };
        let mut at = Some(scope);
        while let Some(scope) = at {
            let here = &self.scopes[scope];
            for (name, entries) in &here.names {
                if entries.iter().any(|entry| matches!(entry, Entry::Use(_))) {
                    add(self.lookup_in(scope, name, false, &mut Asked::default()));
                }
            }
            for import in &here.unnamed {
                let path: Vec<&str> = import.path.iter().map(String::as_str).collect();
                add(self.resolve(scope, &path, import.leading, true));
            }
            for import in &here.globs {
                let path: Vec<&str> = import.path.iter().map(String::as_str).collect();
                match self.resolve(scope, &path, import.leading, true) {
                    Some(Meaning::Old(module)) => {
                        for name in guide().items.children(&module).unwrap_or_default() {
                            add(Some(Meaning::Old(format!("{module}::{name}"))));
                        }
                    }
                    Some(Meaning::Module(module)) => {
                        for owner in super::ty::TRAITS.iter() {
                            let name = owner.rsplit("::").next().unwrap_or(owner);
                            add(self.lookup_in(module, name, false, &mut Asked::default()));
                        }
                    }
                    _ => {}
                }
            }
            at = if here.is_block { here.parent } else { None };
        }
        found
    }

    /// Returns the public names of a scope.
    fn visible(&self, scope: ScopeId, asked: &mut Vec<ScopeId>) -> Vec<String> {
        if asked.contains(&scope) {
            return Vec::new();
        }
        asked.push(scope);
        let is_public = |entry: &Entry| match entry {
            Entry::Module(_, public) | Entry::Extern(_, public) => *public,
            Entry::Item(item) => item.public,
            Entry::Use(import) => import.public,
        };
        let own = &self.scopes[scope].names;
        let mut names: Vec<String> =
            own.iter().filter(|(_, entries)| entries.iter().any(is_public)).map(|(name, _)| name.clone()).collect();
        for import in self.scopes[scope].globs.iter().filter(|import| import.public) {
            let path: Vec<&str> = import.path.iter().map(String::as_str).collect();
            match self.resolve(scope, &path, import.leading, true) {
                Some(Meaning::Module(module)) => names.extend(self.visible(module, asked)),
                Some(Meaning::Old(module)) => {
                    names.extend(guide().items.children(&module).unwrap_or_default().iter().cloned());
                }
                _ => {}
            }
        }
        names.sort();
        names.dedup();
        names
    }
}

impl Loader<'_> {
    /// Reads the module that a whole file is; its submodules lie in `folder`.
    fn file(&mut self, file: usize, parent: Option<ScopeId>, path: String, folder: &Path) {
        if self.made.files.contains(&file) {
            return;
        }
        self.made.files.push(file);
        let id = self.scope(file, parent, false, path);
        self.made.by_place.insert((file, TextSize::new(0)), id);
        self.fill(id, TextSize::new(0), folder);
    }

    fn scope(&mut self, file: usize, parent: Option<ScopeId>, is_block: bool, path: String) -> ScopeId {
        self.made.scopes.push(Scope {
            parent,
            is_block,
            file,
            names: HashMap::new(),
            globs: Vec::new(),
            unnamed: Vec::new(),
            path,
        });
        self.made.scopes.len() - 1
    }

    /// Fills a scope with what its file declares at `place`.
    fn fill(&mut self, id: ScopeId, place: TextSize, folder: &Path) {
        let file = self.made.scopes[id].file;
        let files = self.files;
        let Some(found) = files.collected(file).get(&place) else { return };
        for item in &found.items {
            if item.kind == "macro" {
                self.made.macros.insert(item.name.clone());
            }
            self.declare(id, item.name.clone(), Entry::Item(item.clone()));
        }
        for (krate, name, public, macro_use) in &found.externs {
            if *macro_use && let Some(Some(known)) = self.made.externs.get(krate) {
                self.made.macro_crates.push(known.clone());
            }
            if id == 0 && name != krate {
                self.made.renamed.insert(name.clone(), krate.clone());
            }
            self.declare(id, name.clone(), Entry::Extern(krate.clone(), *public));
        }
        for import in &found.uses {
            match import.glob {
                true => self.made.scopes[id].globs.push(import.clone()),
                false => match &import.name {
                    Some(name) => self.declare(id, name.clone(), Entry::Use(import.clone())),
                    None => self.made.scopes[id].unnamed.push(import.clone()),
                },
            }
        }
        for module in &found.modules {
            let path = match self.made.scopes[id].path.as_str() {
                "" => module.name.clone(),
                parent => format!("{parent}::{}", module.name),
            };
            let below = folder.join(&module.name);
            if let Some(inner) = module.inline {
                let inner_id = self.scope(file, Some(id), false, path);
                self.made.by_place.insert((file, inner), inner_id);
                self.declare(id, module.name.clone(), Entry::Module(inner_id, module.public));
                let below = module.path.as_ref().map_or(below, |path| folder.join(path));
                self.fill(inner_id, inner, &below);
                continue;
            }
            let here = self.files.get(file).path.parent().map(Path::to_path_buf).unwrap_or_default();
            let candidates = match &module.path {
                // Within the file itself a path is relative to the file, within an inline module to the module.
                Some(path) if place == TextSize::new(0) => vec![here.join(path)],
                Some(path) => vec![folder.join(path)],
                None => vec![folder.join(format!("{}.rs", module.name)), below.join("mod.rs")],
            };
            let Some(inner) = candidates.iter().find_map(|path| self.files.at(&normal(path))) else { continue };
            let inner_path = &self.files.get(inner).path;
            let folder = match inner_path.file_name().is_some_and(|name| name == "mod.rs") || module.path.is_some() {
                true => inner_path.parent().map(Path::to_path_buf).unwrap_or_default(),
                false => below,
            };
            let next = self.made.scopes.len();
            self.file(inner, Some(id), path, &folder);
            if self.made.scopes.len() > next {
                self.declare(id, module.name.clone(), Entry::Module(next, module.public));
            }
        }
        for block in &found.blocks {
            let path = self.made.scopes[id].path.clone();
            let inner = self.scope(file, Some(id), true, path);
            self.made.by_place.insert((file, *block), inner);
            self.fill(inner, *block, folder);
        }
    }

    fn declare(&mut self, id: ScopeId, name: String, entry: Entry) {
        self.made.scopes[id].names.entry(name).or_default().push(entry);
    }
}

/// Returns a path without `.` and `..`, as far as the text goes.
pub fn normal(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            std::path::Component::CurDir => {}
            std::path::Component::ParentDir => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    plain
}
