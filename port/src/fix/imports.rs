//! The imports of a file, item by item.

use ra_ap_syntax::ast::{self, AstNode, HasAttrs, HasName, HasVisibility};
use ra_ap_syntax::{SyntaxKind, SyntaxNode, TextRange};

use super::change::Edit;
use crate::syntax::source::plain;

/// An item that is imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Leaf {
    /// The path; its first part is empty where it begins with `::`.
    pub(super) path: Vec<String>,
    /// The name behind `as`.
    pub(super) rename: Option<String>,
    /// `true` if it ends in a star.
    pub(super) is_glob: bool,
}

impl Leaf {
    /// Returns the name that the code has for it; `None` for a star and for `_`.
    pub(super) fn name(&self) -> Option<&str> {
        let name = match &self.rename {
            Some(rename) => rename.as_str(),
            None if self.is_glob => return None,
            None => match self.path.split_last()? {
                (last, parent) if last == "self" => parent.last()?.as_str(),
                (last, _) => last.as_str(),
            },
        };
        (name != "_").then_some(name)
    }
}

/// Rewrites imports: `moved` says what an item becomes, and nothing where it stays. Returns `None` where a comment stands
/// among the names of an import that would be written anew.
pub(super) fn rewritten(
    text: &str,
    tree: &SyntaxNode,
    moved: &mut dyn FnMut(&ast::Use, &Leaf) -> Option<Leaf>,
) -> Option<Vec<Edit>> {
    let mut edits = Vec::new();
    for item in tree.descendants().filter_map(ast::Use::cast) {
        let Some(uses) = item.use_tree() else { continue };
        let mut leaves = Vec::new();
        flatten(&uses, &[], &mut leaves)?;
        let new: Vec<Option<Leaf>> = leaves.iter().map(|leaf| moved(&item, leaf)).collect();
        if new.iter().all(Option::is_none) {
            continue;
        }
        if item.syntax().descendants_with_tokens().any(|child| {
            child.kind() == SyntaxKind::COMMENT && child.parent().is_some_and(|parent| parent != *item.syntax())
        }) {
            return None;
        }
        let mut groups: Vec<(Vec<String>, Vec<String>)> = Vec::new();
        for (leaf, new) in leaves.iter().zip(&new) {
            let leaf = new.as_ref().unwrap_or(leaf);
            let (parent, name) = match (leaf.is_glob, leaf.path.split_last()) {
                (true, _) => (leaf.path.clone(), "*".to_owned()),
                (false, Some((name, parent))) => (parent.to_vec(), name.clone()),
                (false, None) => return None,
            };
            let name = match &leaf.rename {
                Some(rename) => format!("{name} as {rename}"),
                None => name,
            };
            match groups.iter_mut().find(|(known, _)| *known == parent) {
                Some((_, names)) => names.push(name),
                None => groups.push((parent, vec![name])),
            }
        }
        let attributes: String = item.attrs().map(|attribute| format!("{}\n", attribute.syntax().text())).collect();
        let visibility = item.visibility().map(|shown| format!("{} ", shown.syntax().text())).unwrap_or_default();
        let lines: Vec<String> = groups
            .iter()
            .map(|(parent, names)| {
                let parent = parent.join("::");
                let alone = names.first().filter(|_| names.len() == 1).and_then(|name| name.strip_prefix("self"));
                let names = match (names.as_slice(), alone) {
                    // `use a::self` is an error.
                    (_, Some(rename)) if rename.is_empty() || rename.starts_with(' ') => rename.to_owned(),
                    ([one], _) if parent.is_empty() => one.clone(),
                    ([one], _) => format!("::{one}"),
                    (all, _) if parent.is_empty() => format!("{{{}}}", all.join(", ")),
                    (all, _) => format!("::{{{}}}", all.join(", ")),
                };
                format!("{visibility}use {parent}{names};")
            })
            .collect();
        let start = item.visibility().map_or_else(
            || item.use_token().map(|token| token.text_range().start()),
            |shown| Some(shown.syntax().text_range().start()),
        )?;
        let range = TextRange::new(start, item.syntax().text_range().end());
        let line = text[..usize::from(start)].rfind('\n').map_or(0, |newline| newline + 1);
        let indent: String = text[line..].chars().take_while(|c| *c == ' ' || *c == '\t').collect();
        edits.push(Edit::replace(range, lines.join(&format!("\n{indent}{attributes}{indent}"))));
    }
    Some(edits)
}

/// Adds the items that an import names; `None` where it is not understood.
pub(super) fn flatten(tree: &ast::UseTree, before: &[String], leaves: &mut Vec<Leaf>) -> Option<()> {
    let mut path = before.to_vec();
    if let Some(own) = tree.path() {
        if own.syntax().text().to_string().trim_start().starts_with("::") {
            path.push(String::new());
        }
        for segment in own.segments() {
            path.push(match segment.name_ref() {
                Some(name) => plain(name.text()),
                None => segment.syntax().text().to_string(),
            });
        }
    }
    if let Some(list) = tree.use_tree_list() {
        for inner in list.use_trees() {
            flatten(&inner, &path, leaves)?;
        }
        return Some(());
    }
    let rename = tree.rename().and_then(|rename| {
        let name = rename.name().map(|name| name.to_string());
        name.or_else(|| rename.underscore_token().map(|_| "_".to_owned()))
    });
    leaves.push(Leaf { path, rename, is_glob: tree.star_token().is_some() });
    Some(())
}
