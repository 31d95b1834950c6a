//! Reads the proofs of the behaviour facts as text: finds the tests that claim to show a side of a fact, and the
//! assertions before these claims.

use std::collections::BTreeMap;

use serde::Deserialize;

/// One of the two generations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// tokio 0.1.
    Legacy,
    /// tokio 1.
    Modern,
}

/// Reason why words do not describe one side of a fact, and only that side.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WordsError {
    /// There is no fact of this number.
    #[error("there is no fact B{0}")]
    NoFact(u32),
    /// The data for the side do not contain the words.
    #[error("B{number} does not say `{words}` of {side:?}")]
    NotSaid {
        /// Number of the fact.
        number: u32,
        /// The side.
        side: Side,
        /// The words.
        words: String,
    },
    /// The data for both sides contain the words.
    #[error("B{number} says `{words}` of both sides: a test could not tell them apart")]
    OfBoth {
        /// Number of the fact.
        number: u32,
        /// The words.
        words: String,
    },
}

/// Texts of both sides, by the number of the fact.
#[derive(Debug)]
pub struct Sides(BTreeMap<u32, (String, String)>);

impl Sides {
    /// Reads the data.
    ///
    /// # Errors
    ///
    /// Fails if the data are invalid.
    pub fn parse(text: &str) -> Result<Self, toml::de::Error> {
        #[derive(Deserialize)]
        struct Data {
            behaviour: Vec<Fact>,
        }
        #[derive(Deserialize)]
        struct Fact {
            number: u32,
            legacy: String,
            modern: String,
        }
        let data: Data = toml::from_str(text)?;
        Ok(Self(data.behaviour.into_iter().map(|fact| (fact.number, (fact.legacy, fact.modern))).collect()))
    }

    /// Checks that the data for `side` of the fact contain `words`, and that those for the other side do not.
    ///
    /// # Errors
    ///
    /// When this is not the case, or when there is no such fact.
    pub fn check(&self, number: u32, side: Side, words: &str) -> Result<(), WordsError> {
        let (legacy, modern) = self.0.get(&number).ok_or(WordsError::NoFact(number))?;
        let (own, other) = match side {
            Side::Legacy => (legacy, modern),
            Side::Modern => (modern, legacy),
        };
        if !own.contains(words) {
            return Err(WordsError::NotSaid { number, side, words: words.to_owned() });
        }
        if other.contains(words) {
            return Err(WordsError::OfBoth { number, words: words.to_owned() });
        }
        Ok(())
    }
}

/// Texts by which assertions are recognised: `assert!` and similar macros, and the names of the tests' helper functions
/// that panic if something unexpected happens.
const ASSERTIONS: [&str; 7] =
    ["assert", "panic_message(", "unwrap_err(", "hangs_after(", ".recv_timeout(", "is_not_ready()", "assert!("];

/// A claim `shown(…)` in a test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The fact's number.
    pub number: u32,
    /// The side.
    pub side: Side,
    /// The words that it claims, taken from the data.
    pub words: String,
    /// The test that contains it, as cargo names it.
    pub test: String,
    /// `true` if an assertion comes before this claim, and after the beginning of the test or the claim before.
    pub is_asserted: bool,
}

/// Returns the functions in a file of proofs, each with its name and its text.
fn functions(text: &str) -> Vec<(&str, String)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (start, line) in lines.iter().enumerate() {
        let code = line.trim_start();
        let indentation = line.len() - code.len();
        let code =
            ["pub(super) ", "pub(crate) ", "pub "].iter().find_map(|word| code.strip_prefix(word)).unwrap_or(code);
        let Some(rest) = code.trim_start_matches("async ").strip_prefix("fn ") else { continue };
        let name = rest.split(['(', '<']).next().unwrap_or("");
        let end = format!("{:indentation$}}}", "");
        let body: Vec<&str> = lines[start..].iter().take_while(|line| **line != end).copied().collect();
        found.push((name, body.join("\n")));
    }
    found
}

/// Returns the text without its line comments.
fn without_comments(body: &str) -> String {
    body.lines().map(|line| line.find("// ").map_or(line, |at| &line[..at])).collect::<Vec<_>>().join("\n")
}

fn asserts(code: &str) -> bool {
    ASSERTIONS.iter().any(|word| code.contains(word))
}

/// Returns all claims `shown(…)` and `shown_both(…)` in a file of proofs; `module` is the file's name.
pub fn read(module: &str, text: &str) -> Vec<Shown> {
    let functions: Vec<(&str, String)> =
        functions(text).into_iter().map(|(name, body)| (name, without_comments(&body))).collect();
    // Functions that contain an assertion, or that call another function of the file that does.
    let mut asserting: BTreeMap<&str, bool> = functions.iter().map(|(name, body)| (*name, asserts(body))).collect();
    let direct: Vec<&str> = asserting.iter().filter(|(_, asserts)| **asserts).map(|(name, _)| *name).collect();
    let calls = |code: &str| direct.iter().any(|name| name.starts_with('b') && code.contains(name));
    for (name, body) in &functions {
        if calls(body) {
            asserting.insert(name, true);
        }
    }
    let is_asserted =
        |code: &str| asserts(code) || asserting.iter().any(|(name, asserts)| *asserts && names(code, name));

    let mut shown = Vec::new();
    for (name, body) in functions.iter().filter(|(name, _)| is_test(text, name)) {
        let mut rest = body.split_once('{').map_or("", |(_, body)| body);
        while let Some(at) = rest.find("shown") {
            let (before, after) = rest.split_at(at);
            let Some((line, after)) = after.split_once(");") else { break };
            let is_asserted = is_asserted(before);
            let mut push = |number: u32, side, words: String| {
                shown.push(Shown { number, side, words, test: format!("{module}::{name}"), is_asserted });
            };
            let number = line.split(['(', ',']).nth(1).and_then(|number| number.trim().parse().ok()).unwrap_or(0);
            let mut words = literals(line).into_iter();
            if line.starts_with("shown_both(") {
                push(number, Side::Legacy, words.next().unwrap_or_default());
                push(number, Side::Modern, words.next().unwrap_or_default());
            } else if line.starts_with("shown(") {
                let side = if line.contains(", Legacy,") || line.contains("\n        Legacy,") {
                    Side::Legacy
                } else {
                    Side::Modern
                };
                push(number, side, words.next().unwrap_or_default());
            }
            rest = after;
        }
    }
    shown
}

/// Returns whether `code` contains the name `name`, and not only as part of a longer one.
fn names(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(at, _)| {
        let is_part = |c: char| c.is_alphanumeric() || c == '_';
        !code[..at].ends_with(is_part) && !code[at + name.len()..].starts_with(is_part)
    })
}

fn is_test(text: &str, name: &str) -> bool {
    text.contains(&format!("#[test]\nfn {name}("))
}

/// Returns the string literals in a line, unescaped as far as the proofs need it.
fn literals(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut literal: Option<String> = None;
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        match (&mut literal, c) {
            (Some(text), '\\') => text.extend(chars.next()),
            (Some(_), '"') => found.extend(literal.take()),
            (Some(text), c) => text.push(c),
            (None, '"') => literal = Some(String::new()),
            (None, _) => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sides(text: &str) -> Vec<(u32, Side, String, bool)> {
        read("m", text).into_iter().map(|s| (s.number, s.side, s.words, s.is_asserted)).collect()
    }

    #[test]
    fn an_assertion_has_to_stand_before_each_line() {
        let text = "#[test]\nfn b01_a() {\n    assert!(old());\n    shown(1, Legacy, \"it `was`\");\n    new();\n    \
                    shown(1, Modern, \"is\");\n}\n\nfn new() {\n}\n";
        assert_eq!(
            sides(text),
            [(1, Side::Legacy, "it `was`".to_owned(), true), (1, Side::Modern, "is".to_owned(), false)]
        );
    }

    #[test]
    fn a_function_may_assert_for_the_test() {
        let text = "#[test]\nfn b01_a() {\n    b01_both();\n    shown_both(1, \"was\", \"is\");\n}\n\nfn b01_both() {\n    \
                    assert_eq!(1, 1);\n}\n";
        assert!(sides(text).iter().all(|(.., asserted)| *asserted));
        assert_eq!(sides(text).len(), 2);
        assert!(!sides(&text.replace("assert_eq!(1, 1)", "f(1, 1)"))[0].3);
    }

    #[test]
    fn a_comment_asserts_nothing() {
        let text = "#[test]\nfn b01_a() {\n    // assert!(old());\n    shown(1, Legacy, \"was\");\n}\n";
        assert!(!sides(text)[0].3);
    }
}
