//! Commands on whole databases: `DBSIZE`, `FLUSHDB`, `FLUSHALL`, `SWAPDB`.

use std::ops::Range;

use crate::command::arguments::{integer, is};
use crate::command::table::argument as arg;
use crate::command::table::{Command, Flags, Group, Rules};
use crate::command::work::{self, Progress, Work};
use crate::command::{CommandError, Context};
use crate::garbage::free_elsewhere;
use crate::keyspace::Database;
use crate::limits::DATABASES;
use crate::protocol::Request;

#[rustfmt::skip] // a command is a paragraph, not a column
pub(super) static COMMANDS: &[Command] = &[
    Command {
        name: "dbsize", arity: 1, group: Group::Server, since: "1.0.0",
        summary: "Counts the keys of this database",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::READONLY, Flags::FAST]), categories: &["@keyspace"],
        tips: &["request_policy:all_shards", "response_policy:agg_sum"],
        rules: Rules::of(&[Rules::EVERY_KEY]),
        run: dbsize,
        ..Command::NONE
    },
    Command {
        name: "flushdb", arity: -1, group: Group::Server, since: "1.0.0",
        summary: "Deletes every key of this database",
        complexity: "O(N), N the keys of the database",
        flags: Flags::WRITE, categories: &["@keyspace", "@dangerous"],
        tips: &["request_policy:all_shards", "response_policy:all_succeeded"],
        history: &[("4.0.0", "`ASYNC` came."), ("6.2.0", "`SYNC` came.")],
        arguments: &[
            arg::one_of("async", &[arg::word("async", "ASYNC").since("4.0.0"), arg::word("sync", "SYNC").since("6.2.0")]).optional(),
        ],
        rules: Rules::of(&[Rules::EVERY_KEY]),
        run: flushdb,
        ..Command::NONE
    },
    Command {
        name: "flushall", arity: -1, group: Group::Server, since: "1.0.0",
        summary: "Deletes every key of every database",
        complexity: "O(N), N the keys of all databases",
        flags: Flags::WRITE, categories: &["@keyspace", "@dangerous"],
        tips: &["request_policy:all_shards", "response_policy:all_succeeded"],
        history: &[("4.0.0", "`ASYNC` came."), ("6.2.0", "`SYNC` came.")],
        arguments: &[
            arg::one_of("async", &[arg::word("async", "ASYNC").since("4.0.0"), arg::word("sync", "SYNC").since("6.2.0")]).optional(),
        ],
        rules: Rules::of(&[Rules::EVERY_KEY]),
        run: flushall,
        ..Command::NONE
    },
    Command {
        name: "swapdb", arity: 3, group: Group::Server, since: "4.0.0",
        summary: "Exchanges two databases for all clients",
        complexity: "O(N), N the clients that watch keys of either database or wait for them",
        flags: Flags::of(&[Flags::WRITE, Flags::FAST]), categories: &["@keyspace", "@dangerous"],
        arguments: &[arg::integer("index1"), arg::integer("index2")],
        rules: Rules::of(&[Rules::EVERY_KEY]),
        run: swapdb,
        ..Command::NONE
    },
];

fn swapdb(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let index = |argument, text| {
        let number = integer(argument).ok().filter(|number| i32::try_from(*number).is_ok());
        number.ok_or(CommandError::other(text))
    };
    let one = index(request.get(1), "ERR invalid first DB index")?;
    let other = index(request.get(2), "ERR invalid second DB index")?;
    let in_range = |number: i64| usize::try_from(number).ok().filter(|&number| number < DATABASES);
    let (one, other) = in_range(one).zip(in_range(other)).ok_or(CommandError::Database)?;
    if one == other {
        cx.reply.ok();
        return Ok(());
    }
    let steps = vec![(one, Some(other)), (other, Some(one))];
    cx.work(request, Replace { steps, shard: 0, step: 0, cursor: 0, gone: Vec::new() })
}

fn dbsize(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    let database = cx.state.database;
    let size = cx.lock_all().len(database);
    cx.reply.count(size);
    Ok(())
}

fn flushdb(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    check_flush(request)?;
    let database = cx.state.database;
    flush(cx, request, database..database + 1)
}

fn flushall(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    check_flush(request)?;
    flush(cx, request, 0..DATABASES)
}

fn check_flush(request: &Request<'_>) -> Result<(), CommandError> {
    let known = request.len() == 1 || request.len() == 2 && (is(request.get(1), "sync") || is(request.get(1), "async"));
    if known { Ok(()) } else { Err(CommandError::Syntax) }
}

fn flush(cx: &mut Context<'_, '_>, request: &Request<'_>, databases: Range<usize>) -> Result<(), CommandError> {
    let steps = databases.map(|database| (database, None)).collect();
    cx.work(request, Replace { steps, shard: 0, step: 0, cursor: 0, gone: Vec::new() })
}

/// Replaces the contents of databases by those of others, or empties them. Clients that watch their keys are told
/// first, shard by shard.
#[derive(Debug)]
struct Replace {
    /// Each database, with the one that takes its place.
    steps: Vec<(usize, Option<usize>)>,
    shard: usize,
    step: usize,
    /// Cursor to the next watched key of that step and shard.
    cursor: u64,
    /// Databases that were flushed.
    gone: Vec<Database>,
}

impl Work for Replace {
    fn portion(&mut self, cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<Progress, CommandError> {
        let (hasher, now) = (cx.lock_all().hasher(), cx.now);
        while let Some(shard) = cx.lock_all().shard_at(self.shard) {
            while let Some(&(database, other)) = self.steps.get(self.step) {
                if shard.databases.get(database).is_some_and(|held| held.len() > 0) || other.is_some() {
                    if let Some(cursor) = shard.tell_watchers((database, other), self.cursor, work::KEYS, &hasher, now)
                    {
                        self.cursor = cursor;
                        return Ok(Progress::More);
                    }
                    if other.is_none() {
                        self.gone.push(std::mem::take(shard.databases.at(database)));
                    }
                }
                (self.step, self.cursor) = (self.step + 1, 0);
            }
            if let Some(&(one, Some(other))) = self.steps.first() {
                shard.databases.swap(one, other);
            }
            (self.shard, self.step) = (self.shard + 1, 0);
        }
        if self.steps.iter().any(|(_, other)| other.is_some()) && cx.server.log.assigns() {
            cx.server.log.spoil();
        }
        cx.log_request(request);
        // Freeing millions of keys takes seconds.
        let gone = std::mem::take(&mut self.gone);
        let bytes = gone.iter().map(Database::memory).sum();
        free_elsewhere(gone, bytes);
        if self.steps.iter().all(|(_, other)| other.is_none()) {
            let table = cx.invalidate_all();
            let bytes = table.memory();
            free_elsewhere(table, bytes);
        }
        cx.reply.ok();
        Ok(Progress::Done)
    }
}
