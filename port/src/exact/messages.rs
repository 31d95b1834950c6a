//! Reads the output of `cargo check`: findings, compiled units, and errors.

use std::path::PathBuf;

use serde::Deserialize;

use super::annotate::MARK;

/// A line of `--message-format=json`.
#[derive(Debug, Deserialize)]
#[serde(tag = "reason", rename_all = "kebab-case")]
pub enum Line {
    /// A message of rustc.
    CompilerMessage {
        /// The package.
        package_id: String,
        /// The target.
        target: Target,
        /// Text of the message.
        message: Box<Message>,
    },
    /// A unit that was compiled in this run or in an earlier one.
    CompilerArtifact {
        /// Files that were written.
        filenames: Vec<PathBuf>,
        /// The target.
        target: Target,
    },
    /// Anything else.
    #[serde(other)]
    Other,
}

/// A target.
#[derive(Debug, Clone, Deserialize)]
pub struct Target {
    /// Its name.
    pub name: String,
    /// Its kinds.
    pub kind: Vec<String>,
    /// Its root file.
    #[serde(default)]
    pub src_path: PathBuf,
}

impl Target {
    /// Returns whether it is a test, an example or a benchmark, on which nothing else stands.
    pub fn is_beside(&self) -> bool {
        self.kind.iter().any(|kind| matches!(kind.as_str(), "test" | "example" | "bench"))
    }
}

/// A diagnostic.
#[derive(Debug, Clone, Deserialize)]
pub struct Message {
    /// Its words.
    pub message: String,
    /// `error`, `warning`, …
    pub level: String,
    /// Its code.
    pub code: Option<Code>,
    /// Its place.
    pub spans: Vec<Span>,
    /// As rustc would print it.
    pub rendered: Option<String>,
    /// Notes and suggestions.
    #[serde(default)]
    pub children: Vec<Message>,
    /// `true` if its place is an example in documentation, at which no code can be repaired.
    #[serde(skip)]
    pub in_example: bool,
}

/// A diagnostic's code.
#[derive(Debug, Clone, Deserialize)]
pub struct Code {
    /// `E0308`, `deprecated`, …
    pub code: String,
}

/// A place in a file.
#[derive(Debug, Clone, Deserialize)]
pub struct Span {
    /// The file, relative to the workspace or absolute.
    pub file_name: String,
    /// First byte.
    pub byte_start: usize,
    /// The byte behind the last.
    pub byte_end: usize,
    /// `true` if it is the main one.
    pub is_primary: bool,
    /// The macro that the code comes from.
    pub expansion: Option<Box<Expansion>>,
    /// Replacement that rustc suggests.
    #[serde(default)]
    pub suggested_replacement: Option<String>,
    /// Applicability: `MachineApplicable`, …
    #[serde(default)]
    pub suggestion_applicability: Option<String>,
}

/// A macro's expansion.
#[derive(Debug, Clone, Deserialize)]
pub struct Expansion {
    /// Place of the call.
    pub span: Span,
    /// Its name, with `!`.
    pub macro_decl_name: String,
}

/// A use of a 0.1 item, as rustc reports it.
#[derive(Debug, Clone)]
pub struct Use {
    /// Kind of the item, as the item lists name it.
    pub kind: String,
    /// The item's path.
    pub path: String,
    /// Its place.
    pub span: Span,
}

/// Returns the use that a diagnostic reports, or `None` if it is about something else.
pub fn use_of(message: &Message) -> Option<Use> {
    let (_, note) = message.message.split_once(MARK)?;
    let (kind, path) = note.trim().split_once(' ')?;
    let span = message.spans.iter().find(|span| span.is_primary)?.clone();
    let (kind, path) = match said(&message.message) {
        // A pattern names fields of the variant, and the variant has a report of its own.
        Some(("field", _)) if kind != "struct" => return None,
        // A macro has defined the item: the note is that of the module, and the message names the item.
        Some((said, name)) if inherits(kind, said) => (kind_of(said).to_owned(), format!("{path}::{name}")),
        _ => (kind.to_owned(), path.to_owned()),
    };
    Some(Use { kind, path, span })
}

/// Returns the kind and the last name in `use of deprecated struct `a::b::C`: …`.
fn said(message: &str) -> Option<(&str, &str)> {
    let rest = message.strip_prefix("use of deprecated ")?;
    let (kind, rest) = rest.split_once('`')?;
    let (path, _) = rest.split_once('`')?;
    let path = path.trim_end_matches('>').split('<').next().unwrap_or(path);
    Some((kind.trim(), path.rsplit("::").next().unwrap_or(path)))
}

fn inherits(noted: &str, said: &str) -> bool {
    match noted {
        "module" => said != "module",
        "struct" | "enum" | "trait" => said == "field" || said.contains("method") || said == "variant",
        _ => false,
    }
}

fn kind_of(said: &str) -> &str {
    match said {
        "function" => "fn",
        "type alias" => "type",
        "associated type" => "assoc_type",
        "method" | "associated function" => "method",
        "unit variant" | "tuple variant" | "variant" => "variant",
        "unit struct" | "tuple struct" => "struct",
        "constant" | "static" | "associated constant" => "const",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(text: &str) -> Message {
        serde_json::from_value(serde_json::json!({
            "message": text, "level": "warning", "code": {"code": "deprecated"}, "rendered": null,
            "spans": [{"file_name": "a.rs", "byte_start": 1, "byte_end": 2, "is_primary": true, "expansion": null}],
        }))
        .unwrap()
    }

    #[test]
    fn a_note_names_the_item() {
        let found = use_of(&message(
            "use of deprecated method `futures::Future::map`: tokio-port:trait_method futures::Future::map",
        ));
        let found = found.unwrap();
        assert_eq!((found.kind.as_str(), found.path.as_str()), ("trait_method", "futures::Future::map"));
        assert!(use_of(&message("use of deprecated function `f`: use g")).is_none());
    }

    #[test]
    fn an_item_of_a_macro_inherits_the_note_of_its_module() {
        let found = use_of(&message(
            "use of deprecated struct `futures::future::Join3`: tokio-port:module futures::future::join",
        ));
        let found = found.unwrap();
        assert_eq!((found.kind.as_str(), found.path.as_str()), ("struct", "futures::future::join::Join3"));
    }
}
