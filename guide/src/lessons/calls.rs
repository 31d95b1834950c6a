//! Counts the calls in a source file, by the names of the called functions.

use super::Tokens;

/// Returns the number of calls in `source` of functions, methods and macros with these names. Comments, strings and `fn
/// name(` do not count.
#[must_use]
pub fn count(source: &str, names: &[String]) -> usize {
    let tokens = Tokens::of(source);
    let is_named = |at: &usize| names.iter().any(|name| name == tokens.text(*at));
    (0..tokens.len()).filter(is_named).filter(|at| tokens.is_call(*at) || tokens.is_macro(*at)).count()
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
