//! Makes copies of the 0.1 crates in which each public item is deprecated, with a note that names its row of the map.
//!
//! A macro that defines items is left as it is: these items inherit the note of the module around them, and the
//! compiler's message names the item.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ra_ap_syntax::ast::{self, AstNode, HasAttrs, HasModuleItem, HasName};
use ra_ap_syntax::{Edition, SyntaxNode, TextRange, TextSize};

use crate::guide::guide;
use crate::syntax::collect::is_public;
use crate::syntax::files::{Files, below};
use crate::syntax::scope::{Crate, Meaning, ScopeId, normal};
use crate::syntax::source::name_of;

/// Beginning of a note.
pub const MARK: &str = "tokio-port:";

/// Version of the copies; a new number has all of them made again.
pub const FORMAT: u32 = 6;

/// A crate to be annotated.
#[derive(Debug, Clone)]
pub struct Original {
    /// The name that code uses.
    pub name: String,
    /// The folder of its manifest.
    pub folder: PathBuf,
    /// The root file of its library.
    pub root: PathBuf,
    /// Its edition.
    pub edition: Edition,
}

/// Writes the annotated copy of a crate into a folder that does not exist yet.
///
/// # Errors
///
/// Fails if a file cannot be read or written.
pub fn annotate(original: &Original, into: &Path) -> io::Result<()> {
    copy(&original.folder, into)?;
    let source_folder = original.root.parent().unwrap_or(&original.folder);
    let paths: Vec<_> = below(source_folder).into_iter().map(|path| (normal(&path), original.edition)).collect();
    let files = Files::read(&paths);
    let Some(root) = files.at(&normal(&original.root)) else { return Ok(()) };
    let krate = Crate::load(&files, root, Arc::default(), original.edition == Edition::Edition2015);
    let public = krate.public_paths(&original.name);
    let mut edits: HashMap<usize, Vec<Edit>> = HashMap::new();
    let annotator = Annotator { name: &original.name, files: &files, krate: &krate, public: &public };
    for (&(file, place), &scope) in &krate.by_place {
        if !krate.scopes[scope].is_block {
            annotator.scope(file, place, scope, edits.entry(file).or_default());
        }
    }
    for (file, mut edits) in edits {
        let source = files.get(file);
        edits.sort_by_key(|edit| (edit.range.start(), edit.range.end()));
        edits.dedup();
        let mut text = source.text.clone();
        for edit in edits.iter().rev() {
            text.replace_range(usize::from(edit.range.start())..usize::from(edit.range.end()), &edit.text);
        }
        if let Ok(relative) = source.path.strip_prefix(&original.folder) {
            fs::write(into.join(relative), text)?;
        }
    }
    Ok(())
}

/// Copies a package without its version control and build output.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let name = entry.file_name();
        let (path, target) = (entry.path(), to.join(&name));
        if path.is_dir() {
            if name != "target" && name != ".git" {
                copy(&path, &target)?;
            }
        } else {
            // Not `fs::copy`, which copies permissions: vendored files may be read-only, and the copy is changed later.
            fs::write(target, fs::read(path)?)?;
        }
    }
    Ok(())
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Edit {
    range: TextRange,
    text: String,
}

struct Annotator<'a> {
    name: &'a str,
    files: &'a Files,
    krate: &'a Crate,
    public: &'a HashMap<(ScopeId, String), Vec<String>>,
}

impl Annotator<'_> {
    fn scope(&self, file: usize, place: TextSize, scope: ScopeId, edits: &mut Vec<Edit>) {
        let tree = self.files.get(file).tree();
        let items: Vec<ast::Item> = match place == TextSize::new(0) {
            true => ast::SourceFile::cast(tree).map(|file| file.items().collect()).unwrap_or_default(),
            false => tree
                .descendants()
                .filter_map(ast::ItemList::cast)
                .find(|list| list.syntax().text_range().start() == place)
                .map(|list| list.items().collect())
                .unwrap_or_default(),
        };
        for item in items {
            self.item(&item, scope, edits);
        }
        // A module gets its note where it is declared, since a second attribute inside it is an error.
        for attribute in self.files.get(file).tree().children().filter_map(ast::Attr::cast) {
            drop_deprecated(&attribute, edits);
        }
    }

    fn item(&self, item: &ast::Item, scope: ScopeId, edits: &mut Vec<Edit>) {
        match item {
            ast::Item::Struct(node) if is_public(node) => self.named(node, "struct", scope, edits),
            ast::Item::Union(node) if is_public(node) => self.named(node, "struct", scope, edits),
            ast::Item::Fn(node) if is_public(node) => self.named(node, "fn", scope, edits),
            ast::Item::TypeAlias(node) if is_public(node) => self.named(node, "type", scope, edits),
            ast::Item::Const(node) if is_public(node) => self.named(node, "const", scope, edits),
            ast::Item::Static(node) if is_public(node) => self.named(node, "const", scope, edits),
            ast::Item::Enum(node) if is_public(node) => {
                self.named(node, "enum", scope, edits);
                let owner = name_of(node).map(|name| self.path(scope, &name)).unwrap_or_default();
                for variant in node.variant_list().into_iter().flat_map(|list| list.variants()) {
                    if let Some(name) = name_of(&variant) {
                        note(&variant, "variant", &self.member(&owner, &name), edits);
                    }
                }
            }
            ast::Item::Trait(node) if is_public(node) => {
                self.named(node, "trait", scope, edits);
                let owner = name_of(node).map(|name| self.path(scope, &name)).unwrap_or_default();
                self.members(node.assoc_item_list(), &owner, true, edits);
            }
            ast::Item::Impl(node) if node.trait_().is_none() => {
                if let Some(owner) = node.self_ty().and_then(|ty| self.owner(&ty, scope)) {
                    self.members(node.assoc_item_list(), &owner, false, edits);
                }
            }
            ast::Item::MacroRules(node) => {
                let exported =
                    node.attrs().any(|attribute| attribute.syntax().text().to_string().contains("macro_export"));
                if let (true, Some(name)) = (exported, name_of(node)) {
                    note(node, "macro", &format!("{}::{name}", self.name), edits);
                }
            }
            ast::Item::Module(node) => {
                let Some(name) = name_of(node) else { return };
                let parent = &self.krate.scopes[scope].path;
                let path: Vec<&str> = [self.name, parent, &name].into_iter().filter(|part| !part.is_empty()).collect();
                note(node, "module", &self.module(&path.join("::")), edits);
            }
            _ => {}
        }
    }

    fn named<N: HasAttrs + HasName>(&self, node: &N, kind: &str, scope: ScopeId, edits: &mut Vec<Edit>) {
        if let Some(name) = name_of(node) {
            note(node, kind, &self.path(scope, &name), edits);
        }
    }

    fn members(&self, list: Option<ast::AssocItemList>, owner: &str, is_trait: bool, edits: &mut Vec<Edit>) {
        for item in list.into_iter().flat_map(|list| list.assoc_items()) {
            match item {
                ast::AssocItem::Fn(node) if is_trait || is_public(&node) => {
                    let kind = if is_trait { "trait_method" } else { "method" };
                    if let Some(name) = name_of(&node) {
                        note(&node, kind, &self.member(owner, &name), edits);
                    }
                }
                ast::AssocItem::TypeAlias(node) if is_trait => {
                    if let Some(name) = name_of(&node) {
                        note(&node, "assoc_type", &self.member(owner, &name), edits);
                    }
                }
                ast::AssocItem::Const(node) if is_trait || is_public(&node) => {
                    if let Some(name) = name_of(&node) {
                        note(&node, "const", &self.member(owner, &name), edits);
                    }
                }
                _ => {}
            }
        }
    }

    /// Returns the type of an inherent impl, by its path in the map.
    fn owner(&self, ty: &ast::Type, scope: ScopeId) -> Option<String> {
        let ast::Type::PathType(ty) = ty else { return None };
        let path: Vec<String> =
            ty.path()?.segments().filter_map(|segment| Some(segment.name_ref()?.text().to_string())).collect();
        let path: Vec<&str> = path.iter().map(String::as_str).collect();
        match self.krate.resolve(scope, &path, false, false)? {
            Meaning::Own(scope, name) => Some(self.path(scope, &name)),
            _ => None,
        }
    }

    /// Returns the path of an item: the map's own where it knows any, else the shortest public one.
    fn path(&self, scope: ScopeId, name: &str) -> String {
        let known = self.public.get(&(scope, name.to_owned())).map(Vec::as_slice).unwrap_or_default();
        let mapped = known.iter().find_map(|path| guide().items.at(path).first().map(|(own, _)| (*own).to_owned()));
        mapped.or_else(|| known.first().cloned()).unwrap_or_else(|| {
            let parent = &self.krate.scopes[scope].path;
            let parts: Vec<&str> = [self.name, parent, name].into_iter().filter(|part| !part.is_empty()).collect();
            parts.join("::")
        })
    }

    fn module(&self, path: &str) -> String {
        let known = guide().items.at(path);
        known.iter().find(|(_, kind)| *kind == "module").map_or_else(|| path.to_owned(), |(own, _)| (*own).to_owned())
    }

    fn member(&self, owner: &str, name: &str) -> String {
        guide().items.member(owner, name).map_or_else(|| format!("{owner}::{name}"), |(path, _)| path.to_owned())
    }
}

/// Adds the attribute behind the item's other attributes and comments, and removes one that is already there.
fn note(node: &impl HasAttrs, kind: &str, path: &str, edits: &mut Vec<Edit>) {
    for attribute in node.attrs() {
        drop_deprecated(&attribute, edits);
    }
    if let Some(start) = first_token(node.syntax()) {
        let text = format!("#[deprecated(note = \"{MARK}{kind} {path}\")] ");
        edits.push(Edit { range: TextRange::empty(start), text });
    }
}

fn drop_deprecated(attribute: &ast::Attr, edits: &mut Vec<Edit>) {
    let text = attribute.syntax().text().to_string();
    let inside = text.trim_start_matches(['#', '!', '[']).trim_start();
    if inside.starts_with("deprecated") || (inside.starts_with("cfg_attr") && text.contains("deprecated")) {
        let blank: String = text.chars().map(|c| if c == '\n' { '\n' } else { ' ' }).collect();
        edits.push(Edit { range: attribute.syntax().text_range(), text: blank });
    }
}

fn first_token(node: &SyntaxNode) -> Option<TextSize> {
    node.children_with_tokens()
        .find(|child| {
            let is_attribute = child.as_node().is_some_and(|node| ast::Attr::can_cast(node.kind()));
            let is_trivia = child.as_token().is_some_and(|token| token.kind().is_trivia());
            !is_attribute && !is_trivia
        })
        .map(|child| child.text_range().start())
}
