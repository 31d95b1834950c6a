//! `CLIENT LIST` and `CLIENT INFO`.

use crate::client::Client;
use crate::command::arguments::{integer, is};
use crate::command::work::{self, BLOCK, Body, Progress, Work};
use crate::command::{CommandError, Context, table};
use crate::keyspace::WatchFlag;
use crate::memory::CONNECTION;
use crate::protocol::{Protocol, Request};
use crate::tracking::Mode;
use std::fmt::Write;
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;

pub(super) fn client_info(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let mut text = line(cx, cx.client, request);
    text.push(b'\n');
    cx.reply.verbatim("txt", &text);
    Ok(())
}

pub(super) fn client_list(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let mut all = cx.server.clients.all();
    let (mut chosen, mut next_id) = (Vec::new(), None);
    match request.len() {
        2 => std::mem::swap(&mut chosen, &mut all),
        4 if is(request.get(2), "type") => {
            let kind = ClientKind::parse(request.get(3))?;
            all.retain(|client| ClientKind::of(client) == kind);
            std::mem::swap(&mut chosen, &mut all);
        }
        4.. if is(request.get(2), "id") => next_id = Some(3),
        _ => return Err(CommandError::Syntax),
    }
    cx.work(request, List { next_id, all, chosen, next: 0, text: Body::default() })
}

/// `CLIENT LIST`: parses the ids in the request, if any, and then writes the lines.
#[derive(Debug)]
struct List {
    /// Index of the argument that is the next id to parse.
    next_id: Option<usize>,
    /// All clients, by ascending id, from which the ids choose.
    all: Vec<Arc<Client>>,
    chosen: Vec<Arc<Client>>,
    next: usize,
    text: Body,
}

impl Work for List {
    fn portion(&mut self, cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<Progress, CommandError> {
        if let Some(next) = self.next_id {
            let to = request.len().min(next + work::KEYS);
            for index in next..to {
                let id = integer(request.get(index)).map_err(|_| CommandError::other("ERR Invalid client ID"))?;
                let found = self.all.binary_search_by(|client| (client.id as i64).cmp(&id));
                self.chosen.extend(found.ok().map(|place| Arc::clone(&self.all[place])));
            }
            self.next_id = Some(to).filter(|to| *to < request.len());
            if self.next_id.is_some() {
                return Ok(Progress::More);
            }
        }
        let (to, length) = (self.chosen.len().min(self.next + LINES), self.text.len());
        for client in &self.chosen[self.next..to] {
            let line = line(cx, client, request);
            self.text.tail().extend_from_slice(&line);
            self.text.tail().push(b'\n');
            self.next += 1;
            // Ends the portion early, since a line may contain a long name.
            if self.text.len() - length >= BLOCK {
                break;
            }
        }
        if self.next < self.chosen.len() {
            return Ok(Progress::More);
        }
        cx.reply_text(&mut self.text);
        Ok(Progress::Done)
    }

    fn memory(&self) -> usize {
        self.text.memory()
    }
}

/// Number of lines of `CLIENT LIST` that one portion writes: a line takes two microseconds.
const LINES: usize = 128;

/// The types that the option `TYPE` knows; there are no replicas and no master.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ClientKind {
    Normal,
    Replication,
    Pubsub,
}

impl ClientKind {
    pub(super) fn parse(name: &[u8]) -> Result<Self, CommandError> {
        if is(name, "normal") {
            Ok(Self::Normal)
        } else if is(name, "pubsub") {
            Ok(Self::Pubsub)
        } else if is(name, "master") || is(name, "replica") || is(name, "slave") {
            Ok(Self::Replication)
        } else {
            Err(CommandError::about("ERR Unknown client type '", name, "'"))
        }
    }

    pub(super) fn of(client: &Client) -> Self {
        let shown = client.shown();
        if shown.channels + shown.patterns + shown.shard_channels > 0 { Self::Pubsub } else { Self::Normal }
    }
}

/// Returns the line of `client`, with Redis's fields, for the client that sent `request`.
fn line(cx: &Context<'_, '_>, client: &Client, request: &Request<'_>) -> Vec<u8> {
    let own = std::ptr::eq(client, &**cx.client);
    let shown = client.shown();
    let (messages, message_bytes) = client.mailbox.waiting();
    let requests = if own { request.buffered() } else { client.requests_held() };
    let replies = if own { 0 } else { client.replies_held() };
    let subscribed = shown.channels + shown.patterns + shown.shard_channels > 0;
    let tracking = shown.tracking;
    let mut flags = String::new();
    for (set, letter) in [
        (subscribed, 'P'),
        (shown.queued >= 0, 'x'),
        (client.is_blocked(), 'b'),
        (tracking.mode.is_on(), 't'),
        (tracking.broken, 'R'),
        (tracking.mode.has(Mode::BCAST), 'B'),
        (shown.watches.as_ref().is_some_and(WatchFlag::is_raised), 'd'),
        (client.is_killed(), 'c'),
        (client.peer.is_unix(), 'U'),
        (shown.no_evict, 'e'),
    ] {
        if set {
            flags.push(letter);
        }
    }
    if flags.is_empty() {
        flags.push('N');
    }
    // Within a transaction the command in progress is `EXEC`.
    let command = match own {
        true if cx.in_exec => table::find(b"exec"),
        true => Some(cx.command()),
        false => client.last_command(),
    };
    let age = (cx.now.monotonic_millis() / 1_000).saturating_sub(u64::from(client.created));
    let idle = cx.now.monotonic_millis().saturating_sub(client.active.load(Relaxed)) / 1_000;
    let memory = CONNECTION + requests + replies + message_bytes + shown.kept.total() + shown.store;
    let mut text = format!(
        "id={} addr={} laddr={} fd={} name=",
        client.id, client.peer.address, client.peer.local, client.peer.descriptor
    )
    .into_bytes();
    text.extend_from_slice(&shown.name);
    let mut rest = String::new();
    // Writing to a string cannot fail.
    let _ = write!(
        rest,
        " age={age} idle={idle} flags={flags} db={} sub={} psub={} ssub={} multi={} qbuf={requests} qbuf-free=0 \
         argv-mem=0 multi-mem={} rbs={} rbp={} obl={replies} oll={messages} omem={message_bytes} tot-mem={memory} \
         events=r cmd={} user=default redir={} resp={}",
        shown.database,
        shown.channels,
        shown.patterns,
        shown.shard_channels,
        shown.queued,
        shown.kept.queue,
        replies,
        replies,
        command.map_or("NULL", |command| command.name),
        tracking.redirect(),
        if client.protocol() == Protocol::Resp3 { 3 } else { 2 },
    );
    text.extend_from_slice(rest.as_bytes());
    if !shown.library_name.is_empty() || !shown.library_version.is_empty() {
        text.extend_from_slice(b" lib-name=");
        text.extend_from_slice(&shown.library_name);
        text.extend_from_slice(b" lib-ver=");
        text.extend_from_slice(&shown.library_version);
    }
    text
}
