//! A library for `LD_PRELOAD` that a test puts between a server and the C library. It records the operations of the
//! process on the files of one folder, and the bytes that it sends over TCP, in a single order, and delays or fails
//! them according to the rules of the test.
//!
//! It is configured by three environment variables; without them it does nothing:
//!
//! - `DISK_SHIM_FOLDER`: the folder, an absolute path without symbolic links;
//! - `DISK_SHIM_RECORD`: the file to which each operation is appended, in the format of [`record`];
//! - `DISK_SHIM_CONTROL`: the file with the current rules, in the format of [`control`]. It is read at each operation.
//!
//! It does not see a program that makes system calls without the C library.

#![allow(unsafe_code)] // each function here replaces one of the C library, which has no other interface

mod control;
mod files;
mod record;
mod shared;
mod sockets;
mod streams;

/// Returns the result of a failed call, as the C library does.
fn failure(error: i32) -> i32 {
    // SAFETY: the error number of the thread can always be written to.
    unsafe { *libc::__errno_location() = error };
    -1
}
