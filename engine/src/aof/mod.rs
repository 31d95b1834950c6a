//! The append-only file: changes of the key space, kept beyond the end of the process.
//!
//! ***Effects are logged, not requests.** A command appends what it has changed, as a request that has the same effect
//! at any later time: a deadline becomes absolute, a sum of floating-point numbers becomes its result, a key that
//! expired becomes a `DEL`. The effect is gathered while the shards of its keys are locked, so the file has the effects
//! on each key in the order in which they happened. A command that only reads does nothing here.
//!
//! ***The first connection that waits writes for all.** At the end of its turn a connection whose requests have changed
//! something lets the other tasks of its thread run once, and then writes the effects that all of them have gathered,
//! with one write. The others find theirs written. A separate task for writing would have to be woken by each
//! connection, and would have to wake each of them, which costs more than the write. As in Redis a reply leaves when
//! its effects are written, with `appendfsync always` when they are synced; so a process that is killed loses nothing
//! that it has answered. With `always` replies to reads also wait for everything that was gathered before them.
//!
//! ***Syncs happen on another thread**, and so do repeated writes, loading and rewriting: each server has two tasks for
//! that ([`crate::persistence`]). Writes go on during a sync that takes long. Redis holds a write back for up to two
//! seconds then, and answers before it is done; here a reply always means that its effect is written. As in Redis,
//! syncs during which a write comes after more than two seconds are counted (`aof_delayed_fsync`).
//!
//! ***The order of syncs.** New files, and the folder with their names, are synced before a rename puts the manifest
//! that names them in place; after that the folder is synced again. So the manifest never names a file that a power cut
//! can take away.
//!
//! ***A rewrite** begins with a cut: all shards are locked for a moment, and later effects go to a new increment. Then
//! the keys of each shard are written to the new base in portions, while clients go on. The base has each key as it was
//! some time after the cut, so a load applies the effects between the cut and that time a second time. That does no
//! harm, since effects after a cut are assignments: the result of `INCR`, the bytes of `APPEND` with their position,
//! the states of both keys of a `RENAME`. `SWAPDB` is no assignment; after one the rewrite starts again.

mod disk;
mod gathered;
mod manifest;
mod writer;

use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU64, Ordering::Relaxed, Ordering::Release, Ordering::SeqCst};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

pub(crate) use disk::write_all;
pub use disk::{Fault, File, Folder, Source};
use gathered::Gathered;
pub(crate) use gathered::{append_select, append_state};
pub(crate) use manifest::{Entry, Kind, Manifest};
pub(crate) use writer::{Files, SECOND};

use crate::client::{Client, TaskNotifier};
use crate::config::Fsync;
use crate::time::Now;

/// Stage of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    /// There is no append-only file.
    Off,
    /// The key space is being loaded from the files.
    Loading,
    /// The files could not be read to their end. The server stops, so that nobody sees an incomplete key space.
    Unloaded,
    /// The log was switched on while the server runs, and a first rewrite has to write the keys that exist.
    Beginning,
    /// Effects are written.
    On,
}

/// A server's append-only file.
#[derive(Debug)]
pub(crate) struct Log {
    /// `true` if effects are gathered.
    gathers: AtomicBool,
    /// `true` if a rewrite takes its snapshot, so that effects have to be assignments. Changed while all shards are
    /// locked.
    assigns: AtomicBool,
    stage: Mutex<Stage>,
    policy: AtomicU8,
    folder: OnceLock<Arc<dyn Folder>>,
    gathered: Mutex<Gathered>,
    files: Mutex<Files>,
    /// Numbers of bytes of effects: those that are gathered, those that are written (or for which a write has failed),
    /// and those that are synced.
    appended: AtomicU64,
    passed: AtomicU64,
    synced: AtomicU64,
    waiters: Mutex<Vec<Arc<Client>>>,
    pub(crate) sync_notifier: TaskNotifier,
    pub(crate) rewrite_notifier: TaskNotifier,
    pub(crate) figures: Figures,
    pub(crate) status: Mutex<Status>,
    /// `true` if [`Status`] has a reason to refuse writes.
    refuses: AtomicBool,
}

/// Numbers that `INFO` shows.
#[derive(Debug, Default)]
pub(crate) struct Figures {
    pub(crate) delayed: AtomicU64,
    pub(crate) rewrites: AtomicU64,
    pub(crate) current_size: AtomicU64,
    pub(crate) base_size: AtomicU64,
    /// Value of [`Self::current_size`] at the last cut.
    pub(crate) cut_size: AtomicU64,
    /// While the files are loaded: their bytes, the bytes that are read, and the start in Unix seconds.
    pub(crate) loading_total: AtomicU64,
    pub(crate) loading_done: AtomicU64,
    pub(crate) loading_since: AtomicU64,
}

/// Failures, and the work to be done.
#[derive(Debug, Default)]
pub(crate) struct Status {
    pub(crate) write_fault: Option<Fault>,
    pub(crate) sync_fault: Option<Fault>,
    /// Time at which the write or the sync is tried again, in monotonic milliseconds.
    pub(crate) retry_at: u64,
    /// `true` if something has to be written that no connection waits for.
    pub(crate) writes: bool,
    /// `true` if something was written since the last sync began.
    pub(crate) syncs: bool,
    /// Start of the last sync, in monotonic milliseconds.
    pub(crate) synced_at: u64,
    /// Start of the sync in progress, in monotonic milliseconds.
    pub(crate) syncing_since: Option<u64>,
    /// `true` if that sync was counted as delayed.
    pub(crate) is_delayed: bool,
    /// `true` if a rewrite is wanted.
    pub(crate) rewrite_wanted: bool,
    /// Start of the rewrite in progress, in monotonic milliseconds.
    pub(crate) rewriting_since: Option<u64>,
    /// Duration of the last rewrite, in seconds.
    pub(crate) rewrite_took: Option<u64>,
    pub(crate) rewrite_failed: bool,
    /// Time before which no rewrite begins by itself, in monotonic milliseconds.
    pub(crate) no_rewrite_before: u64,
    /// Reason for which the server ended by itself.
    pub(crate) failure: Option<String>,
    /// `true` if the log was switched off, so that what is left has to be written and the files closed.
    pub(crate) ends: bool,
    /// Time at which the server began to stop, in monotonic milliseconds.
    pub(crate) stopped_at: Option<u64>,
    /// `true` if everything is written and synced and the server has ended.
    pub(crate) is_closed: bool,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Log {
    pub(crate) fn new(policy: Fsync) -> Self {
        Self {
            gathers: AtomicBool::new(false),
            assigns: AtomicBool::new(false),
            stage: Mutex::new(Stage::Off),
            policy: AtomicU8::new(policy as u8),
            folder: OnceLock::new(),
            gathered: Mutex::default(),
            files: Mutex::default(),
            appended: AtomicU64::new(0),
            passed: AtomicU64::new(0),
            synced: AtomicU64::new(0),
            waiters: Mutex::default(),
            sync_notifier: TaskNotifier::default(),
            rewrite_notifier: TaskNotifier::default(),
            figures: Figures::default(),
            status: Mutex::default(),
            refuses: AtomicBool::new(false),
        }
    }

    /// Returns whether effects are gathered.
    #[inline]
    pub(crate) fn gathers(&self) -> bool {
        self.gathers.load(Relaxed)
    }

    /// Returns whether effects have to be assignments; see [the rewrite](self).
    pub(crate) fn assigns(&self) -> bool {
        self.assigns.load(Relaxed)
    }

    pub(crate) fn stage(&self) -> Stage {
        *lock(&self.stage)
    }

    pub(crate) fn set_stage(&self, stage: Stage) {
        *lock(&self.stage) = stage;
        self.gathers.store(stage == Stage::On, SeqCst);
    }

    /// Starts to load the files of `manifest`.
    pub(crate) fn begin_loading(&self, manifest: Manifest, now: Now) {
        lock(&self.files).manifest = manifest;
        self.figures.loading_since.store(now.seconds(), SeqCst);
        self.set_stage(Stage::Loading);
    }

    /// Starts a first rewrite. `manifest` names files of an earlier time.
    pub(crate) fn begin(&self, manifest: Manifest) {
        lock(&self.files).manifest = manifest;
        self.set_stage(Stage::Beginning);
        let mut status = self.status();
        (status.rewrite_wanted, status.no_rewrite_before) = (true, 0);
    }

    /// Records that the first rewrite is over.
    pub(crate) fn end_beginning(&self) {
        let mut stage = lock(&self.stage);
        if *stage == Stage::Beginning {
            *stage = Stage::On;
        }
    }

    /// Asks for the end of the log: what is left is written, and the files are closed.
    pub(crate) fn ask_for_end(&self) {
        self.status().ends = true;
        self.notify();
    }

    pub(crate) fn policy(&self) -> Fsync {
        Fsync::from_number(self.policy.load(Relaxed))
    }

    pub(crate) fn set_policy(&self, policy: Fsync) {
        self.policy.store(policy as u8, SeqCst);
        self.sync_notifier.notify();
        self.wake();
    }

    /// Gives the log its folder. A second call changes nothing.
    pub(crate) fn set_folder(&self, folder: Arc<dyn Folder>) {
        let _ = self.folder.set(folder);
    }

    pub(crate) fn folder(&self) -> Option<&Arc<dyn Folder>> {
        self.folder.get()
    }

    pub(crate) fn status(&self) -> MutexGuard<'_, Status> {
        lock(&self.status)
    }

    /// Notifies both tasks.
    pub(crate) fn notify(&self) {
        self.sync_notifier.notify();
        self.rewrite_notifier.notify();
    }

    /// Returns whether writes are refused.
    pub(crate) fn refuses(&self) -> bool {
        self.refuses.load(SeqCst)
    }

    /// Returns the reason why writes are refused.
    pub(crate) fn refusal(&self) -> Option<Fault> {
        if !self.refuses.load(SeqCst) {
            return None;
        }
        let status = self.status();
        status.write_fault.clone().or_else(|| status.sync_fault.clone())
    }

    /// Appends the effect of a request in a database. The shards of its keys are locked. Returns the position after it.
    #[inline]
    pub(crate) fn add<'a>(&self, database: usize, arguments: impl ExactSizeIterator<Item = &'a [u8]>) -> u64 {
        let mut gathered = lock(&self.gathered);
        gathered.add(database, arguments);
        self.appended.store(gathered.end, Release);
        gathered.end
    }

    /// Appends effects that belong together. The shards of their keys are locked. Returns the position after them.
    pub(crate) fn add_together(&self, effects: &[(usize, Vec<Vec<u8>>)]) -> u64 {
        let mut gathered = lock(&self.gathered);
        let begins = gathered.begin_whole();
        for (database, arguments) in effects {
            gathered.add(*database, arguments.iter().map(Vec::as_slice));
        }
        if begins {
            gathered.end_whole();
        }
        self.appended.store(gathered.end, Release);
        gathered.end
    }

    /// Appends that a key has expired. Its shard is locked.
    #[cold]
    pub(crate) fn expired(&self, database: usize, key: &[u8]) {
        self.add(database, [&b"DEL"[..], key].into_iter());
    }

    /// Begins a transaction: a load applies all effects until [`Self::end_whole`], or none. All shards are locked.
    pub(crate) fn begin_whole(&self) {
        lock(&self.gathered).begin_whole();
    }

    /// Ends the transaction in progress, if any. All shards are locked. Returns the position after it if it has changed
    /// anything.
    pub(crate) fn end_whole(&self) -> Option<u64> {
        let mut gathered = lock(&self.gathered);
        let has_changed = gathered.end_whole();
        self.appended.store(gathered.end, Release);
        has_changed.then_some(gathered.end)
    }

    /// Records that the snapshot in progress is useless; see [the rewrite](self).
    pub(crate) fn spoil(&self) {
        lock(&self.gathered).spoiled = true;
    }

    pub(crate) fn is_spoiled(&self) -> bool {
        lock(&self.gathered).spoiled
    }

    /// Returns the number of bytes that are gathered and not written.
    pub(crate) fn unwritten(&self) -> usize {
        lock(&self.gathered).bytes.len()
    }

    /// Returns the position after everything that is gathered.
    pub(crate) fn appended(&self) -> u64 {
        self.appended.load(SeqCst)
    }

    /// Returns whether replies may leave whose effects end at `place`.
    pub(crate) fn has_reached(&self, place: u64) -> bool {
        let reached = if self.policy() == Fsync::Always { &self.synced } else { &self.passed };
        reached.load(SeqCst) >= place
    }

    /// Writes what is gathered. If replies whose effects end at `place` may not leave even then, `client` is notified
    /// when that may have changed.
    pub(crate) fn reach(&self, place: u64, client: &Arc<Client>, now: Now) {
        self.write(now);
        if !self.has_reached(place) {
            lock(&self.waiters).push(Arc::clone(client));
            // A thread that has written meanwhile may not have seen the waiter.
            self.write(now);
        }
    }

    fn wake(&self) {
        let waiters = std::mem::take(&mut *lock(&self.waiters));
        waiters.iter().for_each(|client| client.notify());
    }

    /// Asks for a write that no connection waits for.
    pub(crate) fn ask_for_write(&self) {
        let asks = self.gathers() && self.passed.load(SeqCst) < self.appended();
        if asks && !std::mem::replace(&mut self.status().writes, true) {
            self.sync_notifier.notify();
        }
    }
}
