//! The commands of the group `transactions`.

use super::{Command, Flags, Group, KeySpec};
use crate::command::transactions;

#[rustfmt::skip] // a command is a paragraph, not a column
pub(super) static COMMANDS: &[Command] = &[
    Command {
        name: "multi", arity: 1, group: Group::Transactions, since: "1.2.0",
        summary: "Mark the start of a transaction block",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::NOSCRIPT, Flags::LOADING, Flags::STALE, Flags::FAST, Flags::ALLOW_BUSY]), categories: &["@transaction"],
        brief: true,
        run: transactions::multi,
        ..Command::NONE
    },
    Command {
        name: "exec", arity: 1, group: Group::Transactions, since: "1.2.0",
        summary: "Execute all commands issued after MULTI",
        complexity: "Depends on commands in the transaction",
        flags: Flags::of(&[Flags::NOSCRIPT, Flags::LOADING, Flags::STALE, Flags::SKIP_SLOWLOG]), categories: &["@transaction"],
        run: transactions::exec,
        ..Command::NONE
    },
    Command {
        name: "discard", arity: 1, group: Group::Transactions, since: "2.0.0",
        summary: "Discard all commands issued after MULTI",
        complexity: "O(N), when N is the number of queued commands",
        flags: Flags::of(&[Flags::NOSCRIPT, Flags::LOADING, Flags::STALE, Flags::FAST, Flags::ALLOW_BUSY]), categories: &["@transaction"],
        run: transactions::discard,
        ..Command::NONE
    },
    Command {
        name: "watch", arity: -2, group: Group::Transactions, since: "2.2.0",
        summary: "Watch the given keys to determine execution of the MULTI/EXEC block",
        complexity: "O(1) for every key.",
        flags: Flags::of(&[Flags::NOSCRIPT, Flags::LOADING, Flags::STALE, Flags::FAST, Flags::ALLOW_BUSY]), categories: &["@transaction"],
        keys: &[KeySpec { flags: &["RO"], notes: "", first: 1, last: -1, step: 1, limit: 0 }],
        run: transactions::watch,
        ..Command::NONE
    },
    Command {
        name: "unwatch", arity: 1, group: Group::Transactions, since: "2.2.0",
        summary: "Forget about all watched keys",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::NOSCRIPT, Flags::LOADING, Flags::STALE, Flags::FAST, Flags::ALLOW_BUSY]), categories: &["@transaction"],
        run: transactions::unwatch,
        ..Command::NONE
    },
];
