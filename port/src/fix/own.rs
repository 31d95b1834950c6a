//! Names that the project itself gives to macros and methods, where the rules know those of the standard library.
//!
//! The rules ask deep within an expression whether `debug!` is a logger's or `unwrap` is that of `Option`. The runner says once what
//! the project defines, in all its files; see [`within`].

use std::cell::RefCell;
use std::collections::HashSet;
use std::rc::Rc;

use ra_ap_syntax::{SyntaxKind, SyntaxNode, SyntaxToken, T};

use super::chains::syntax::tokens;

thread_local! {
    /// `None` where a rule is given a text alone.
    static OWN: RefCell<Option<Rc<Own>>> = const { RefCell::new(None) };
}

/// Names that a project defines.
#[derive(Debug, Default)]
pub(crate) struct Own {
    /// Macros.
    macros: HashSet<String>,
    /// Methods that borrow their receiver.
    borrowing: HashSet<String>,
}

impl Own {
    /// Adds what a file defines, in the definitions of its macros too.
    pub(crate) fn add(&mut self, file: &SyntaxNode) {
        let is_seen = |token: &SyntaxToken| !token.kind().is_trivia();
        let all: Vec<SyntaxToken> = tokens(file).filter(is_seen).collect();
        for (at, token) in all.iter().enumerate() {
            match (token.text(), &all[at + 1..]) {
                ("macro_rules", [mark, name, ..]) if mark.kind() == T![!] => {
                    self.macros.insert(name.text().to_owned());
                }
                ("fn", [name, list @ ..]) if borrows_receiver(list) => {
                    self.borrowing.insert(name.text().to_owned());
                }
                _ => {}
            }
        }
    }
}

/// Returns whether the tokens behind a function's name begin with parameters, behind generics or not, of which the first is `&self`.
fn borrows_receiver(tokens: &[SyntaxToken]) -> bool {
    let (mut depth, mut before) = (0, T![fn]);
    let open = tokens.iter().position(|token| {
        match token.kind() {
            T![<] => depth += 1,
            // That of an arrow stands by itself in a macro.
            T![>] if before != T![-] => depth -= 1,
            _ => {}
        }
        before = token.kind();
        depth == 0 && before != T![>]
    });
    let mut list = open.map_or(&[][..], |open| &tokens[open..]).iter();
    let begins = [T!['('], T![&]].into_iter().all(|kind| list.next().is_some_and(|token| token.kind() == kind));
    let is_word = |token: &&SyntaxToken| matches!(token.kind(), SyntaxKind::LIFETIME_IDENT | T![mut]);
    begins && list.find(|token| !is_word(token)).is_some_and(|token| token.kind() == T![self])
}

/// Runs something that may ask for the names that a project defines.
pub(crate) fn within<R>(own: &Rc<Own>, body: impl FnOnce() -> R) -> R {
    let outside = OWN.replace(Some(Rc::clone(own)));
    let result = body();
    OWN.set(outside);
    result
}

/// Returns what the project, or else the file of a node, defines.
fn known(at: &SyntaxNode) -> Rc<Own> {
    OWN.with_borrow(Clone::clone).unwrap_or_else(|| {
        let mut own = Own::default();
        at.ancestors().last().iter().for_each(|root| own.add(root));
        Rc::new(own)
    })
}

/// Returns whether the project, or else the file of a node, defines a macro of this name.
pub(crate) fn has_macro(name: &str, at: &SyntaxNode) -> bool {
    known(at).macros.contains(name)
}

/// Returns whether the project, or else the file of a node, defines a method of this name that borrows its receiver.
pub(crate) fn borrows(name: &str, at: &SyntaxNode) -> bool {
    known(at).borrowing.contains(name)
}

#[cfg(test)]
mod tests {
    use ra_ap_syntax::{Edition, SourceFile};

    use super::*;

    #[test]
    fn what_a_project_defines_is_known_within() {
        let parsed = |text| SourceFile::parse(text, Edition::CURRENT).syntax_node();
        let mut own = Own::default();
        own.add(&parsed(
            "macro_rules! debug { ($t:ident) => { impl $t { fn then<F: Fn() -> u8>(&mut self) {} } } }
             impl N {
                 fn unwrap<T: Fn(u8) -> Vec<T>>(
                     &'a self) {}
                 fn expect<T: Fn(&T)>(self) {}
                 fn join(other: &N) {}
                 fn map(mut self) {}
             }",
        ));
        let at = parsed("impl N { fn into_inner(&self) {} fn unwrap_or(self) {} } macro_rules! info { () => {} }");
        within(&Rc::new(own), || {
            assert!(has_macro("debug", &at) && !has_macro("info", &at));
            assert!(borrows("unwrap", &at) && borrows("then", &at) && !borrows("into_inner", &at));
            assert!(!borrows("expect", &at) && !borrows("join", &at) && !borrows("map", &at));
        });
        // Of a file alone.
        assert!(!has_macro("debug", &at) && has_macro("info", &at));
        assert!(!borrows("unwrap", &at) && borrows("into_inner", &at) && !borrows("unwrap_or", &at));
    }
}
