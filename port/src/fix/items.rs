//! Items of 0.1 that go over under the same names, as channels and runtimes do: the files that name them, and what each
//! becomes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use ra_ap_syntax::ast::{self, AstNode, HasAttrs};
use ra_ap_syntax::{SyntaxKind, SyntaxNode, TextRange, TextSize};

use crate::error::Error;
use crate::fix::change::{Edit, FileContext, Mark};
use crate::fix::codecs::survey::{is_public, start};
use crate::fix::codecs::traits::is_of_public;
use crate::fix::imports::{Leaf, rewritten};
use crate::fix::judge::Judge;
use crate::fix::marks::title;
use crate::fix::step::visit;
use crate::fix::whole::{self, Places, rendered};
use crate::guide::guide;
use crate::join::Engine;
use crate::report::Finding;
use crate::syntax::infer::scope_of;
use crate::syntax::paths::Place;
use crate::syntax::scope::Meaning;
use crate::syntax::source::plain;

/// Items that go over together, such as those of a kind of channel.
pub(super) struct Family {
    /// Word for reports.
    pub(super) rule: &'static str,
    /// An item in the words of reports, such as `a channel`.
    pub(super) what: &'static str,
    /// The modules of 0.1, as the map calls them.
    pub(super) old: &'static [&'static str],
    /// Their module of today.
    pub(super) new: &'static str,
    /// The items that go over.
    pub(super) items: &'static [&'static str],
    /// The items of these that have another name today.
    pub(super) renamed: &'static [(&'static str, &'static str)],
    /// Methods that have another name today: their paths of 0.1, and the name.
    pub(super) methods: &'static [(&'static str, &'static str)],
    /// Methods, by name, and items, by path, which a file that names them stays for, each with the reason.
    pub(super) refused: &'static [(&'static str, &'static str)],
    /// Facts of the guide that bite where `channel` is called, each with its reason.
    pub(super) facts: &'static [(&'static str, &'static str)],
    /// Facts that bite at an item whatever generation it is of: their marks stay.
    pub(super) kept: &'static [&'static str],
    /// Mark of what is public and names an item.
    pub(super) shown: &'static str,
    /// Mark of a type that derives `Debug` and has an item as a field.
    pub(super) printed: Option<&'static str>,
    /// Marks beside those of items.
    pub(super) marks: fn(&FileContext<'_>) -> Vec<(TextSize, Mark)>,
}

impl Family {
    /// Returns the path behind the module, if one of 0.1 leads into it.
    pub(super) fn rest<'a>(&self, own: &'a str) -> Option<&'a str> {
        let module = self.old.iter().find(|module| is_within(own, module))?;
        Some(own[module.len()..].trim_start_matches("::"))
    }

    /// Returns the name of today of an item.
    fn new_name<'a>(&self, item: &'a str) -> &'a str {
        self.renamed.iter().find(|(old, _)| *old == item).map_or(item, |(_, new)| new)
    }

    /// Returns whether a path of 0.1 is that of an item, or of something in one.
    fn is_of(&self, own: &str) -> bool {
        let is_in = |rest: &str, item: &str| item.is_empty() || is_within(rest, item);
        self.rest(own).is_some_and(|rest| self.items.iter().any(|item| is_in(rest, item)))
    }
}

/// Returns whether a path is that of a module, or of something in it.
fn is_within(path: &str, module: &str) -> bool {
    path.strip_prefix(module).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

/// Types of futures 0.1 that hold a future.
const HOLDERS: [&str; 22] = [
    "Shared",
    "Then",
    "Map",
    "MapErr",
    "AndThen",
    "OrElse",
    "Select",
    "Select2",
    "Join",
    "Join3",
    "Join4",
    "Join5",
    "Fuse",
    "Flatten",
    "FlattenStream",
    "FromErr",
    "Inspect",
    "CatchUnwind",
    "IntoStream",
    "Either",
    "Timeout",
    "Spawn",
];

/// A file that goes over.
pub(super) type File = whole::File<End>;

/// The step's own knowledge of a file.
pub(super) struct End {
    /// Its text after the step, before repairs.
    pub(super) first: String,
    /// `true` if it names no item, and was only given an adapter.
    pub(super) is_guest: bool,
    /// Number of compilations that it was mended after.
    pub(super) mended: usize,
}

impl End {
    /// Returns a file that names no item.
    pub(super) fn guest(path: PathBuf, text: String) -> File {
        File {
            path,
            output: text.clone(),
            repairs: 0,
            refused: None,
            taken_back: None,
            places: vec![("adapter", TextSize::new(0), Vec::new())],
            extra: Self { first: text.clone(), is_guest: true, mended: 0 },
            text,
        }
    }
}

/// Looks at all files that the compiler has seen.
pub(super) fn survey(judge: &Judge, family: &Family, tell: &dyn Fn(&str)) -> Result<Vec<File>, Error> {
    let outcome = crate::run::run(&judge.options, tell)?;
    if !outcome.compiled {
        return Ok(Vec::new());
    }
    let mut by_file: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in &outcome.report.findings {
        if family.is_of(&finding.rule) {
            by_file.entry(&finding.file).or_default().push(finding);
        }
    }
    let mut files: Vec<File> = Vec::new();
    visit(judge, true, &mut |context| {
        let name = context.path.to_string_lossy().replace('\\', "/");
        let Some(findings) = by_file.get(name.as_str()) else { return };
        files.extend(Look::at(context, family, findings).file(context.path));
    })?;
    Ok(files)
}

/// A file while it is looked at.
struct Look<'a> {
    context: &'a FileContext<'a>,
    family: &'a Family,
    plain: SyntaxNode,
    edits: Vec<Edit>,
    marks: Vec<(TextSize, Mark)>,
    places: Places,
    refused: Option<Mark>,
    /// Names that imports of this file give to what goes over, each with the path of 0.1 behind it.
    moved: BTreeMap<String, String>,
    /// Names that imports from elsewhere in the project give it.
    followed: BTreeSet<String>,
}

impl<'a> Look<'a> {
    fn at(context: &'a FileContext<'a>, family: &'a Family, findings: &[&Finding]) -> Self {
        let mut look = Self {
            context,
            family,
            plain: context.plain_tree(),
            edits: Vec::new(),
            marks: Vec::new(),
            places: Vec::new(),
            refused: None,
            moved: BTreeMap::new(),
            followed: BTreeSet::new(),
        };
        look.findings(findings);
        look.imports();
        look.paths();
        if !look.places.is_empty() {
            look.marks.extend((family.marks)(context));
        }
        look
    }

    fn file(self, path: &Path) -> Option<File> {
        let text = self.context.source.text.clone();
        if self.places.is_empty() && self.edits.is_empty() && self.marks.is_empty() {
            return None;
        }
        let mut places = self.places;
        if places.is_empty() {
            places.push((self.family.rule, TextSize::new(0), Vec::new()));
        }
        let output = rendered(&text, &self.plain, &self.context.hidden(), &self.edits, &self.marks, &[]);
        Some(File {
            path: path.to_path_buf(),
            repairs: 0,
            refused: self.refused,
            taken_back: None,
            places,
            extra: End { first: output.clone(), is_guest: false, mended: 0 },
            output,
            text,
        })
    }

    fn refuse(&mut self, why: &str) {
        self.refused.get_or_insert(Mark::new("", why));
    }

    /// Notes what the file has to stay for.
    fn findings(&mut self, findings: &[&Finding]) {
        for finding in findings {
            let is_reported = !matches!(finding.form, Place::Glob | Place::ExternCrate)
                && !matches!(finding.kind.as_str(), "module" | "item");
            if finding.engine == Engine::Syntax && is_reported {
                self.refuse(&format!("code that the compiler did not see names {}", self.family.what));
            }
            if finding.form == Place::Tokens || finding.through.is_some() {
                self.refuse(&format!("a macro names {}", self.family.what));
            }
            let method = finding.rule.rsplit("::").next().unwrap_or_default();
            let is_meant = |name: &str| name == method || name == finding.rule;
            if let Some((_, why)) = self.family.refused.iter().find(|(name, _)| is_meant(name)) {
                self.refuse(why);
            }
            for fact in self.family.kept.iter().filter(|kept| finding.facts.iter().any(|fact| fact == *kept)) {
                let at = TextSize::from(u32::try_from(finding.start).unwrap_or(u32::MAX));
                let node = self.plain.token_at_offset(at).right_biased().and_then(|token| token.parent());
                if let Some(node) = node {
                    self.marks.push((holder(&node), Mark::new(fact, title(fact))));
                }
            }
            let renamed = self.family.methods.iter().find(|(path, _)| *path == finding.rule);
            if let (Some((_, name)), true) = (renamed, finding.form != Place::Tokens && finding.through.is_none()) {
                let size = |at: usize| TextSize::from(u32::try_from(at).unwrap_or(u32::MAX));
                self.edits.push(Edit::replace(TextRange::new(size(finding.start), size(finding.end)), *name));
            }
        }
    }

    /// Returns the item that a path of 0.1 leads to, relative to the module, if that goes over.
    fn item(&self, own: &str) -> Option<&'static str> {
        let rest = self.family.rest(own)?;
        self.family.items.iter().copied().find(|item| *item == rest)
    }

    /// Returns the path of today of an item.
    fn new_path(&self, item: &str) -> String {
        match item {
            "" => self.family.new.to_owned(),
            item => format!("{}::{}", self.family.new, self.family.new_name(item)),
        }
    }

    fn imports(&mut self) {
        let (mut moved, mut followed) = (BTreeMap::new(), BTreeSet::new());
        let (mut is_glob, mut is_shown) = (false, false);
        let edits = rewritten(&self.context.source.text, &self.plain, &mut |item, leaf| {
            let own = self.imported(item, leaf)?;
            let target = self.item(&own)?;
            if self.is_by_project(&leaf.path) {
                followed.extend(leaf.name().map(str::to_owned));
                return None;
            }
            is_glob |= leaf.is_glob;
            is_shown |= self.context.is_library && is_public(item);
            let is_name = |part: &&str| !matches!(*part, "crate" | "self" | "super");
            let old: Vec<&str> = leaf.path.iter().map(String::as_str).filter(is_name).collect();
            if let Some(name) = leaf.name() {
                moved.insert(name.to_owned(), old.join("::"));
            }
            let path: Vec<String> = self.new_path(target).split("::").map(str::to_owned).collect();
            let rename = match leaf.name() {
                Some(name) if path.last().is_some_and(|last| last == name) => None,
                // The code that names it gets the new name, too.
                Some(name) if leaf.rename.is_none() && self.family.new_name(name) != name => None,
                Some(name) => Some(name.to_owned()),
                None => leaf.rename.clone(),
            };
            Some(Leaf { path, rename, is_glob: leaf.is_glob })
        });
        match edits {
            Some(edits) => self.edits.extend(edits),
            None => self.refuse("a comment stands among the names of an import"),
        }
        if is_glob {
            self.refuse(&format!("a star imports {}", self.family.what));
        }
        if is_shown {
            self.refuse(&format!("the library shows the module of {} to others", self.family.what));
        }
        self.moved = moved;
        self.followed = followed;
    }

    /// Returns whether a path leads through a module of the project: not `crate::tokio01::run`, whose crate is one that the root
    /// has by `extern crate`.
    fn is_by_project(&self, path: &[String]) -> bool {
        let mut names = path.iter().map(String::as_str).filter(|part| !part.is_empty());
        let is_root = |part: &str| matches!(part, "crate" | "self" | "super");
        let is_own = names.clone().next().is_some_and(is_root);
        is_own
            && !names
                .find(|part| !is_root(part))
                .is_some_and(|first| self.context.names.iter().any(|(_, old)| old == first))
    }

    /// Returns the item of 0.1 that an import names.
    fn imported(&self, item: &ast::Use, leaf: &Leaf) -> Option<String> {
        let leading = leaf.path.first().is_some_and(String::is_empty);
        let names: Vec<&str> = leaf.path.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        let scope = scope_of(self.context.krate, self.context.file, item.syntax());
        match self.context.krate.resolve(scope, &names, leading, true)? {
            Meaning::Old(path) => {
                Some(guide().items.at(&path).first().map_or(path.clone(), |(own, _)| (*own).to_owned()))
            }
            _ => None,
        }
    }

    fn paths(&mut self) {
        let whole = self.context.tree().descendants().filter_map(ast::Path::cast).filter(|path| {
            let is_inner = path.syntax().parent().is_some_and(|parent| ast::Path::can_cast(parent.kind()));
            !is_inner && !path.syntax().ancestors().any(|node| ast::Use::can_cast(node.kind()))
        });
        for path in whole {
            let mut next = Some(path);
            while let Some(path) = next {
                if let Some(own) = self.context.resolve(&path)
                    && self.family.rest(&own).is_some_and(|rest| !rest.is_empty())
                {
                    // Of `Receiver::close` the type is meant.
                    let inner = path.qualifier().and_then(|inner| Some((self.context.resolve(&inner)?, inner)));
                    let (own, path) = match inner {
                        Some((inner_own, inner)) if self.item(&own).is_none() && self.is_type(&inner_own) => {
                            (inner_own, inner)
                        }
                        _ => (own, path),
                    };
                    self.path(&path, &own);
                    break;
                }
                next = path.qualifier();
            }
        }
    }

    /// Returns whether a path is that of an item which goes over, and no module.
    fn is_type(&self, own: &str) -> bool {
        let last = |item: &'static str| item.rsplit("::").next();
        self.item(own).and_then(last).is_some_and(|name| name.starts_with(char::is_uppercase))
    }

    fn path(&mut self, path: &ast::Path, own: &str) {
        let names: Vec<String> = path.segments().filter_map(|part| Some(plain(part.name_ref()?.text()))).collect();
        let Some(first) = names.first() else { return };
        let last = path.segment().and_then(|part| part.name_ref()).map(|name| name.syntax().text_range());
        let Some(last) = last else { return };
        let range = TextRange::new(path.syntax().text_range().start(), last.end());
        let Some(item) = self.item(own) else {
            // It stays, and is named by its whole path where its short one leads elsewhere now.
            if let Some(old) = self.moved.get(first) {
                let rest: String = names[1..].iter().map(|name| format!("::{name}")).collect();
                self.edits.push(Edit::replace(range, format!("{old}{rest}")));
            }
            return;
        };
        let is_named = self.moved.contains_key(first) || self.followed.contains(first);
        let new_name = self.family.new_name(item);
        if !is_named && !self.is_by_project(&names) {
            self.edits.push(Edit::replace(range, self.new_path(item)));
        } else if new_name != item && names.last().is_some_and(|last| last == item) {
            self.edits.push(Edit::replace(last, new_name));
        }
        if item == "Receiver" {
            self.wrap(path);
        }
        let holder = holder(path.syntax());
        let mut facts = Vec::new();
        if item == "channel" {
            for (fact, why) in self.family.facts {
                self.marks.push((holder, Mark::new(fact, *why)));
                facts.push(*fact);
            }
        }
        if self.context.is_library && is_shown(path.syntax()) {
            self.marks.push((item_start(path.syntax()), Mark::new("", self.family.shown)));
        }
        if let (Some(words), Some(at)) = (self.family.printed, printed(path.syntax())) {
            self.marks.push((at, Mark::new("", words)));
        }
        self.places.push((self.family.rule, range.start(), facts));
    }
}

impl Look<'_> {
    /// `Shared<Receiver<T>>` becomes `Shared<Compat<Receiver<T>>>`: what a combinator of 0.1 holds is a future of 0.1.
    fn wrap(&mut self, path: &ast::Path) {
        let whole = path.syntax().parent().filter(|parent| ast::PathType::can_cast(parent.kind()));
        let argument = whole.as_ref().and_then(SyntaxNode::parent).and_then(ast::TypeArg::cast);
        let outer = argument.and_then(|argument| argument.syntax().ancestors().find_map(ast::Path::cast));
        let own = outer.and_then(|outer| self.context.resolve(&outer)).unwrap_or_default();
        let is_combinator =
            own.starts_with("futures::") && own.rsplit("::").next().is_some_and(|name| HOLDERS.contains(&name));
        if let (Some(whole), true) = (whole, is_combinator) {
            self.edits.push(Edit::insert(whole.text_range().start(), "futures::compat::Compat<"));
            self.edits.push(Edit::insert(whole.text_range().end(), ">"));
        }
    }
}

/// Returns the start of the statement, field or item around a place.
pub(super) fn holder(node: &SyntaxNode) -> TextSize {
    let found = node.ancestors().find(|node| {
        ast::Stmt::can_cast(node.kind())
            || ast::Item::can_cast(node.kind()) && node.kind() != SyntaxKind::MACRO_CALL
            || node.parent().is_some_and(|parent| parent.kind() == SyntaxKind::STMT_LIST)
    });
    found.map_or(node.text_range().start(), |found| start(&found))
}

/// Returns the start of the item or field around a place.
fn item_start(node: &SyntaxNode) -> TextSize {
    let found = node.ancestors().find(|node| {
        ast::Item::can_cast(node.kind()) || matches!(node.kind(), SyntaxKind::RECORD_FIELD | SyntaxKind::TUPLE_FIELD)
    });
    found.map_or(node.text_range().start(), |found| start(&found))
}

/// Returns the start of the type around a field, if it derives `Debug`.
fn printed(node: &SyntaxNode) -> Option<TextSize> {
    let in_field = |node: &SyntaxNode| matches!(node.kind(), SyntaxKind::RECORD_FIELD | SyntaxKind::TUPLE_FIELD);
    node.ancestors().find(in_field)?;
    let item = node.ancestors().find_map(ast::Adt::cast)?;
    let is_debug = item.attrs().any(|attribute| {
        let text = attribute.syntax().text().to_string();
        text.starts_with("#[derive(") && text.contains("Debug")
    });
    is_debug.then(|| start(item.syntax()))
}

/// Returns whether a type stands where other crates see it: in the signature or as a field of something public.
fn is_shown(node: &SyntaxNode) -> bool {
    for holder in node.ancestors() {
        match holder.kind() {
            SyntaxKind::BLOCK_EXPR => return false,
            SyntaxKind::FN => {
                let in_trait = holder.ancestors().find_map(ast::Trait::cast);
                return ast::Fn::cast(holder).is_some_and(|item| is_public(&item))
                    || in_trait.is_some_and(|item| is_public(&item));
            }
            SyntaxKind::RECORD_FIELD => return ast::RecordField::cast(holder).is_some_and(|field| is_public(&field)),
            SyntaxKind::TUPLE_FIELD => return ast::TupleField::cast(holder).is_some_and(|field| is_public(&field)),
            SyntaxKind::TYPE_ALIAS => {
                let implemented = holder.ancestors().find_map(ast::Impl::cast).and_then(|item| item.self_ty());
                return match implemented {
                    Some(owner) => is_of_public(&owner),
                    None => ast::TypeAlias::cast(holder).is_some_and(|item| is_public(&item)),
                };
            }
            SyntaxKind::ENUM => return ast::Enum::cast(holder).is_some_and(|item| is_public(&item)),
            SyntaxKind::IMPL => {
                return ast::Impl::cast(holder)
                    .and_then(|item| item.self_ty())
                    .is_some_and(|owner| is_of_public(&owner));
            }
            _ => {}
        }
    }
    false
}
