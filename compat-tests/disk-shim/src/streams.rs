//! Replacements of functions on `FILE`: the C library writes these without the functions of [`crate::files`].

use std::ffi::CStr;
use std::mem::transmute;

use libc::{FILE, c_char, c_int};

use crate::failure;
use crate::files::{opening, watched};
use crate::record;

type Open = unsafe extern "C" fn(*const c_char, *const c_char) -> *mut FILE;
type Act = unsafe extern "C" fn(*mut FILE) -> c_int;

unsafe fn opened(name: &CStr, path: *const c_char, mode: *const c_char) -> *mut FILE {
    // SAFETY: the C library has a function of that name and type; the arguments are those of the caller.
    unsafe {
        let call = transmute::<*mut libc::c_void, Open>(libc::dlsym(libc::RTLD_NEXT, name.as_ptr()));
        let mode_bytes = CStr::from_ptr(mode).to_bytes();
        let creates = mode_bytes.iter().any(|byte| b"wa+".contains(byte));
        let failed = |error| {
            failure(error);
            std::ptr::null_mut()
        };
        opening(libc::AT_FDCWD, path, creates, failed, || {
            let file = call(path, mode);
            (file, if file.is_null() { -1 } else { libc::fileno(file) })
        })
    }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn fopen(path: *const c_char, mode: *const c_char) -> *mut FILE {
    // SAFETY: as above.
    unsafe { opened(c"fopen", path, mode) }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn fopen64(path: *const c_char, mode: *const c_char) -> *mut FILE {
    // SAFETY: as above.
    unsafe { opened(c"fopen64", path, mode) }
}

unsafe fn next(name: &CStr, file: *mut FILE) -> c_int {
    // SAFETY: the C library has a function of that name and type.
    unsafe { transmute::<*mut libc::c_void, Act>(libc::dlsym(libc::RTLD_NEXT, name.as_ptr()))(file) }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn fflush(file: *mut FILE) -> c_int {
    // SAFETY: the argument is that of the caller; null means all files, and is not dereferenced.
    unsafe {
        let result = next(c"fflush", file);
        if !file.is_null() {
            note(file);
        }
        result
    }
}

unsafe fn note(file: *mut FILE) {
    // SAFETY: the file is open.
    let descriptor = unsafe { libc::fileno(file) };
    if let Some(watched) = watched(descriptor) {
        record::catch_up(descriptor, watched.inode, watched.length);
    }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn fclose(file: *mut FILE) -> c_int {
    // SAFETY: the argument is that of the caller, and open until the last call.
    unsafe {
        next(c"fflush", file);
        note(file);
        next(c"fclose", file)
    }
}
