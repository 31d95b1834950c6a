//! Counts the allocations of a request, on the thread that executes it.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::sync::Arc;

use engine::{Config, Flow, ManualClock, ReplyBuffer, RequestBuffer, Server, Session};

thread_local! {
    static ALLOCATIONS: Cell<u64> = const { Cell::new(0) };
}

struct Counting;

// SAFETY: every call goes to `System` unchanged; counting touches a thread-local cell only.
#[allow(unsafe_code)] // an allocator cannot be written without it
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.set(ALLOCATIONS.get() + 1);
        // SAFETY: the caller keeps `alloc`'s contract.
        unsafe { System.alloc(layout) }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        ALLOCATIONS.set(ALLOCATIONS.get() + 1);
        // SAFETY: the caller keeps `realloc`'s contract.
        unsafe { System.realloc(block, layout, size) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: the caller keeps `dealloc`'s contract.
        unsafe { System.dealloc(block, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn allocations_of(work: impl FnOnce()) -> u64 {
    let before = ALLOCATIONS.get();
    work();
    ALLOCATIONS.get() - before
}

/// A connection that has been used before, so that the thread's pool has its buffers.
struct Connection {
    session: Session,
    requests: RequestBuffer,
    /// Replies to the last request.
    replies: Vec<u8>,
    unwritten: ReplyBuffer,
}

impl Connection {
    fn new() -> Self {
        let server: Arc<Server> = Server::new(Config::default(), ManualClock::at_unix_millis(1_000_000));
        let mut connection = Self {
            session: Session::detached(&server),
            requests: RequestBuffer::default(),
            replies: Vec::with_capacity(64 * 1024),
            unwritten: ReplyBuffer::default(),
        };
        connection.send(b"*1\r\n$4\r\nPING\r\n");
        connection
    }

    fn send(&mut self, bytes: &[u8]) {
        self.replies.clear();
        self.requests.extend(bytes);
        let flow = self.session.execute_all(&mut self.requests, &mut self.unwritten);
        self.replies.extend_from_slice(self.unwritten.unwritten());
        self.unwritten.advance(self.unwritten.len());
        assert_eq!(flow, Flow::Continue);
    }
}

fn set(key: u64, value: &str) -> Vec<u8> {
    let length = value.len();
    format!("*3\r\n$3\r\nSET\r\n$16\r\nkey:{key:012}\r\n${length}\r\n{value}\r\n").into_bytes()
}

fn get(key: u64) -> Vec<u8> {
    format!("*2\r\n$3\r\nGET\r\n$16\r\nkey:{key:012}\r\n").into_bytes()
}

#[test]
fn parsing_allocates_nothing() {
    let mut requests = RequestBuffer::default();
    let batch = set(1, "value").repeat(100);
    // The buffer itself is taken from the thread's pool, which is empty the first time.
    requests.extend(&batch);
    while requests.next(Default::default()).unwrap().is_some() {}
    requests.release_unused();

    let mut parsed = 0;
    let allocated = allocations_of(|| {
        requests.extend(&batch);
        while let Some(request) = requests.next(Default::default()).unwrap() {
            assert_eq!(request.len(), 3);
            parsed += 1;
        }
        requests.release_unused();
    });
    assert_eq!((parsed, allocated), (100, 0));
}

#[test]
fn parsing_a_request_in_single_bytes_allocates_nothing() {
    let mut requests = RequestBuffer::default();
    let request = set(1, "value");
    let mut in_bytes = || {
        for byte in &request[..request.len() - 1] {
            requests.extend(&[*byte]);
            assert!(requests.next(Default::default()).unwrap().is_none());
        }
        requests.extend(&request[request.len() - 1..]);
        assert!(requests.next(Default::default()).unwrap().is_some());
    };
    // The first time the parser allocates room for the arguments, which it keeps.
    in_bytes();
    assert_eq!(allocations_of(in_bytes), 0);
}

#[test]
fn a_get_that_hits_allocates_nothing() {
    let mut connection = Connection::new();
    connection.send(&set(7, "value"));
    let request = get(7);
    connection.send(&request);
    let allocated = allocations_of(|| {
        for _ in 0..100 {
            connection.send(&request);
        }
    });
    assert_eq!(connection.replies, b"$5\r\nvalue\r\n");
    assert_eq!(allocated, 0);
}

#[test]
fn a_batch_of_gets_allocates_nothing() {
    let mut connection = Connection::new();
    for key in 0..64 {
        connection.send(&set(key, "value"));
    }
    let batch: Vec<u8> = (0..64).flat_map(get).collect();
    connection.send(&batch);
    let allocated = allocations_of(|| connection.send(&batch));
    assert_eq!(connection.replies, b"$5\r\nvalue\r\n".repeat(64));
    assert_eq!(allocated, 0);
}

#[test]
fn a_set_of_a_new_key_allocates_once_beyond_table_growth() {
    let mut connection = Connection::new();
    for key in 0..10_000 {
        connection.send(&set(key, "value"));
    }
    let mut counts: Vec<u64> = (10_000..11_000)
        .map(|key| {
            let request = set(key, "value");
            allocations_of(|| connection.send(&request))
        })
        .collect();
    counts.sort_unstable();
    assert_eq!(connection.replies, b"+OK\r\n");
    // Splitting a segment of the table allocates; most requests cause no split.
    assert_eq!((counts[0], counts[500]), (1, 1));
    assert!(counts.iter().sum::<u64>() < 1_200, "{counts:?}");
}

#[test]
fn a_set_of_a_value_of_the_same_length_allocates_nothing() {
    let mut connection = Connection::new();
    connection.send(&set(7, "value"));
    let request = set(7, "other");
    let allocated = allocations_of(|| connection.send(&request));
    assert_eq!(allocated, 0);
}

#[test]
fn a_set_of_a_value_of_another_length_allocates_once() {
    let mut connection = Connection::new();
    connection.send(&set(7, "value"));
    let request = set(7, "a longer value");
    let allocated = allocations_of(|| connection.send(&request));
    assert_eq!(allocated, 1);
}
