//! Stands between a server and the C library, where a test has preloaded it (`LD_PRELOAD`): records what the process
//! does with the files of one folder and what it sends over TCP, in one order, and delays or fails it where the test
//! says so.
//!
//! Three environment variables tell it what to do; without them it does nothing:
//!
//! - `DISK_SHIM_FOLDER`: the folder, an absolute path without symbolic links;
//! - `DISK_SHIM_RECORD`: the file to which each operation is appended, as [`record`] says;
//! - `DISK_SHIM_CONTROL`: the file with the rules of the moment, as [`control`] says. It is read at each operation.
//!
//! A program that makes system calls without the C library is not seen.

#![allow(unsafe_code)] // each function here replaces one of the C library, which has no other interface

mod control;
mod files;
mod record;
mod shared;
mod sockets;
mod streams;

/// Answers a failed call as the C library does.
fn failure(error: i32) -> i32 {
    // SAFETY: the place of the thread's own error number can always be written to.
    unsafe { *libc::__errno_location() = error };
    -1
}
