//! The lessons: pairs of examples with the same name in `legacy` and `modern`, each pair with a spec that both must
//! meet.
//!
//! A spec is a TOML file `compat-tests/lessons/NAME.toml`, with the fields of [`Spec`]. [`build`] builds the
//! executables, [`play`] runs one of them according to its spec, [`judge`] compares the run with the spec.

mod build;
mod calls;
mod dialogue;
mod events;
mod expected;
mod index;
mod judge;
mod play;
mod polls;
mod spawns;
mod spec;
mod threads;
mod tokens;

use std::fmt;
use std::path::PathBuf;

pub use build::{Built, build, build_some};
pub use calls::{count as count_calls, count_on_tasks};
pub use dialogue::{Dialogue, DialogueError, Step};
pub use events::{Event, Happened};
pub use expected::Expected;
pub use index::{ANSWERS, render as render_index, render_answers, replace_section};
pub use judge::{Problem, Verdict, judge};
pub use play::{Played, WORKERS, play};
pub use polls::{Poll, find as find_polls};
pub use spawns::{LeftTask, find as find_left_task};
pub use spec::{
    Demand, Exercise, Hint, Run, Sign, Spec, SpecError, Stage, WrongPort, WrongPortError, all as all_specs,
};

pub use threads::{Busy, tells as tells_processor_time};
pub(crate) use tokens::Tokens;

use crate::workspace_root;

/// One of the two crates with the examples.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// tokio 0.1 and futures 0.1.
    Legacy,
    /// tokio 1.
    Modern,
}

impl Side {
    /// Both sides, the older one first.
    pub const BOTH: [Self; 2] = [Self::Legacy, Self::Modern];

    /// Returns the name of the package, which is also that of its folder.
    #[must_use]
    pub const fn package(self) -> &'static str {
        match self {
            Self::Legacy => "legacy",
            Self::Modern => "modern",
        }
    }

    /// Returns the source of the example `name` on this side.
    #[must_use]
    pub fn source(self, name: &str) -> PathBuf {
        workspace_root().join(self.package()).join("examples").join(format!("{name}.rs"))
    }
}

impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.package())
    }
}
