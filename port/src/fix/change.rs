//! The contract between rules and the runner: what a rule is given, and what it asks to be changed.
//!
//! A rule reads one file at a time and edits nothing itself. The runner applies the changes of a step to a working copy,
//! lets the compiler judge them, tries the repairs of the rule, and takes out what does not compile.
//!
//! When rules run, both generations are there side by side: the code names the old crates `tokio01`, `futures01` and
//! `bytes04` (crates whose name nothing new has, as `tokio-codec`, keep it), and the new ones `tokio`, `futures` (0.3, with
//! the feature `compat`) and `bytes`. The old names may be others where the user's manifest has renamed them before:
//! [`FileContext::resolve`] tells what a path leads to, whatever it is called, and [`FileContext::old_name`] what an old
//! crate is called.
//!
//! A rule keeps to these laws:
//!
//! - **A change is local.** What it touches lies in [`Change::place`]: a function, an `impl`, a statement. A function whose
//!   body is rewritten keeps its signature, so that callers compile as before. A body of today goes out as a future of 0.1
//!   by `Box::pin(async move { … }).compat()` (import [`TO_OLD`]); a future of 0.1 is awaited in it by
//!   `.compat().await` (import [`TO_NEW`]). A later step takes these adapters away where both sides have been converted.
//! - **A change is whole.** All of its edits are made, or none. Where two changes want the same bytes, neither is made.
//! - **Nothing changes silently.** Where a fact of the guide bites, the change says so.

use std::path::Path;

use ra_ap_syntax::ast::{self, AstNode};
use ra_ap_syntax::{Edition, SourceFile, SyntaxNode, TextRange, TextSize};

use super::apply::NEW;
use crate::exact::messages::Message;
use crate::join::{Seen, Use};
use crate::syntax::collect::begins_with_colons;
use crate::syntax::index::Index;
use crate::syntax::infer::scope_of;
use crate::syntax::scope::{Crate, Meaning};
use crate::syntax::source::{Source, plain};

/// Import for `.compat()` on a future of today, which makes one of 0.1.
pub const TO_OLD: &str = "futures::TryFutureExt as _";
/// Import for `.compat()` on a future of 0.1, which makes one of today.
pub const TO_NEW: &str = "futures::compat::Future01CompatExt as _";

/// A name of a crate of today that means something else in a module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hidden {
    /// Start of the module: of the file, or of the list of its items.
    pub module: TextSize,
    /// The name.
    pub name: &'static str,
}

/// A replacement of bytes of a file. An empty range inserts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// Range that is replaced, in the text that the rule was given.
    pub range: TextRange,
    /// Text that stands there afterwards.
    pub text: String,
}

impl Edit {
    /// Replaces a range.
    pub fn replace(range: TextRange, text: impl Into<String>) -> Self {
        Self { range, text: text.into() }
    }

    /// Inserts a text at a place.
    pub fn insert(at: TextSize, text: impl Into<String>) -> Self {
        Self { range: TextRange::empty(at), text: text.into() }
    }

    /// Removes a range.
    pub fn remove(range: TextRange) -> Self {
        Self { range, text: String::new() }
    }
}

/// Note to a person, written above its place as `// PORT(B35): … link`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The fact of the guide, as `B35`; empty where the reason is the shape of the code and no fact.
    pub fact: &'static str,
    /// The decision to be taken, in one line.
    pub why: String,
}

impl Mark {
    /// Makes a mark with its fact.
    pub fn new(fact: &'static str, why: impl Into<String>) -> Self {
        Self { fact, why: why.into() }
    }
}

/// Kind of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Rewrites code.
    Rewrite,
    /// Leaves the code as it is, for a person to decide; has a mark and no edits.
    Leave,
}

/// A change that a rule asks for.
#[derive(Debug, Clone)]
pub struct Change {
    /// The rule, as it is called in the list of rules: `join`, `encoder-item`.
    pub rule: &'static str,
    /// The item or statement that is changed; all edits lie within it. Errors of the compiler in this range are put down
    /// to this change.
    pub place: TextRange,
    /// The edits, in any order.
    pub edits: Vec<Edit>,
    /// Imports that the module needs for it, without `use` and semicolon: [`TO_NEW`]. The runner writes each once, in the
    /// module that holds the place.
    pub imports: Vec<String>,
    /// Its kind.
    pub kind: Kind,
    /// Notes to a person, each with the place that it stands above (the start of a statement or item).
    pub marks: Vec<(TextSize, Mark)>,
}

impl Change {
    /// Makes a rewrite without marks and imports.
    pub fn rewrite(rule: &'static str, place: TextRange, edits: Vec<Edit>) -> Self {
        Self { rule, place, edits, imports: Vec::new(), kind: Kind::Rewrite, marks: Vec::new() }
    }

    /// Makes a change of code that is left for a person to decide.
    pub fn leave(rule: &'static str, place: TextRange, mark: Mark) -> Self {
        let marks = vec![(place.start(), mark)];
        Self { rule, place, edits: Vec::new(), imports: Vec::new(), kind: Kind::Leave, marks }
    }

    /// Adds an import.
    #[must_use]
    pub fn with_import(mut self, import: &str) -> Self {
        self.imports.push(import.to_owned());
        self
    }

    /// Adds a mark above the line of `at`.
    #[must_use]
    pub fn with_mark(mut self, at: TextSize, mark: Mark) -> Self {
        self.marks.push((at, mark));
        self
    }
}

/// A file, as a rule is given it.
pub struct FileContext<'a> {
    /// The file, relative to the project's root.
    pub path: &'a Path,
    /// Its text, and a tree in which the arguments of macros are code. Names of macros are blanks in that tree, so take
    /// text from [`FileContext::text`] and not from its nodes.
    pub source: &'a Source,
    /// Its index in the scan, for the tables of `krate`.
    pub file: usize,
    /// The crate that holds it.
    pub krate: &'a Crate,
    /// The crate's items: what functions return, what fields hold.
    pub index: &'a Index,
    /// The uses of 0.1 in it by place; said by the compiler where the tree builds, else by the syntax.
    pub uses: &'a [Use],
    /// `true` if the compiler judges what is changed in the file: it is part of something that builds.
    pub is_judged: bool,
    /// The code that the compiler has seen; `None` where it was not asked.
    pub(super) seen: Option<&'a Seen>,
    /// The edition.
    pub edition: Edition,
    /// `true` if it is part of a library, which others may use.
    pub is_library: bool,
    /// `true` if it can name the bridge, since its package depends on it.
    pub has_bridge: bool,
    /// The names of the old crates in the code, by their own: (`tokio`, `tokio01`).
    pub names: &'a [(String, String)],
}

impl FileContext<'_> {
    /// Returns the text of a range, as it stands in the file.
    pub fn text(&self, range: TextRange) -> &str {
        &self.source.text[range]
    }

    /// Returns the text of a node of either tree.
    pub fn of(&self, node: &SyntaxNode) -> &str {
        self.text(node.text_range())
    }

    /// Returns the tree with the arguments of macros opened.
    pub fn tree(&self) -> SyntaxNode {
        self.source.tree()
    }

    /// Returns the tree as the parser sees it: macro arguments are tokens.
    pub fn plain_tree(&self) -> SyntaxNode {
        SourceFile::parse(&self.source.text, self.edition).syntax_node()
    }

    /// Returns what a path leads to; an item of 0.1 as the map calls it: `futures::future::ok`.
    pub(super) fn meaning(&self, path: &ast::Path) -> Option<Meaning> {
        let mut names = Vec::new();
        for segment in path.segments() {
            names.push(plain(segment.name_ref()?.text()));
        }
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let scope = scope_of(self.krate, self.file, path.syntax());
        match self.krate.resolve(scope, &names, begins_with_colons(path), false)? {
            Meaning::Old(path) => {
                let own = crate::guide::guide().items.at(&path).first().map(|(own, _)| (*own).to_owned());
                Some(Meaning::Old(own.unwrap_or(path)))
            }
            other => Some(other),
        }
    }

    /// Returns the item of 0.1 that a path leads to.
    pub fn resolve(&self, path: &ast::Path) -> Option<String> {
        match self.meaning(path)? {
            Meaning::Old(path) => Some(path),
            _ => None,
        }
    }

    /// Returns changes as far as the compiler judges them: what it does not look at is left, without a mark.
    pub fn only_judged(&self, changes: Vec<Change>) -> Vec<Change> {
        let tree = self.tree();
        let is_seen = |at: TextSize| match self.seen {
            Some(seen) => self.is_judged && seen.includes(self.file, &tree, usize::from(at)),
            None => self.is_judged,
        };
        let left =
            |change: Change| Change { kind: Kind::Leave, ..Change::rewrite(change.rule, change.place, Vec::new()) };
        changes.into_iter().map(|change| if is_seen(change.place.start()) { change } else { left(change) }).collect()
    }

    /// Returns the names of crates of today that mean something else in its modules, by an import or by a star.
    pub fn hidden(&self) -> Vec<Hidden> {
        let tree = self.plain_tree();
        let lists = tree.descendants().filter_map(ast::Module::cast).filter_map(|module| module.item_list());
        let starts = lists.map(|list| list.syntax().text_range().start());
        let mut hidden = Vec::new();
        for module in std::iter::once(TextSize::new(0)).chain(starts) {
            let Some(&scope) = self.krate.by_place.get(&(self.file, module)) else { continue };
            for name in NEW {
                let is_crate = match self.krate.resolve(scope, &[name], false, false) {
                    Some(Meaning::Foreign(path)) => path == name,
                    // Nothing has the name, or `extern crate` gives it to an old crate in every module.
                    None => true,
                    Some(meaning) => self.krate.resolve(scope, &[name], true, false) == Some(meaning),
                };
                if !is_crate {
                    hidden.push(Hidden { module, name });
                }
            }
        }
        hidden
    }

    /// Returns the use of 0.1 whose name stands at a range, if there is one and it is certain.
    pub fn use_at(&self, name: TextRange) -> Option<&Use> {
        let (start, end) = (usize::from(name.start()), usize::from(name.end()));
        let from = self.uses.partition_point(|known| known.start < start);
        self.uses[from..].iter().take_while(|known| known.start == start).find(|known| known.end == end && known.sure)
    }

    /// Returns the uses within a range.
    pub fn uses_in(&self, range: TextRange) -> impl Iterator<Item = &Use> {
        let (start, end) = (usize::from(range.start()), usize::from(range.end()));
        let from = self.uses.partition_point(|known| known.start < start);
        self.uses[from..].iter().take_while(move |known| known.start < end)
    }

    /// Returns the name of an old crate in the code: `futures01` for `futures`.
    pub fn old_name<'b>(&'b self, krate: &'b str) -> &'b str {
        self.names.iter().find(|(own, _)| own == krate).map_or(krate, |(_, name)| name)
    }
}

/// An error of the compiler in code that was changed, for a rule to repair.
pub struct Fault<'a> {
    /// Message of the compiler.
    pub message: &'a Message,
    /// The file's text as it was compiled.
    pub text: &'a str,
    /// The main range of the error in it.
    pub at: TextRange,
    /// The range of the changed place in it; repairs stay within.
    pub place: TextRange,
}

/// The rules of one step.
#[derive(Clone, Copy)]
pub struct RuleSet {
    /// The step's name, which is the first word of its commit: `chains`.
    pub name: &'static str,
    /// Title of the step, for the commit's message.
    pub title: &'static str,
    /// The changes of a file.
    pub changes: fn(&FileContext<'_>) -> Vec<Change>,
    /// Edits of the compiled text that may cure an error: `.await` taken from a value that is a `Result`. Empty where the
    /// rule knows none; the change is then taken out.
    pub repair: fn(&Fault<'_>) -> Vec<Edit>,
}

/// Repairs nothing.
pub fn no_repair(_: &Fault<'_>) -> Vec<Edit> {
    Vec::new()
}
