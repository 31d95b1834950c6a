//! The index of errors, generated from `compat-tests/errors.toml`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use serde::Deserialize;

use super::Problem;

/// The data, relative to the root.
pub const DATA: &str = "compat-tests/errors.toml";

/// The page, relative to the root.
pub const PAGE: &str = "guide/errors.md";

/// The folder of the cases that the compiler refuses, relative to the root.
const REFUSED: &str = "compat-tests/refused";

/// The file with the compiler's messages about missing features, relative to the root.
const FEATURES: &str = "compat-tests/features.toml";

/// Source of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Speaker {
    /// The compiler.
    #[serde(rename = "compile error")]
    CompileError,
    /// The compiler, about a feature that is not enabled; `features.toml` proves it.
    #[serde(rename = "missing feature")]
    MissingFeature,
    /// A panic.
    #[serde(rename = "panic")]
    Panic,
    /// An error value that is returned.
    #[serde(rename = "error value")]
    ErrorValue,
    /// A process that aborts.
    #[serde(rename = "abort")]
    Abort,
}

impl Speaker {
    /// Returns the name in the data.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::CompileError => "compile error",
            Self::MissingFeature => "missing feature",
            Self::Panic => "panic",
            Self::ErrorValue => "error value",
            Self::Abort => "abort",
        }
    }
}

/// One message; the top of the data file explains the fields.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Name in its test; `None` if the compiler reports it.
    pub name: Option<String>,
    /// The message.
    pub text: String,
    /// The compiler's code.
    pub code: Option<String>,
    /// Source of the message.
    pub shows: Speaker,
    /// The generation: `0.1`, `1` or `both`.
    pub from: String,
    /// Cause of the error.
    pub why: String,
    /// Remedy.
    #[serde(rename = "do")]
    pub action: String,
    /// Names in the message that belong to the example, and that are shown as `…`.
    #[serde(default)]
    pub own: Vec<String>,
    /// The name of the pattern that shows the solution, or the path of another page relative to the guide's folder.
    pub see: Option<String>,
    /// The behaviour facts that explain it.
    #[serde(default)]
    pub facts: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Data {
    error: Vec<Entry>,
}

impl Entry {
    /// Returns the cause and the remedy, as they are on the page.
    #[must_use]
    pub fn advice(&self) -> String {
        format!("{} {}", self.why, self.action)
    }

    /// Returns the message with `…` in place of names that belong to the example.
    #[must_use]
    pub fn words(&self) -> String {
        self.own.iter().fold(self.text.clone(), |words, name| words.replace(name, "…"))
    }
}

/// Returns the anchor of each entry within the page: the code and the first words, followed by a number if these are
/// not unique.
#[must_use]
pub fn anchors(entries: &[Entry]) -> Vec<String> {
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    entries
        .iter()
        .map(|entry| {
            let code = entry.code.as_deref().unwrap_or("").to_lowercase();
            let words = entry.words().to_lowercase();
            let words = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(8);
            let parts: Vec<&str> = [code.as_str()].into_iter().filter(|code| !code.is_empty()).chain(words).collect();
            let anchor = format!("says-{}", parts.join("-"));
            let uses = taken.entry(anchor.clone()).or_insert(0);
            *uses += 1;
            if *uses == 1 { anchor } else { format!("{anchor}-{uses}") }
        })
        .collect()
}

/// Reads the data.
///
/// # Errors
///
/// Fails if the file cannot be read or is invalid.
pub fn load(root: &Path) -> io::Result<Vec<Entry>> {
    let text = fs::read_to_string(root.join(DATA))?;
    let data: Data = toml::from_str(&text).map_err(|error| io::Error::other(format!("{DATA}: {error}")))?;
    Ok(data.error)
}

/// Code and message of a case that the compiler refuses.
type Case = (Option<String>, String);

fn refused(root: &Path) -> io::Result<BTreeSet<Case>> {
    let mut cases = BTreeSet::new();
    for entry in fs::read_dir(root.join(REFUSED))? {
        for line in fs::read_to_string(entry?.path())?.lines() {
            let Some(said) = line.strip_prefix("// refused: ") else { continue };
            cases.insert(match said.split_once(": ") {
                Some((code, words)) if code.starts_with('E') => (Some(code.to_owned()), words.to_owned()),
                _ => (None, said.to_owned()),
            });
        }
    }
    Ok(cases)
}

/// Returns the compiler's messages about missing features, by the names of the programs that prove them.
fn features(root: &Path) -> io::Result<BTreeMap<String, String>> {
    #[derive(Deserialize)]
    struct Features {
        missing: Vec<Missing>,
    }
    #[derive(Deserialize)]
    struct Missing {
        name: String,
        says: String,
    }
    let path = root.join(FEATURES);
    if !path.is_file() {
        return Ok(BTreeMap::new());
    }
    let data: Features =
        toml::from_str(&fs::read_to_string(path)?).map_err(|error| io::Error::other(format!("{FEATURES}: {error}")))?;
    Ok(data.missing.into_iter().map(|missing| (missing.name, missing.says)).collect())
}

/// Returns entries of the compiler that no case proves, and cases that are missing from the index.
///
/// # Errors
///
/// Fails if the cases cannot be read.
pub fn check(root: &Path, entries: &[Entry]) -> io::Result<Vec<Problem>> {
    let mut problems = Vec::new();
    let mut problem = |what: String| problems.push(Problem { file: DATA.to_owned(), line: 1, what });
    let cases = refused(root)?;
    let features = features(root)?;
    let mut found = BTreeSet::new();
    for entry in entries {
        if !matches!(entry.from.as_str(), "0.1" | "1" | "both") {
            problem(format!("`{}` is said by `0.1`, `1` or `both`, not by `{}`", entry.text, entry.from));
        }
        match &entry.see {
            Some(name) if !name.contains(".md") && !root.join(format!("guide/patterns/{name}.md")).is_file() => {
                problem(format!("`{}`: there is no pattern `{name}`", entry.text));
            }
            None if entry.shows == Speaker::MissingFeature => {}
            None if entry.facts.is_empty() => problem(format!("`{}` leads to no pattern and to no fact", entry.text)),
            None if entry.shows == Speaker::CompileError => problem(format!("`{}` leads to no pattern", entry.text)),
            _ => {}
        }
        if let Some(name) = entry.own.iter().find(|name| !entry.text.contains(*name)) {
            problem(format!("`{}` does not have its own name `{name}`", entry.text));
        }
        let case = (entry.code.clone(), entry.text.clone());
        match (&entry.name, entry.shows) {
            (None, Speaker::CompileError) if cases.contains(&case) => {}
            (None, Speaker::CompileError) => problem(format!("no case in {REFUSED} proves {case:?}")),
            (Some(name), Speaker::MissingFeature) => {
                if features.get(name) != Some(&entry.text) {
                    problem(format!("{FEATURES} does not prove `{}` as `{name}`", entry.text));
                }
            }
            (Some(_), Speaker::CompileError) => problem(format!("`{}`: the compiler needs no name", entry.text)),
            (None, _) => problem(format!("`{}` needs the name of what produces it", entry.text)),
            (Some(_), _) => {}
        }
        if !found.insert((entry.name.clone(), case)) {
            problem(format!("`{}` stands there twice", entry.text));
        }
    }
    for case in cases {
        if !found.contains(&(None, case.clone())) {
            problem(format!("the index does not have {case:?}, which a case in {REFUSED} proves"));
        }
    }
    Ok(problems)
}

/// Formats `text` as code in a table cell.
fn code(text: &str) -> String {
    let text = text.replace('|', "\\|");
    if text.contains('`') { format!("`` {text} ``") } else { format!("`{text}`") }
}

/// Returns the page. `link` returns the text and the target of a link to a fact, given its name.
pub fn page(entries: &[Entry], link: impl Fn(&str) -> Option<(String, String)>) -> String {
    let mut text = format!(
        "<!-- Written by `cargo run -p compat-tests --bin guide -- --write` from `{DATA}`; edit that. -->\n\n\
         # Index of errors\n\n[The guide](../MIGRATION.md) · [What behaves differently](behaviour.md)\n\n\
         {} texts: search the page for words of yours; `…` stands for a name of your own. Each is produced by a test \
         (`cargo test -p compat-tests --test errors --test lesson_refusals --test features`), so that a release that \
         changes it is noticed.\n",
        entries.len()
    );
    let anchors = anchors(entries);
    for (heading, shows) in [
        ("The compiler says", &[Speaker::CompileError][..]),
        ("The compiler says, where a feature is missing", &[Speaker::MissingFeature]),
        ("A panic or an abort says", &[Speaker::Panic, Speaker::Abort]),
        ("An error says", &[Speaker::ErrorValue]),
    ] {
        let _ = write!(text, "\n## {heading}\n\n| text | said by | why | what to do | see |\n|---|---|---|---|---|\n");
        for (entry, anchor) in entries.iter().zip(&anchors).filter(|(entry, _)| shows.contains(&entry.shows)) {
            let number = entry.code.as_ref().map_or_else(String::new, |code| format!("{code} "));
            let by = match entry.from.as_str() {
                "both" => "0.1 and 1",
                one => one,
            };
            let words = entry.words();
            let pattern = entry.see.iter().map(|name| match name.split_once(".md#") {
                Some((_, anchor)) => format!("[{}]({name})", anchor.replace('-', " ")),
                None => format!("[{}](patterns/{name}.md)", name.replace('_', " ")),
            });
            let facts = entry
                .facts
                .iter()
                .map(|fact| link(fact).map_or_else(|| fact.clone(), |(label, target)| format!("[{label}]({target})")));
            let see: Vec<String> = pattern.chain(facts).collect();
            // An unescaped `|` of a closure would end the cell.
            let [why, action] = [&entry.why, &entry.action].map(|text| text.replace('|', "\\|"));
            let _ = writeln!(
                text,
                "| <a id=\"{anchor}\"></a>{number}{} | {by} | {why} | {action} | {} |",
                code(&words),
                see.join(", ")
            );
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complaints(data: &str) -> Vec<String> {
        let root = tempfile::tempdir().unwrap();
        for (path, text) in [
            (DATA, data),
            ("compat-tests/refused/a.rs", "// refused: E0001: no\nfn f() {}\n"),
            ("guide/patterns/p.md", ""),
        ] {
            let path = root.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let entries = load(root.path()).unwrap();
        check(root.path(), &entries).unwrap().into_iter().map(|problem| problem.what).collect()
    }

    const ENTRY: &str =
        "[[error]]\ntext = 'no'\ncode = 'E0001'\nshows = 'compile error'\nfrom = '1'\nwhy = 'w'\ndo = 'd'\nsee = 'p'\n";

    #[test]
    fn an_entry_with_its_case_is_right() {
        assert_eq!(complaints(ENTRY), Vec::<String>::new());
    }

    #[test]
    fn an_entry_without_a_case_and_a_case_without_an_entry_are_reported() {
        let complaints = complaints(&ENTRY.replace("'no'", "'yes'"));
        assert_eq!(complaints.len(), 2, "{complaints:?}");
        assert!(complaints[0].starts_with("no case in"), "{complaints:?}");
        assert!(complaints[1].starts_with("the index does not have"), "{complaints:?}");
    }

    #[test]
    fn text_with_backticks_stays_code() {
        assert_eq!(code("a `b` | c"), "`` a `b` \\| c ``");
    }
}
