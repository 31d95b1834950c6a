//! Writes what is gathered, and syncs what is written.

use std::sync::atomic::Ordering::SeqCst;
use std::sync::{Arc, TryLockError};

use super::{Fault, File, Folder, Gathered, Log, Manifest, lock, write_all};
use crate::config::Fsync;
use crate::time::Now;

/// Largest capacity in bytes of a buffer that is kept for the next write.
const SPARE: usize = 1024 * 1024;

/// Milliseconds between two syncs with `everysec`, and between two attempts after a failure.
pub(crate) const SECOND: u64 = 1_000;

/// Milliseconds that a sync has to be in progress for a write to count as delayed.
const DELAYED: u64 = 2_000;

/// The files that are open for writing.
#[derive(Debug, Default)]
pub(crate) struct Files {
    pub(crate) manifest: Manifest,
    /// The increment that effects are appended to, and the one after a cut.
    current: Option<Arc<dyn File>>,
    next: Option<Arc<dyn File>>,
    /// Files with bytes that are not synced yet.
    unsynced: Vec<Arc<dyn File>>,
    spare: Vec<u8>,
    /// Position after everything that is written.
    written: u64,
}

impl Log {
    /// Writes what is gathered, unless a write failed a moment ago, or another thread is writing. A thread that writes
    /// goes on until nothing is left.
    pub(crate) fn write(&self, now: Now) {
        if self.passed.load(SeqCst) >= self.appended() {
            return;
        }
        if self.refuses.load(SeqCst) && self.status().write_fault.is_some() {
            return self.pass_over();
        }
        self.write_now(now);
    }

    /// While writes fail, replies leave as in Redis; their effects are written as soon as writing works again.
    fn pass_over(&self) {
        if self.policy() != Fsync::Always && self.passed.load(SeqCst) < self.appended() {
            self.passed.store(self.appended(), SeqCst);
            self.wake();
        }
    }

    /// Does the same as [`Self::write`], even if a write failed a moment ago.
    pub(crate) fn write_now(&self, now: Now) {
        loop {
            let mut files = match self.files.try_lock() {
                Ok(files) => files,
                Err(TryLockError::Poisoned(files)) => files.into_inner(),
                Err(TryLockError::WouldBlock) => return,
            };
            let outcome = self.write_gathered(&mut files);
            drop(files);
            self.note_write(outcome, now);
            self.wake();
            // Goes on with what others, who did not get the lock, have appended meanwhile.
            if self.passed.load(SeqCst) >= self.appended() {
                return;
            }
        }
    }

    fn write_gathered(&self, files: &mut Files) -> Result<(), Fault> {
        let (mut bytes, mut cut, end) = {
            let mut gathered = lock(&self.gathered);
            let bytes = std::mem::replace(&mut gathered.bytes, std::mem::take(&mut files.spare));
            (bytes, gathered.cut.take(), gathered.end)
        };
        let mut done = 0;
        let outcome = loop {
            if cut.is_some_and(|cut| cut <= done) {
                files.current = files.next.take();
                cut = None;
            }
            if done == bytes.len() {
                break Ok(());
            }
            let Some(file) = files.current.clone() else { break Err(Fault::new("no file is open")) };
            match file.write(&bytes[done..cut.unwrap_or(bytes.len())]) {
                Ok(0) => break Err(Fault::new("nothing was written")),
                Ok(count) => {
                    done += count;
                    self.figures.current_size.fetch_add(count as u64, SeqCst);
                    if !files.unsynced.iter().any(|other| Arc::ptr_eq(other, &file)) {
                        files.unsynced.push(file);
                    }
                }
                Err(fault) => break Err(fault),
            }
        };
        if outcome.is_ok() {
            files.written = end;
            bytes.clear();
            if bytes.capacity() <= SPARE {
                files.spare = bytes;
            }
        } else {
            bytes.drain(..done);
            lock(&self.gathered).put_back(bytes, cut.map(|cut| cut - done));
        }
        self.passed.store(end.max(self.passed.load(SeqCst)), SeqCst);
        outcome
    }

    /// Records the result of a write, and asks for a sync of what it wrote.
    fn note_write(&self, outcome: Result<(), Fault>, now: Now) {
        let mut status = self.status();
        match outcome {
            Ok(()) => {
                status.writes = false;
                if status.write_fault.take().is_some() {
                    tracing::warn!("writing the append-only file works again; writes are accepted");
                }
            }
            Err(fault) => {
                if status.write_fault.is_none() {
                    tracing::error!("writing the append-only file failed, trying again every second: {fault}");
                }
                status.write_fault = Some(fault);
                status.retry_at = now.monotonic_millis() + SECOND;
            }
        }
        if status.syncing_since.is_some_and(|since| now.monotonic_millis() >= since + DELAYED) && !status.is_delayed {
            status.is_delayed = true;
            self.figures.delayed.fetch_add(1, SeqCst);
            tracing::warn!("syncing the append-only file takes long: is the disk busy?");
        }
        let asks = !std::mem::replace(&mut status.syncs, true);
        self.refuses.store(status.write_fault.is_some() || status.sync_fault.is_some(), SeqCst);
        let asks = asks || status.write_fault.is_some();
        drop(status);
        if asks {
            self.sync_notifier.notify();
        }
    }

    /// Syncs what is written. A sync that fails may have lost what was written before, even if the next one succeeds.
    /// So no other is tried, and a rewrite puts all keys into new files.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub(crate) fn sync(&self, begin: Now) -> Result<(), Fault> {
        {
            let mut status = self.status();
            status.syncs = false;
            status.synced_at = begin.monotonic_millis();
            (status.syncing_since, status.is_delayed) = (Some(begin.monotonic_millis()), false);
        }
        let (unsynced, written) = {
            let mut files = lock(&self.files);
            (std::mem::take(&mut files.unsynced), files.written)
        };
        let outcome = unsynced.iter().try_for_each(|file| file.sync());
        if outcome.is_err() {
            let mut files = lock(&self.files);
            for file in unsynced {
                if !files.unsynced.iter().any(|other| Arc::ptr_eq(other, &file)) {
                    files.unsynced.push(file);
                }
            }
        } else {
            self.synced.fetch_max(written, SeqCst);
        }
        let mut status = self.status();
        status.syncing_since = None;
        if let Err(fault) = &outcome {
            if status.sync_fault.is_none() {
                tracing::error!("syncing the append-only file failed; writing all keys to new files: {fault}");
            }
            status.sync_fault = Some(fault.clone());
            status.rewrite_wanted = true;
            self.refuses.store(true, SeqCst);
        }
        drop(status);
        if outcome.is_err() {
            self.rewrite_notifier.notify();
        }
        self.wake();
        outcome
    }

    /// Writes everything that is gathered, and syncs what was written to the last file. Returns the position after it.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub(crate) fn settle(&self, now: Now) -> Result<u64, Fault> {
        let (outcome, file, written) = {
            let mut files = lock(&self.files);
            (self.write_gathered(&mut files), files.current.clone(), files.written)
        };
        self.note_write(outcome.clone(), now);
        self.wake();
        outcome?;
        file.map_or(Ok(()), |file| file.sync())?;
        Ok(written)
    }

    /// Records that the new base, together with the last increment, holds everything before `place`: failures of
    /// earlier files no longer matter.
    pub(crate) fn heal(&self, place: u64) {
        let mut files = lock(&self.files);
        let current = files.current.clone();
        files.unsynced.retain(|file| current.as_ref().is_some_and(|current| Arc::ptr_eq(current, file)));
        drop(files);
        self.synced.fetch_max(place, SeqCst);
        let mut status = self.status();
        if status.sync_fault.take().is_some() {
            tracing::warn!("all keys are in new files; writes are accepted");
        }
        self.refuses.store(status.write_fault.is_some(), SeqCst);
        drop(status);
        // For what was written to the last increment meanwhile, and for those who wait for its sync.
        self.sync_notifier.notify();
        self.wake();
    }

    /// Starts to append effects to `file`.
    pub(crate) fn start(&self, manifest: Manifest, file: Arc<dyn File>) {
        let mut files = lock(&self.files);
        (files.manifest, files.current) = (manifest, Some(file));
    }

    /// Makes the cut: from here on effects go to `file` and are assignments. The caller has locked all shards, and no
    /// command in portions may hold one. Returns `false` if the effects before the last cut are not written yet.
    pub(crate) fn cut(&self, file: Arc<dyn File>) -> bool {
        let mut files = lock(&self.files);
        if files.next.is_some() {
            return false;
        }
        files.next = Some(file);
        let mut gathered = lock(&self.gathered);
        gathered.cut();
        let size = self.figures.current_size.load(SeqCst) + gathered.bytes.len() as u64;
        drop(gathered);
        self.figures.cut_size.store(size, SeqCst);
        self.assigns.store(true, SeqCst);
        self.gathers.store(true, SeqCst);
        true
    }

    /// Ends the snapshot that [`Self::cut`] began.
    pub(crate) fn end_snapshot(&self) {
        self.assigns.store(false, SeqCst);
    }

    pub(crate) fn manifest(&self) -> Manifest {
        lock(&self.files).manifest.clone()
    }

    /// Makes `manifest` the one that is read at the next start. The files that it names have to be synced.
    ///
    /// # Errors
    ///
    /// [`Fault`]; then it is unknown which of the two manifests the next start will read.
    pub(crate) fn save_manifest(&self, folder: &dyn Folder, name: &str, manifest: Manifest) -> Result<(), Fault> {
        let temporary = format!("temp-{name}");
        let file = folder.create(&temporary)?;
        write_all(&*file, &manifest.text())?;
        file.sync()?;
        // This also syncs the names of the files in the manifest.
        folder.sync()?;
        folder.rename(&temporary, name)?;
        folder.sync()?;
        lock(&self.files).manifest = manifest;
        Ok(())
    }

    /// Closes the files, after everything is written.
    pub(crate) fn stop(&self) {
        let mut files = lock(&self.files);
        (files.current, files.next) = (None, None);
        *lock(&self.gathered) = Gathered { end: self.appended(), ..Gathered::default() };
        self.passed.store(self.appended(), SeqCst);
        self.synced.store(self.appended(), SeqCst);
        drop(files);
        let mut status = self.status();
        (status.write_fault, status.sync_fault, status.ends, status.syncs) = (None, None, false, false);
        self.refuses.store(false, SeqCst);
        drop(status);
        self.wake();
    }
}

impl Gathered {
    /// Puts bytes that were not written back in front of the gathered ones.
    fn put_back(&mut self, mut bytes: Vec<u8>, cut: Option<usize>) {
        self.cut = match (cut, self.cut) {
            (Some(cut), _) => Some(cut),
            (None, Some(cut)) => Some(cut + bytes.len()),
            (None, None) => None,
        };
        bytes.append(&mut self.bytes);
        self.bytes = bytes;
    }
}
