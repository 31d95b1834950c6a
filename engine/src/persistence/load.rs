//! Loads the files of the manifest, in their order, into an empty key space.

use std::sync::Arc;
use std::sync::atomic::Ordering::SeqCst;
use std::time::Duration;

use super::rewrite::TEMPORARY;
use crate::aof::{Entry, Fault, Folder, Kind, Manifest, Source, Stage};
use crate::client::{NoNotify, Peer};
use crate::command::{self, CommandError, Context, Parties};
use crate::limits::DATABASES;
use crate::phase::Phase;
use crate::protocol::number::parse_i64;
use crate::protocol::{OwnedRequest, Progress, Request, RequestLimits, RequestParser};
use crate::server::Server;
use crate::state::State;
use crate::time::Now;

/// Number of bytes that are read at once.
const READ: usize = 1024 * 1024;

/// Number of commands, or of their bytes, between two readings of the clock, and time between two lines of the log.
const LOOK: u64 = 4_096;
const LOOK_BYTES: u64 = 16 * 1024 * 1024;
const REPORT: Duration = Duration::from_secs(5);

/// No limits, since the server that wrote the file had its own.
const LIMITS: RequestLimits = RequestLimits { max_bulk: i64::MAX, max_buffer: usize::MAX, unauthenticated: false };

/// Reason why a file could not be loaded.
#[derive(Debug, thiserror::Error)]
enum Unloaded {
    #[error("{0}")]
    Disk(#[from] Fault),
    #[error("{file}: at byte {at}: {why}")]
    Format { file: String, at: u64, why: String },
    /// The file ends within a command, or within a transaction, that begins at this byte.
    #[error("{file}: it ends within a command or a transaction that begins at byte {at}")]
    Cut { file: String, at: u64 },
    #[error("the server was told to stop")]
    Stopped,
}

impl Server {
    /// Loads the files of the manifest, and then starts to append effects. If that fails, the server stops.
    pub(super) fn load_log(&self) {
        let Some(folder) = self.log.folder() else { return };
        match self.load_files(&**folder) {
            Ok(()) => {}
            Err(Unloaded::Stopped) => self.log.set_stage(Stage::Unloaded),
            Err(why) => {
                self.log.status().failure = Some(format!("the append-only file is not loaded: {why}"));
                self.log.set_stage(Stage::Unloaded);
                self.stop();
            }
        }
    }

    fn load_files(&self, folder: &dyn Folder) -> Result<(), Unloaded> {
        let mut manifest = self.log.manifest();
        let begun = self.now();
        let total = self.measure(folder, &manifest)?;
        self.log.figures.loading_total.store(total, SeqCst);
        let last = manifest.increments.last().or(manifest.base.as_ref()).cloned();
        let mut commands = 0;
        for entry in manifest.base.iter().chain(&manifest.increments) {
            match self.load_file(folder, entry, &mut commands) {
                Err(Unloaded::Cut { file, at }) if last.as_ref() == Some(entry) && self.settings.loads_truncated() => {
                    tracing::warn!("{file} ends within a command: it is cut to its first {at} bytes");
                    let file = folder.append(&entry.name)?;
                    file.truncate(at)?;
                    file.sync()?;
                }
                outcome => outcome?,
            }
        }
        let keys = self.keyspace.settle_loaded(self.now());
        if total > 0 {
            let took = self.now().since(begun);
            tracing::info!("loaded {keys} keys out of {commands} commands in {took:?}");
        }
        let (used, most) = (self.used_memory() as u64, self.settings.max_memory());
        if most > 0 && used > most {
            tracing::warn!("the keys that were loaded take {used} bytes, and max-memory is {most}: writes are refused");
        }
        self.open_increment(folder, &mut manifest)?;
        self.remove_history(folder);
        // Files that an interrupted rewrite has left. One that cannot be removed does no harm.
        for name in [TEMPORARY.to_owned(), format!("temp-{}", self.manifest_name())] {
            let _ = folder.remove(&name);
        }
        let size = self.measure(folder, &manifest)?;
        self.log.figures.current_size.store(size, SeqCst);
        self.log.figures.base_size.store(size, SeqCst);
        self.log.set_stage(Stage::On);
        self.phases.reach(Phase::Serving);
        self.notify_purge();
        Ok(())
    }

    fn measure(&self, folder: &dyn Folder, manifest: &Manifest) -> Result<u64, Fault> {
        let files = manifest.base.iter().chain(&manifest.increments);
        files.map(|entry| folder.source(&entry.name).and_then(|source| source.length())).sum()
    }

    /// Opens the last increment. At a first start creates an empty base and an empty increment.
    fn open_increment(&self, folder: &dyn Folder, manifest: &mut Manifest) -> Result<(), Fault> {
        let before = manifest.clone();
        if manifest.base.is_none() && manifest.increments.is_empty() {
            let base = self.file_of(Kind::Base, manifest.next_base());
            folder.create(&base.name)?.sync()?;
            manifest.base = Some(base);
        }
        if manifest.increments.is_empty() {
            manifest.increments.push(self.file_of(Kind::Increment, manifest.next_increment()));
        }
        let Some(last) = manifest.increments.last() else { return Ok(()) };
        let file = folder.append(&last.name)?;
        if *manifest != before {
            file.sync()?;
            self.log.save_manifest(folder, &self.manifest_name(), manifest.clone())?;
        }
        self.log.start(manifest.clone(), file);
        Ok(())
    }

    pub(super) fn file_of(&self, kind: Kind, sequence: u64) -> Entry {
        let kind = if kind == Kind::Base { "base" } else { "incr" };
        Entry { name: format!("{}.{sequence}.{kind}.aof", self.config.appendfilename), sequence }
    }

    fn load_file(&self, folder: &dyn Folder, entry: &Entry, commands: &mut u64) -> Result<(), Unloaded> {
        let peer = Peer::none();
        let client = self.clients.add(peer, Arc::new(NoNotify), &self.account, usize::MAX, self.now());
        let client = client.ok_or_else(|| Fault::new("no room for a client"))?;
        // No client list shows it.
        self.clients.remove(client.id());
        let mut state = State::new(true);
        let mut reader = Reader::new(&entry.name, folder.source(&entry.name)?);
        let (mut replies, mut reported) = (Vec::new(), self.now());
        let mut transaction: Option<(u64, Vec<(u64, OwnedRequest)>)> = None;
        // Nothing expires before everything is loaded: the file itself deletes keys that have expired.
        let now = Now::new(Duration::ZERO, self.monotonic());
        let parties = Parties { server: self, client: &client, keyspace: &self.keyspace };
        let mut cx = Context::new(parties, &mut state, &mut replies, now);
        loop {
            let length = match reader.advance() {
                Ok(Some(length)) => length,
                Ok(None) => break,
                Err(Unloaded::Cut { file, at }) => {
                    let at = transaction.map_or(at, |(begin, _)| begin);
                    return Err(Unloaded::Cut { file, at });
                }
                Err(why) => return Err(why),
            };
            let at = reader.offset;
            let request = reader.request();
            let name = request.name();
            let is = |word: &[u8]| name.eq_ignore_ascii_case(word);
            *commands += 1;
            if is(b"multi") && transaction.is_none() {
                transaction = Some((at, Vec::new()));
            } else if is(b"exec") && transaction.is_some() {
                for (at, request) in transaction.take().into_iter().flat_map(|(_, queue)| queue) {
                    replay(&mut cx, &request.as_request()).map_err(|why| reader.wrong(at, why))?;
                }
            } else if let Some((_, queue)) = &mut transaction {
                queue.push((at, request.to_owned()));
            } else {
                replay(&mut cx, &request).map_err(|why| reader.wrong(at, why))?;
            }
            reader.consume(length);
            cx.reply.bytes().clear();
            if *commands % LOOK == 0 || reader.progress() >= LOOK_BYTES {
                self.log.figures.loading_done.fetch_add(reader.take_progress(), SeqCst);
                if self.is_stopping() {
                    return Err(Unloaded::Stopped);
                }
                if self.now().since(reported) >= REPORT {
                    reported = self.now();
                    let done = self.log.figures.loading_done.load(SeqCst);
                    let total = self.log.figures.loading_total.load(SeqCst).max(1);
                    tracing::info!("loading: {done} of {total} bytes, {} %", done.saturating_mul(100) / total);
                }
            }
        }
        drop(cx);
        self.log.figures.loading_done.fetch_add(reader.take_progress(), SeqCst);
        match transaction {
            Some((at, _)) => Err(Unloaded::Cut { file: entry.name.clone(), at }),
            None => Ok(()),
        }
    }
}

/// Executes a command from the file.
fn replay(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), String> {
    if request.name().eq_ignore_ascii_case(b"select") && request.len() == 2 {
        let number = parse_i64(request.get(1)).and_then(|number| usize::try_from(number).ok());
        let database = number.filter(|number| *number < DATABASES);
        cx.state.database = database.ok_or("SELECT names a database that this server does not have")?;
        return Ok(());
    }
    command::replay(cx, request).map_err(|error| {
        let name = request.name().escape_ascii();
        match error {
            CommandError::Unknown(_) => format!("{name} is no command of this server that writes"),
            error => format!("{name}: {}", String::from_utf8_lossy(&error.text())),
        }
    })
}

/// The commands of a file.
struct Reader<'n> {
    name: &'n str,
    source: Box<dyn Source>,
    buffer: Vec<u8>,
    /// Start of the current command, in the buffer and in the file.
    from: usize,
    offset: u64,
    /// Number of bytes of the file that are not in the buffer yet.
    left: usize,
    /// `true` if the rest of the file is in the buffer.
    ended: bool,
    parser: RequestParser,
    reported: u64,
}

impl<'n> Reader<'n> {
    fn new(name: &'n str, source: Box<dyn Source>) -> Self {
        let (buffer, parser) = (Vec::new(), RequestParser::default());
        let left = source.length().ok().and_then(|length| usize::try_from(length).ok()).unwrap_or(usize::MAX - 1);
        Self { name, source, buffer, from: 0, offset: 0, left, ended: false, parser, reported: 0 }
    }

    fn wrong(&self, at: u64, why: String) -> Unloaded {
        Unloaded::Format { file: self.name.to_owned(), at, why }
    }

    /// Reads the next command, and returns its bytes; `None` at the end of the file.
    fn advance(&mut self) -> Result<Option<usize>, Unloaded> {
        loop {
            let bytes = &self.buffer[self.from..];
            match bytes.first() {
                None if self.ended => return Ok(None),
                // An annotation, such as a timestamp.
                Some(b'#') => {
                    if let Some(end) = memchr::memchr(b'\n', bytes) {
                        self.consume(end + 1);
                        continue;
                    }
                }
                Some(b'*') => match self.parser.advance(bytes, LIMITS) {
                    Ok(Progress::Complete { length, .. }) => return Ok(Some(length)),
                    Ok(Progress::Skip(_)) => return Err(self.wrong(self.offset, "a command without a name".to_owned())),
                    Ok(Progress::Incomplete) => {}
                    Err(error) => return Err(self.wrong(self.offset, error.to_string())),
                },
                Some(b'R') if self.offset == 0 && bytes.starts_with(b"REDIS") => {
                    let why = "it is a snapshot (RDB), which this server does not read; a Redis 7 with aof-use-rdb-preamble no \
                               writes it as commands with BGREWRITEAOF";
                    return Err(self.wrong(0, why.to_owned()));
                }
                Some(_) => return Err(self.wrong(self.offset, "no command begins here".to_owned())),
                None => {}
            }
            if self.ended {
                return Err(Unloaded::Cut { file: self.name.to_owned(), at: self.offset });
            }
            self.fill()?;
        }
    }

    fn fill(&mut self) -> Result<(), Fault> {
        self.buffer.drain(..self.from);
        self.from = 0;
        let before = self.buffer.len();
        // As much as there is already, so that a long command is not checked again for each piece.
        let room = READ.max(before).min(self.left + 1);
        self.buffer.resize(before + room, 0);
        let count = self.source.read(&mut self.buffer[before..])?;
        self.buffer.truncate(before + count);
        self.left = self.left.saturating_sub(count);
        self.ended = count == 0;
        Ok(())
    }

    /// Returns the command that was read.
    fn request(&self) -> Request<'_> {
        self.parser.request(&self.buffer[self.from..], false)
    }

    fn consume(&mut self, length: usize) {
        self.from += length;
        self.offset += length as u64;
    }

    /// Returns the number of bytes that were read since the last call of [`Self::take_progress`].
    fn progress(&self) -> u64 {
        self.offset - self.reported
    }

    /// Returns the number of bytes that were read since the last call.
    fn take_progress(&mut self) -> u64 {
        self.offset - std::mem::replace(&mut self.reported, self.offset)
    }
}
