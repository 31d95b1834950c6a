//! The record: one entry for each operation, in the order in which they happened.
//!
//! An entry is a line of words, whose last word is a number of bytes, followed by these bytes and a line feed. `INODE`
//! is that of the file. Paths are relative to the folder, which itself is the empty path.
//!
//! | line, before the number | bytes | when it is written |
//! |---|---|---|
//! | `open INODE CREATED TRUNCATED` (0 or 1 each) | the path | after the call |
//! | `write INODE OFFSET` | what was written | after the call |
//! | `truncate INODE LENGTH` | | after the call |
//! | `sync-begin NUMBER INODE` | the path | before the call |
//! | `sync-end NUMBER INODE` | the path | after the call, where it succeeded |
//! | `swallowed NUMBER INODE` | the path | instead of the two |
//! | `rename INODE` | both paths, NUL between them | after the call |
//! | `unlink INODE` | the path | after the call |
//! | `mkdir INODE` | the path | after the call |
//! | `send DESCRIPTOR` | what is sent | before the call |
//! | `failed`, `held`, `killed` | the path | instead of an operation, or before it |
//!
//! So a reply whose `send` comes after a `sync-end` was not sent before that sync had returned, and a `write` before a
//! `sync-begin` was done when that sync began.

use std::sync::atomic::{AtomicU64, Ordering};

use crate::shared::settings;

/// Largest number of files whose lengths are known.
const FILES: usize = 4096;

/// For each file its inode, and the number of bytes that are in the record or need not be.
///
/// Plain atomics, since a child may be forked while another thread uses them.
static LENGTHS: [(AtomicU64, AtomicU64); FILES] = [const { (AtomicU64::new(0), AtomicU64::new(0)) }; FILES];

/// Appends an entry.
pub(crate) fn entry(line: &str, bytes: &[u8]) {
    let Some(settings) = settings() else { return };
    let mut entry = format!("{line} {}\n", bytes.len()).into_bytes();
    entry.extend_from_slice(bytes);
    entry.push(b'\n');
    // SAFETY: the buffer has the given length. A single call, so that entries of threads and processes do not mix.
    unsafe {
        let error = *libc::__errno_location();
        libc::syscall(libc::SYS_write, settings.record, entry.as_ptr(), entry.len());
        *libc::__errno_location() = error;
    }
}

/// Appends an entry about the fate of an operation.
pub(crate) fn note(word: &str, path: &[u8]) {
    entry(word, path);
}

fn length_of(inode: u64) -> Option<&'static AtomicU64> {
    let first = usize::try_from(inode % FILES as u64).unwrap_or(0);
    (0..FILES).map(|step| &LENGTHS[(first + step) % FILES]).find_map(|(place, length)| {
        let taken = place.compare_exchange(0, inode, Ordering::AcqRel, Ordering::Acquire);
        (taken.is_ok() || taken == Err(inode)).then_some(length)
    })
}

/// Marks the first `length` bytes of a file as known, so that the record needs only later ones.
pub(crate) fn known(inode: u64, length: u64) {
    if let Some(place) = length_of(inode) {
        place.store(length, Ordering::Release);
    }
}

/// Records bytes that were written at `offset`.
pub(crate) fn written(inode: u64, offset: u64, bytes: &[u8]) {
    entry(&format!("write {inode} {offset}"), bytes);
    if let Some(place) = length_of(inode) {
        place.fetch_max(offset + bytes.len() as u64, Ordering::AcqRel);
    }
}

/// Records bytes that were appended to a file without the watched functions: by `fwrite`, `sendfile` and so on.
pub(crate) fn catch_up(descriptor: i32, inode: u64, length: u64) {
    let Some(known) = length_of(inode).map(|place| place.load(Ordering::Acquire)) else { return };
    if length <= known {
        return;
    }
    let mut missing = vec![0; usize::try_from(length - known).unwrap_or(0)];
    // The process may have opened the file only for writing.
    let path = format!("/proc/self/fd/{descriptor}\0");
    // SAFETY: the path ends with NUL, and the buffer has the given length.
    let read = unsafe {
        let flags = libc::O_RDONLY | libc::O_CLOEXEC;
        let file = libc::syscall(libc::SYS_openat, libc::AT_FDCWD, path.as_ptr(), flags);
        let read = libc::syscall(libc::SYS_pread64, file, missing.as_mut_ptr(), missing.len(), known);
        libc::syscall(libc::SYS_close, file);
        read
    };
    missing.truncate(usize::try_from(read).unwrap_or(0));
    if !missing.is_empty() {
        written(inode, known, &missing);
    }
}
