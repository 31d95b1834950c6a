//! Paths and names of edition 2015 as edition 2018 wants them, by the syntax alone.
//!
//! `cargo fix` changes what a run of the compiler has seen. It leaves the definitions and some arguments of macros, and all
//! code behind conditions that are off. In edition 2015 `::name` and `use name::…` lead to the crate's root; in edition 2018
//! they lead to other crates, so that a name of the root needs `crate`. `async`, `await` and `try` are keywords there.

use std::collections::BTreeMap;

use ra_ap_syntax::ast::{self, AstNode};
use ra_ap_syntax::{Edition, SourceFile, SyntaxKind, SyntaxNode, SyntaxToken, T, TextRange, TextSize};

use crate::fix::change::Edit;
use crate::manifest::Manifests;
use crate::syntax::collect::begins_with_colons;
use crate::syntax::infer::scope_of;
use crate::syntax::scan::Scan;
use crate::syntax::scope::Crate;
use crate::syntax::source::{paths_in_tokens, plain};

/// Words that are names in edition 2015 and keywords in 2018.
const KEYWORDS: [&str; 3] = ["async", "await", "try"];

/// Returns the edits of each file of a package of edition 2015, by its index in the scan.
pub(super) fn edits(manifests: &Manifests, scan: &Scan) -> BTreeMap<usize, Vec<Edit>> {
    let mut found = BTreeMap::new();
    for file in scan.files.indexes() {
        let Some((package, krate, _)) = scan.crates.iter().find(|(_, krate, _)| krate.files.contains(&file)) else {
            continue;
        };
        if manifests.packages[*package].edition != Edition::Edition2015 {
            continue;
        }
        let source = scan.files.get(file);
        // What does not parse as it should is left to its owner.
        if source.refused.is_some() {
            continue;
        }
        let mut edits = Vec::new();
        for node in source.tree().descendants() {
            paths(krate, file, &node, &mut edits);
        }
        let plain = SourceFile::parse(&source.text, Edition::Edition2015).syntax_node();
        for tokens in plain.descendants().filter(is_outermost_tokens) {
            paths_of_tokens(krate, &tokens, &mut edits);
        }
        keywords(&plain, &mut edits);
        edits.sort_by_key(|edit| (edit.range.start(), edit.range.end()));
        edits.dedup();
        if !edits.is_empty() {
            found.insert(file, edits);
        }
    }
    found
}

fn is_outermost_tokens(node: &SyntaxNode) -> bool {
    node.kind() == SyntaxKind::TOKEN_TREE && node.parent().is_none_or(|parent| parent.kind() != SyntaxKind::TOKEN_TREE)
}

/// Returns whether a path that begins with a name leads to something of the crate's own root.
fn is_of_root(krate: &Crate, name: &str) -> bool {
    !matches!(name, "crate" | "self" | "super" | "Self" | "$crate") && krate.declares_in_root(name)
}

/// Returns the edits of a path that the parser sees.
fn paths(krate: &Crate, file: usize, node: &SyntaxNode, edits: &mut Vec<Edit>) {
    if let Some(tree) = ast::UseTree::cast(node.clone()) {
        // `use ::{a, b};`
        let (Some(colons), None, Some(list)) = (tree.coloncolon_token(), tree.path(), tree.use_tree_list()) else {
            return;
        };
        let first = |tree: ast::UseTree| Some(plain(tree.path()?.segments().next()?.name_ref()?.text()));
        if list.use_trees().all(|tree| first(tree).is_some_and(|name| is_of_root(krate, &name))) {
            edits.push(Edit::insert(colons.text_range().start(), "crate"));
        }
        return;
    }
    let Some(path) = ast::Path::cast(node.clone()).filter(|path| path.qualifier().is_none()) else { return };
    let Some(name) = path.segment().and_then(|segment| Some(plain(segment.name_ref()?.text()))) else { return };
    let start = path.syntax().text_range().start();
    if begins_with_colons(&path) {
        if is_of_root(krate, &name) {
            edits.push(Edit::insert(start, "crate"));
        }
        return;
    }
    let mut outer = path;
    while let Some(parent) = outer.parent_path() {
        outer = parent;
    }
    let parent = outer.syntax().parent();
    let is_visibility = outer.syntax().ancestors().take(3).any(|node| node.kind() == SyntaxKind::VISIBILITY);
    let is_import = parent.and_then(ast::UseTree::cast).is_some_and(|tree| {
        let mut above = tree.syntax().ancestors().skip(1).filter_map(ast::UseTree::cast);
        above.all(|tree| tree.path().is_none() && tree.coloncolon_token().is_none())
    });
    // In the root itself both editions agree.
    let is_root = krate.module(scope_of(krate, file, outer.syntax())) == 0;
    if (is_visibility || is_import && !is_root) && is_of_root(krate, &name) {
        edits.push(Edit::insert(start, "crate::"));
    }
}

/// Returns the edits of paths in a macro's definition, or in arguments that are no code.
fn paths_of_tokens(krate: &Crate, tokens: &SyntaxNode, edits: &mut Vec<Edit>) {
    for (segments, _) in paths_in_tokens(tokens) {
        let Some((name, at)) = segments.first() else { continue };
        if !is_of_root(krate, name) {
            continue;
        }
        let token = tokens.token_at_offset(at.start()).right_biased();
        let Some(before) = token.as_ref().and_then(before) else { continue };
        match colons_before(&before) {
            Some(colons) => edits.push(Edit::insert(colons, "crate")),
            None if before.kind() == T![use] && segments.len() > 1 => edits.push(Edit::insert(at.start(), "crate::")),
            None => {}
        }
    }
}

/// Returns the token before another, skipping blanks and comments.
fn before(token: &SyntaxToken) -> Option<SyntaxToken> {
    let mut at = token.prev_token();
    while let Some(token) = at {
        if !token.kind().is_trivia() {
            return Some(token);
        }
        at = token.prev_token();
    }
    None
}

/// Returns the place of a `::` that ends with `last`, if a path begins with it.
pub(super) fn colons_before(last: &SyntaxToken) -> Option<TextSize> {
    let first = match last.kind() {
        T![::] => last.clone(),
        // Among tokens the two stand for themselves.
        T![:] => last.prev_token().filter(|first| first.kind() == T![:])?,
        _ => return None,
    };
    let goes_on = before(&first).is_some_and(|token| match token.kind() {
        SyntaxKind::IDENT | T![')'] | T![']'] | T![crate] | T![self] | T![super] | T![Self] => true,
        // `->` and `=>` are two tokens in a macro.
        T![>] => !token.prev_token().is_some_and(|token| matches!(token.kind(), T![-] | T![=])),
        _ => false,
    });
    (!goes_on).then(|| first.text_range().start())
}

/// Writes `r#` before names that have become keywords.
fn keywords(tree: &SyntaxNode, edits: &mut Vec<Edit>) {
    for token in tree.descendants_with_tokens().filter_map(ra_ap_syntax::NodeOrToken::into_token) {
        let is_name = token.kind() == SyntaxKind::IDENT && KEYWORDS.contains(&token.text());
        let is_attribute = || token.parent_ancestors().any(|node| node.kind() == SyntaxKind::ATTR);
        if is_name && !is_attribute() {
            edits.push(Edit::replace(token.text_range(), format!("r#{}", token.text())));
        }
    }
}

/// Returns the edit that may lead a path to where it led before, at the place of an error: the path begins with `::`
/// and no crate has its name, or it is imported and leads to the root, or a module hides the crate that it means.
/// `crates` are the names of other crates.
pub(super) fn repaired(text: &str, at: TextRange, crates: &[String]) -> Option<Edit> {
    let tree = SourceFile::parse(text, Edition::Edition2018).syntax_node();
    if at.start() >= tree.text_range().end() {
        return None;
    }
    let mut token = tree.token_at_offset(at.start()).right_biased()?;
    if matches!(token.kind(), T![::] | T![:]) {
        token = after(&token)?;
    }
    // `use a::{b, c}`: the error lies in the braces.
    let item = token.parent_ancestors().find_map(ast::Use::cast);
    let prefix = item.as_ref().and_then(|item| item.use_tree()?.path()?.segments().next()?.name_ref());
    if let Some(prefix) = prefix {
        token = prefix.ident_token()?;
    }
    // Back to the first name of the path.
    while let Some(colons) = before(&token).filter(|before| matches!(before.kind(), T![::] | T![:])) {
        if let Some(start) = colons_before(&colons) {
            let is_crate = crates.iter().any(|known| known == token.text());
            return (!is_crate && token.kind() == SyntaxKind::IDENT).then(|| Edit::insert(start, "crate"));
        }
        let first = if colons.kind() == T![:] { colons.prev_token()? } else { colons };
        token = before(&first)?;
    }
    let is_import = item.is_some() || before(&token).is_some_and(|before| before.kind() == T![use]);
    if token.kind() != SyntaxKind::IDENT || !is_import {
        return None;
    }
    let is_crate = crates.iter().any(|known| known == token.text());
    Some(Edit::insert(token.text_range().start(), if is_crate { "::" } else { "crate::" }))
}

/// Returns the token after another, skipping blanks and comments.
fn after(token: &SyntaxToken) -> Option<SyntaxToken> {
    let mut at = token.next_token();
    while let Some(token) = at {
        if !token.kind().is_trivia() && !matches!(token.kind(), T![::] | T![:]) {
            return Some(token);
        }
        at = token.next_token();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fix::apply::apply;
    use crate::syntax::scan::scan;

    /// Returns the library as it is written for edition 2018.
    fn of_2018(lib: &str) -> String {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("src")).unwrap();
        let manifest =
            "[package]\nname = \"old\"\nversion = \"0.1.0\"\n[dependencies]\nfutures = \"0.1\"\nhttp = \"0.1\"\n";
        std::fs::write(folder.path().join("Cargo.toml"), manifest).unwrap();
        std::fs::write(folder.path().join("src/lib.rs"), lib).unwrap();
        let manifests = Manifests::find(folder.path()).unwrap();
        let scan = scan(&manifests, &[]);
        let mut found = edits(&manifests, &scan);
        let file = scan.files.indexes().next().unwrap();
        apply(lib, &found.remove(&file).unwrap_or_default())
    }

    const ROOT: &str = "extern crate futures;\nextern crate http;\nuse futures::Future;\nmod error { pub struct Kind; }\n\
                        pub use http::Uri;\nmod inner { INNER }\n";

    fn inner(code: &str) -> String {
        let written = of_2018(&ROOT.replace("INNER", code));
        let (before, after) = ROOT.split_once("INNER").unwrap();
        written.strip_prefix(before).and_then(|rest| rest.strip_suffix(after)).unwrap().to_owned()
    }

    #[test]
    fn what_leads_to_the_root_says_so() {
        assert_eq!(inner("fn f(_: ::error::Kind) -> ::Uri { }"), "fn f(_: crate::error::Kind) -> crate::Uri { }");
        assert_eq!(inner("use error::{Kind, self};"), "use crate::error::{Kind, self};");
        assert_eq!(inner("use {error, futures};"), "use {crate::error, futures};");
        assert_eq!(inner("use ::{error, Uri};"), "use crate::{error, Uri};");
        assert_eq!(inner("pub(in inner) fn f() {}"), "pub(in crate::inner) fn f() {}");
        assert_eq!(inner("fn f() { use error::Kind; }"), "fn f() { use crate::error::Kind; }");
        assert_eq!(inner("impl ::Future for X {}"), "impl crate::Future for X {}");
    }

    #[test]
    fn what_leads_elsewhere_stays() {
        for code in [
            "use futures::Future;",
            "fn f() -> ::futures::Poll<::http::Uri, ::std::io::Error> { ::core::mem::drop(1) }",
            "use self::error::Kind; use super::error;",
            "use std::error::Error;",
            "fn f() { <X>::error::f(); a::error(); Vec::<u8>::error(); }",
            "fn error() { error() }",
        ] {
            assert_eq!(inner(code), code);
        }
        // In the root both editions agree.
        let root = "extern crate futures;\nmod a { pub struct B; }\nuse a::B;\nfn f(_: a::B) {}\n";
        assert_eq!(of_2018(root), root);
    }

    #[test]
    fn macros_and_conditions_are_no_hiding_place() {
        assert_eq!(
            inner("#[cfg(feature = \"never\")] fn f() { use error::Kind; ::error::f() }"),
            "#[cfg(feature = \"never\")] fn f() { use crate::error::Kind; crate::error::f() }"
        );
        assert_eq!(
            inner("macro_rules! m { ($x:expr) => { return ::error::Kind } }"),
            "macro_rules! m { ($x:expr) => { return crate::error::Kind } }"
        );
        assert_eq!(
            inner(
                "macro_rules! m { ($t:ident) => { fn f() -> ::error::Kind { $t::error::f(); $crate::error::f(); <$t>::error() } } }"
            ),
            "macro_rules! m { ($t:ident) => { fn f() -> crate::error::Kind { $t::error::f(); $crate::error::f(); <$t>::error() } } }"
        );
        assert_eq!(
            inner("macro_rules! m { () => { use error::Kind; use futures::Future; x::error::f(); } }"),
            "macro_rules! m { () => { use crate::error::Kind; use futures::Future; x::error::f(); } }"
        );
        assert_eq!(
            inner("fn f() { each! { on a { return Err(::error::Kind) } }; println!(\"{}\", ::error::x()) }"),
            "fn f() { each! { on a { return Err(crate::error::Kind) } }; println!(\"{}\", crate::error::x()) }"
        );
    }

    #[test]
    fn names_that_are_keywords_now_are_raw() {
        assert_eq!(
            inner("#[cfg(async)] fn async(await: u8) { m!(async); x.await; try!(y) }"),
            "#[cfg(async)] fn r#async(r#await: u8) { m!(r#async); x.r#await; r#try!(y) }"
        );
    }

    fn repaired_at(text: &str, word: &str) -> String {
        let crates = ["http".to_owned(), "std".to_owned()];
        let start = u32::try_from(text.find(word).unwrap()).unwrap();
        let at = TextRange::at(start.into(), TextSize::of(word));
        repaired(text, at, &crates).map_or_else(|| text.to_owned(), |edit| apply(text, &[edit]))
    }

    #[test]
    fn the_place_of_an_error_leads_to_the_path_that_has_it() {
        assert_eq!(repaired_at("mod a { use http::Uri; }", "http"), "mod a { use ::http::Uri; }");
        assert_eq!(repaired_at("use http::{Uri, Method};", "Method"), "use ::http::{Uri, Method};");
        assert_eq!(repaired_at("use error::Kind;", "error::Kind"), "use crate::error::Kind;");
        assert_eq!(repaired_at("fn f() { ::error::Kind }", "error"), "fn f() { crate::error::Kind }");
        assert_eq!(repaired_at("fn f() { ::error::a::b() }", "a"), "fn f() { crate::error::a::b() }");
        assert_eq!(repaired_at("m! { return ::error::Kind }", "Kind"), "m! { return crate::error::Kind }");
        for kept in
            ["fn f() { ::http::Kind }", "fn f() { a::error::Kind }", "use crate::error::Kind;", "use ::http::Kind;"]
        {
            assert_eq!(repaired_at(kept, "Kind"), kept);
        }
    }
}
