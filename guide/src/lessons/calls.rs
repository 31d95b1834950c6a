//! Counts the calls in a source file, by the names of the called functions.

use super::Tokens;

/// Returns the number of calls in `source` of functions, methods and macros with these names. Comments, strings and `fn
/// name(` do not count.
#[must_use]
pub fn count(source: &str, names: &[String]) -> usize {
    let tokens = Tokens::of(source);
    calls(&tokens, names).count()
}

/// Does the same, without calls in closures that are handed to another thread, as to `spawn_blocking`.
#[must_use]
pub fn count_on_tasks(source: &str, names: &[String]) -> usize {
    let tokens = Tokens::of(source);
    calls(&tokens, names).filter(|at| tokens.handed_on_by(*at).is_none()).count()
}

fn calls<'a>(tokens: &'a Tokens<'_>, names: &'a [String]) -> impl Iterator<Item = usize> + 'a {
    let is_named = |at: &usize| names.iter().any(|name| name == tokens.text(*at));
    (0..tokens.len()).filter(is_named).filter(|at| tokens.is_call(*at) || tokens.is_macro(*at))
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
