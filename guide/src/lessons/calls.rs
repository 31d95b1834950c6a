//! Counts the calls in a source file, by the names of the called functions.

use ra_ap_rustc_lexer::{FrontmatterAllowed, TokenKind, tokenize};

/// Returns the number of calls in `source` of functions, methods and macros with these names. Comments, strings and `fn
/// name(` do not count.
#[must_use]
pub fn count(source: &str, names: &[String]) -> usize {
    let mut at = 0;
    let mut tokens = Vec::new();
    for token in tokenize(source, FrontmatterAllowed::No) {
        let text = &source[at..at + token.len as usize];
        at += token.len as usize;
        if !matches!(token.kind, TokenKind::Whitespace | TokenKind::LineComment { .. } | TokenKind::BlockComment { .. })
        {
            tokens.push((token.kind, text));
        }
    }
    let is_called = |at: usize| {
        let next = |ahead: usize| tokens.get(at + ahead).map(|(_, text)| *text);
        let is_defined = at > 0 && tokens[at - 1].1 == "fn";
        // `name(`, `name!(` and `name::<T>(`.
        !is_defined && matches!((next(1), next(2), next(3)), (Some("(" | "!"), ..) | (Some(":"), Some(":"), Some("<")))
    };
    let called = tokens
        .iter()
        .enumerate()
        .filter(|(_, (kind, text))| matches!(kind, TokenKind::Ident) && names.iter().any(|name| name == text));
    called.filter(|(at, _)| is_called(*at)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_calls_are_counted() {
        let source = "use tokio::spawn; // spawn(\nfn spawn() {}\nfn main() { spawn(a); set.spawn::<T>(b); \"spawn(c)\"; spawn!(d); spawned(e) }";
        assert_eq!(count(source, &["spawn".to_owned()]), 3);
        assert_eq!(count(source, &["spawned".to_owned(), "main".to_owned()]), 1);
    }
}
