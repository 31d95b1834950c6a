//! Renames the old crates in the code, as their keys in the manifest are.

use std::collections::BTreeMap;
use std::path::PathBuf;

use ra_ap_syntax::ast::{self, AstNode, AstToken, HasAttrs, HasName, HasVisibility};
use ra_ap_syntax::{Edition, SourceFile, SyntaxKind, SyntaxNode, SyntaxToken, T, TextRange, TextSize};

use super::change::Edit;
use crate::family::{NAMESAKES, code_name};
use crate::manifest::{Manifests, Package};
use crate::syntax::collect::begins_with_colons;
use crate::syntax::infer::scope_of;
use crate::syntax::scan::Scan;
use crate::syntax::scope::{Crate, Entry, Meaning};
use crate::syntax::source::{MacroUse, Source, paths_in_tokens, plain};

/// Returns the new names of the old crates of a package: crate, name.
pub fn names_of(package: &Package) -> Vec<(&'static str, String)> {
    NAMESAKES
        .into_iter()
        .filter_map(|(own, new)| {
            let dependency = package.dependencies.iter().find(|known| known.old && known.package == own)?;
            let key = code_name(&dependency.key);
            Some((own, if key == own { new.to_owned() } else { key }))
        })
        .collect()
}

/// Returns the edits of each file, by its index.
pub fn edits(manifests: &Manifests, scan: &Scan) -> BTreeMap<usize, Vec<Edit>> {
    let mut found = BTreeMap::new();
    for file in scan.files.indexes() {
        let Some((package, krate, _)) = scan.crates.iter().find(|(_, krate, _)| krate.files.contains(&file)) else {
            continue;
        };
        let package = &manifests.packages[*package];
        let names = names_of(package);
        if names.is_empty() {
            continue;
        }
        let is_named = |own: &str| package.dependencies.iter().any(|known| known.old && code_name(&known.key) == own);
        let own: Vec<&str> = names.iter().map(|(own, _)| *own).filter(|own| is_named(own)).collect();
        let source = scan.files.get(file);
        let renaming = Renaming { source, file, krate, names: &names, own: &own, edition: package.edition };
        let edits = renaming.edits();
        if !edits.is_empty() {
            found.insert(file, edits);
        }
    }
    found
}

/// Way in which a `pub use` shows a crate to others, who know it by its name.
enum Shown {
    /// It does not.
    Not,
    /// `pub use futures;`
    Itself,
    /// `pub use futures::{self, …};`, with the end of `self`.
    BySelf(TextSize),
}

fn is_shown(path: &ast::Path) -> Shown {
    let Some(tree) = path.syntax().parent().and_then(ast::UseTree::cast) else { return Shown::Not };
    let is_public = tree.syntax().ancestors().find_map(ast::Use::cast).is_some_and(|item| item.visibility().is_some());
    if !is_public || path.segments().count() != 1 || tree.rename().is_some() || tree.star_token().is_some() {
        return Shown::Not;
    }
    let Some(list) = tree.use_tree_list() else { return Shown::Itself };
    let own = list
        .use_trees()
        .find(|inner| inner.rename().is_none() && inner.path().is_some_and(|path| path.syntax().text() == "self"));
    own.map_or(Shown::Not, |own| Shown::BySelf(own.syntax().text_range().end()))
}

struct Renaming<'a> {
    source: &'a Source,
    file: usize,
    krate: &'a Crate,
    names: &'a [(&'static str, String)],
    /// The crates that still have their own names.
    own: &'a [&'a str],
    edition: Edition,
}

impl Renaming<'_> {
    fn new_name(&self, own: &str) -> Option<&str> {
        self.names.iter().find(|(known, _)| *known == own).map(|(_, new)| new.as_str())
    }

    fn edits(&self) -> Vec<Edit> {
        let mut edits = Vec::new();
        let tree = self.source.tree();
        for node in tree.descendants() {
            if let Some(path) = ast::Path::cast(node.clone()) {
                // Each path once, by its first segment.
                if path.qualifier().is_none() {
                    self.path(&path, &mut edits);
                }
            } else if let Some(krate) = ast::ExternCrate::cast(node.clone()) {
                self.extern_crate(&krate, &mut edits);
            } else if node.kind() == SyntaxKind::TOKEN_TREE
                && node.parent().is_none_or(|parent| parent.kind() != SyntaxKind::TOKEN_TREE)
            {
                self.tokens(&node, &mut edits);
            }
        }
        // Paths of macros stand in the plain tree only.
        let plain_tree = SourceFile::parse(&self.source.text, self.edition).syntax_node();
        for call in &self.source.macros {
            if call.path.len() > 1
                && let Some(new) = self.new_name(&call.path[0])
            {
                let token = plain_tree.token_at_offset(call.name.start()).right_biased();
                let start = token.and_then(|token| token.parent_ancestors().filter_map(ast::Path::cast).last());
                let first = start.and_then(|path| path.segments().next()).and_then(|segment| segment.name_ref());
                match first {
                    Some(first) => self.push(&first.syntax().text_range(), &call.path[0], new, &mut edits),
                    None => self.before(call.name, &call.path, new, &mut edits),
                }
            }
        }
        for call in &self.source.macros {
            self.try_nb(&plain_tree, call, &mut edits);
        }
        for token in plain_tree.descendants_with_tokens().filter_map(ra_ap_syntax::NodeOrToken::into_token) {
            if let Some(comment) = ast::Comment::cast(token)
                && comment.kind().doc.is_some()
            {
                self.documentation(&comment, &mut edits);
            }
        }
        // A text, and no code.
        for call in self.source.macros.iter().filter(|call| call.path.last().is_some_and(|name| name == "stringify")) {
            let token = plain_tree.token_at_offset(call.arguments).right_biased();
            if let Some(tokens) = token.and_then(|token| token.parent()) {
                edits.retain(|edit| !tokens.text_range().contains_range(edit.range));
            }
        }
        edits.sort_by_key(|edit| (edit.range.start(), edit.range.end()));
        edits.dedup();
        edits
    }

    /// Expands `try_nb!`, whose expansion names a crate `futures` wherever it stands.
    fn try_nb(&self, plain_tree: &SyntaxNode, call: &MacroUse, edits: &mut Vec<Edit>) {
        if call.path.last().is_none_or(|name| name != "try_nb") {
            return;
        }
        let Some(futures) = self.new_name("futures") else { return };
        let Some(token) = plain_tree.token_at_offset(call.arguments).right_biased() else { return };
        let scope = token.parent().map_or(0, |node| scope_of(self.krate, self.file, &node));
        let path: Vec<&str> = call.path.iter().map(String::as_str).collect();
        let known = self.krate.resolve_macro(scope, &path);
        if !matches!(known.as_deref(), Some("tokio_io::try_nb" | "tokio_core::try_nb")) {
            return;
        }
        let mut depth = 0usize;
        let mut at = Some(token.clone());
        while let Some(here) = at {
            match here.kind() {
                T!['('] | T!['{'] | T!['['] => depth += 1,
                T![')'] | T!['}'] | T![']'] => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                let length: usize = call.path[..call.path.len() - 1].iter().map(|segment| segment.len() + 2).sum();
                let start = call.name.start() - TextSize::from(u32::try_from(length).unwrap_or(0));
                edits.push(Edit::replace(TextRange::new(start, token.text_range().end()), "match "));
                let arms = format!(
                    " {{ Ok(done) => done, Err(ref error) if error.kind() == ::std::io::ErrorKind::WouldBlock => \
                     return Ok({futures}::Async::NotReady), Err(error) => return Err(error.into()) }}"
                );
                edits.push(Edit::replace(here.text_range(), arms));
                return;
            }
            at = here.next_token();
        }
    }

    /// Renames the crate in the path of a macro that stands in the arguments of another, where the path is text before the
    /// macro's name.
    fn before(&self, name: TextRange, path: &[String], new: &str, edits: &mut Vec<Edit>) {
        let length: usize = path[..path.len() - 1].iter().map(|segment| segment.len() + 2).sum();
        let Some(start) = usize::from(name.start()).checked_sub(length) else { return };
        let at = TextRange::at(
            TextSize::from(u32::try_from(start).unwrap_or(0)),
            TextSize::from(u32::try_from(path[0].len()).unwrap_or(0)),
        );
        self.push(&at, &path[0], new, edits);
    }

    fn push(&self, at: &TextRange, name: &str, new: &str, edits: &mut Vec<Edit>) {
        if self.source.text.get(usize::from(at.start())..usize::from(at.end())) == Some(name) {
            edits.push(Edit::replace(*at, new));
        }
    }

    /// Returns the crate that a name leads to directly: not by an import that gives it another name.
    fn crate_of(&self, node: &SyntaxNode, names: &[&str], leading: bool, in_use: bool) -> Option<&'static str> {
        let last = names.last()?;
        let (own, _) = self.names.iter().find(|(own, _)| own == last)?;
        let scope = scope_of(self.krate, self.file, node);
        match self.krate.resolve(scope, names, leading, in_use)? {
            Meaning::Old(path) if path == *own => {}
            _ => return None,
        }
        // `use futures_legacy as futures;` of this module: the name stays, and so do its uses.
        let mut at = Some(scope);
        while let Some(scope) = at {
            let here = &self.krate.scopes[scope];
            let aliased =
                here.names.get(*own).into_iter().flatten().any(
                    |entry| matches!(entry, Entry::Use(import) if import.path.last().is_none_or(|last| last != own)),
                );
            if aliased {
                return None;
            }
            at = if here.is_block { here.parent } else { None };
        }
        Some(own)
    }

    fn path(&self, path: &ast::Path, edits: &mut Vec<Edit>) {
        let mut outer = path.clone();
        while let Some(parent) = outer.parent_path() {
            outer = parent;
        }
        let in_use = outer.syntax().ancestors().any(|node| node.kind() == SyntaxKind::USE_TREE);
        let mut names: Vec<String> = Vec::new();
        if in_use {
            // What stands before the braces that hold this tree.
            let mut prefixes: Vec<Vec<String>> = Vec::new();
            let own = outer.syntax().ancestors().find_map(ast::UseTree::cast);
            let above = own.iter().flat_map(|tree| tree.syntax().ancestors().skip(1)).filter_map(ast::UseTree::cast);
            for tree in above {
                let Some(path) = tree.path() else { continue };
                prefixes.push(path.segments().filter_map(|segment| Some(plain(segment.name_ref()?.text()))).collect());
            }
            names.extend(prefixes.into_iter().rev().flatten());
        }
        let above = names.len();
        let leading = begins_with_colons(&outer);
        for segment in outer.segments() {
            let Some(name) = segment.name_ref() else { return };
            names.push(plain(name.text()));
            let is_root = names[..names.len() - 1]
                .iter()
                .all(|name| matches!(name.as_str(), "crate" | "self" | "super" | "$crate"));
            if !is_root {
                return;
            }
            let list: Vec<&str> = names.iter().map(String::as_str).collect();
            let is_alone = outer.segments().count() == 1 && !in_use;
            if is_alone {
                return;
            }
            if let Some(own) = self.crate_of(outer.syntax(), &list, leading, in_use)
                && let Some(new) = self.new_name(own)
            {
                let range = name.syntax().text_range();
                // `crate::futures` leads to what the root has by `extern crate`, and the crate to itself.
                let is_by_root = names.len() > 1 && above == 0 && self.edition >= Edition::Edition2018;
                if is_by_root && !names.iter().any(|name| name == "$crate") {
                    edits.push(Edit::remove(TextRange::new(outer.syntax().text_range().start(), range.start())));
                }
                match is_shown(&outer) {
                    Shown::Itself => self.push(&range, own, &format!("{new} as {own}"), edits),
                    Shown::BySelf(at) => {
                        self.push(&range, own, new, edits);
                        edits.push(Edit::insert(at, format!(" as {own}")));
                    }
                    Shown::Not => self.push(&range, own, new, edits),
                }
                return;
            }
        }
    }

    fn extern_crate(&self, krate: &ast::ExternCrate, edits: &mut Vec<Edit>) {
        let Some(name) = krate.name_ref() else { return };
        let own = plain(name.text());
        let rename =
            krate.rename().and_then(|rename| Some((rename.syntax().text_range(), plain(rename.name()?.text()))));
        let is_new = self.edition >= Edition::Edition2018;
        match rename {
            // Others know it by its name, which in the root would hide the new crate from all modules.
            None if is_new && krate.visibility().is_some() => {
                if let Some(new) = self.new_name(&own)
                    && new != own
                {
                    self.shown_crate(krate, new, &own, edits);
                }
            }
            None => {
                if let Some(new) = self.new_name(&own)
                    && new != own
                {
                    let shown = format!("{new} as {own}");
                    let new = if krate.visibility().is_some() { &shown } else { new };
                    self.push(&name.syntax().text_range(), &own, new, edits);
                }
            }
            // `extern crate futures_legacy as futures;` stands in the way of the new crate.
            Some((at, alias)) if self.names.iter().any(|(known, new)| *known == alias && *new == own) => {
                if is_new && krate.visibility().is_some() {
                    self.shown_crate(krate, &own, &alias, edits);
                    return;
                }
                let is_bare = krate.visibility().is_none() && krate.attrs().next().is_none();
                match is_bare && is_new {
                    true => {
                        // The comments before it stay.
                        let whole = krate.syntax().text_range();
                        let start = krate.extern_token().map_or(whole.start(), |token| token.text_range().start());
                        let range = TextRange::new(start, whole.end());
                        let after = &self.source.text[usize::from(range.end())..];
                        let newline = TextSize::from(u32::from(after.starts_with('\n')));
                        edits.push(Edit::remove(TextRange::new(range.start(), range.end() + newline)));
                    }
                    false => edits.push(Edit::remove(TextRange::new(name.syntax().text_range().end(), at.end()))),
                }
            }
            Some((_, alias)) => {
                if let Some(new) = self.new_name(&own)
                    && new != own
                {
                    // Called as it was by the alias, whose uses stay.
                    let _ = alias;
                    self.push(&name.syntax().text_range(), &own, new, edits);
                }
            }
        }
    }

    /// Writes `pub extern crate futures;` as `pub use futures01 as futures;`.
    fn shown_crate(&self, krate: &ast::ExternCrate, new: &str, own: &str, edits: &mut Vec<Edit>) {
        let Some(visibility) = krate.visibility() else { return };
        let text = |node: &SyntaxNode| self.source.text[node.text_range()].to_owned();
        let whole = krate.syntax().text_range();
        let import = format!("{} use {new} as {own};", text(visibility.syntax()));
        let is_macro = |attribute: &ast::Attr| text(attribute.syntax()).contains("macro_use");
        let start = visibility.syntax().text_range().start();
        if !krate.attrs().any(|attribute| is_macro(&attribute)) {
            edits.push(Edit::replace(TextRange::new(start, whole.end()), import));
            return;
        }
        let others: String = krate
            .attrs()
            .filter(|attribute| !is_macro(attribute))
            .map(|attribute| format!("{}\n", text(attribute.syntax())))
            .collect();
        edits.push(Edit::replace(
            TextRange::new(start, whole.end()),
            format!("{} extern crate {new};\n{others}{import}", text(visibility.syntax())),
        ));
    }

    fn tokens(&self, node: &SyntaxNode, edits: &mut Vec<Edit>) {
        for (segments, _) in paths_in_tokens(node) {
            let root =
                segments.iter().take_while(|(name, _)| matches!(name.as_str(), "crate" | "self" | "super")).count();
            let Some((name, at)) = segments.get(root) else { continue };
            // A name alone may be anything.
            if segments.len() < root + 2 {
                continue;
            }
            let names: Vec<&str> = segments[..=root].iter().map(|(name, _)| name.as_str()).collect();
            if let Some(own) = self.crate_of(node, &names, false, false)
                && let Some(new) = self.new_name(own)
            {
                self.push(at, name, new, edits);
            }
        }
    }

    /// Renames in code of documentation, which `cargo test` compiles.
    fn documentation(&self, comment: &ast::Comment, edits: &mut Vec<Edit>) {
        let range = comment.syntax().text_range();
        let text = comment.text();
        for (own, new) in self.names {
            for (at, _) in text.match_indices(own) {
                let before = text[..at].chars().next_back();
                let after = &text[at + own.len()..];
                let is_word = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
                if before.is_some_and(is_word) || after.starts_with(is_word) {
                    continue;
                }
                let declared = text[..at].trim_end().ends_with("extern crate");
                let is_path = after.starts_with("::") && !matches!(before, Some(':' | '`' | '['));
                // Else the name is that of the new crate.
                let is_old =
                    || self.own.contains(own) || Self::around(comment).contains(&format!("crate {new} as {own};"));
                let is_example = || self.is_code(comment, at) && !is_of_today(&Self::block(comment));
                if (declared || is_path) && is_example() && is_old() {
                    let at = range.start() + TextSize::from(u32::try_from(at).unwrap_or(0));
                    let size = TextSize::from(u32::try_from(own.len()).unwrap_or(0));
                    edits.push(Edit::replace(TextRange::at(at, size), new.as_str()));
                }
            }
            // `extern crate futures_legacy as futures;` of an example.
            let alias = format!("extern crate {new} as {own};");
            if let Some(at) = text.find(&alias) {
                let start =
                    range.start() + TextSize::from(u32::try_from(at + alias.len() - own.len() - 5).unwrap_or(0));
                let size = TextSize::from(u32::try_from(own.len() + 4).unwrap_or(0));
                edits.push(Edit::remove(TextRange::at(start, size)));
            }
        }
    }

    /// Returns the comments around one.
    fn around(comment: &ast::Comment) -> String {
        let is_near = |token: &SyntaxToken| matches!(token.kind(), SyntaxKind::WHITESPACE | SyntaxKind::COMMENT);
        let before = std::iter::successors(comment.syntax().prev_token(), SyntaxToken::prev_token);
        let after = std::iter::successors(comment.syntax().next_token(), SyntaxToken::next_token);
        let all = before.take_while(is_near).chain(after.take_while(is_near));
        all.map(|token| token.text().to_owned()).collect::<String>() + comment.text()
    }

    /// Returns the lines of an example around one, without its fences; all of a comment that has several lines.
    fn block(comment: &ast::Comment) -> String {
        let is_near = |token: &SyntaxToken| match token.kind() {
            SyntaxKind::WHITESPACE => true,
            SyntaxKind::COMMENT => !is_fence(token.text()),
            _ => false,
        };
        let before = std::iter::successors(comment.syntax().prev_token(), SyntaxToken::prev_token);
        let after = std::iter::successors(comment.syntax().next_token(), SyntaxToken::next_token);
        let all = before.take_while(is_near).chain(after.take_while(is_near));
        all.map(|token| token.text().to_owned()).collect::<String>() + comment.text()
    }

    /// Returns whether a place of a comment lies between fences.
    fn is_code(&self, comment: &ast::Comment, at: usize) -> bool {
        if comment.text().starts_with("/*") {
            return comment.text()[..at].matches("```").count() % 2 == 1;
        }
        let mut fences = 0;
        let mut token = comment.syntax().prev_token();
        while let Some(before) = token {
            match before.kind() {
                SyntaxKind::WHITESPACE => {}
                SyntaxKind::COMMENT if is_fence(before.text()) => fences += 1,
                SyntaxKind::COMMENT => {}
                _ => break,
            }
            token = before.prev_token();
        }
        fences % 2 == 1
    }
}

/// Returns whether a line of documentation begins or ends an example.
fn is_fence(text: &str) -> bool {
    text.trim_start_matches(['/', '!']).trim_start().starts_with("```")
}

/// Returns whether an example has what futures 0.1 had not: it shows how the library is used with futures 0.3, whose name is its
/// own already.
fn is_of_today(example: &str) -> bool {
    let words =
        [".await", "async fn ", "async move", "async {", "futures::compat", "futures::channel", "executor::block_on"];
    words.iter().any(|word| example.contains(word))
}

/// Renames at the places of errors that speak of a name of the old crates.
pub fn repair(text: &str, at: TextRange, names: &[(&'static str, String)]) -> Vec<(usize, Edit)> {
    let (start, end) = (usize::from(at.start()), usize::from(at.end()));
    let line = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let stop = text[end..].find('\n').map_or(text.len(), |newline| end + newline);
    let mut found = Vec::new();
    for (own, new) in names {
        for (offset, _) in text[line..stop].match_indices(&format!("{own}::")) {
            let place = line + offset;
            let before = text[..place].chars().next_back();
            let outer = text[..place].strip_suffix("::").and_then(|text| text.chars().next_back());
            let is_inner = outer.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '>'));
            if is_inner || before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
                continue;
            }
            let size = |at: usize| TextSize::from(u32::try_from(at).unwrap_or(0));
            found.push((place, Edit::replace(TextRange::at(size(place), size(own.len())), new.as_str())));
        }
    }
    found
}

/// Returns the edits of a scan's files by the path of the file relative to a folder.
pub fn by_path(
    scan: &Scan,
    edits: BTreeMap<usize, Vec<Edit>>,
    folder: &std::path::Path,
) -> BTreeMap<PathBuf, Vec<Edit>> {
    edits
        .into_iter()
        .map(|(file, edits)| {
            let path = &scan.files.get(file).path;
            (path.strip_prefix(folder).unwrap_or(path).to_path_buf(), edits)
        })
        .collect()
}
