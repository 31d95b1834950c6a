//! The commands of the group `transactions`.

use super::argument::key;
use super::{Command, Flags, Group, KeySpec};
use crate::command::transactions;

#[rustfmt::skip] // a command is a paragraph, not a column
pub(super) static COMMANDS: &[Command] = &[
    Command {
        name: "multi", arity: 1, group: Group::Transactions, since: "1.2.0",
        summary: "Begins a transaction: what follows is queued",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::NOSCRIPT, Flags::LOADING, Flags::STALE, Flags::FAST, Flags::ALLOW_BUSY]), categories: &["@transaction"],
        brief: true,
        run: transactions::multi,
        ..Command::NONE
    },
    Command {
        name: "exec", arity: 1, group: Group::Transactions, since: "1.2.0",
        summary: "Runs the queued commands as one",
        complexity: "That of the queued commands",
        flags: Flags::of(&[Flags::NOSCRIPT, Flags::LOADING, Flags::STALE, Flags::SKIP_SLOWLOG]), categories: &["@transaction"],
        run: transactions::exec,
        ..Command::NONE
    },
    Command {
        name: "discard", arity: 1, group: Group::Transactions, since: "2.0.0",
        summary: "Drops the queued commands and ends the transaction",
        complexity: "O(N), N the queued commands",
        flags: Flags::of(&[Flags::NOSCRIPT, Flags::LOADING, Flags::STALE, Flags::FAST, Flags::ALLOW_BUSY]), categories: &["@transaction"],
        run: transactions::discard,
        ..Command::NONE
    },
    Command {
        name: "watch", arity: -2, group: Group::Transactions, since: "2.2.0",
        summary: "Makes the next EXEC depend on keys staying as they are",
        complexity: "O(1) for each key",
        flags: Flags::of(&[Flags::NOSCRIPT, Flags::LOADING, Flags::STALE, Flags::FAST, Flags::ALLOW_BUSY]), categories: &["@transaction"],
        keys: &[KeySpec { flags: &["RO"], notes: "", first: 1, last: -1, step: 1, limit: 0 }],
        arguments: &[key("key", 0).multiple()],
        run: transactions::watch,
        ..Command::NONE
    },
    Command {
        name: "unwatch", arity: 1, group: Group::Transactions, since: "2.2.0",
        summary: "Stops watching all keys",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::NOSCRIPT, Flags::LOADING, Flags::STALE, Flags::FAST, Flags::ALLOW_BUSY]), categories: &["@transaction"],
        run: transactions::unwatch,
        ..Command::NONE
    },
];
