//! Conditional compilation: decides which code a compiler has seen.

use std::collections::HashSet;

use ra_ap_syntax::ast::{self, AstNode};
use ra_ap_syntax::{SyntaxNode, TextSize};

/// A set of `--cfg` values, as rustc writes them: `unix`, `feature="x"`.
#[derive(Debug, Clone, Default)]
pub struct Set {
    values: HashSet<String>,
}

impl Set {
    /// Returns the set of these values.
    pub fn of(values: impl IntoIterator<Item = String>) -> Self {
        let plain = |value: String| value.chars().filter(|c| !c.is_whitespace()).collect();
        Self { values: values.into_iter().map(plain).collect() }
    }

    fn holds(&self, condition: &str) -> bool {
        let condition = condition.trim();
        let inner = |name: &str| {
            let rest = condition.strip_prefix(name)?.trim_start();
            rest.strip_prefix('(')?.trim_end().strip_suffix(')')
        };
        if let Some(inner) = inner("all") {
            return parts(inner).iter().all(|part| self.holds(part));
        }
        if let Some(inner) = inner("any") {
            return parts(inner).iter().any(|part| self.holds(part));
        }
        if let Some(inner) = inner("not") {
            return !self.holds(inner);
        }
        let plain: String = condition.chars().filter(|c| !c.is_whitespace()).collect();
        match plain.as_str() {
            "true" => true,
            "false" => false,
            plain => self.values.contains(plain),
        }
    }
}

/// Splits at the commas that are in no parentheses or quotes.
fn parts(list: &str) -> Vec<&str> {
    let (mut depth, mut quoted, mut start) = (0, false, 0);
    let mut found = Vec::new();
    for (at, c) in list.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth -= 1,
            ',' if depth == 0 && !quoted => {
                found.push(&list[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    found.push(&list[start..]);
    found.retain(|part| !part.trim().is_empty());
    found
}

/// Returns whether the code at an offset is compiled with a set, as far as its own file tells.
pub fn is_compiled(tree: &SyntaxNode, offset: TextSize, set: &Set) -> bool {
    let Some(token) = tree.token_at_offset(offset).right_biased() else { return true };
    token.parent_ancestors().all(|node| holds(&node, set))
}

fn holds(node: &SyntaxNode, set: &Set) -> bool {
    node.children().filter_map(ast::Attr::cast).all(|attribute| {
        let text = attribute.syntax().text().to_string();
        let inside =
            text.trim_start_matches('#').trim_start_matches('!').trim().trim_start_matches('[').trim_end_matches(']');
        match inside.trim().strip_prefix("cfg").map(str::trim_start).and_then(|rest| rest.strip_prefix('(')) {
            Some(rest) => set.holds(rest.trim_end().strip_suffix(')').unwrap_or(rest)),
            None => true,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_are_evaluated() {
        let set = Set::of(["unix".to_owned(), "feature=\"rt\"".to_owned()]);
        for (condition, holds) in [
            ("unix", true),
            ("windows", false),
            ("not(windows)", true),
            ("all(unix, feature = \"rt\")", true),
            ("all(unix, feature = \"x\")", false),
            ("any(windows, all(unix, not(feature = \"x\")))", true),
            ("any()", false),
            ("all()", true),
        ] {
            assert_eq!(set.holds(condition), holds, "{condition}");
        }
    }
}
