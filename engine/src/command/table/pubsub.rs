//! The commands of the group `pubsub`.

use super::{Command, Flags, Group, KeySpec, container};
use crate::command::pubsub;

#[rustfmt::skip] // a command is a paragraph, not a column
pub(super) static COMMANDS: &[Command] = &[
    Command {
        name: "subscribe", arity: -2, group: Group::Pubsub, since: "2.0.0",
        summary: "Listen for messages published to the given channels",
        complexity: "O(N) where N is the number of channels to subscribe to.",
        flags: Flags::of(&[Flags::PUBSUB, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]),
        run: pubsub::subscribe,
        ..Command::NONE
    },
    Command {
        name: "unsubscribe", arity: -1, group: Group::Pubsub, since: "2.0.0",
        summary: "Stop listening for messages posted to the given channels",
        complexity: "O(N) where N is the number of clients already subscribed to a channel.",
        flags: Flags::of(&[Flags::PUBSUB, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]),
        run: pubsub::unsubscribe,
        ..Command::NONE
    },
    Command {
        name: "psubscribe", arity: -2, group: Group::Pubsub, since: "2.0.0",
        summary: "Listen for messages published to channels matching the given patterns",
        complexity: "O(N) where N is the number of patterns the client is already subscribed to.",
        flags: Flags::of(&[Flags::PUBSUB, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]),
        run: pubsub::psubscribe,
        ..Command::NONE
    },
    Command {
        name: "punsubscribe", arity: -1, group: Group::Pubsub, since: "2.0.0",
        summary: "Stop listening for messages posted to channels matching the given patterns",
        complexity: "O(N+M) where N is the number of patterns the client is already subscribed and M is the number of total patterns subscribed in the system (by any client).",
        flags: Flags::of(&[Flags::PUBSUB, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]),
        run: pubsub::punsubscribe,
        ..Command::NONE
    },
    Command {
        name: "publish", arity: 3, group: Group::Pubsub, since: "2.0.0",
        summary: "Post a message to a channel",
        complexity: "O(N+M) where N is the number of clients subscribed to the receiving channel and M is the total number of subscribed patterns (by any client).",
        flags: Flags::of(&[Flags::PUBSUB, Flags::LOADING, Flags::STALE, Flags::FAST]),
        run: pubsub::publish,
        ..Command::NONE
    },
    Command {
        name: "ssubscribe", arity: -2, group: Group::Pubsub, since: "7.0.0",
        summary: "Listen for messages published to the given shard channels",
        complexity: "O(N) where N is the number of shard channels to subscribe to.",
        flags: Flags::of(&[Flags::PUBSUB, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]),
        keys: &[KeySpec { flags: &["not_key"], notes: "", first: 1, last: -1, step: 1, limit: 0 }],
        run: pubsub::ssubscribe,
        ..Command::NONE
    },
    Command {
        name: "sunsubscribe", arity: -1, group: Group::Pubsub, since: "7.0.0",
        summary: "Stop listening for messages posted to the given shard channels",
        complexity: "O(N) where N is the number of clients already subscribed to a shard channel.",
        flags: Flags::of(&[Flags::PUBSUB, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]),
        keys: &[KeySpec { flags: &["not_key"], notes: "", first: 1, last: -1, step: 1, limit: 0 }],
        run: pubsub::sunsubscribe,
        ..Command::NONE
    },
    Command {
        name: "spublish", arity: 3, group: Group::Pubsub, since: "7.0.0",
        summary: "Post a message to a shard channel",
        complexity: "O(N) where N is the number of clients subscribed to the receiving shard channel.",
        flags: Flags::of(&[Flags::PUBSUB, Flags::LOADING, Flags::STALE, Flags::FAST]),
        keys: &[KeySpec { flags: &["not_key"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        run: pubsub::spublish,
        ..Command::NONE
    },
    Command {
        name: "pubsub", arity: -2, group: Group::Pubsub, since: "2.8.0",
        summary: "A container for Pub/Sub commands",
        complexity: "Depends on subcommand.",
        subcommands: &[
        Command {
            name: "pubsub|channels", arity: -2, group: Group::Pubsub, since: "2.8.0",
            summary: "List active channels",
            complexity: "O(N) where N is the number of active channels, and assuming constant time pattern matching (relatively short channels and patterns)",
            flags: Flags::of(&[Flags::PUBSUB, Flags::LOADING, Flags::STALE]),
            run: pubsub::pubsub_channels,
            ..Command::NONE
        },
        Command {
            name: "pubsub|numsub", arity: -2, group: Group::Pubsub, since: "2.8.0",
            summary: "Get the count of subscribers for channels",
            complexity: "O(N) for the NUMSUB subcommand, where N is the number of requested channels",
            flags: Flags::of(&[Flags::PUBSUB, Flags::LOADING, Flags::STALE]),
            run: pubsub::pubsub_numsub,
            ..Command::NONE
        },
        Command {
            name: "pubsub|numpat", arity: 2, group: Group::Pubsub, since: "2.8.0",
            summary: "Get the count of unique patterns pattern subscriptions",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::PUBSUB, Flags::LOADING, Flags::STALE]),
            run: pubsub::pubsub_numpat,
            ..Command::NONE
        },
        Command {
            name: "pubsub|shardchannels", arity: -2, group: Group::Pubsub, since: "7.0.0",
            summary: "List active shard channels",
            complexity: "O(N) where N is the number of active shard channels, and assuming constant time pattern matching (relatively short shard channels).",
            flags: Flags::of(&[Flags::PUBSUB, Flags::LOADING, Flags::STALE]),
            run: pubsub::pubsub_shardchannels,
            ..Command::NONE
        },
        Command {
            name: "pubsub|shardnumsub", arity: -2, group: Group::Pubsub, since: "7.0.0",
            summary: "Get the count of subscribers for shard channels",
            complexity: "O(N) for the SHARDNUMSUB subcommand, where N is the number of requested shard channels",
            flags: Flags::of(&[Flags::PUBSUB, Flags::LOADING, Flags::STALE]),
            run: pubsub::pubsub_shardnumsub,
            ..Command::NONE
        },
        Command {
            name: "pubsub|help", arity: 2, group: Group::Pubsub, since: "6.2.0",
            summary: "Show helpful text about the different subcommands",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::LOADING, Flags::STALE]),
            run: pubsub::pubsub_help,
            ..Command::NONE
        },
    ],
        run: container,
        ..Command::NONE
    },
];
