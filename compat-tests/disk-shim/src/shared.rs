//! State that the process shares with the children that it forks, and the settings.

use std::ffi::CString;
use std::os::unix::ffi::OsStringExt;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicI32, AtomicPtr, AtomicU64, Ordering};

/// Largest number of children; more than a server has at the same time.
const CHILDREN: usize = 64;

/// Memory that forked children share with the process.
pub(crate) struct Shared {
    processes: [AtomicI32; CHILDREN],
    operations: AtomicU64,
    syncs: AtomicU64,
    given: AtomicU64,
}

/// The settings of the test.
pub(crate) struct Settings {
    /// Folder whose files are watched.
    pub(crate) folder: Vec<u8>,
    /// Descriptor of the record.
    pub(crate) record: i32,
    /// File with the rules.
    pub(crate) control: CString,
}

static SHARED: AtomicPtr<Shared> = AtomicPtr::new(std::ptr::null_mut());
static SETTINGS: OnceLock<Option<Settings>> = OnceLock::new();

/// Runs before `main`, so that children inherit the shared memory.
#[used]
#[unsafe(link_section = ".init_array")]
static AT_START: extern "C" fn() = start;

extern "C" fn start() {
    settings();
}

/// Returns the settings of the test, if there are any.
pub(crate) fn settings() -> Option<&'static Settings> {
    SETTINGS.get_or_init(prepare).as_ref()
}

fn prepare() -> Option<Settings> {
    let variable = |name: &str| std::env::var_os(name).map(OsStringExt::into_vec);
    let folder = variable("DISK_SHIM_FOLDER")?;
    let record = CString::new(variable("DISK_SHIM_RECORD")?).ok()?;
    let control = CString::new(variable("DISK_SHIM_CONTROL")?).ok()?;
    let flags = libc::O_WRONLY | libc::O_APPEND | libc::O_CREAT | libc::O_CLOEXEC;
    // SAFETY: the path ends with NUL, the arguments of `mmap` are valid, and zeros are a valid `Shared`.
    unsafe {
        let record = libc::syscall(libc::SYS_openat, libc::AT_FDCWD, record.as_ptr(), flags, 0o600);
        let memory = libc::mmap(
            std::ptr::null_mut(),
            size_of::<Shared>(),
            libc::PROT_READ | libc::PROT_WRITE,
            libc::MAP_SHARED | libc::MAP_ANONYMOUS,
            -1,
            0,
        );
        if record < 0 || memory == libc::MAP_FAILED {
            return None;
        }
        SHARED.store(memory.cast(), Ordering::Release);
        libc::pthread_atfork(None, None, Some(note_process));
        note_process();
        Some(Settings { folder, record: i32::try_from(record).ok()?, control })
    }
}

extern "C" fn note_process() {
    if let Some(shared) = shared() {
        // SAFETY: the call cannot fail.
        let id = unsafe { libc::getpid() };
        for place in &shared.processes {
            if place.compare_exchange(0, id, Ordering::AcqRel, Ordering::Acquire).is_ok() {
                return;
            }
        }
    }
}

fn shared() -> Option<&'static Shared> {
    // SAFETY: the pointer is null, or points to memory of that size that stays until the process ends.
    unsafe { SHARED.load(Ordering::Acquire).as_ref() }
}

/// Counts an operation on the folder, and returns its number since [`forget_operations`].
pub(crate) fn next_operation() -> u64 {
    shared().map_or(0, |shared| shared.operations.fetch_add(1, Ordering::AcqRel) + 1)
}

/// Resets the number of operations.
pub(crate) fn forget_operations() {
    if let Some(shared) = shared() {
        shared.operations.store(0, Ordering::Release);
    }
}

/// Counts a sync, and returns its number.
pub(crate) fn next_sync() -> u64 {
    shared().map_or(0, |shared| shared.syncs.fetch_add(1, Ordering::AcqRel) + 1)
}

/// Takes up to `wanted` bytes of a disk on which `room` are free. Returns the number of bytes that it gets.
pub(crate) fn take_room(room: u64, wanted: u64) -> u64 {
    let Some(shared) = shared() else { return wanted };
    let given = shared.given.load(Ordering::Acquire);
    let got = wanted.min(room.saturating_sub(given));
    shared.given.store(given + got, Ordering::Release);
    got
}

/// Resets the bytes that [`take_room`] has given: the disk is no longer full.
pub(crate) fn forget_room() {
    if let Some(shared) = shared() {
        shared.given.store(0, Ordering::Release);
    }
}

/// Ends the process and all its children at once, as `kill -9` does.
pub(crate) fn kill_all() -> ! {
    // SAFETY: signals are sent to the children, and last to this process; code after that is not reached.
    unsafe {
        let own = libc::getpid();
        if let Some(shared) = shared() {
            for place in &shared.processes {
                let id = place.load(Ordering::Acquire);
                if id != 0 && id != own {
                    libc::kill(id, libc::SIGKILL);
                }
            }
        }
        libc::kill(own, libc::SIGKILL);
        libc::_exit(137)
    }
}
