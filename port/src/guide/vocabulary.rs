//! Words with which the guide's data classify rows and facts.
//!
//! Two crates compile this file. `port/` is installed alone, so the file belongs to it; `guide/` is only ever built in
//! this repository and includes the file by its path.

use serde::{Deserialize, Serialize};

/// Fate of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub enum Class {
    /// Same path, same meaning.
    #[serde(rename = "same")]
    Same,
    /// Another name or signature, the same meaning.
    #[serde(rename = "renamed")]
    Renamed,
    /// Another crate or module, the same name.
    #[serde(rename = "moved")]
    Moved,
    /// A future, stream or poll function that `async` code writes differently.
    #[serde(rename = "async/await")]
    AsyncAwait,
    /// There is a counterpart, and it does something else: read the fact.
    #[serde(rename = "behaves differently")]
    BehavesDifferently,
    /// No counterpart.
    #[serde(rename = "gone")]
    Gone,
}

impl Class {
    /// All classes, from the one that asks least of the reader to the one that asks most.
    pub const ALL: [Self; 6] =
        [Self::Same, Self::Renamed, Self::Moved, Self::AsyncAwait, Self::BehavesDifferently, Self::Gone];

    /// Returns the class as the data and the pages spell it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Renamed => "renamed",
            Self::Moved => "moved",
            Self::AsyncAwait => "async/await",
            Self::BehavesDifferently => "behaves differently",
            Self::Gone => "gone",
        }
    }
}

/// Amount of the surrounding code that has to change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub enum Effort {
    /// Search and replace, or what the compiler's own message says.
    #[serde(rename = "mechanical")]
    Mechanical,
    /// The function around it is written anew.
    #[serde(rename = "local rewrite")]
    LocalRewrite,
    /// The design around it does not survive.
    #[serde(rename = "redesign")]
    Redesign,
}

impl Effort {
    /// All efforts, the smallest first.
    pub const ALL: [Self; 3] = [Self::Mechanical, Self::LocalRewrite, Self::Redesign];

    /// Returns the effort as the data and the pages spell it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Mechanical => "mechanical",
            Self::LocalRewrite => "local rewrite",
            Self::Redesign => "redesign",
        }
    }
}

/// Way in which a port that overlooks a change shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub enum Shows {
    /// Not at all.
    #[serde(rename = "silence")]
    Silence,
    /// Something waits that did not wait.
    #[serde(rename = "hang")]
    Hang,
    /// The process dies by a signal.
    #[serde(rename = "abort")]
    Abort,
    /// A panic.
    #[serde(rename = "panic")]
    Panic,
    /// An error that did not come before, or another one.
    #[serde(rename = "error value")]
    ErrorValue,
    /// The compiler refuses it.
    #[serde(rename = "compile error")]
    CompileError,
    /// It has not changed, though one expects it.
    #[serde(rename = "same")]
    Same,
}

impl Shows {
    /// All ways, in the order in which the pages list them.
    pub const ALL: [Self; 7] =
        [Self::Silence, Self::Hang, Self::Abort, Self::Panic, Self::ErrorValue, Self::CompileError, Self::Same];

    /// Returns the way as the data spell it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Silence => "silence",
            Self::Hang => "hang",
            Self::Abort => "abort",
            Self::Panic => "panic",
            Self::ErrorValue => "error value",
            Self::CompileError => "compile error",
            Self::Same => "same",
        }
    }

    /// Returns whether neither a compiler nor a message tells of it.
    pub fn is_quiet(self) -> bool {
        matches!(self, Self::Silence | Self::Hang)
    }
}

/// Returns the part of an item's anchor that its path gives: in lower case, `::` as `-`. A crate's own anchor must not
/// be that of a heading with its name.
pub(crate) fn slug(path: &str) -> String {
    match path.contains("::") {
        true => path.to_lowercase().replace("::", "-"),
        false => format!("{path}-crate"),
    }
}
