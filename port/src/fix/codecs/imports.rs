//! Imports of the old crates, with those of their items that go over.

use ra_ap_syntax::SyntaxNode;
use ra_ap_syntax::ast::{self, AstNode};

use super::survey::Crates;
use crate::fix::change::Edit;
use crate::fix::imports::{Leaf, flatten, rewritten};

/// Items of `bytes` 0.4 that have no counterpart of the same name.
const KEPT: [&str; 5] = ["BigEndian", "LittleEndian", "ByteOrder", "IntoBuf", "FromBuf"];

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
    rewritten(text, tree, &mut |_, leaf| {
        let path = new_path(leaf, crates, with_codecs)?;
        Some(Leaf { path, rename: leaf.rename.clone(), is_glob: leaf.is_glob })
    })
}

/// Returns the paths of the old traits that a file imports.
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

/// Returns which of the two traits a path leads to.
fn codec_trait<'a>(path: &'a [String], crates: &Crates) -> Option<&'a str> {
    let (name, parent) = path.split_last()?;
    let parent = parent[roots(parent)..].join("::");
    (matches!(name.as_str(), "Encoder" | "Decoder") && crates.codecs.contains(&parent)).then_some(name.as_str())
}

/// Returns the number of parts before the name of a crate: `self` and `crate` lead to what `extern crate` names.
fn roots(path: &[String]) -> usize {
    path.iter().take_while(|part| matches!(part.as_str(), "" | "crate" | "self" | "super")).count()
}

fn new_path(leaf: &Leaf, crates: &Crates, with_codecs: bool) -> Option<Vec<String>> {
    if with_codecs && let Some(name) = codec_trait(&leaf.path, crates) {
        return Some(["tokio_util", "codec", name].map(str::to_owned).to_vec());
    }
    let is_rooted = leaf.path.first().is_some_and(String::is_empty);
    let own = &leaf.path[roots(&leaf.path)..];
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
