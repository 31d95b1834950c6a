//! Names that the project itself gives to macros and methods, where the rules know those of the standard library.
//!
//! The rules ask deep within an expression whether `debug!` is a logger's or `unwrap` is that of `Option`. The runner says once what
//! the project defines, in all its files; see [`within`].

use std::cell::RefCell;
use std::collections::HashSet;

use ra_ap_syntax::SyntaxNode;
use ra_ap_syntax::ast::{self, AstNode, HasName};

thread_local! {
    /// `None` where a rule is given a text alone.
    static OWN: RefCell<Option<Own>> = const { RefCell::new(None) };
}

/// Names that a project defines.
#[derive(Debug, Default, Clone)]
pub(crate) struct Own {
    /// Macros.
    macros: HashSet<String>,
    /// Methods that borrow their receiver.
    borrowing: HashSet<String>,
}

impl Own {
    /// Adds what a file defines.
    pub(crate) fn add(&mut self, text: &str) {
        for (at, word) in text.match_indices("macro_rules!") {
            self.macros.extend(name(text[at + word.len()..].trim_start()));
        }
        for (at, word) in text.match_indices("fn ") {
            let rest = text[at + word.len()..].trim_start();
            let Some(found) = name(rest) else { continue };
            let list = rest.find('(').map_or("", |open| rest[open + 1..].trim_start());
            if list.starts_with('&') {
                self.borrowing.insert(found);
            }
        }
    }
}

/// Returns the name that a text begins with.
fn name(text: &str) -> Option<String> {
    let end = text.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(text.len());
    (end > 0).then(|| text[..end].to_owned())
}

/// Runs something that may ask for the names that a project defines.
pub(crate) fn within<R>(own: &Own, body: impl FnOnce() -> R) -> R {
    let outside = OWN.replace(Some(own.clone()));
    let result = body();
    OWN.set(outside);
    result
}

/// Returns whether the project, or else the file of a node, defines a macro of this name.
pub(crate) fn has_macro(name: &str, at: &SyntaxNode) -> bool {
    let in_file = || {
        let mut all = at.ancestors().last()?.descendants().filter_map(ast::MacroRules::cast);
        all.find(|item| item.name().is_some_and(|own| own.text() == name))
    };
    OWN.with_borrow(|own| own.as_ref().map_or_else(|| in_file().is_some(), |own| own.macros.contains(name)))
}

/// Returns whether the project, or else the file of a node, defines a method of this name that borrows its receiver.
pub(crate) fn borrows(name: &str, at: &SyntaxNode) -> bool {
    let in_file = || {
        let mut all = at.ancestors().last()?.descendants().filter_map(ast::Fn::cast);
        all.find(|function| {
            let receiver = function.param_list().and_then(|list| list.self_param());
            let is_borrowed = receiver.is_some_and(|receiver| receiver.amp_token().is_some());
            is_borrowed && function.name().is_some_and(|own| own.text() == name)
        })
    };
    OWN.with_borrow(|own| own.as_ref().map_or_else(|| in_file().is_some(), |own| own.borrowing.contains(name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_project_defines_is_known_within() {
        let mut own = Own::default();
        own.add("macro_rules! debug { () => {} }\nimpl N {\nfn unwrap<T>(\n&self) {}\nfn expect(self) {}\n}\nmacro_rules !x");
        let text = "impl N { fn into_inner(&self) {} fn unwrap_or(self) {} } macro_rules! info { () => {} }";
        let at = ra_ap_syntax::SourceFile::parse(text, ra_ap_syntax::Edition::CURRENT).syntax_node();
        within(&own, || {
            assert!(has_macro("debug", &at) && !has_macro("info", &at));
            assert!(borrows("unwrap", &at) && !borrows("into_inner", &at) && !borrows("expect", &at));
        });
        // Of a file alone.
        assert!(!has_macro("debug", &at) && has_macro("info", &at));
        assert!(!borrows("unwrap", &at) && borrows("into_inner", &at) && !borrows("unwrap_or", &at));
    }
}
