//! The execution of a batch: all complete requests that a connection has received.

use super::Session;
use crate::buffers::{ReplyBuffer, RequestBuffer};
use crate::command::{self, Context, Parties};
use crate::limits;
use crate::protocol::Request;
use crate::state::{Flow, Replies, State};
use crate::time::Now;

/// Number of commands after which a lock that they have passed on to each other is released, so that others wait for it
/// for a few microseconds at most.
const COMMANDS_PER_LOCK: u64 = 16;

/// Length of a reply in bytes from which its command does not pass its lock on at all.
const REPLY_PER_LOCK: usize = 1024;

/// Number of commands after which a batch reads the clock again, since it may have waited for locks. Reading it takes
/// 45 ns, half as long as a `GET`.
const COMMANDS_PER_LOOK: u64 = 64;

impl Session {
    /// Executes the complete requests of `requests`. Ends early if one returns something other than [`Flow::Continue`],
    /// if the batch has appended many replies or taken long, or if the limit of unwritten replies is reached.
    pub fn execute_all(&mut self, requests: &mut RequestBuffer, replies: &mut ReplyBuffer) -> Flow {
        self.execute_all_at(self.server.now(), requests, replies)
    }

    /// Does the same for a caller that has just looked at the clock.
    #[inline]
    pub(crate) fn execute_all_at(&mut self, now: Now, requests: &mut RequestBuffer, replies: &mut ReplyBuffer) -> Flow {
        if requests.grow() {
            return Flow::Yield;
        }
        // A long reply is passed on in parts, each when the one before is written.
        let is_over = self.state.running.as_ref().is_some_and(|running| running.is_over());
        let most = if is_over { limits::REPLIES_PER_WRITE } else { limits::MAX_UNREAD_REPLIES };
        let room = most.saturating_sub(replies.len());
        // A command in progress is finished, even if the peer does not read.
        if room == 0 && !self.is_running() {
            return Flow::Full;
        }
        let most = room.min(limits::REPLIES_PER_WRITE);
        match self.execute_batch(now, requests, replies.tail(), most) {
            Flow::Yield if replies.len() >= limits::MAX_UNREAD_REPLIES && !self.is_running() => Flow::Full,
            flow => flow,
        }
    }

    /// Executes requests until `most` bytes were appended or the batch, which has begun at `begun`, has taken
    /// [`limits::BATCH_TIME`].
    pub(super) fn execute_batch(
        &mut self,
        begun: Now,
        requests: &mut RequestBuffer,
        replies: &mut Vec<u8>,
        most: usize,
    ) -> Flow {
        self.state.turn = None;
        if self.state.running.is_some() {
            let flow = self.go_on(replies, most);
            if flow != Flow::Continue {
                return flow;
            }
        }
        let mut commands = 0;
        let log = tracing::enabled!(tracing::Level::DEBUG);
        let mut flow = Flow::Continue;
        let stop_at = replies.len().saturating_add(most);
        let mut refused = None;
        let mut looks_ahead = false;
        let Self { server, client, keyspace, state } = self;
        let mut context = Context::new(Parties { server, client, keyspace }, state, replies, begun);
        context.rereads = true;
        // Read once until the batch pauses; every command that changes them makes it pause.
        let mut limits = context.state.request_limits(server);
        while matches!(flow, Flow::Continue) {
            if context.reply.bytes().len() >= stop_at {
                flow = Flow::Yield;
                break;
            }
            if client.is_killed() {
                flow = Flow::Abort;
                break;
            }
            if looks_ahead && requests.parse_ahead(limits) {
                context.prefetch(requests.ahead());
            }
            match requests.next(limits) {
                Ok(Some(request)) => {
                    commands += 1;
                    if log {
                        context.unlock();
                        let shown = command::shown::shown(&request);
                        let arguments: Vec<_> = shown.iter().map(|word| word.escape_ascii().to_string()).collect();
                        tracing::debug!(client = client.id, request = ?arguments);
                    }
                    let before = context.reply.bytes().len();
                    flow = execute(&mut context, &request);
                    let is_at_lock = commands % COMMANDS_PER_LOCK <= 1;
                    let is_long = context.may_have_taken_long || context.reply.bytes().len() - before > REPLY_PER_LOCK;
                    if !(is_at_lock || is_long) && matches!(flow, Flow::Continue) {
                        continue;
                    }
                    if context.takes_last {
                        command::push(&mut context, requests.take_last());
                    }
                    // The batch of a client that waits for each reply is over with its first command.
                    if matches!(flow, Flow::Continue) && requests.is_empty() && !context.may_have_taken_long {
                        requests.release_unused();
                        break;
                    }
                    if commands % COMMANDS_PER_LOCK == 1 {
                        looks_ahead = context.is_worth_prefetching();
                    }
                    if commands % COMMANDS_PER_LOCK != 1 || is_long {
                        context.unlock();
                    }
                    limits = context.state.request_limits(server);
                    if commands % COMMANDS_PER_LOOK == 0 || context.may_have_taken_long {
                        context.now = server.now();
                        if matches!(flow, Flow::Continue) && context.now.since(begun) >= limits::BATCH_TIME {
                            flow = Flow::Yield;
                        }
                    }
                }
                Ok(None) => {
                    requests.release_unused();
                    break;
                }
                Err(error) => {
                    refused = Some(error);
                    break;
                }
            }
        }
        let unread = context.unread;
        drop(context);
        if unread {
            requests.unread();
        }
        if let Some(running) = &mut state.running {
            running.keep_hold(keyspace);
            if running.lacks_request() {
                running.set_request(requests.take_last());
            }
            if running.is_short() {
                // Later requests wait for the next batch.
                let room = stop_at.saturating_sub(replies.len());
                flow = match self.go_on(replies, room) {
                    Flow::Continue => Flow::Yield,
                    flow => flow,
                };
            }
        }
        // A batch without commands must not end that of another client.
        if commands > 0 {
            self.broadcast(flow);
        }
        if let Some(error) = refused {
            flow = self.refuse(&error, replies);
        }
        self.server.command_statistics.flush(&mut self.state.tally);
        flow
    }
}

/// Executes one request and appends its reply.
// Inlined up to the command, so that the request stays in registers; see the hot path in `command`.
#[inline]
pub(super) fn execute(context: &mut Context<'_, '_>, request: &Request<'_>) -> Flow {
    context.state.flow = Flow::Continue;
    let before = context.reply.bytes().len();
    command::dispatch(context, request);
    let state = &mut *context.state;
    let is_answered = |state: &State| state.postponed.is_none() && state.running.is_none() && state.turn.is_none();
    if state.replies != Replies::On && is_answered(state) {
        state.silence(context.reply.bytes(), before);
    }
    state.flow
}
