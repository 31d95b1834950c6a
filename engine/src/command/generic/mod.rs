//! The group `generic`: commands on keys of any value.

mod expire;
mod keys;
mod object;
mod scan;
mod wait;

use super::table::Command;

/// The rows of the group.
pub(super) static COMMANDS: &[&[Command]] =
    &[keys::COMMANDS, scan::COMMANDS, object::COMMANDS, expire::COMMANDS, wait::COMMANDS];
