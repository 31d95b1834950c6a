//! Commands: the table and the handlers.
//!
//! Every command is a function that gets a `Context` and the request, and appends a reply or returns a `CommandError`,
//! which is answered in Redis's words. None of them waits. Dispatch locks the shards of a command's keys, whose
//! positions stand in the table, for as long as the command runs.
//!
//! # The hot path
//!
//! Most requests are a `GET` or `SET` in a batch, which takes about 1,000 instructions from the bytes of the request to
//! its reply: `session::execute`, `dispatch`, the handler (`string/value.rs`), the lookup (`keyspace`), `succeed`,
//! `end`. On this path the request and the context stay in registers. The compiler inlines most of it by itself;
//! `inline(always)` stands only where it does not, and only in these files (`clippy::inline_always` reports any other).
//! A `GET` takes 967 instructions. The table shows how many more it takes without the attributes of a file, as counted
//! by callgrind on 2026-11-27:
//!
//! | file | more |
//! |---|---|
//! | `command/context/keys.rs` | 40 |
//! | `command/context.rs` | 38 |
//! | `command/string/value.rs` | 27 |
//! | `command/mod.rs` | 15 |
//! | all of them | 101 |

#![allow(clippy::inline_always, reason = "on the hot path: see the docs of `command`")]

mod arguments;
mod connection;
mod context;
mod error;
mod generic;
mod help;
mod pubsub;
mod running;
mod scripting;
pub(crate) mod server;
pub(crate) mod shown;
mod string;
pub mod table;
mod transactions;
mod uses;
mod work;

use std::time::Duration;

use connection::tracking;
pub(crate) use context::{Context, Parties};
pub(crate) use error::CommandError;
pub(crate) use running::Running;
use server::slowlog;
pub use table::{Command, Flags};
use table::{Known, Rules};
pub(crate) use transactions::push;
use work::LongRequest;
pub(crate) use work::{Memory, Progress, Work};

use crate::client::Blocked;
use crate::keyspace::{LARGE, Locked};
use crate::limits::READ_SIZE;
use crate::protocol::{Protocol, Request};
use crate::server::Server;
use crate::state::Flow;

/// Executes one request and appends its reply. If it has a single key, the lock for it is kept for the next request.
#[inline(always)]
pub(crate) fn dispatch(context: &mut Context<'_, '_>, request: &Request<'_>) {
    context.next_request();
    if !(context.known.fits(request) && context.is_ordinary()) {
        match admit(context, request) {
            Ok(true) => {}
            Ok(false) => return context.unlock(),
            Err(error) => {
                refuse(context, request, error);
                if context.state.tracking.is_on() {
                    tracking::settle(context, request);
                }
                return;
            }
        }
    }
    if request.is_longer_than(LARGE) && context.rereads {
        let begun = begin(context, context.known.brief);
        context.unlock();
        context.rest = Some(Box::new(LongRequest::default()));
        return suspend(context, request, begun);
    }
    if !context.lock_keys(request) {
        return wait_for_others(context, request);
    }
    let begun = begin(context, context.known.brief);
    if let Err(error) = (context.command().run)(context, request) {
        return fail(context, request, begun, error);
    }
    succeed(context, request, begun);
}

/// Ends the command in progress after its reply.
#[inline(always)]
fn succeed(context: &mut Context<'_, '_>, request: &Request<'_>, begun: Begun) {
    end(context, request, begun, false);
    if context.state.tracking.is_on() {
        return succeed_tracking(context, request);
    }
    if context.known.only_key.is_none() {
        context.unlock();
    }
    // After the effect, so that a client that sees the command in CLIENT LIST also sees its effect.
    show_command(context);
}

/// Does the same as [`succeed`] for a client that tracks keys.
#[cold]
fn succeed_tracking(context: &mut Context<'_, '_>, request: &Request<'_>) {
    tracking::remember(context, request);
    if context.known.only_key.is_none() {
        context.unlock();
    }
    show_command(context);
    tracking::settle(context, request);
}

/// Handles a command in progress that has failed, or that goes on in portions.
#[cold]
fn fail(context: &mut Context<'_, '_>, request: &Request<'_>, begun: Begun, error: CommandError) {
    if matches!(error, CommandError::Unfinished) {
        return suspend(context, request, begun);
    }
    end(context, request, begun, true);
    let tracks = context.state.tracking.is_on();
    if tracks {
        tracking::remember(context, request);
    }
    context.unlock();
    show_command(context);
    refuse(context, request, error);
    if tracks {
        tracking::settle(context, request);
    }
}

/// Ends a command that has gone on in portions.
pub(crate) fn finish(
    context: &mut Context<'_, '_>,
    request: &Request<'_>,
    begun: Begun,
    outcome: Result<(), CommandError>,
) {
    match outcome {
        Ok(()) => succeed(context, request, begun),
        Err(error) => fail(context, request, begun, error),
    }
}

/// Hands the rest of the command in progress to the session.
fn suspend(context: &mut Context<'_, '_>, request: &Request<'_>, begun: Begun) {
    let Some(work) = context.rest.take() else { return };
    if context.state.tracking.is_on() && !work.holds() {
        tracking::remember(context, request);
    }
    let held = context.locked.as_mut().filter(|_| work.holds()).map(Locked::hold);
    context.unlock();
    let from = context.reply_from;
    let reply = context.reply.bytes().split_off(from);
    for (start, end) in context.state.pushes.take() {
        if start >= from {
            context.state.pushes.push(start - from, end - from);
        }
    }
    let mut running =
        Running::new(work, context.known, context.now, begun.pause(context.server), context.state.flow, held, reply);
    // A longer request stays in the connection's buffer, from which it is taken without a copy.
    if request.length() <= LARGE {
        running.set_request(request.to_owned());
    }
    context.state.running = Some(Box::new(running));
    context.state.flow = if context.state.turn.is_some() { Flow::Wait(u64::MAX) } else { Flow::Yield };
}

/// Holds back a request that needs shards which another connection's command holds.
#[cold]
fn wait_for_others(context: &mut Context<'_, '_>, request: &Request<'_>) {
    let _ = context.wait();
    // If nothing is held, the turn belongs to others, who have waited for longer and have not run yet.
    let is_held = context.state.turn.is_some();
    context.state.flow = if is_held { Flow::Wait(u64::MAX) } else { Flow::Yield };
    if context.rereads {
        context.unread = true;
    } else {
        context.state.postpone(request, false, u64::MAX);
    }
}

/// Records the client's last command, which `CLIENT LIST` shows.
#[inline(always)]
fn show_command(context: &Context<'_, '_>) {
    context.client.show_command(context.known);
}

/// Finds the command of a request. Refuses it if the connection may not use it now, and queues it if it belongs to a
/// transaction. Returns whether the command has to run.
#[inline(never)]
fn admit(context: &mut Context<'_, '_>, request: &Request<'_>) -> Result<bool, CommandError> {
    context.known = resolve(request)?;
    if context.is_ordinary() {
        return Ok(true);
    }
    show_command(context);
    let command = context.command();
    if context.known.guarded && !context.server.config.enable_debug_command {
        return Err(CommandError::DebugNotAllowed);
    }
    if !context.state.authenticated && !command.flags.has(Flags::NO_AUTH) && must_authenticate(context) {
        return Err(CommandError::NoAuth);
    }
    let has_limit = context.server.settings.max_memory() > 0;
    if has_limit || context.state.transaction.is_some() || context.server.pause.is_active() {
        // The following may take other locks than that of the command's key.
        context.unlock();
    }
    let in_multi = context.state.transaction.as_ref().is_some_and(|transaction| transaction.open);
    if in_multi && command.flags.has(Flags::NO_MULTI) {
        return Err(CommandError::NotInTransaction);
    }
    // Commands that only read are refused as well in a transaction, since they make its queue grow.
    let may_grow = command.flags.has(Flags::DENYOOM) || in_multi && !command.rules.has(Rules::ENDS_MULTI);
    if has_limit && may_grow && context.out_of_memory() {
        return Err(CommandError::OutOfMemory);
    }
    if context.server.log.refuses() {
        refuse_unlogged(context)?;
    }
    if context.state.subscriptions.is_some()
        && context.state.protocol == Protocol::Resp2
        && !command.rules.has(Rules::SUBSCRIBED)
    {
        return Err(CommandError::Subscribed(command.name));
    }
    if context.server.pause.is_active() && context.server.is_loading() && !command.flags.has(Flags::LOADING) {
        return Err(CommandError::Loading);
    }
    if context.server.pause.is_active() && postponed(context, request) {
        return Ok(false);
    }
    let queued = in_multi && !command.rules.has(Rules::AT_ONCE);
    if queued {
        transactions::queue(context, request);
    }
    Ok(!queued)
}

/// Returns whether the client has to authenticate first. As in Redis, a client that connected before the password was
/// removed need not, as long as there is none.
#[cold]
fn must_authenticate(context: &Context<'_, '_>) -> bool {
    context.server.settings.has_password() || context.server.denies(&context.client.peer)
}

/// Answers a request with an error.
#[cold]
fn refuse(context: &mut Context<'_, '_>, request: &Request<'_>, mut error: CommandError) {
    context.unlock();
    // An error must not leave a part of a reply behind.
    context.reply.bytes().truncate(context.reply_from);
    if !context.began {
        count_rejected(context.server, request);
    }
    if error.rejects_exec(request) {
        error = transactions::abort(context, &error);
    } else if error.aborts_transaction() {
        if let Some(transaction) = &mut context.state.transaction {
            transaction.aborted |= transaction.open;
        }
    }
    if matches!(error, CommandError::Hostile) {
        let client = context.client;
        tracing::warn!(client = client.id, address = %client.peer.address, "closed: an HTTP request");
        context.state.flow = Flow::Abort;
        return;
    }
    context.server.statistics.count_error(&error.text());
    context.reply.error(&error.text());
}

/// Counts a request that was refused before its command began.
fn count_rejected(server: &Server, request: &Request<'_>) {
    let Some(command) = table::find(request.name()) else { return };
    let command = if command.subcommands.is_empty() || request.len() < 2 {
        Some(command)
    } else {
        table::find_sub(command, request.get(1))
    };
    if let Some(command) = command {
        server.command_statistics.reject(command);
    }
}

/// The running stopwatch of a command.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Begun {
    /// Start of the command, if it is timed, shifted by the time for which the stopwatch stood still between portions.
    at: Option<Duration>,
    /// `true` if the time goes into the statistics.
    is_sample: bool,
}

/// The stopwatch of a command while it stands still between two portions.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Paused {
    spent: Duration,
    is_sample: bool,
}

/// Begins a command. A brief one is timed only if the statistics or the slow log need it.
#[inline(always)]
pub(crate) fn begin(context: &mut Context<'_, '_>, is_brief: bool) -> Begun {
    context.began = true;
    let is_sample = context.server.command_statistics.begin(&mut context.state.tally, context.known);
    let is_timed = is_sample || context.server.slowlog.is_watching(is_brief);
    Begun { at: is_timed.then(|| context.server.monotonic()), is_sample }
}

impl Begun {
    pub(crate) fn pause(self, server: &Server) -> Paused {
        let spent = self.at.map_or(Duration::ZERO, |at| server.monotonic().saturating_sub(at));
        Paused { spent, is_sample: self.is_sample }
    }
}

impl Paused {
    pub(crate) fn resume(self, server: &Server) -> Begun {
        Begun { at: server.monotonic().checked_sub(self.spent), is_sample: self.is_sample }
    }
}

/// Counts a command that has run, and adds it to the slow log if it took long.
#[inline(always)]
pub(crate) fn end(context: &mut Context<'_, '_>, request: &Request<'_>, begun: Begun, failed: bool) {
    let replied = context.reply.bytes().len().saturating_sub(context.reply_from);
    context.may_have_taken_long = !context.known.brief || request.is_longer_than(READ_SIZE) || replied > READ_SIZE;
    if begun.at.is_some() || context.may_have_taken_long || failed {
        return end_watched(context, request, begun, failed);
    }
    context.server.command_statistics.end(&mut context.state.tally, context.known, None, false);
}

/// Does the same as [`end`] for a command that is timed, may have been slow, or has failed.
#[inline(never)]
fn end_watched(context: &mut Context<'_, '_>, request: &Request<'_>, begun: Begun, failed: bool) {
    let elapsed = begun.at.map(|at| context.server.monotonic().saturating_sub(at));
    let sample = elapsed.filter(|_| begun.is_sample);
    context.server.command_statistics.end(&mut context.state.tally, context.known, sample, failed);
    if elapsed.is_some() || context.may_have_taken_long {
        slowlog::note(context, request, elapsed);
    }
}

/// Returns the command that a request names.
pub(crate) fn resolve(request: &Request<'_>) -> Result<&'static Known, CommandError> {
    let Some(known) = table::find_known(request.name()) else {
        return Err(CommandError::unknown(request));
    };
    let command = known.command;
    let known = if command.subcommands.is_empty() || request.len() < 2 {
        known
    } else {
        let found = table::find_sub(command, request.get(1));
        table::known(found.ok_or_else(|| CommandError::unknown_subcommand(command, request))?)
    };
    if !known.command.accepts(request.len()) {
        return Err(CommandError::Arity(known.command.name));
    }
    Ok(known)
}

/// Refuses commands that write while nothing can be logged, and also `PING`, by which clients find out.
#[cold]
fn refuse_unlogged(context: &Context<'_, '_>) -> Result<(), CommandError> {
    let command = context.command();
    let is_refused = command.name == "ping" || may_write(context, |command| command.flags.has(Flags::WRITE));
    match context.server.log.refusal() {
        Some(fault) if is_refused => Err(CommandError::Misconfigured(fault.text)),
        _ => Ok(()),
    }
}

/// Returns whether `writes` accepts the command, or one of the commands that `EXEC` is about to run.
fn may_write(context: &Context<'_, '_>, writes: impl Fn(&Command) -> bool) -> bool {
    writes(context.command())
        || context.command().rules.has(Rules::RUNS_QUEUE)
            && context.state.transaction.as_ref().is_some_and(|transaction| transaction.queue.commands().any(writes))
}

/// Executes a command from an append-only file. No client is served meanwhile.
pub(crate) fn replay(context: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    context.next_request();
    context.known = resolve(request)?;
    if !context.command().flags.has(Flags::WRITE) {
        return Err(CommandError::unknown(request));
    }
    if !context.lock_keys(request) {
        return Err(CommandError::other("ERR keys are in use while they are loaded"));
    }
    let mut outcome = (context.command().run)(context, request);
    while let (Err(CommandError::Unfinished), Some(mut work)) = (&outcome, context.rest.take()) {
        // Only its reply is left.
        if work.is_short() {
            return Ok(());
        }
        outcome = match work.portion(context, request) {
            Ok(Progress::Done) => Ok(()),
            Ok(Progress::More | Progress::Wait) => {
                context.rest = Some(work);
                Err(CommandError::Unfinished)
            }
            Err(error) => Err(error),
        };
    }
    outcome
}

/// Holds back a request during a pause. A pause of all commands holds back every request, also `QUIT` and `CLIENT
/// UNPAUSE`.
#[cold]
fn postponed(context: &mut Context<'_, '_>, request: &Request<'_>) -> bool {
    let writes = may_write(context, |command| command.flags.has(Flags::WRITE) || command.rules.has(Rules::PUBLISHES));
    let until = context.server.pause.until(writes, context.now);
    if let Some(until) = until {
        context.state.postpone(request, writes, until);
        context.client.set_blocked(Blocked::Paused);
    }
    until.is_some()
}
