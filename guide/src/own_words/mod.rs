//! Finds sentences that are not the project's own: sequences of words that its prose shares with the texts of Redis, or
//! with the tutorials that the project started from.
//!
//! The texts of Redis are read from a running server, those of the tutorials from a folder; no text of either is
//! stored. `compat-tests/own_words.toml` lists the exceptions by file and fingerprint, each with its reason: texts that
//! clients match, or that a tutorial gives as output.

mod prose;
mod redis;

use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::fs;
use std::io;
use std::path::Path;

use serde::Deserialize;

pub use prose::{Passage, passages};
pub use redis::{Unanswered, texts as redis_texts};

/// Number of equal words in a row that cannot be chance.
pub const RUN: usize = 9;

/// The list of exceptions, relative to the repository's root.
const EXCEPTIONS: &str = "compat-tests/own_words.toml";

/// The extensions of files with prose.
const PROSE: [&str; 5] = ["rs", "md", "toml", "csv", "script"];

/// A text written by others.
#[derive(Clone, Debug)]
pub struct Foreign {
    /// Origin of the text, for reports.
    pub origin: String,
    /// The text.
    pub text: String,
}

/// Words of the project that also occur in a text by others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The file, relative to the repository's root.
    pub file: String,
    /// The line of the first word, from 1.
    pub line: usize,
    /// The words.
    pub words: Vec<String>,
    /// Origin of that text.
    pub origin: String,
}

impl Finding {
    /// Returns the fingerprint by which the list of exceptions names the words.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        // FNV-1a gives the same result with every release, and nobody has a reason to forge it.
        let text = self.words.join(" ");
        let hash = text
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
        format!("{hash:016x}")
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, words, origin } = self;
        write!(f, "{file}:{line}: {} words of {origin} [{}]: {}", words.len(), self.fingerprint(), words.join(" "))
    }
}

/// Returns the words of a text in lower case, each with its line, counted from 0. All characters except letters and
/// digits separate words.
fn words(text: &str) -> impl Iterator<Item = (String, usize)> + '_ {
    text.lines().enumerate().flat_map(|(line, text)| {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(move |word| (word.to_lowercase(), line))
    })
}

/// Every sequence of `length` words in the texts by others.
#[derive(Debug)]
pub struct Index {
    length: usize,
    /// A sequence, with the index in `origins` of the first text that contains it.
    runs: HashMap<Vec<String>, usize>,
    origins: Vec<String>,
}

impl Index {
    /// Builds the index of the texts.
    ///
    /// # Panics
    ///
    /// When `length` is zero.
    #[must_use]
    pub fn new(length: usize, texts: &[Foreign]) -> Self {
        let mut runs = HashMap::new();
        for (origin, foreign) in texts.iter().enumerate() {
            let words: Vec<String> = words(&foreign.text).map(|(word, _)| word).collect();
            for run in words.windows(length) {
                runs.entry(run.to_vec()).or_insert(origin);
            }
        }
        Self { length, runs, origins: texts.iter().map(|foreign| foreign.origin.clone()).collect() }
    }

    /// Returns the sequences that a passage of `file` shares with the texts, each one as long as possible.
    #[must_use]
    pub fn search(&self, file: &str, passage: &Passage) -> Vec<Finding> {
        let (words, lines): (Vec<String>, Vec<usize>) = words(&passage.text).unzip();
        let mut findings: Vec<Finding> = Vec::new();
        // End of the last finding, if the next sequence may still extend it.
        let mut end = 0;
        for (at, run) in words.windows(self.length).enumerate() {
            let Some(&origin) = self.runs.get(run) else { continue };
            let open = findings.last_mut().filter(|_| end == at + self.length - 1);
            if let Some(finding) = open {
                finding.words.extend(run.last().cloned());
            } else {
                findings.push(Finding {
                    file: file.to_owned(),
                    line: passage.line + lines[at],
                    words: run.to_vec(),
                    origin: self.origins[origin].clone(),
                });
            }
            end = at + self.length;
        }
        findings
    }
}

/// The list of exceptions.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Exceptions {
    #[serde(default)]
    exception: Vec<Exception>,
}

/// Exceptions in one file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Exception {
    file: String,
    reason: String,
    runs: BTreeSet<String>,
}

impl Exceptions {
    fn read(root: &Path) -> io::Result<Self> {
        let text = match fs::read_to_string(root.join(EXCEPTIONS)) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(error),
        };
        let list: Self = toml::from_str(&text).map_err(|error| {
            let why = format!("{EXCEPTIONS}: {error}");
            io::Error::new(io::ErrorKind::InvalidData, why)
        })?;
        match list.exception.iter().find(|exception| exception.reason.trim().is_empty()) {
            Some(exception) => {
                let why = format!("{EXCEPTIONS}: {} stands there without a reason", exception.file);
                Err(io::Error::new(io::ErrorKind::InvalidData, why))
            }
            None => Ok(list),
        }
    }

    fn allow(&self, finding: &Finding) -> bool {
        let fingerprint = finding.fingerprint();
        self.exception.iter().any(|exception| exception.file == finding.file && exception.runs.contains(&fingerprint))
    }
}

/// Searches every file of prose under `root`. The list of exceptions is applied only if the sequences have [`RUN`]
/// words.
///
/// # Errors
///
/// A file that cannot be read, or an invalid list of exceptions.
pub fn search(root: &Path, index: &Index) -> io::Result<Vec<Finding>> {
    let exceptions = if index.length == RUN { Exceptions::read(root)? } else { Exceptions::default() };
    let mut findings = Vec::new();
    for file in files(root)? {
        let text = fs::read_to_string(root.join(&file))?;
        for passage in passages(&file, &text) {
            findings.extend(index.search(&file, &passage).into_iter().filter(|finding| !exceptions.allow(finding)));
        }
    }
    Ok(findings)
}

/// Returns the files of prose, relative to the root, in order. Hidden folders and build output are left out.
fn files(root: &Path) -> io::Result<Vec<String>> {
    let mut found = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            let (path, name) = (entry.path(), entry.file_name());
            let name = name.to_string_lossy();
            if name.starts_with('.') {
                continue;
            }
            if entry.file_type()?.is_dir() {
                if !matches!(&*name, "target" | "node_modules") {
                    folders.push(path);
                }
            } else if name.rsplit_once('.').is_some_and(|(_, end)| PROSE.contains(&end))
                && let Ok(inside) = path.strip_prefix(root)
            {
                found.push(inside.to_string_lossy().into_owned());
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Returns the texts in a folder, one for each file.
///
/// # Errors
///
/// A folder or file that cannot be read.
pub fn tutorial_texts(folder: &Path) -> io::Result<Vec<Foreign>> {
    let mut texts = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let text = String::from_utf8_lossy(&fs::read(&path)?).into_owned();
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                texts.push(Foreign { origin: format!("the tutorial {name}"), text });
            }
        }
    }
    Ok(texts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index(length: usize, text: &str) -> Index {
        Index::new(length, &[Foreign { origin: "a book".into(), text: text.into() }])
    }

    fn found(index: &Index, file: &str, text: &str) -> Vec<(usize, String)> {
        let passages = passages(file, text);
        let findings = passages.iter().flat_map(|passage| index.search(file, passage));
        findings.map(|finding| (finding.line, finding.words.join(" "))).collect()
    }

    #[test]
    fn a_run_is_found_whatever_stands_between_its_words() {
        let index = index(4, "One two three four, five.");
        assert_eq!(found(&index, "a.md", "zero\n`one` **two**\nTHREE four"), [(2, "one two three four".into())]);
        assert_eq!(found(&index, "a.md", "one two three and four"), []);
    }

    #[test]
    fn a_longer_run_is_one_finding_and_two_apart_are_two() {
        let index = index(3, "a b c d e");
        assert_eq!(found(&index, "a.md", "a b c d e"), [(1, "a b c d e".into())]);
        assert_eq!(found(&index, "a.md", "a b c\nx\nc d e"), [(1, "a b c".into()), (3, "c d e".into())]);
    }

    #[test]
    fn comments_and_strings_are_prose_and_code_is_not() {
        let index = index(4, "one two three four");
        let source = "//! One two\n// three\n/// four\nfn one() { two(three, four); }\nconst A: [&str; 2] = [\"one \
                      two\\n\", r#\"three four\"#];\n";
        assert_eq!(found(&index, "a.rs", source), [(1, "one two three four".into()), (5, "one two three four".into())]);
        assert_eq!(found(&index, "a.rs", "// one two\nlet x = 1; // three four\n"), []);
    }

    #[test]
    fn code_in_a_document_counts_as_code() {
        let index = index(4, "one two three four");
        assert_eq!(found(&index, "a.md", "```rust\none(two, three, four) // one two\n```\n"), []);
        let quoted = "text\n\n```rust\nx() // one two three four\n```\n";
        assert_eq!(found(&index, "a.md", quoted), [(4, "one two three four".into())]);
        assert_eq!(found(&index, "a.md", "```text\none two three four\n```\n"), [(2, "one two three four".into())]);
    }

    #[test]
    fn an_exception_holds_for_its_file_and_its_words_alone() {
        let index = index(RUN, "a b c d e f g h i j");
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("compat-tests")).unwrap();
        for name in ["one.md", "two.md"] {
            fs::write(root.path().join(name), "a b c d e f g h i").unwrap();
        }
        let findings = search(root.path(), &index).unwrap();
        assert_eq!(findings.len(), 2);
        let list = format!(
            "[[exception]]\nfile = \"one.md\"\nreason = \"a reason\"\nruns = [\"{}\"]\n",
            findings[0].fingerprint()
        );
        fs::write(root.path().join(EXCEPTIONS), list).unwrap();
        let left = search(root.path(), &index).unwrap();
        assert_eq!(left.iter().map(|finding| finding.file.as_str()).collect::<Vec<_>>(), ["two.md"]);
        fs::write(root.path().join("one.md"), "a b c d e f g h i j").unwrap();
        assert_eq!(search(root.path(), &index).unwrap().len(), 2);
    }
}
