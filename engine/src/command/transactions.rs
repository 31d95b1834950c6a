//! `MULTI`, `EXEC` and `WATCH`.

use std::sync::Arc;

use super::connection::tracking;
use super::context::Mark;
use super::table::Known;
use super::work::{self, Each, Portion, Progress, Work};
use super::{Begun, CommandError, Context, Memory, Parties, Paused};
use crate::aof::Log;
use crate::command::table::argument as arg;
use crate::command::table::{Command, Flags, Group, KeySpec, Rules};
use crate::keyspace::{Found, LARGE};
use crate::limits::{PORTIONS_TIME, READ_SIZE};
use crate::process::Process;
use crate::protocol::{OwnedRequest, Request};
use crate::state::{Flow, Replies, State, Transaction};

#[rustfmt::skip] // a command is a paragraph, not a column
pub(super) static COMMANDS: &[Command] = &[
    Command {
        name: "multi", arity: 1, group: Group::Transactions, since: "1.2.0",
        summary: "Begins a transaction: what follows is queued",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::NOSCRIPT, Flags::LOADING, Flags::STALE, Flags::FAST, Flags::ALLOW_BUSY]), categories: &["@transaction"],
        brief: true,
        rules: Rules::of(&[Rules::AT_ONCE]),
        run: multi,
        ..Command::NONE
    },
    Command {
        name: "exec", arity: 1, group: Group::Transactions, since: "1.2.0",
        summary: "Runs the queued commands as one",
        complexity: "That of the queued commands",
        flags: Flags::of(&[Flags::NOSCRIPT, Flags::LOADING, Flags::STALE, Flags::SKIP_SLOWLOG]), categories: &["@transaction"],
        rules: Rules::of(&[Rules::EVERY_KEY, Rules::ENDS_MULTI, Rules::AT_ONCE, Rules::RUNS_QUEUE]),
        run: exec,
        ..Command::NONE
    },
    Command {
        name: "discard", arity: 1, group: Group::Transactions, since: "2.0.0",
        summary: "Drops the queued commands and ends the transaction",
        complexity: "O(N), N the queued commands",
        flags: Flags::of(&[Flags::NOSCRIPT, Flags::LOADING, Flags::STALE, Flags::FAST, Flags::ALLOW_BUSY]), categories: &["@transaction"],
        rules: Rules::of(&[Rules::ENDS_MULTI, Rules::AT_ONCE]),
        run: discard,
        ..Command::NONE
    },
    Command {
        name: "watch", arity: -2, group: Group::Transactions, since: "2.2.0",
        summary: "Makes the next EXEC depend on keys staying as they are",
        complexity: "O(1) for each key",
        flags: Flags::of(&[Flags::NOSCRIPT, Flags::LOADING, Flags::STALE, Flags::FAST, Flags::ALLOW_BUSY]), categories: &["@transaction"],
        keys: &[KeySpec { flags: &["RO"], notes: "", first: 1, last: -1, step: 1, limit: 0 }],
        arguments: &[arg::key("key", 0).multiple()],
        rules: Rules::of(&[Rules::AT_ONCE]),
        run: watch,
        ..Command::NONE
    },
    Command {
        name: "unwatch", arity: 1, group: Group::Transactions, since: "2.2.0",
        summary: "Stops watching all keys",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::NOSCRIPT, Flags::LOADING, Flags::STALE, Flags::FAST, Flags::ALLOW_BUSY]), categories: &["@transaction"],
        run: unwatch,
        ..Command::NONE
    },
];

/// Appends the request to the open transaction, if there is one.
pub(super) fn queue(cx: &mut Context<'_, '_>, request: &Request<'_>) {
    let asks_process = cx.command().rules.has(Rules::ASKS_PROCESS);
    let Some(transaction) = &mut cx.state.transaction else { return };
    transaction.asks_process |= asks_process;
    // If EXEC will fail anyway, no queue is needed.
    if !transaction.aborted && !transaction.flag.is_raised() {
        // A long request stays in the connection's buffer, from which it is taken without a copy.
        if cx.rereads && request.length() > LARGE {
            // The batch checks for it only after a command that may have taken long.
            (cx.takes_last, cx.may_have_taken_long) = (true, true);
        } else {
            transaction.queue.push(request, cx.known);
            show_queue(cx);
        }
    }
    cx.reply.simple("QUEUED");
}

/// Appends a request that owns its memory, for the command in progress, to the queue.
pub(crate) fn push(cx: &mut Context<'_, '_>, request: OwnedRequest) {
    cx.takes_last = false;
    let Some(transaction) = &mut cx.state.transaction else { return };
    transaction.queue.push_owned(request, cx.known);
    show_queue(cx);
}

/// Shows the queue in `CLIENT LIST`, and charges the client for it.
fn show_queue(cx: &mut Context<'_, '_>) {
    let Some(transaction) = &cx.state.transaction else { return };
    let (queued, memory) = (transaction.queue.len() as i32, transaction.queue.memory());
    cx.client.keep(|shown| (shown.queued, shown.kept.queue) = (queued, memory));
    cx.server.limit_clients();
}

pub(super) fn multi(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    let transaction = cx.state.transaction.get_or_insert_default();
    if transaction.open {
        return Err(CommandError::other("ERR MULTI calls can not be nested"));
    }
    transaction.open = true;
    cx.client.show(|shown| shown.queued = 0);
    cx.reply.ok();
    Ok(())
}

pub(super) fn discard(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    if !cx.state.transaction.as_ref().is_some_and(|transaction| transaction.open) {
        return Err(CommandError::other("ERR DISCARD without MULTI"));
    }
    end(cx);
    cx.reply.ok();
    Ok(())
}

/// Drops the transaction and its watched keys.
fn end(cx: &mut Context<'_, '_>) {
    // The shards of watched keys are locked for that; EXEC has locked all shards.
    cx.unlock();
    forget(cx.parties(), cx.state);
}

fn forget(Parties { server, client, keyspace }: Parties<'_>, state: &mut State) {
    if let Some(transaction) = state.transaction.take() {
        transaction.end(server, keyspace);
        client.keep(|shown| {
            (shown.queued, shown.kept.queue, shown.kept.watched) = (-1, 0, 0);
            shown.watches = None;
        });
    }
}

/// Ends a transaction whose `EXEC` was refused, and returns the error to answer.
pub(super) fn abort(cx: &mut Context<'_, '_>, error: &CommandError) -> CommandError {
    end(cx);
    let why = String::from_utf8_lossy(&error.text()).into_owned();
    let why = why.strip_prefix("ERR ").unwrap_or(&why);
    CommandError::other(format!("EXECABORT Transaction discarded because of: {why}"))
}

pub(super) fn watch(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    if cx.state.transaction.as_ref().is_some_and(|transaction| transaction.open) {
        return Err(CommandError::other("ERR WATCH inside MULTI is not allowed"));
    }
    let memory = cx.state.transaction.as_ref().map_or(0, |transaction| transaction.watched_memory);
    let asked: usize = request.from(1).map(Transaction::memory_of_watched).sum();
    if !cx.may_keep(|kept| kept.watched = memory + asked) {
        return Ok(());
    }
    let done = |cx: &mut Context<'_, '_>, _: &Request<'_>, (): &mut ()| {
        let transaction = cx.state.transaction.as_ref();
        let watched = transaction.map_or(0, |transaction| transaction.watched_memory);
        let flag = transaction.map(|transaction| transaction.flag.clone());
        cx.client.keep(|shown| {
            shown.kept.watched = watched;
            shown.watches = flag;
        });
        cx.reply.ok();
    };
    cx.work(request, Each::new(1, (), watch_key, done))
}

fn watch_key(cx: &mut Context<'_, '_>, request: &Request<'_>, index: usize, (): &mut ()) {
    let (key, database, now) = (cx.key(request, index), cx.state.database, cx.now);
    let transaction = cx.state.transaction.get_or_insert_default();
    let (shard, hasher) = cx.locked.as_mut().expect("dispatch locks the keys").shard(key);
    let found = shard.databases.get(database).map_or(Found::Absent, |held| held.find(key, now));
    if shard.watchers.add(database, key, &transaction.flag, found == Found::Expired, hasher) {
        transaction.watched.push((database, key.bytes.into()));
        transaction.watched_memory += Transaction::memory_of_watched(key.bytes);
    }
}

pub(super) fn unwatch(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    // Inside EXEC nothing is watched any more.
    if !cx.in_exec {
        end(cx);
    }
    cx.reply.ok();
    Ok(())
}

pub(super) fn exec(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let Some(transaction) = cx.state.transaction.as_mut().filter(|transaction| transaction.open) else {
        return Err(CommandError::other("ERR EXEC without MULTI"));
    };
    if transaction.aborted {
        end(cx);
        return Err(CommandError::other("EXECABORT Transaction discarded because of previous errors."));
    }
    if transaction.asks_process {
        cx.process = Some(Box::new(cx.server.process()));
    }
    let refuses_memory = |command: &Command| command.flags.has(Flags::DENYOOM);
    if cx.server.settings.max_memory() > 0 && transaction.queue.commands().any(refuses_memory) && cx.out_of_memory() {
        return Err(CommandError::OutOfMemory);
    }
    let transaction = cx.state.transaction.take().expect("looked at above");
    let (exec, process) = (cx.known, cx.process.take());
    let run =
        Run { transaction, changed: false, exec, process, next: None, inner: None, last_words: None, whole: None };
    cx.work(request, run)
}

/// A transaction whose effects are logged as a whole. The log's transaction ends when this is dropped, also by a panic:
/// the changes before that stay.
#[derive(Debug)]
struct Whole(Arc<Log>);

impl Drop for Whole {
    fn drop(&mut self) {
        self.0.end_whole();
    }
}

/// A running transaction. From its beginning on, no other connection reads or writes a key.
#[derive(Debug)]
struct Run {
    transaction: Box<Transaction>,
    /// `true` if a watched key has changed.
    changed: bool,
    exec: &'static Known,
    process: Option<Box<Process>>,
    /// Index of the next command in the queue; `None` while watched keys are checked.
    next: Option<usize>,
    /// Rest of the command before that, if it goes on in portions.
    inner: Option<Inner>,
    /// End of the reply for a client that has killed itself; as in Redis, the rest runs without replies.
    last_words: Option<Mark>,
    /// Begun with the first command, if effects are logged.
    whole: Option<Whole>,
}

/// A command of a transaction that goes on in portions.
#[derive(Debug)]
struct Inner {
    work: Box<dyn Work>,
    known: &'static Known,
    begun: Paused,
    /// Start of its reply.
    from: Mark,
}

impl Work for Run {
    fn portion(&mut self, cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<Progress, CommandError> {
        let next = match self.next {
            Some(next) => next,
            None => match self.unwatch(cx) {
                Some(progress) => return Ok(progress),
                None => 0,
            },
        };
        (cx.in_exec, cx.process) = (true, self.process.take());
        if cx.server.log.gathers() && self.whole.is_none() {
            cx.server.log.begin_whole();
            self.whole = Some(Whole(Arc::clone(&cx.server.log)));
        }
        let progress = self.run(cx, next);
        if progress == Progress::Done {
            if let Some(place) = self.whole.take().and_then(|whole| whole.0.end_whole()) {
                cx.has_logged(place);
            }
        }
        (cx.in_exec, self.process, cx.memory) = (false, cx.process.take(), None);
        cx.known = self.exec;
        Ok(progress)
    }

    fn memory(&self) -> usize {
        self.transaction.queue.memory() + self.inner.as_ref().map_or(0, |inner| inner.work.memory())
    }
}

impl Run {
    /// Checks the watched keys, and stops watching them. Returns `None` when the queue may run.
    fn unwatch(&mut self, cx: &mut Context<'_, '_>) -> Option<Progress> {
        let transaction = &mut *self.transaction;
        self.changed |= transaction.flag.is_raised();
        let mut portion = Portion::default();
        while !portion.is_full() {
            let Some((database, key)) = transaction.watched.pop() else {
                // While a transaction runs, `CLIENT LIST` shows its number of commands as before.
                let queued = if self.changed { -1 } else { i32::try_from(transaction.queue.len()).unwrap_or(i32::MAX) };
                cx.client.keep(|shown| {
                    (shown.queued, shown.kept.queue, shown.kept.watched) = (queued, 0, 0);
                    shown.watches = None;
                });
                if self.changed {
                    cx.reply.null_array();
                    return Some(Progress::Done);
                }
                let from = cx.mark_reply();
                cx.reply.array(transaction.queue.len());
                silence(cx, from);
                return None;
            };
            portion.add(key.len());
            let key = cx.keyspace.key(&key);
            let (now, locked) = (cx.now, cx.locked());
            let (shard, hasher) = locked.shard(key);
            let found = shard.databases.get(database).map_or(Found::Absent, |held| held.find(key, now));
            self.changed |= found == Found::Expired && shard.watchers.expired_since(database, key, &transaction.flag);
            shard.watchers.remove(database, key, &transaction.flag, hasher);
        }
        Some(Progress::More)
    }

    /// Runs commands for a while.
    fn run(&mut self, cx: &mut Context<'_, '_>, mut next: usize) -> Progress {
        let (since, mut left) = (cx.server.now(), work::KEYS);
        while left > 0 {
            let (index, is_new) = if self.inner.is_some() { (next - 1, false) } else { (next, true) };
            let Some((request, owner, known)) = self.transaction.queue.get(index) else {
                if let Some(mark) = self.last_words {
                    cx.cut_reply(mark);
                }
                cx.client.show(|shown| shown.queued = -1);
                // What was replied while replies were on stays, even if they are off by now.
                cx.keep_reply();
                // Sent now, since nobody would send it for a client that no longer tracks.
                tracking::send_own(cx);
                return Progress::Done;
            };
            next = index + 1;
            self.next = Some(next);
            cx.memory = owner.and_then(Memory::of);
            self.inner = match self.inner.take() {
                Some(inner) => inner.go_on(cx, &request),
                None => begin_step(cx, &request, known),
            };
            if cx.state.flow == Flow::Close && self.inner.is_none() {
                self.last_words.get_or_insert(cx.mark_reply());
            }
            if self.inner.is_some() || !is_new || cx.has_replied_a_block() {
                // A large reply ends the portion.
                break;
            }
            let is_brief = cx.known.brief;
            left = left.saturating_sub(if is_brief { 1 } else { work::KEYS / 16 });
            if (!is_brief || left % 64 == 0) && cx.server.now().since(since) >= PORTIONS_TIME {
                break;
            }
        }
        Progress::More
    }
}

/// Runs one command of a transaction, or its first portion.
fn begin_step(cx: &mut Context<'_, '_>, request: &Request<'_>, known: &'static Known) -> Option<Inner> {
    let from = cx.mark_reply();
    cx.known = known;
    // A long request may make a brief command slow. The time since the last look at the clock, which tells that outside
    // of a transaction, is here that of the commands before it as well.
    let begun = super::begin(cx, known.brief && !request.is_longer_than(READ_SIZE));
    let outcome = (cx.command().run)(cx, request);
    if let (Err(CommandError::Unfinished), Some(work)) = (&outcome, cx.rest.take()) {
        return Some(Inner { work, known: cx.known, begun: begun.pause(cx.server), from });
    }
    end_step(cx, request, from, begun, outcome);
    None
}

fn end_step(
    cx: &mut Context<'_, '_>,
    request: &Request<'_>,
    from: Mark,
    begun: Begun,
    outcome: Result<(), CommandError>,
) {
    super::end(cx, request, begun, outcome.is_err());
    if cx.state.tracking.is_on() {
        tracking::remember(cx, request);
    }
    if let Err(error) = outcome {
        cx.cut_reply(from);
        cx.server.statistics.count_error(&error.text());
        cx.reply.error(&error.text());
    }
    silence(cx, from);
}

/// Removes the reply after `from` if `CLIENT REPLY` is off now. As in Redis a `CLIENT REPLY` inside a transaction takes
/// effect at once, although it breaks the reply of `EXEC`.
fn silence(cx: &mut Context<'_, '_>, from: Mark) {
    if matches!(cx.state.replies, Replies::Off | Replies::Skip) {
        cx.cut_reply(from);
    }
}

impl Inner {
    /// Runs another portion of the command.
    fn go_on(mut self, cx: &mut Context<'_, '_>, request: &Request<'_>) -> Option<Self> {
        cx.known = self.known;
        let begun = self.begun.resume(cx.server);
        let outcome = match self.work.portion(cx, request) {
            Ok(Progress::More | Progress::Wait) => {
                self.begun = begun.pause(cx.server);
                return Some(self);
            }
            Ok(Progress::Done) => Ok(()),
            Err(error) => Err(error),
        };
        end_step(cx, request, self.from, begun, outcome);
        None
    }
}
