//! Imports of the old crates, with those of their items that go over.

use ra_ap_syntax::ast::{self, AstNode, HasAttrs, HasName, HasVisibility};
use ra_ap_syntax::{SyntaxKind, SyntaxNode, TextRange};

use super::survey::Crates;
use crate::fix::change::Edit;
use crate::syntax::source::plain;

/// Items of `bytes` 0.4 that have no counterpart of the same name.
const KEPT: [&str; 5] = ["BigEndian", "LittleEndian", "ByteOrder", "IntoBuf", "FromBuf"];

/// An item that is imported.
struct Leaf {
    path: Vec<String>,
    rename: Option<String>,
    is_glob: bool,
}

/// The names of the traits that an import brings under their own name: `Decoder` and its path.
pub(super) struct Traits {
    /// Path of the old `Encoder`.
    pub(super) encoder: Option<String>,
    /// Path of the old `Decoder`.
    pub(super) decoder: Option<String>,
    /// The names that imports give them, and which of the two each is.
    pub(super) names: Vec<(String, &'static str)>,
}

/// Rewrites the imports of a file; `None` where one cannot be.
pub(super) fn edits(text: &str, tree: &SyntaxNode, crates: &Crates, with_codecs: bool) -> Option<Vec<Edit>> {
    let mut edits = Vec::new();
    for item in tree.descendants().filter_map(ast::Use::cast) {
        let Some(uses) = item.use_tree() else { continue };
        let mut leaves = Vec::new();
        flatten(&uses, &[], &mut leaves)?;
        let moved: Vec<Option<Vec<String>>> = leaves.iter().map(|leaf| new_path(leaf, crates, with_codecs)).collect();
        if moved.iter().all(Option::is_none) {
            continue;
        }
        if item.syntax().descendants_with_tokens().any(|child| {
            child.kind() == SyntaxKind::COMMENT && child.parent().is_some_and(|parent| parent != *item.syntax())
        }) {
            return None;
        }
        let mut groups: Vec<(Vec<String>, Vec<String>)> = Vec::new();
        for (leaf, new) in leaves.iter().zip(&moved) {
            let path = new.as_ref().unwrap_or(&leaf.path);
            let (parent, name) = match (leaf.is_glob, path.split_last()) {
                (true, _) => (path.clone(), "*".to_owned()),
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
                let parent: String = parent.iter().map(|name| format!("{name}::")).collect();
                let names = match names.as_slice() {
                    [one] => one.clone(),
                    all => format!("{{{}}}", all.join(", ")),
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

/// The paths of the old traits that a file imports.
pub(super) fn traits(tree: &SyntaxNode, crates: &Crates) -> Traits {
    let mut found = Traits { encoder: None, decoder: None, names: Vec::new() };
    for item in tree.descendants().filter_map(ast::Use::cast) {
        let mut leaves = Vec::new();
        if item.use_tree().and_then(|uses| flatten(&uses, &[], &mut leaves)).is_none() {
            continue;
        }
        for leaf in leaves {
            let path = leaf.path.join("::");
            let name = match codec_trait(&leaf.path, crates) {
                Some("Encoder") => {
                    found.encoder = Some(path);
                    "Encoder"
                }
                Some("Decoder") => {
                    found.decoder = Some(path);
                    "Decoder"
                }
                _ => continue,
            };
            found.names.push((leaf.rename.unwrap_or_else(|| name.to_owned()), name));
        }
    }
    found
}

fn flatten(tree: &ast::UseTree, before: &[String], leaves: &mut Vec<Leaf>) -> Option<()> {
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

/// Returns which of the two traits a path leads to.
fn codec_trait<'a>(path: &'a [String], crates: &Crates) -> Option<&'a str> {
    let (name, parent) = path.split_last()?;
    let parent = parent.join("::");
    let parent = parent.trim_start_matches("::");
    (matches!(name.as_str(), "Encoder" | "Decoder") && crates.codecs.iter().any(|known| known == parent))
        .then_some(name.as_str())
}

fn new_path(leaf: &Leaf, crates: &Crates, with_codecs: bool) -> Option<Vec<String>> {
    if with_codecs && let Some(name) = codec_trait(&leaf.path, crates) {
        return Some(["tokio_util", "codec", name].map(str::to_owned).to_vec());
    }
    let is_rooted = leaf.path.first().is_some_and(String::is_empty);
    let own = &leaf.path[usize::from(is_rooted)..];
    if Some(own.first()?) != crates.bytes.as_ref() {
        return None;
    }
    let mut path = own.to_vec();
    "bytes".clone_into(path.first_mut()?);
    match own.get(1) {
        Some(name) if matches!(name.as_str(), "BigEndian" | "LittleEndian" | "ByteOrder") && crates.has_byteorder => {
            "byteorder".clone_into(path.first_mut()?);
        }
        Some(name) if KEPT.contains(&name.as_str()) => return None,
        // `use bytes04::{self}`: the name that the code gives it is renamed with the paths.
        Some(name) if name == "self" && own.len() == 2 => path.truncate(1),
        _ => {}
    }
    if is_rooted {
        path.insert(0, String::new());
    }
    Some(path)
}
