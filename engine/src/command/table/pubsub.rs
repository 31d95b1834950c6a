//! The commands of the group `pubsub`.

use super::argument::{block, pattern, string};
use super::{Command, Flags, Group, KeySpec, container};
use crate::command::pubsub;

#[rustfmt::skip] // a command is a paragraph, not a column
pub(super) static COMMANDS: &[Command] = &[
    Command {
        name: "subscribe", arity: -2, group: Group::Pubsub, since: "2.0.0",
        summary: "Starts receiving what is published in channels",
        complexity: "O(N), N the channels",
        flags: Flags::of(&[Flags::PUBSUB, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]),
        arguments: &[string("channel").multiple()],
        run: pubsub::subscribe,
        ..Command::NONE
    },
    Command {
        name: "unsubscribe", arity: -1, group: Group::Pubsub, since: "2.0.0",
        summary: "Stops receiving what is published in channels",
        complexity: "O(N), N the subscribers of a channel",
        flags: Flags::of(&[Flags::PUBSUB, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]),
        arguments: &[string("channel").optional().multiple()],
        run: pubsub::unsubscribe,
        ..Command::NONE
    },
    Command {
        name: "psubscribe", arity: -2, group: Group::Pubsub, since: "2.0.0",
        summary: "Starts receiving what is published in channels that match patterns",
        complexity: "O(N), N the patterns that the connection has",
        flags: Flags::of(&[Flags::PUBSUB, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]),
        arguments: &[block("pattern", &[pattern("pattern")]).multiple()],
        run: pubsub::psubscribe,
        ..Command::NONE
    },
    Command {
        name: "punsubscribe", arity: -1, group: Group::Pubsub, since: "2.0.0",
        summary: "Stops receiving by patterns",
        complexity: "O(N+M), N the patterns of the connection, M those of all connections",
        flags: Flags::of(&[Flags::PUBSUB, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]),
        arguments: &[pattern("pattern").optional().multiple()],
        run: pubsub::punsubscribe,
        ..Command::NONE
    },
    Command {
        name: "publish", arity: 3, group: Group::Pubsub, since: "2.0.0",
        summary: "Sends a message to the subscribers of a channel",
        complexity: "O(N+M), N the subscribers of the channel, M the patterns of all connections",
        flags: Flags::of(&[Flags::PUBSUB, Flags::LOADING, Flags::STALE, Flags::FAST]),
        arguments: &[string("channel"), string("message")],
        run: pubsub::publish,
        ..Command::NONE
    },
    Command {
        name: "ssubscribe", arity: -2, group: Group::Pubsub, since: "7.0.0",
        summary: "Starts receiving what is published in shard channels",
        complexity: "O(N), N the shard channels",
        flags: Flags::of(&[Flags::PUBSUB, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]),
        keys: &[KeySpec { flags: &["not_key"], notes: "", first: 1, last: -1, step: 1, limit: 0 }],
        arguments: &[string("shardchannel").multiple()],
        run: pubsub::ssubscribe,
        ..Command::NONE
    },
    Command {
        name: "sunsubscribe", arity: -1, group: Group::Pubsub, since: "7.0.0",
        summary: "Stops receiving what is published in shard channels",
        complexity: "O(N), N the subscribers of a shard channel",
        flags: Flags::of(&[Flags::PUBSUB, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]),
        keys: &[KeySpec { flags: &["not_key"], notes: "", first: 1, last: -1, step: 1, limit: 0 }],
        arguments: &[string("shardchannel").optional().multiple()],
        run: pubsub::sunsubscribe,
        ..Command::NONE
    },
    Command {
        name: "spublish", arity: 3, group: Group::Pubsub, since: "7.0.0",
        summary: "Sends a message to the subscribers of a shard channel",
        complexity: "O(N), N the subscribers of the shard channel",
        flags: Flags::of(&[Flags::PUBSUB, Flags::LOADING, Flags::STALE, Flags::FAST]),
        keys: &[KeySpec { flags: &["not_key"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        arguments: &[string("shardchannel"), string("message")],
        run: pubsub::spublish,
        ..Command::NONE
    },
    Command {
        name: "pubsub", arity: -2, group: Group::Pubsub, since: "2.8.0",
        summary: "Groups the commands that look at subscriptions",
        complexity: "That of the subcommand",
        subcommands: &[
        Command {
            name: "pubsub|channels", arity: -2, group: Group::Pubsub, since: "2.8.0",
            summary: "Lists the channels that have subscribers",
            complexity: "O(N), N the channels, as long as they and the pattern are short",
            flags: Flags::of(&[Flags::PUBSUB, Flags::LOADING, Flags::STALE]),
            arguments: &[pattern("pattern").optional()],
            run: pubsub::pubsub_channels,
            ..Command::NONE
        },
        Command {
            name: "pubsub|numsub", arity: -2, group: Group::Pubsub, since: "2.8.0",
            summary: "Counts the subscribers of channels",
            complexity: "O(N), N the channels asked for",
            flags: Flags::of(&[Flags::PUBSUB, Flags::LOADING, Flags::STALE]),
            arguments: &[string("channel").optional().multiple()],
            run: pubsub::pubsub_numsub,
            ..Command::NONE
        },
        Command {
            name: "pubsub|numpat", arity: 2, group: Group::Pubsub, since: "2.8.0",
            summary: "Counts the different patterns that clients subscribed to",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::PUBSUB, Flags::LOADING, Flags::STALE]),
            run: pubsub::pubsub_numpat,
            ..Command::NONE
        },
        Command {
            name: "pubsub|shardchannels", arity: -2, group: Group::Pubsub, since: "7.0.0",
            summary: "Lists the shard channels that have subscribers",
            complexity: "O(N), N the shard channels, as long as they are short",
            flags: Flags::of(&[Flags::PUBSUB, Flags::LOADING, Flags::STALE]),
            arguments: &[pattern("pattern").optional()],
            run: pubsub::pubsub_shardchannels,
            ..Command::NONE
        },
        Command {
            name: "pubsub|shardnumsub", arity: -2, group: Group::Pubsub, since: "7.0.0",
            summary: "Counts the subscribers of shard channels",
            complexity: "O(N), N the shard channels asked for",
            flags: Flags::of(&[Flags::PUBSUB, Flags::LOADING, Flags::STALE]),
            arguments: &[string("shardchannel").optional().multiple()],
            run: pubsub::pubsub_shardnumsub,
            ..Command::NONE
        },
        Command {
            name: "pubsub|help", arity: 2, group: Group::Pubsub, since: "6.2.0",
            summary: "Explains the subcommands",
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
