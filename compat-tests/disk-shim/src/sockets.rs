//! Replacements of the C library's functions that send.

use std::mem::MaybeUninit;

use libc::{c_int, c_void, msghdr, size_t, sockaddr, socklen_t, ssize_t};

use crate::files::{bytes_of, gathered};
use crate::record;
use crate::shared::settings;

fn is_tcp(descriptor: c_int) -> bool {
    let mut family = MaybeUninit::<c_int>::uninit();
    let mut length = socklen_t::try_from(size_of::<c_int>()).unwrap_or(0);
    // SAFETY: both variables may be written to. A descriptor that is no socket causes an error, after which the
    // thread's error number is restored.
    unsafe {
        let error = *libc::__errno_location();
        let place = family.as_mut_ptr().cast();
        let result = libc::getsockopt(descriptor, libc::SOL_SOCKET, libc::SO_DOMAIN, place, &raw mut length);
        *libc::__errno_location() = error;
        result == 0 && matches!(family.assume_init(), libc::AF_INET | libc::AF_INET6)
    }
}

/// Records bytes that are about to be sent, if `descriptor` is a TCP socket.
pub(crate) fn sending(descriptor: c_int, bytes: impl FnOnce() -> Vec<u8>) {
    if settings().is_some() && is_tcp(descriptor) {
        record::entry(&format!("send {descriptor}"), &bytes());
    }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn sendto(
    descriptor: c_int,
    buffer: *const c_void,
    length: size_t,
    flags: c_int,
    address: *const sockaddr,
    address_length: socklen_t,
) -> ssize_t {
    // SAFETY: the arguments are those of the caller.
    unsafe {
        sending(descriptor, || bytes_of(buffer, length).to_vec());
        libc::syscall(libc::SYS_sendto, descriptor, buffer, length, flags, address, address_length) as ssize_t
    }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn send(descriptor: c_int, buffer: *const c_void, length: size_t, flags: c_int) -> ssize_t {
    // SAFETY: as above.
    unsafe { sendto(descriptor, buffer, length, flags, std::ptr::null(), 0) }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn sendmsg(descriptor: c_int, message: *const msghdr, flags: c_int) -> ssize_t {
    // SAFETY: the arguments are those of the caller.
    unsafe {
        if let Some(message) = message.as_ref() {
            sending(descriptor, || gathered(message.msg_iov, message.msg_iovlen));
        }
        libc::syscall(libc::SYS_sendmsg, descriptor, message, flags) as ssize_t
    }
}
