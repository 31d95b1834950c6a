//! The index of errors.

use serde::Deserialize;

/// An error's text, its cause, and the remedy.
#[derive(Debug, Clone, Deserialize)]
pub struct Said {
    /// The part of the text that is the same in every case.
    pub text: String,
    /// The compiler's code; empty where it has none.
    #[serde(default)]
    pub code: String,
    /// Cause.
    pub why: String,
    /// Advice in one line.
    #[serde(rename = "do")]
    pub action: String,
    /// The facts behind it.
    #[serde(default)]
    pub facts: Vec<String>,
}

#[derive(Deserialize)]
struct File {
    error: Vec<Said>,
}

/// Reads the carried index.
pub(super) fn read(text: &str) -> Vec<Said> {
    let file: File = toml::from_str(text).unwrap_or_else(|error| panic!("the carried errors: {error}"));
    file.error
}
