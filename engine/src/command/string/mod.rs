//! The group `string`.

mod edit;
mod lcs;
mod value;

use super::table::Command;

/// The rows of the group.
pub(super) static COMMANDS: &[&[Command]] = &[value::COMMANDS, edit::COMMANDS, lcs::COMMANDS];
