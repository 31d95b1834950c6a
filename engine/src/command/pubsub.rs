//! Publish and subscribe.

use std::sync::Arc;

use super::work::{self, Body, Each, Portion, Progress, Work};
use super::{CommandError, Context};
use crate::command::table::argument as arg;
use crate::command::table::{Command, Flags, Group, KeySpec, Rules, container};
use crate::protocol::Request;
use crate::pubsub::Kind;
use crate::state::SessionSubscriptions;

#[rustfmt::skip] // a command is a paragraph, not a column
pub(super) static COMMANDS: &[Command] = &[
    Command {
        name: "subscribe", arity: -2, group: Group::Pubsub, since: "2.0.0",
        summary: "Starts receiving what is published in channels",
        complexity: "O(N), N the channels",
        flags: Flags::of(&[Flags::PUBSUB, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]),
        arguments: &[arg::string("channel").multiple()],
        rules: Rules::of(&[Rules::SUBSCRIBED]),
        run: subscribe,
        ..Command::NONE
    },
    Command {
        name: "unsubscribe", arity: -1, group: Group::Pubsub, since: "2.0.0",
        summary: "Stops receiving what is published in channels",
        complexity: "O(N), N the subscribers of a channel",
        flags: Flags::of(&[Flags::PUBSUB, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]),
        arguments: &[arg::string("channel").optional().multiple()],
        rules: Rules::of(&[Rules::SUBSCRIBED]),
        run: unsubscribe,
        ..Command::NONE
    },
    Command {
        name: "psubscribe", arity: -2, group: Group::Pubsub, since: "2.0.0",
        summary: "Starts receiving what is published in channels that match patterns",
        complexity: "O(N), N the patterns that the connection has",
        flags: Flags::of(&[Flags::PUBSUB, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]),
        arguments: &[arg::block("pattern", &[arg::pattern("pattern")]).multiple()],
        rules: Rules::of(&[Rules::SUBSCRIBED]),
        run: psubscribe,
        ..Command::NONE
    },
    Command {
        name: "punsubscribe", arity: -1, group: Group::Pubsub, since: "2.0.0",
        summary: "Stops receiving by patterns",
        complexity: "O(N+M), N the patterns of the connection, M those of all connections",
        flags: Flags::of(&[Flags::PUBSUB, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]),
        arguments: &[arg::pattern("pattern").optional().multiple()],
        rules: Rules::of(&[Rules::SUBSCRIBED]),
        run: punsubscribe,
        ..Command::NONE
    },
    Command {
        name: "publish", arity: 3, group: Group::Pubsub, since: "2.0.0",
        summary: "Sends a message to the subscribers of a channel",
        complexity: "O(N+M), N the subscribers of the channel, M the patterns of all connections",
        flags: Flags::of(&[Flags::PUBSUB, Flags::LOADING, Flags::STALE, Flags::FAST]),
        arguments: &[arg::string("channel"), arg::string("message")],
        rules: Rules::of(&[Rules::PUBLISHES]),
        run: publish,
        ..Command::NONE
    },
    Command {
        name: "ssubscribe", arity: -2, group: Group::Pubsub, since: "7.0.0",
        summary: "Starts receiving what is published in shard channels",
        complexity: "O(N), N the shard channels",
        flags: Flags::of(&[Flags::PUBSUB, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]),
        keys: &[KeySpec { flags: &["not_key"], notes: "", first: 1, last: -1, step: 1, limit: 0 }],
        arguments: &[arg::string("shardchannel").multiple()],
        rules: Rules::of(&[Rules::SUBSCRIBED]),
        run: ssubscribe,
        ..Command::NONE
    },
    Command {
        name: "sunsubscribe", arity: -1, group: Group::Pubsub, since: "7.0.0",
        summary: "Stops receiving what is published in shard channels",
        complexity: "O(N), N the subscribers of a shard channel",
        flags: Flags::of(&[Flags::PUBSUB, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]),
        keys: &[KeySpec { flags: &["not_key"], notes: "", first: 1, last: -1, step: 1, limit: 0 }],
        arguments: &[arg::string("shardchannel").optional().multiple()],
        rules: Rules::of(&[Rules::SUBSCRIBED]),
        run: sunsubscribe,
        ..Command::NONE
    },
    Command {
        name: "spublish", arity: 3, group: Group::Pubsub, since: "7.0.0",
        summary: "Sends a message to the subscribers of a shard channel",
        complexity: "O(N), N the subscribers of the shard channel",
        flags: Flags::of(&[Flags::PUBSUB, Flags::LOADING, Flags::STALE, Flags::FAST]),
        keys: &[KeySpec { flags: &["not_key"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        arguments: &[arg::string("shardchannel"), arg::string("message")],
        rules: Rules::of(&[Rules::PUBLISHES]),
        run: spublish,
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
            arguments: &[arg::pattern("pattern").optional()],
            run: pubsub_channels,
            ..Command::NONE
        },
        Command {
            name: "pubsub|numsub", arity: -2, group: Group::Pubsub, since: "2.8.0",
            summary: "Counts the subscribers of channels",
            complexity: "O(N), N the channels asked for",
            flags: Flags::of(&[Flags::PUBSUB, Flags::LOADING, Flags::STALE]),
            arguments: &[arg::string("channel").optional().multiple()],
            run: pubsub_numsub,
            ..Command::NONE
        },
        Command {
            name: "pubsub|numpat", arity: 2, group: Group::Pubsub, since: "2.8.0",
            summary: "Counts the different patterns that clients subscribed to",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::PUBSUB, Flags::LOADING, Flags::STALE]),
            run: pubsub_numpat,
            ..Command::NONE
        },
        Command {
            name: "pubsub|shardchannels", arity: -2, group: Group::Pubsub, since: "7.0.0",
            summary: "Lists the shard channels that have subscribers",
            complexity: "O(N), N the shard channels, as long as they are short",
            flags: Flags::of(&[Flags::PUBSUB, Flags::LOADING, Flags::STALE]),
            arguments: &[arg::pattern("pattern").optional()],
            run: pubsub_shardchannels,
            ..Command::NONE
        },
        Command {
            name: "pubsub|shardnumsub", arity: -2, group: Group::Pubsub, since: "7.0.0",
            summary: "Counts the subscribers of shard channels",
            complexity: "O(N), N the shard channels asked for",
            flags: Flags::of(&[Flags::PUBSUB, Flags::LOADING, Flags::STALE]),
            arguments: &[arg::string("shardchannel").optional().multiple()],
            run: pubsub_shardnumsub,
            ..Command::NONE
        },
        Command {
            name: "pubsub|help", arity: 2, group: Group::Pubsub, since: "6.2.0",
            summary: "Explains the subcommands",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::LOADING, Flags::STALE]),
            run: pubsub_help,
            ..Command::NONE
        },
    ],
        run: container,
        ..Command::NONE
    },
];

pub(super) fn subscribe(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    add(cx, request, Kind::Channel)
}

pub(super) fn psubscribe(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    add(cx, request, Kind::Pattern)
}

pub(super) fn ssubscribe(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    if cx.in_exec {
        return Err(CommandError::other("ERR SSUBSCRIBE isn't allowed for a DENY BLOCKING client"));
    }
    add(cx, request, Kind::Shard)
}

pub(super) fn unsubscribe(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    remove(cx, request, Kind::Channel)
}

pub(super) fn punsubscribe(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    remove(cx, request, Kind::Pattern)
}

pub(super) fn sunsubscribe(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    remove(cx, request, Kind::Shard)
}

fn add(cx: &mut Context<'_, '_>, request: &Request<'_>, kind: Kind) -> Result<(), CommandError> {
    let memory = cx.state.subscriptions.as_ref().map_or(0, |subscriptions| subscriptions.memory());
    let asked: usize = request.from(1).map(SessionSubscriptions::memory_of).sum();
    if !cx.may_keep(|kept| kept.subscriptions = memory + asked) {
        return Ok(());
    }
    cx.work(request, Each::new(1, kind, add_name, |cx, _, _| show(cx)))
}

fn add_name(cx: &mut Context<'_, '_>, request: &Request<'_>, index: usize, kind: &mut Kind) {
    let name = request.get(index);
    let subscriptions = cx.state.subscriptions.get_or_insert_default();
    subscriptions.add(*kind, name, &cx.server.registry, cx.client);
    let count = subscriptions.count_for(*kind);
    confirm(cx, kind.subscribed(), Some(name), count);
}

fn remove(cx: &mut Context<'_, '_>, request: &Request<'_>, kind: Kind) -> Result<(), CommandError> {
    // Messages that were sent before the end of the subscription come before its confirmation.
    cx.deliver_own();
    let listens = cx.state.subscriptions.as_ref().is_some_and(|subscriptions| subscriptions.first(kind).is_some());
    if request.len() == 1 && !listens {
        let count = cx.state.subscriptions.as_ref().map_or(0, |subscriptions| subscriptions.count_for(kind));
        confirm(cx, kind.unsubscribed(), None, count);
        return Ok(());
    }
    cx.work(request, Leave { kind, next: 1 })
}

/// `UNSUBSCRIBE`, `PUNSUBSCRIBE` and `SUNSUBSCRIBE`, from the given names or from all.
#[derive(Debug)]
struct Leave {
    kind: Kind,
    next: usize,
}

impl Work for Leave {
    fn portion(&mut self, cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<Progress, CommandError> {
        let mut portion = Portion::default();
        while !portion.is_full() {
            let Some(name) = self.next_name(cx, request) else {
                if cx.state.subscriptions.as_ref().is_some_and(|subscriptions| subscriptions.is_empty()) {
                    cx.state.subscriptions = None;
                }
                show(cx);
                return Ok(Progress::Done);
            };
            let mut count = 0;
            if let Some(subscriptions) = &mut cx.state.subscriptions {
                subscriptions.remove(self.kind, &name, &cx.server.registry, cx.client);
                count = subscriptions.count_for(self.kind);
            }
            confirm(cx, self.kind.unsubscribed(), Some(&name), count);
            portion.add(name.len());
        }
        Ok(Progress::More)
    }
}

impl Leave {
    fn next_name(&mut self, cx: &Context<'_, '_>, request: &Request<'_>) -> Option<Arc<[u8]>> {
        if request.len() == 1 {
            return cx.state.subscriptions.as_ref()?.first(self.kind);
        }
        self.next += 1;
        (self.next <= request.len()).then(|| request.get(self.next - 1).into())
    }
}

fn confirm(cx: &mut Context<'_, '_>, what: &str, name: Option<&[u8]>, count: usize) {
    let from = cx.reply.bytes().len();
    cx.reply.push(3);
    cx.reply.bulk(what.as_bytes());
    match name {
        Some(name) => cx.reply.bulk(name),
        None => cx.reply.null(),
    }
    cx.reply.count(count);
    cx.pushed(from);
}

fn show(cx: &mut Context<'_, '_>) {
    let subscriptions = cx.state.subscriptions.as_deref();
    let [channels, patterns, shard_channels] = subscriptions.map(SessionSubscriptions::counts).unwrap_or_default();
    cx.client.keep(|shown| {
        shown.channels = channels as u32;
        shown.patterns = patterns as u32;
        shown.shard_channels = shard_channels as u32;
        shown.kept.subscriptions = subscriptions.map_or(0, SessionSubscriptions::memory);
    });
}

pub(super) fn publish(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    send(cx, request, Kind::Channel)
}

pub(super) fn spublish(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    send(cx, request, Kind::Shard)
}

fn send(cx: &mut Context<'_, '_>, request: &Request<'_>, kind: Kind) -> Result<(), CommandError> {
    let receivers = cx.server.registry.publish(kind, request.get(1), request.get(2), cx.server, cx.now);
    cx.deliver_own();
    cx.reply.count(receivers);
    Ok(())
}

pub(super) fn pubsub_channels(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    list(cx, request, Kind::Channel)
}

pub(super) fn pubsub_shardchannels(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    list(cx, request, Kind::Shard)
}

fn list(cx: &mut Context<'_, '_>, request: &Request<'_>, kind: Kind) -> Result<(), CommandError> {
    if request.len() > 3 {
        return Err(CommandError::about(
            "ERR unknown subcommand or wrong number of arguments for '",
            request.get(1),
            "'. Try PUBSUB HELP.",
        ));
    }
    cx.work(request, List { kind, cursor: 0, found: Body::default() })
}

/// `PUBSUB CHANNELS`, in portions; channels may come and go meanwhile.
#[derive(Debug)]
struct List {
    kind: Kind,
    cursor: u64,
    found: Body,
}

impl Work for List {
    fn portion(&mut self, cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<Progress, CommandError> {
        let pattern = (request.len() == 3).then(|| request.get(2));
        let found = |name: &[u8]| self.found.bulk(name);
        match cx.server.registry.names(self.kind, pattern, self.cursor, (work::KEYS, work::COPY), found) {
            Some(cursor) => {
                self.cursor = cursor;
                Ok(Progress::More)
            }
            None => {
                cx.reply_array(&mut self.found);
                Ok(Progress::Done)
            }
        }
    }

    fn memory(&self) -> usize {
        self.found.memory()
    }
}

pub(super) fn pubsub_numsub(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    counts(cx, request, Kind::Channel)
}

pub(super) fn pubsub_shardnumsub(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    counts(cx, request, Kind::Shard)
}

fn counts(cx: &mut Context<'_, '_>, request: &Request<'_>, kind: Kind) -> Result<(), CommandError> {
    cx.reply.array(2 * (request.len() - 2));
    let count = |cx: &mut Context<'_, '_>, request: &Request<'_>, index, kind: &mut Kind| {
        let name = request.get(index);
        cx.reply.bulk(name);
        cx.reply.count(cx.server.registry.subscribers(*kind, name));
    };
    cx.work(request, Each::new(2, kind, count, |_, _, _| {}))
}

pub(super) fn pubsub_numpat(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    cx.reply.count(cx.server.registry.len(Kind::Pattern));
    Ok(())
}

pub(super) fn pubsub_help(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    super::server::command::reply_help(cx, "pubsub");
    Ok(())
}
