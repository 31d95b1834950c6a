//! The work of the append-only file that waits for the disk: loading, syncs, rewriting.
//!
//! **The contract: a server with a folder has two tasks, one for each [`Duty`].** Each sets its notifier, asks
//! [`Server::log_rest`] what to do, does it, and asks again:
//!
//! | it returns | the task |
//! |---|---|
//! | [`Rest::Work`] | calls [`Server::tend_log`] on a thread that may wait for the disk, and waits for its end |
//! | [`Rest::Sleep`] | sleeps so long, or until it is notified |
//! | [`Rest::Wait`] | waits until it is notified |
//! | [`Rest::End`] | ends |

mod load;
mod rewrite;

use std::sync::Arc;
use std::sync::atomic::Ordering::SeqCst;
use std::time::Duration;

use crate::aof::{Fault, Folder, Kind, Manifest, SECOND, Stage};
use crate::client::Notify;
use crate::config::{Fsync, Store};
use crate::server::Server;

/// One of the two tasks of the append-only file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Duty {
    /// Loads the files at the start, syncs what is written, and repeats writes that have failed.
    Sync,
    /// Rewrites the file.
    Rewrite,
}

/// Next step of such a task; see [the contract](self).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Rest {
    /// There is work that may wait for the disk.
    Work,
    /// There is nothing to do for this time.
    Sleep(Duration),
    /// There is nothing to do before the next notification.
    Wait,
    /// The server has ended.
    End,
}

/// Milliseconds after the drain limit at which a server that stops no longer waits for its clients.
const LATE: u64 = 500;

/// Milliseconds after a failed rewrite for which none begins by itself.
const REWRITE_REST: u64 = 60_000;

impl Server {
    /// Gives the server the folder of its append-only file. Without a folder there is no such file, even if the
    /// configuration asks for one. A second call changes nothing.
    pub fn set_folder(&self, folder: Arc<dyn Folder>) {
        self.log.set_folder(folder);
    }

    /// Opens the folder and reads its manifest, if the configuration asks for an append-only file. The files are loaded
    /// by the task of [`Duty::Sync`]; until that is done, commands on keys are answered `-LOADING`. Call it after
    /// [`Self::set_folder`] and before the server is run. Waits for the disk.
    ///
    /// # Errors
    ///
    /// [`Fault`]: another server has locked the folder, it cannot be created, or its manifest is malformed.
    pub fn open_log(&self) -> Result<(), Fault> {
        if !self.config.appendonly || self.config.store == Store::PerConnection {
            return Ok(());
        }
        let Some(folder) = self.log.folder() else { return Ok(()) };
        folder.open()?;
        let manifest = self.read_manifest(&**folder)?;
        self.log.begin_loading(manifest, self.now());
        self.settle_bars();
        Ok(())
    }

    /// Sets the notifier of one of the two tasks.
    pub fn set_log_notifier(&self, duty: Duty, notifier: Arc<dyn Notify>) {
        match duty {
            Duty::Sync => self.log.sync_notifier.set(notifier),
            Duty::Rewrite => self.log.rewrite_notifier.set(notifier),
        }
    }

    /// Returns the reason for which the server ended by itself, if it did: its files could not be loaded, or the
    /// remaining effects could not be written.
    #[must_use]
    pub fn failure(&self) -> Option<String> {
        self.log.status().failure.clone()
    }

    /// Returns the next step of the task of `duty`.
    pub fn log_rest(&self, duty: Duty) -> Rest {
        if self.log.folder().is_none() {
            return Rest::End;
        }
        let now = self.now().monotonic_millis();
        let (stage, policy) = (self.log.stage(), self.log.policy());
        let mut status = self.log.status();
        if self.is_stopping() {
            if duty == Duty::Rewrite || status.is_closed {
                return Rest::End;
            }
            let until = status.stopped_at.get_or_insert(now).saturating_add(self.config.drain_ms).saturating_add(LATE);
            if self.connected() == 0 || now >= until {
                return Rest::Work;
            }
            if let Some(rest) = status.sync_rest(policy, now) {
                return rest_until(rest.min(until), now);
            }
            return rest_until(until, now);
        }
        match (duty, stage) {
            (Duty::Sync, Stage::Loading) => Rest::Work,
            (Duty::Sync, _) => status.sync_rest(policy, now).map_or(Rest::Wait, |at| rest_until(at, now)),
            (Duty::Rewrite, Stage::On | Stage::Beginning) if status.rewrite_wanted => {
                rest_until(status.no_rewrite_before, now)
            }
            (Duty::Rewrite, _) => Rest::Wait,
        }
    }

    /// Does the work that [`Self::log_rest`] has announced. Waits for the disk, as long as a rewrite takes.
    pub fn tend_log(&self, duty: Duty) {
        match (duty, self.log.stage()) {
            (Duty::Sync, Stage::Loading) => self.load_log(),
            (Duty::Sync, _) if self.is_stopping() => self.close_log(),
            (Duty::Sync, _) => self.sync_log(),
            (Duty::Rewrite, _) => self.rewrite_log(),
        }
        self.settle_bars();
    }

    fn sync_log(&self) {
        let now = self.now();
        if self.log.status().ends {
            // The log ends here even if that fails.
            let _ = self.log.settle(now).and_then(|_| self.log.sync(now));
            return self.log.stop();
        }
        let writes = {
            let status = self.log.status();
            let retries = status.write_fault.is_some() && status.retry_at <= now.monotonic_millis();
            retries || status.write_fault.is_none() && status.writes
        };
        if writes {
            self.log.write_now(now);
            self.settle_bars();
        }
        let policy = self.log.policy();
        let is_due = self.log.status().sync_due(policy).is_some_and(|at| at <= now.monotonic_millis());
        if !is_due {
            return;
        }
        if policy == Fsync::No {
            let mut status = self.log.status();
            (status.syncs, status.synced_at) = (false, now.monotonic_millis());
        } else {
            // Clients learn of a failure by MISCONF.
            let _ = self.log.sync(now);
        }
        self.plan_rewrite();
    }

    /// Writes and syncs the remaining effects, when no client is left.
    fn close_log(&self) {
        let outcome = match self.log.stage() {
            Stage::On => self.log.settle(self.now()).and_then(|_| self.log.sync(self.now())),
            _ => Ok(()),
        };
        let mut status = self.log.status();
        if let Err(fault) = outcome {
            status.failure = Some(format!("the append-only file lacks what was changed last: {fault}"));
        }
        status.is_closed = true;
    }

    /// Asks for a rewrite if the file has grown enough.
    fn plan_rewrite(&self) {
        let (percentage, least) = self.settings.rewrite_thresholds();
        let (current, base) = (self.log.figures.current_size.load(SeqCst), self.log.figures.base_size.load(SeqCst));
        let growth = current.saturating_sub(base.max(1)).saturating_mul(100) / base.max(1);
        if percentage == 0 || current <= least || growth < u64::from(percentage) {
            return;
        }
        let now = self.now().monotonic_millis();
        let mut status = self.log.status();
        if status.rewriting_since.is_none() && !status.rewrite_wanted && status.no_rewrite_before <= now {
            status.rewrite_wanted = true;
            drop(status);
            tracing::info!("rewriting the append-only file, which has grown by {growth} %");
            self.log.rewrite_notifier.notify();
        }
    }
}

fn rest_until(at: u64, now: u64) -> Rest {
    match at.saturating_sub(now) {
        0 => Rest::Work,
        millis => Rest::Sleep(Duration::from_millis(millis)),
    }
}

impl crate::aof::Status {
    /// Returns the time of the next write or sync, in monotonic milliseconds, if any.
    fn sync_rest(&self, policy: Fsync, now: u64) -> Option<u64> {
        let retry = self.write_fault.as_ref().map(|_| self.retry_at);
        let write = (self.ends || self.writes && retry.is_none()).then_some(now);
        [retry, write, self.sync_due(policy)].into_iter().flatten().min()
    }

    /// Returns the time of the next sync, in monotonic milliseconds, if any.
    fn sync_due(&self, policy: Fsync) -> Option<u64> {
        if !self.syncs || self.sync_fault.is_some() {
            return None;
        }
        match policy {
            Fsync::Always => Some(0),
            // Without syncs the growth of the file is checked at the same interval.
            Fsync::Everysec | Fsync::No => Some(self.synced_at + SECOND),
        }
    }
}

/// Returns a manifest with a new base and its increments, in which the files of `old` are history.
fn replaced(old: &Manifest, base: crate::aof::Entry, increments: Vec<crate::aof::Entry>) -> Manifest {
    let mut history = old.history.clone();
    history.extend(old.base.clone().map(|entry| (entry, Kind::Base)));
    let kept = |entry: &crate::aof::Entry| increments.contains(entry);
    history.extend(old.increments.iter().filter(|entry| !kept(entry)).cloned().map(|entry| (entry, Kind::Increment)));
    Manifest { base: Some(base), increments, history }
}

#[cfg(test)]
pub(crate) mod tests;
