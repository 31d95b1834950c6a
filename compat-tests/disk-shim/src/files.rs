//! Replacements of the C library's functions on files.

use std::ffi::CStr;
use std::mem::MaybeUninit;

use libc::{c_char, c_int, c_long, c_void, iovec, mode_t, off_t, size_t, ssize_t};

use crate::control::{Verdict, verdict};
use crate::failure;
use crate::record;
use crate::shared::{kill_all, next_sync, settings};

/// A watched file or folder.
pub(crate) struct Watched {
    /// Path within the folder.
    pub(crate) path: Vec<u8>,
    /// Inode.
    pub(crate) inode: u64,
    /// Length in bytes.
    pub(crate) length: u64,
    is_folder: bool,
}

/// Ends the process at an operation on this path.
fn killed(path: &[u8]) -> ! {
    record::note("killed", path);
    kill_all()
}

fn within(path: &[u8]) -> Option<Vec<u8>> {
    let rest = path.strip_prefix(settings()?.folder.as_slice())?;
    match rest.first() {
        None => Some(Vec::new()),
        Some(b'/') => Some(rest[1..].to_vec()),
        Some(_) => None,
    }
}

fn link_target(link: &str) -> Option<Vec<u8>> {
    let mut target = vec![0; 4096];
    let link = format!("{link}\0");
    // SAFETY: the path ends with NUL, and the buffer has the given length.
    let length = unsafe {
        libc::syscall(libc::SYS_readlinkat, libc::AT_FDCWD, link.as_ptr(), target.as_mut_ptr(), target.len())
    };
    target.truncate(usize::try_from(length).ok()?);
    Some(target)
}

/// Returns the path within the watched folder; `None` for a path outside.
///
/// # Safety
///
/// `path` is a C string.
pub(crate) unsafe fn path_within(folder: c_int, path: *const c_char) -> Option<Vec<u8>> {
    settings()?;
    // SAFETY: guaranteed by the caller.
    let path = unsafe { CStr::from_ptr(path) }.to_bytes();
    let mut parts: Vec<&[u8]> = Vec::new();
    let base = match path.first() {
        Some(b'/') => Vec::new(),
        _ if folder == libc::AT_FDCWD => link_target("/proc/self/cwd")?,
        _ => link_target(&format!("/proc/self/fd/{folder}"))?,
    };
    for part in base.split(|byte| *byte == b'/').chain(path.split(|byte| *byte == b'/')) {
        match part {
            b"" | b"." => {}
            b".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    within(&parts.iter().flat_map(|part| [b"/", *part].concat()).collect::<Vec<u8>>())
}

fn stat_of(call: impl FnOnce(*mut libc::stat) -> c_int) -> Option<libc::stat> {
    let mut stat = MaybeUninit::uninit();
    // SAFETY: a successful call has filled it.
    (call(stat.as_mut_ptr()) == 0).then(|| unsafe { stat.assume_init() })
}

fn stat(folder: c_int, path: *const c_char) -> Option<libc::stat> {
    // SAFETY: only called with paths that were passed to the C library.
    stat_of(|stat| unsafe { libc::fstatat(folder, path, stat, libc::AT_SYMLINK_NOFOLLOW) })
}

fn inode_at(folder: c_int, path: *const c_char) -> u64 {
    stat(folder, path).map_or(0, |stat| stat.st_ino)
}

/// Returns the watched file or folder of a descriptor.
pub(crate) fn watched(descriptor: c_int) -> Option<Watched> {
    settings()?;
    // SAFETY: a number that is no descriptor causes an error.
    let stat = stat_of(|stat| unsafe { libc::fstat(descriptor, stat) })?;
    let kind = stat.st_mode & libc::S_IFMT;
    if kind != libc::S_IFREG && kind != libc::S_IFDIR {
        return None;
    }
    let path = within(&link_target(&format!("/proc/self/fd/{descriptor}"))?)?;
    let length = u64::try_from(stat.st_size).unwrap_or(0);
    Some(Watched { path, inode: stat.st_ino, length, is_folder: kind == libc::S_IFDIR })
}

/// Returns the file that a call has opened. The error number of a failed call is kept.
fn opened(descriptor: c_int) -> Option<Watched> {
    if descriptor < 0 { None } else { watched(descriptor) }
}

/// Opens with `call` a file that may be below the folder.
///
/// # Safety
///
/// `path` is a C string.
pub(crate) unsafe fn opening<T>(
    folder: c_int,
    path: *const c_char,
    creates: bool,
    failed: impl FnOnce(c_int) -> T,
    call: impl FnOnce() -> (T, c_int),
) -> T {
    // SAFETY: guaranteed by the caller.
    let Some(within) = (unsafe { path_within(folder, path) }) else { return call().0 };
    // Opening for reading changes nothing, and no rule is for it.
    if !creates {
        let (result, descriptor) = call();
        if let Some(file) = opened(descriptor) {
            record::known(file.inode, file.length);
        }
        return result;
    }
    match verdict("open", &within, 0, 0) {
        Verdict::Fail(error) => {
            record::note("failed", &within);
            return failed(error);
        }
        Verdict::Tear(_) => killed(&within),
        Verdict::Go | Verdict::Write(_) | Verdict::Swallow => {}
    }
    let before = stat(folder, path);
    let (result, descriptor) = call();
    if let Some(file) = opened(descriptor).filter(|file| !file.is_folder) {
        let created = before.is_none();
        let truncated = before.is_some_and(|before| before.st_size > 0) && file.length == 0;
        record::known(file.inode, file.length);
        record::entry(&format!("open {} {} {}", file.inode, u8::from(created), u8::from(truncated)), &within);
    }
    result
}

const CHANGING: c_int = libc::O_CREAT | libc::O_TRUNC | libc::O_WRONLY | libc::O_RDWR;

fn number(result: c_long) -> c_int {
    c_int::try_from(result).unwrap_or(-1)
}

#[unsafe(no_mangle)]
unsafe extern "C" fn openat(folder: c_int, path: *const c_char, flags: c_int, mode: mode_t) -> c_int {
    // SAFETY: the arguments are those of the caller.
    unsafe {
        opening(folder, path, flags & CHANGING != 0, failure, || {
            let descriptor = number(libc::syscall(libc::SYS_openat, folder, path, flags, mode));
            (descriptor, descriptor)
        })
    }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn openat64(folder: c_int, path: *const c_char, flags: c_int, mode: mode_t) -> c_int {
    // SAFETY: as above.
    unsafe { openat(folder, path, flags, mode) }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn open(path: *const c_char, flags: c_int, mode: mode_t) -> c_int {
    // SAFETY: as above.
    unsafe { openat(libc::AT_FDCWD, path, flags, mode) }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn open64(path: *const c_char, flags: c_int, mode: mode_t) -> c_int {
    // SAFETY: as above.
    unsafe { openat(libc::AT_FDCWD, path, flags, mode) }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn creat(path: *const c_char, mode: mode_t) -> c_int {
    // SAFETY: as above.
    unsafe { openat(libc::AT_FDCWD, path, libc::O_CREAT | libc::O_WRONLY | libc::O_TRUNC, mode) }
}

/// Writes to a watched file with `call`, whose argument is the number of bytes. `bytes` are those to write, and
/// `offset` is the position, if the call has one.
///
/// # Safety
///
/// `call` has to write the bytes in `bytes`.
unsafe fn writing(
    descriptor: c_int,
    file: &Watched,
    bytes: &[u8],
    offset: Option<off_t>,
    call: impl FnOnce(usize) -> c_long,
) -> ssize_t {
    let (length, tears) = match verdict("write", &file.path, bytes.len(), 0) {
        Verdict::Fail(error) => {
            record::note("failed", &file.path);
            return failure(error) as ssize_t;
        }
        Verdict::Write(length) => (length, false),
        Verdict::Tear(length) => (length, true),
        Verdict::Go | Verdict::Swallow => (bytes.len(), false),
    };
    record::catch_up(descriptor, file.inode, file.length);
    let result = call(length);
    let count = usize::try_from(result).unwrap_or(0);
    if count > 0 {
        // SAFETY: the position does not change.
        let end = unsafe { libc::syscall(libc::SYS_lseek, descriptor, 0, libc::SEEK_CUR) };
        let at = offset.map_or(end - result, c_long::from);
        record::written(file.inode, u64::try_from(at).unwrap_or(0), &bytes[..count]);
    }
    if tears {
        killed(&file.path);
    }
    result as ssize_t
}

/// Returns the bytes of a buffer in the arguments of a call.
///
/// # Safety
///
/// `buffer` must have `length` bytes.
pub(crate) unsafe fn bytes_of<'a>(buffer: *const c_void, length: size_t) -> &'a [u8] {
    if buffer.is_null() || length == 0 {
        return &[];
    }
    // SAFETY: guaranteed by the caller.
    unsafe { std::slice::from_raw_parts(buffer.cast(), length) }
}

/// Returns the bytes of several buffers in the arguments of a call.
///
/// # Safety
///
/// `buffers` must be `count` buffers.
pub(crate) unsafe fn gathered(buffers: *const iovec, count: usize) -> Vec<u8> {
    if buffers.is_null() || count == 0 {
        return Vec::new();
    }
    // SAFETY: guaranteed by the caller.
    unsafe {
        let buffers = std::slice::from_raw_parts(buffers, count);
        buffers.iter().flat_map(|buffer| bytes_of(buffer.iov_base, buffer.iov_len)).copied().collect()
    }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn write(descriptor: c_int, buffer: *const c_void, length: size_t) -> ssize_t {
    // SAFETY: the arguments are those of the caller.
    unsafe {
        let call = |length: usize| libc::syscall(libc::SYS_write, descriptor, buffer, length);
        match watched(descriptor) {
            Some(file) => writing(descriptor, &file, bytes_of(buffer, length), None, call),
            None => {
                crate::sockets::sending(descriptor, || bytes_of(buffer, length).to_vec());
                call(length) as ssize_t
            }
        }
    }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn writev(descriptor: c_int, buffers: *const iovec, count: c_int) -> ssize_t {
    // SAFETY: the arguments are those of the caller; `bytes` has the given length.
    unsafe {
        let all = || gathered(buffers, usize::try_from(count).unwrap_or(0));
        match watched(descriptor) {
            Some(file) => {
                let bytes = all();
                let call = |length: usize| libc::syscall(libc::SYS_write, descriptor, bytes.as_ptr(), length);
                writing(descriptor, &file, &bytes, None, call)
            }
            None => {
                crate::sockets::sending(descriptor, all);
                libc::syscall(libc::SYS_writev, descriptor, buffers, count) as ssize_t
            }
        }
    }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn pwrite(descriptor: c_int, buffer: *const c_void, length: size_t, offset: off_t) -> ssize_t {
    // SAFETY: the arguments are those of the caller.
    unsafe {
        let call = |length: usize| libc::syscall(libc::SYS_pwrite64, descriptor, buffer, length, offset);
        match watched(descriptor) {
            Some(file) => writing(descriptor, &file, bytes_of(buffer, length), Some(offset), call),
            None => call(length) as ssize_t,
        }
    }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn pwrite64(descriptor: c_int, buffer: *const c_void, length: size_t, offset: off_t) -> ssize_t {
    // SAFETY: as above.
    unsafe { pwrite(descriptor, buffer, length, offset) }
}

/// Syncs with the system call `call`.
fn syncing(descriptor: c_int, call: c_long) -> c_int {
    // SAFETY: a number that is no descriptor causes an error.
    let sync = || number(unsafe { libc::syscall(call, descriptor) });
    let Some(file) = watched(descriptor) else { return sync() };
    if !file.is_folder {
        record::catch_up(descriptor, file.inode, file.length);
    }
    let number = next_sync();
    let name = if file.is_folder { "dirsync" } else { "sync" };
    match verdict(name, &file.path, 0, number) {
        Verdict::Fail(error) => {
            record::note("failed", &file.path);
            return failure(error);
        }
        Verdict::Swallow => {
            record::entry(&format!("swallowed {number} {}", file.inode), &file.path);
            return 0;
        }
        Verdict::Tear(_) => killed(&file.path),
        Verdict::Go | Verdict::Write(_) => {}
    }
    record::entry(&format!("sync-begin {number} {}", file.inode), &file.path);
    let result = sync();
    if result == 0 {
        record::entry(&format!("sync-end {number} {}", file.inode), &file.path);
    }
    result
}

#[unsafe(no_mangle)]
extern "C" fn fsync(descriptor: c_int) -> c_int {
    syncing(descriptor, libc::SYS_fsync)
}

#[unsafe(no_mangle)]
extern "C" fn fdatasync(descriptor: c_int) -> c_int {
    syncing(descriptor, libc::SYS_fdatasync)
}

/// Performs with `call` an operation that neither writes nor syncs, and records it if it succeeds.
fn changing(operation: &str, path: &[u8], call: impl FnOnce() -> c_int, succeeded: impl FnOnce()) -> c_int {
    match verdict(operation, path, 0, 0) {
        Verdict::Fail(error) => {
            record::note("failed", path);
            return failure(error);
        }
        Verdict::Tear(_) => killed(path),
        Verdict::Go | Verdict::Write(_) | Verdict::Swallow => {}
    }
    let result = call();
    if result == 0 {
        succeeded();
    }
    result
}

#[unsafe(no_mangle)]
extern "C" fn ftruncate(descriptor: c_int, length: off_t) -> c_int {
    // SAFETY: a number that is no descriptor causes an error.
    let call = || number(unsafe { libc::syscall(libc::SYS_ftruncate, descriptor, length) });
    let Some(file) = watched(descriptor) else { return call() };
    record::catch_up(descriptor, file.inode, file.length);
    changing("truncate", &file.path, call, || truncated(file.inode, length))
}

fn truncated(inode: u64, length: off_t) {
    record::known(inode, u64::try_from(length).unwrap_or(0));
    record::entry(&format!("truncate {inode} {length}"), b"");
}

#[unsafe(no_mangle)]
extern "C" fn ftruncate64(descriptor: c_int, length: off_t) -> c_int {
    ftruncate(descriptor, length)
}

#[unsafe(no_mangle)]
unsafe extern "C" fn truncate(path: *const c_char, length: off_t) -> c_int {
    // SAFETY: the arguments are those of the caller.
    unsafe {
        let call = || number(libc::syscall(libc::SYS_truncate, path, length));
        match path_within(libc::AT_FDCWD, path) {
            None => call(),
            Some(within) => changing("truncate", &within, call, || truncated(inode_at(libc::AT_FDCWD, path), length)),
        }
    }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn truncate64(path: *const c_char, length: off_t) -> c_int {
    // SAFETY: as above.
    unsafe { truncate(path, length) }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn renameat2(
    old_folder: c_int,
    old: *const c_char,
    new_folder: c_int,
    new: *const c_char,
    flags: libc::c_uint,
) -> c_int {
    // SAFETY: the arguments are those of the caller.
    unsafe {
        let call = || number(libc::syscall(libc::SYS_renameat2, old_folder, old, new_folder, new, flags));
        let (Some(from), Some(to)) = (path_within(old_folder, old), path_within(new_folder, new)) else {
            return call();
        };
        let inode = inode_at(old_folder, old);
        let both = [&from[..], b"\0", &to].concat();
        changing("rename", &from, call, || record::entry(&format!("rename {inode}"), &both))
    }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn renameat(old_folder: c_int, old: *const c_char, new_folder: c_int, new: *const c_char) -> c_int {
    // SAFETY: as above.
    unsafe { renameat2(old_folder, old, new_folder, new, 0) }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn rename(old: *const c_char, new: *const c_char) -> c_int {
    // SAFETY: as above.
    unsafe { renameat2(libc::AT_FDCWD, old, libc::AT_FDCWD, new, 0) }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn unlinkat(folder: c_int, path: *const c_char, flags: c_int) -> c_int {
    // SAFETY: the arguments are those of the caller.
    unsafe {
        let call = || number(libc::syscall(libc::SYS_unlinkat, folder, path, flags));
        let Some(within) = path_within(folder, path) else { return call() };
        let inode = inode_at(folder, path);
        changing("unlink", &within, call, || record::entry(&format!("unlink {inode}"), &within))
    }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn unlink(path: *const c_char) -> c_int {
    // SAFETY: as above.
    unsafe { unlinkat(libc::AT_FDCWD, path, 0) }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn remove(path: *const c_char) -> c_int {
    // SAFETY: as above.
    unsafe {
        let is_folder = stat(libc::AT_FDCWD, path).is_some_and(|stat| stat.st_mode & libc::S_IFMT == libc::S_IFDIR);
        unlinkat(libc::AT_FDCWD, path, if is_folder { libc::AT_REMOVEDIR } else { 0 })
    }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn mkdirat(folder: c_int, path: *const c_char, mode: mode_t) -> c_int {
    // SAFETY: the arguments are those of the caller.
    unsafe {
        let call = || number(libc::syscall(libc::SYS_mkdirat, folder, path, mode));
        let Some(within) = path_within(folder, path) else { return call() };
        changing("mkdir", &within, call, || {
            record::entry(&format!("mkdir {}", inode_at(folder, path)), &within);
        })
    }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn mkdir(path: *const c_char, mode: mode_t) -> c_int {
    // SAFETY: as above.
    unsafe { mkdirat(libc::AT_FDCWD, path, mode) }
}
