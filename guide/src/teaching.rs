//! The parts of TEACHING.md that are generated from the facts: the handout and the quiz.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use serde::Deserialize;

use crate::behaviour::Behaviours;

/// The data, relative to the root.
pub const DATA: &str = "compat-tests/teaching.toml";

/// The page, relative to the root.
pub const PAGE: &str = "TEACHING.md";

/// The facts and questions that the page uses.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Teaching {
    /// Numbers of the facts in the handout, in order.
    pub handout: Vec<u32>,
    /// The questions.
    pub quiz: Vec<Question>,
}

/// One question of the quiz.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Text of the question.
    pub question: String,
    /// The answer.
    pub answer: String,
    /// The behaviour test that proves it.
    pub test: String,
}

/// Reason why the handout or the quiz cannot be written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TeachingError {
    /// The handout names a fact that does not exist.
    #[error("the handout names B{0}, which is not there")]
    NoFact(u32),
    /// A question names a test that proves no fact.
    #[error("`{0}` proves no fact")]
    NoProof(String),
    /// The handout has more paragraphs than fit on one page.
    #[error("{0} paragraphs do not fit on one page")]
    TooLong(usize),
    /// The font of the page lacks this character.
    #[error("the font has no `{0}`")]
    NoGlyph(char),
}

/// Reads the data.
///
/// # Errors
///
/// The file cannot be read or is invalid.
pub fn load(root: &Path) -> io::Result<Teaching> {
    let text = fs::read_to_string(root.join(DATA))?;
    toml::from_str(&text).map_err(|error| io::Error::other(format!("{DATA}: {error}")))
}

/// Returns the generated sections of the page, by name.
///
/// # Errors
///
/// The handout names a fact that does not exist, or a question names a test that proves no fact.
pub fn render(teaching: &Teaching, facts: &Behaviours) -> Result<Vec<(&'static str, String)>, TeachingError> {
    Ok(vec![("handout", handout(teaching, facts)?), ("quiz", quiz(teaching, facts)?)])
}

fn handout(teaching: &Teaching, facts: &Behaviours) -> Result<String, TeachingError> {
    let mut text = String::from("\n| | it did | it does | so |\n|---|---|---|---|\n");
    for number in &teaching.handout {
        let row = facts.row(*number).ok_or(TeachingError::NoFact(*number))?;
        let [link, api, legacy, modern, action] = row;
        let _ = writeln!(text, "| {link} {api} | {legacy} | {modern} | {action} |");
    }
    text.push('\n');
    Ok(text)
}

fn quiz(teaching: &Teaching, facts: &Behaviours) -> Result<String, TeachingError> {
    let mut text = String::from("\n");
    for (at, question) in teaching.quiz.iter().enumerate() {
        if !facts.is_a_proof(&question.test) {
            return Err(TeachingError::NoProof(question.test.clone()));
        }
        let _ = writeln!(text, "{}. {}", at + 1, question.question);
    }
    let _ = writeln!(text, "\n<details><summary>Answers, and the test that proves each</summary>\n");
    for (at, question) in teaching.quiz.iter().enumerate() {
        let _ = writeln!(text, "{}. {} `{}`", at + 1, question.answer, question.test);
    }
    text.push_str("\n</details>\n\n");
    Ok(text)
}
