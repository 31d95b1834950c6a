//! Declarations of each module and block of a file: items, imports, modules.

use std::collections::HashMap;

use ra_ap_syntax::ast::{self, AstNode, HasAttrs, HasModuleItem, HasVisibility};
use ra_ap_syntax::{SyntaxNode, TextRange, TextSize};

use super::source::{Source, name_of, plain};

/// An import of one name, or of all names of a module.
#[derive(Debug, Clone)]
pub struct Use {
    /// The whole path including prefixes, without the star.
    pub path: Vec<String>,
    /// `true` if it begins with `::`.
    pub leading: bool,
    /// The name that it brings; `None` for a glob and for `as _`.
    pub name: Option<String>,
    /// `true` if it ends in a star.
    pub glob: bool,
    /// `true` if it is `pub` in any form.
    pub public: bool,
    /// Range of the last segment.
    pub at: TextRange,
}

/// An item.
#[derive(Debug, Clone)]
pub struct Declared {
    /// Its name.
    pub name: String,
    /// Kind of the item, as the item lists name it.
    pub kind: &'static str,
    /// Range of the item.
    pub at: TextRange,
    /// `true` if it is `pub`.
    pub public: bool,
    /// The variants of an enum.
    pub variants: Vec<String>,
}

/// A module declaration.
#[derive(Debug, Clone)]
pub struct Module {
    /// Its name.
    pub name: String,
    /// `true` if it is `pub`.
    pub public: bool,
    /// Beginning of its contents if they are in this file.
    pub inline: Option<TextSize>,
    /// `#[path = "…"]`.
    pub path: Option<String>,
}

/// Declarations of one module or block.
#[derive(Debug, Default)]
pub struct Declarations {
    /// Items other than modules.
    pub items: Vec<Declared>,
    /// Imports.
    pub uses: Vec<Use>,
    /// `extern crate`: crate, name, whether public, whether with `#[macro_use]`.
    pub externs: Vec<(String, String, bool, bool)>,
    /// Modules.
    pub modules: Vec<Module>,
    /// Blocks within it that declare something themselves.
    pub blocks: Vec<TextSize>,
}

/// The declarations of a file by the offset at which their scope begins; those of the file itself are at 0.
pub type Collected = HashMap<TextSize, Declarations>;

/// Reads the declarations of a file.
pub fn collect(source: &Source) -> Collected {
    let mut collected = Collected::new();
    let tree = source.tree();
    let Some(file) = ast::SourceFile::cast(tree.clone()) else { return collected };
    collected.insert(TextSize::new(0), Declarations::default());
    for item in file.items() {
        declare(&item, TextSize::new(0), &mut collected);
    }
    collected
}

fn declare(item: &ast::Item, scope: TextSize, collected: &mut Collected) {
    let public = visibility(item.syntax());
    let at = item.syntax().text_range();
    let named = |kind: &'static str, name: Option<String>| {
        name.map(|name| Declared { name, kind, at, public, variants: Vec::new() })
    };
    let declared = match item {
        ast::Item::Struct(node) => named("struct", name_of(node)),
        ast::Item::Union(node) => named("struct", name_of(node)),
        ast::Item::Enum(node) => named("enum", name_of(node)).map(|declared| {
            let variants = node.variant_list().into_iter().flat_map(|list| list.variants());
            Declared { variants: variants.filter_map(|variant| name_of(&variant)).collect(), ..declared }
        }),
        ast::Item::Trait(node) => named("trait", name_of(node)),
        ast::Item::Fn(node) => named("fn", name_of(node)),
        ast::Item::TypeAlias(node) => named("type", name_of(node)),
        ast::Item::Const(node) => named("const", name_of(node)),
        ast::Item::Static(node) => named("const", name_of(node)),
        ast::Item::MacroRules(node) => named("macro", name_of(node)),
        ast::Item::MacroDef(node) => named("macro", name_of(node)),
        _ => None,
    };
    let here = collected.entry(scope).or_default();
    here.items.extend(declared);
    match item {
        ast::Item::Use(node) => {
            if let Some(tree) = node.use_tree() {
                imports(&tree, &[], false, public, &mut here.uses);
            }
        }
        ast::Item::ExternCrate(node) => {
            if let Some(krate) = node.name_ref() {
                let krate = plain(krate.text());
                let name = node.rename().map_or_else(|| krate.clone(), |rename| name_of(&rename).unwrap_or_default());
                let macro_use = has_attribute(node, "macro_use");
                here.externs.push((krate, name, public, macro_use));
            }
        }
        ast::Item::Module(node) => {
            let Some(name) = name_of(node) else { return };
            let inline = node.item_list().map(|list| list.syntax().text_range().start());
            here.modules.push(Module { name, public, inline, path: path_attribute(node) });
            if let (Some(place), Some(list)) = (inline, node.item_list()) {
                collected.entry(place).or_default();
                for item in list.items() {
                    declare(&item, place, collected);
                }
            }
        }
        other => blocks(other.syntax(), scope, collected),
    }
}

/// Finds the blocks below a node that declare something.
fn blocks(node: &SyntaxNode, scope: TextSize, collected: &mut Collected) {
    for child in node.children() {
        let inner = ast::StmtList::cast(child.clone()).map(|list| {
            let items: Vec<ast::Item> =
                list.syntax().children().filter_map(ast::Item::cast).filter(|item| !is_plain_macro(item)).collect();
            (list.syntax().text_range().start(), items)
        });
        match inner {
            Some((place, items)) if !items.is_empty() => {
                collected.entry(scope).or_default().blocks.push(place);
                collected.entry(place).or_default();
                for item in &items {
                    declare(item, place, collected);
                }
                for other in child
                    .children()
                    .filter(|node| ast::Item::cast(node.clone()).is_none_or(|item| is_plain_macro(&item)))
                {
                    blocks(&other, place, collected);
                }
            }
            _ => blocks(&child, scope, collected),
        }
    }
}

fn is_plain_macro(item: &ast::Item) -> bool {
    matches!(item, ast::Item::MacroCall(_))
}

fn imports(tree: &ast::UseTree, prefix: &[String], leading: bool, public: bool, uses: &mut Vec<Use>) {
    let mut path = prefix.to_vec();
    let mut leading = leading;
    let mut at = tree.syntax().text_range();
    if let Some(written) = tree.path() {
        if prefix.is_empty() {
            leading = begins_with_colons(&written);
        }
        for segment in written.segments() {
            if let Some(name) = segment.name_ref() {
                path.push(plain(name.text()));
                at = name.syntax().text_range();
            }
        }
    } else if prefix.is_empty() {
        leading = tree.coloncolon_token().is_some();
    }
    if let Some(list) = tree.use_tree_list() {
        for inner in list.use_trees() {
            imports(&inner, &path, leading, public, uses);
        }
        return;
    }
    let glob = tree.star_token().is_some();
    if let Some(star) = tree.star_token() {
        at = if tree.path().is_some() { at } else { star.text_range() };
    }
    if path.len() > 1 && path.last().is_some_and(|last| last == "self") {
        path.pop();
    }
    let name = match tree.rename() {
        Some(rename) => name_of(&rename),
        None => path.last().cloned(),
    };
    uses.push(Use { path, leading, name: if glob { None } else { name }, glob, public, at });
}

/// Returns whether a path begins with `::`.
pub fn begins_with_colons(path: &ast::Path) -> bool {
    let mut first = path.clone();
    while let Some(qualifier) = first.qualifier() {
        first = qualifier;
    }
    first.segment().is_some_and(|segment| segment.coloncolon_token().is_some())
}

fn visibility(node: &SyntaxNode) -> bool {
    node.children().filter_map(ast::Visibility::cast).next().is_some()
}

/// Returns whether an item is `pub` without a restriction.
pub fn is_public(item: &impl HasVisibility) -> bool {
    item.visibility().is_some_and(|visibility| visibility.syntax().text() == "pub")
}

/// Returns whether an item has an attribute of this name.
pub fn has_attribute(item: &impl HasAttrs, name: &str) -> bool {
    item.attrs()
        .any(|attribute| attribute.syntax().text().to_string().trim_start_matches("#[").trim_start().starts_with(name))
}

fn path_attribute(item: &impl HasAttrs) -> Option<String> {
    let attribute = item
        .attrs()
        .map(|attribute| attribute.syntax().text().to_string())
        .find(|text| text.trim_start_matches("#[").trim_start().starts_with("path"))?;
    let (_, value) = attribute.split_once('"')?;
    Some(value.split_once('"')?.0.to_owned())
}
