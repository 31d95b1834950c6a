//! Garbage that waits for a collector whose thread gets no processor time. It must not add up, since no limit counts it:
//! clients would make the process as large as they like, whatever `max-memory` says.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::Relaxed;
use std::sync::{Arc, Mutex, MutexGuard, Once, PoisonError};

use engine::garbage::{Collector, collect_with};
use engine::{Config, ManualClock, Server, Session};

const MEGABYTE: usize = 1 << 20;

/// Bytes that are allocated, and the most that were since the last [`Measured::begin`].
static LIVE: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

fn add(bytes: usize) {
    PEAK.fetch_max(LIVE.fetch_add(bytes, Relaxed) + bytes, Relaxed);
}

struct Counting;

// SAFETY: every call goes to `System` unchanged; counting touches two atomics only.
#[allow(unsafe_code)] // an allocator cannot be written without it
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        add(layout.size());
        // SAFETY: the caller keeps `alloc`'s contract.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        LIVE.fetch_sub(layout.size(), Relaxed);
        // SAFETY: the caller keeps `dealloc`'s contract.
        unsafe { System.dealloc(block, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// Garbage whose thread does not run.
static WAITING: Mutex<Vec<Box<dyn Send>>> = Mutex::new(Vec::new());

struct Starved;

impl Collector for Starved {
    fn collect(&self, garbage: Box<dyn Send>) {
        WAITING.lock().unwrap_or_else(PoisonError::into_inner).push(garbage);
    }
}

/// Returns what waits for the thread, and lets nothing wait any more.
fn take_waiting() -> Vec<Box<dyn Send>> {
    std::mem::take(&mut *WAITING.lock().unwrap_or_else(PoisonError::into_inner))
}

/// A measurement of the memory in use, garbage included.
struct Measured {
    before: usize,
    /// There is one collector and one count of bytes for the process, so one test runs at a time.
    _one: MutexGuard<'static, ()>,
}

impl Measured {
    /// Begins to measure. The requests that a test sends, which do not count, are encoded before.
    fn begin() -> Self {
        static ONE: Mutex<()> = Mutex::new(());
        static SET: Once = Once::new();
        SET.call_once(|| collect_with(Starved));
        let one = ONE.lock().unwrap_or_else(PoisonError::into_inner);
        drop(take_waiting());
        let before = LIVE.load(Relaxed);
        PEAK.store(before, Relaxed);
        Self { before, _one: one }
    }

    /// Fails if more than so many megabytes were in use at any time.
    #[track_caller]
    fn stayed_within(&self, megabytes: usize) {
        let peak = PEAK.load(Relaxed).saturating_sub(self.before) / MEGABYTE;
        assert!(peak <= megabytes, "{peak} MB of {megabytes} were in use");
        assert!(!take_waiting().is_empty(), "no garbage was passed on, so the test says nothing");
    }
}

/// Returns a server whose keys and clients may take so many megabytes.
fn limited(megabytes: u64) -> Arc<Server> {
    let mut config = Config::default();
    config.max_memory = megabytes << 20;
    Server::new(config, ManualClock::at_unix_millis(1_000_000))
}

fn encode(words: &[&[u8]]) -> Vec<u8> {
    let length: usize = words.iter().map(|word| word.len() + 32).sum();
    let mut bytes = Vec::with_capacity(32 + length);
    bytes.extend(format!("*{}\r\n", words.len()).bytes());
    for word in words {
        bytes.extend(format!("${}\r\n", word.len()).bytes());
        bytes.extend(*word);
        bytes.extend(b"\r\n");
    }
    bytes
}

/// Sends an encoded request, and returns the reply.
fn send(session: &mut Session, request: &[u8]) -> String {
    let mut replies = Vec::new();
    let _ = session.feed(request, &mut replies);
    String::from_utf8(replies).expect("text")
}

#[test]
fn messages_for_subscribers_that_do_not_read_leave_no_garbage_that_adds_up() {
    let request = encode(&[b"PUBLISH", b"news", &vec![b'.'; 3 * MEGABYTE / 2]]);
    let measured = Measured::begin();
    let server = limited(20);
    let _subscribers: Vec<Session> = (0..10)
        .map(|_| {
            let mut subscriber = Session::detached(&server);
            assert!(send(&mut subscriber, b"SUBSCRIBE news\r\n").starts_with("*3"));
            subscriber
        })
        .collect();
    let mut publisher = Session::detached(&server);
    for _ in 0..200 {
        send(&mut publisher, &request);
    }
    measured.stayed_within(20 + 32);
}

#[test]
fn values_that_are_replaced_leave_no_garbage_that_adds_up() {
    let value = vec![b'v'; 2 * MEGABYTE];
    let (set, other) = (encode(&[b"SET", b"k", &value]), encode(&[b"SET", b"other", &value]));
    let measured = Measured::begin();
    let mut client = Session::detached(&limited(20));
    for _ in 0..50 {
        assert_eq!(send(&mut client, &set), "+OK\r\n");
        assert_eq!(send(&mut client, &other), "+OK\r\n");
        assert_eq!(send(&mut client, b"DEL other\r\n"), ":1\r\n");
    }
    measured.stayed_within(20 + 32);
}

#[test]
fn a_large_value_that_is_removed_again_and_again_leaves_no_garbage_that_adds_up() {
    let request = encode(&[b"SET", b"k", &vec![b'v'; 20 * MEGABYTE]]);
    let measured = Measured::begin();
    let mut client = Session::detached(&limited(60));
    for _ in 0..10 {
        assert_eq!(send(&mut client, &request), "+OK\r\n");
        assert_eq!(send(&mut client, b"DEL k\r\n"), ":1\r\n");
    }
    measured.stayed_within(60 + 32);
}

#[test]
fn requests_of_many_arguments_leave_no_garbage_that_adds_up() {
    let request = encode(&[&[&b"EXISTS"[..]], &*vec![&b"x"[..]; 200_000]].concat());
    let measured = Measured::begin();
    let mut client = Session::detached(&limited(20));
    for _ in 0..50 {
        assert_eq!(send(&mut client, &request), ":0\r\n");
    }
    measured.stayed_within(20 + 32);
}

#[test]
fn keys_that_are_flushed_again_and_again_leave_no_garbage_that_adds_up() {
    let value = "v".repeat(1_000);
    let measured = Measured::begin();
    let mut client = Session::detached(&limited(20));
    for _ in 0..20 {
        for number in 0..5_000 {
            assert_eq!(send(&mut client, format!("SET key-{number} {value}\r\n").as_bytes()), "+OK\r\n");
        }
        assert_eq!(send(&mut client, b"FLUSHALL\r\n"), "+OK\r\n");
    }
    measured.stayed_within(20 + 32);
}

#[test]
fn transactions_that_are_discarded_leave_no_garbage_that_adds_up() {
    let request = encode(&[b"SET", b"k", &[b'v'; 10_000]]);
    let measured = Measured::begin();
    let mut client = Session::detached(&limited(20));
    for _ in 0..20 {
        assert_eq!(send(&mut client, b"MULTI\r\n"), "+OK\r\n");
        for _ in 0..600 {
            assert_eq!(send(&mut client, &request), "+QUEUED\r\n");
        }
        assert_eq!(send(&mut client, b"DISCARD\r\n"), "+OK\r\n");
    }
    measured.stayed_within(20 + 32);
}

#[test]
fn keys_go_to_the_collector_however_many_and_make_room_when_it_has_freed_them() {
    let value = "v".repeat(1_000);
    let measured = Measured::begin();
    let mut client = Session::detached(&limited(40));
    for _ in 0..2 {
        for number in 0..20_000 {
            assert_eq!(send(&mut client, format!("SET key-{number} {value}\r\n").as_bytes()), "+OK\r\n");
        }
        assert_eq!(send(&mut client, b"FLUSHALL\r\n"), "+OK\r\n");
        let before = LIVE.load(Relaxed);
        drop(take_waiting());
        let freed = before.saturating_sub(LIVE.load(Relaxed));
        assert!(freed >= 20_000 * 1_000, "{freed}");
    }
    drop(measured);
}
