//! Rewrites the append-only file: the current keys replace all effects so far.

use std::sync::Arc;
use std::sync::atomic::Ordering::SeqCst;

use super::{REWRITE_REST, replaced};
use crate::aof::{Fault, File, Folder, Kind, Stage, append_select, append_state, write_all};
use crate::keyspace::Item;
use crate::limits::DATABASES;
use crate::server::Server;

/// Numbers of keys, and of their bytes, that are copied while a shard is locked: a fraction of a millisecond of work.
const KEYS: usize = 128;
/// In tests clients run between any two keys.
const BYTES: usize = if cfg!(test) { 1 } else { 256 * 1024 };

/// Name of the base while it is written. Only one server has the folder, so no other writes to it.
pub(super) const TEMPORARY: &str = "temp-rewriteaof-bg.aof";

/// Reason why a rewrite ended without a result.
#[derive(Debug, thiserror::Error)]
enum Unwritten {
    #[error("{0}")]
    Disk(#[from] Fault),
    /// The append-only file was switched off, or the server stops.
    #[error("it is not wanted any more")]
    Unwanted,
    /// `SWAPDB` was executed meanwhile.
    #[error("databases were swapped")]
    Spoiled,
}

impl Server {
    /// Rewrites the append-only file.
    pub(super) fn rewrite_log(&self) {
        let Some(folder) = self.log.folder() else { return };
        let begun = self.now();
        {
            let mut status = self.log.status();
            status.rewrite_wanted = false;
            status.rewriting_since = Some(begun.monotonic_millis());
        }
        let outcome = loop {
            match self.rewrite_into(&**folder, TEMPORARY) {
                Err(Unwritten::Spoiled) => tracing::info!("databases were swapped: the rewrite begins anew"),
                outcome => break outcome,
            }
        };
        self.log.end_snapshot();
        let mut status = self.log.status();
        status.rewriting_since = None;
        status.rewrite_took = Some(self.now().since(begun).as_secs());
        status.rewrite_failed = outcome.is_err();
        match outcome {
            Ok(()) => {
                drop(status);
                self.log.figures.rewrites.fetch_add(1, SeqCst);
                tracing::info!("the append-only file is rewritten");
                self.remove_history(&**folder);
            }
            Err(why) => {
                let now = self.now().monotonic_millis();
                if matches!(why, Unwritten::Disk(_)) {
                    tracing::error!("rewriting the append-only file failed: {why}");
                    // After a failed sync writes are refused until a rewrite is done, so another attempt follows soon.
                    let must = status.sync_fault.is_some() || self.log.stage() == Stage::Beginning;
                    status.rewrite_wanted = must;
                    status.no_rewrite_before = now + if must { 1_000 } else { REWRITE_REST };
                }
                drop(status);
                let _ = folder.remove(TEMPORARY);
            }
        }
    }

    fn rewrite_into(&self, folder: &dyn Folder, temporary: &str) -> Result<(), Unwritten> {
        let begins = self.log.stage() == Stage::Beginning;
        let mut manifest = self.log.manifest();
        let increment = self.file_of(Kind::Increment, manifest.next_increment());
        let file = folder.create(&increment.name)?;
        file.sync()?;
        if !begins {
            // After the cut effects are in the new increment, which has to be loaded even if the rewrite fails.
            manifest.increments.push(increment.clone());
            self.log.save_manifest(folder, &self.manifest_name(), manifest.clone())?;
        }
        self.cut_log(folder, &file)?;
        let base = self.file_of(Kind::Base, manifest.next_base());
        let size = self.write_snapshot(folder, temporary)?;
        // The base may contain a part of a transaction that was executed while it was written; the rest is in the
        // increment.
        let place = self.log.settle(self.now())?;
        folder.rename(temporary, &base.name)?;
        self.log.save_manifest(folder, &self.manifest_name(), replaced(&manifest, base, vec![increment]))?;
        let rest = self.log.figures.current_size.swap(0, SeqCst);
        let grown = rest.saturating_sub(self.log.figures.cut_size.load(SeqCst));
        self.log.figures.base_size.store(size, SeqCst);
        self.log.figures.current_size.fetch_add(size + grown, SeqCst);
        self.log.heal(place);
        self.log.end_beginning();
        Ok(())
    }

    /// Makes the cut: from here on effects go to `file`.
    fn cut_log(&self, folder: &dyn Folder, file: &Arc<dyn File>) -> Result<(), Unwritten> {
        loop {
            self.check_wanted()?;
            let mut is_cut = false;
            {
                let locked = self.keyspace.lock_all();
                if !locked.is_held() {
                    is_cut = self.log.cut(Arc::clone(file));
                }
            }
            if is_cut {
                return Ok(());
            }
            self.log.write_now(self.now());
            if let Some(fault) = self.log.status().write_fault.clone() {
                return Err(fault.into());
            }
            folder.pause();
        }
    }

    fn check_wanted(&self) -> Result<(), Unwritten> {
        let is_wanted = !self.is_stopping() && self.log.stage() != Stage::Off;
        if is_wanted { Ok(()) } else { Err(Unwritten::Unwanted) }
    }

    /// Writes every key to a new file, and returns its length in bytes.
    fn write_snapshot(&self, folder: &dyn Folder, temporary: &str) -> Result<u64, Unwritten> {
        let file = folder.create(temporary)?;
        let (mut bytes, mut size) = (Vec::new(), 0);
        for database in 0..DATABASES {
            let (mut cursor, mut is_selected) = (0, false);
            loop {
                self.check_wanted()?;
                if self.log.is_spoiled() {
                    return Err(Unwritten::Spoiled);
                }
                let mut locked = self.keyspace.lock_position(cursor);
                if locked.is_held() {
                    // Waits for the end of a transaction, or of a command that goes on in portions.
                    drop(locked);
                    folder.pause();
                    continue;
                }
                let from = bytes.len();
                let (keys, copied) = (std::cell::Cell::new(0), std::cell::Cell::new(0));
                let is_enough = || keys.get() >= KEYS || copied.get() >= BYTES;
                cursor = locked.scan(database, cursor, is_enough, |entry| {
                    if !is_selected {
                        append_select(&mut bytes, database);
                        is_selected = true;
                    }
                    append_state(&mut bytes, entry.key(), entry.value(), entry.deadline());
                    keys.set(keys.get() + 1);
                    copied.set(bytes.len() - from);
                });
                drop(locked);
                if bytes.len() >= BYTES {
                    write_all(&*file, &bytes)?;
                    size += bytes.len() as u64;
                    bytes.clear();
                    bytes.shrink_to(2 * BYTES);
                }
                if cursor == 0 {
                    break;
                }
            }
        }
        write_all(&*file, &bytes)?;
        file.sync()?;
        Ok(size + bytes.len() as u64)
    }

    /// Removes files that are no longer needed, and drops them from the manifest.
    pub(super) fn remove_history(&self, folder: &dyn Folder) {
        let mut manifest = self.log.manifest();
        if manifest.history.is_empty() {
            return;
        }
        // A file that could not be removed stays in the manifest, and is tried again after the next rewrite or start.
        manifest.history.retain(|(entry, _)| match folder.remove(&entry.name) {
            Ok(()) => false,
            Err(fault) => {
                tracing::warn!("{} stays: {fault}", entry.name);
                true
            }
        });
        if let Err(fault) = self.log.save_manifest(folder, &self.manifest_name(), manifest) {
            tracing::warn!("the manifest still names files that are removed: {fault}");
        }
    }
}
