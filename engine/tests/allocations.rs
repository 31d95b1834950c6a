//! Counts the allocations of a request, on the thread that executes it, and the bytes of them: what is not allocated
//! cannot have been copied to anywhere but the reply.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::sync::Arc;

use engine::client::Peer;
use engine::{Config, Conversation, Flow, ManualClock, Next, Notify, ReplyBuffer, RequestBuffer, Server, Session};

thread_local! {
    static ALLOCATIONS: Cell<u64> = const { Cell::new(0) };
    static BYTES: Cell<u64> = const { Cell::new(0) };
}

fn note(bytes: usize) {
    ALLOCATIONS.set(ALLOCATIONS.get() + 1);
    BYTES.set(BYTES.get() + bytes as u64);
}

struct Counting;

// SAFETY: every call goes to `System` unchanged; counting touches a thread-local cell only.
#[allow(unsafe_code)] // an allocator cannot be written without it
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        note(layout.size());
        // SAFETY: the caller keeps `alloc`'s contract.
        unsafe { System.alloc(layout) }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        note(size);
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

fn bytes_of(work: impl FnOnce()) -> u64 {
    let before = BYTES.get();
    work();
    BYTES.get() - before
}

fn server() -> Arc<Server> {
    Server::new(Config::default(), ManualClock::at_unix_millis(1_000_000))
}

/// A connection that has been used before, so that the pool of the thread has its buffers.
struct Connection {
    session: Session,
    requests: RequestBuffer,
    /// Replies to the last request.
    replies: Vec<u8>,
    unwritten: ReplyBuffer,
}

impl Connection {
    fn new() -> Self {
        Self::of(&server())
    }

    fn of(server: &Arc<Server>) -> Self {
        let mut connection = Self {
            session: Session::detached(server),
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

fn request(words: &[&str]) -> Vec<u8> {
    let bulk = words.iter().map(|word| format!("${}\r\n{word}\r\n", word.len()));
    format!("*{}\r\n{}", words.len(), bulk.collect::<String>()).into_bytes()
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

#[test]
fn an_mget_of_a_hundred_keys_allocates_once() {
    let mut connection = Connection::new();
    for key in 0..100 {
        connection.send(&set(key, "value"));
    }
    let keys: Vec<String> = (0..100).map(|key| format!("key:{key:012}")).collect();
    let words: Vec<&str> = ["MGET"].into_iter().chain(keys.iter().map(String::as_str)).collect();
    let request = request(&words);
    connection.send(&request);
    let allocated = allocations_of(|| connection.send(&request));
    assert_eq!(connection.replies, ["*100\r\n".to_owned(), "$5\r\nvalue\r\n".repeat(100)].concat().as_bytes());
    assert_eq!(allocated, 1);
}

#[test]
fn an_incr_allocates_nothing_while_the_number_has_its_digits() {
    let mut connection = Connection::new();
    connection.send(&request(&["SET", "visits", "100"]));
    let request = request(&["INCR", "visits"]);
    // The first one takes the text for a number.
    connection.send(&request);
    let allocated = allocations_of(|| {
        for _ in 0..100 {
            connection.send(&request);
        }
    });
    assert_eq!(connection.replies, b":201\r\n");
    assert_eq!(allocated, 0);
}

#[test]
fn a_transaction_of_ten_commands_allocates_three_times() {
    let mut connection = Connection::new();
    let mut transaction = request(&["MULTI"]);
    for key in 0..5 {
        connection.send(&set(key, "value"));
        transaction.extend(set(key, "other"));
        transaction.extend(get(key));
    }
    transaction.extend(request(&["EXEC"]));
    connection.send(&transaction);
    let allocated = allocations_of(|| connection.send(&transaction));
    let expected =
        ["+OK\r\n".to_owned(), "+QUEUED\r\n".repeat(10), "*10\r\n".to_owned(), "+OK\r\n$5\r\nother\r\n".repeat(5)];
    assert_eq!(connection.replies, expected.concat().as_bytes());
    assert_eq!(allocated, 3);
}

struct Silent;

impl Notify for Silent {
    fn notify(&self) {}
}

/// A connection that messages come to.
struct Subscriber {
    conversation: Conversation,
    requests: RequestBuffer,
    replies: ReplyBuffer,
}

impl Subscriber {
    fn of(server: &Arc<Server>) -> Self {
        let session = server.connect(Peer::none(), Arc::new(Silent)).expect("there is room");
        let mut subscriber = Self {
            conversation: Conversation::new(session),
            requests: RequestBuffer::default(),
            replies: ReplyBuffer::default(),
        };
        let subscribe = request(&["SUBSCRIBE", "news"]);
        subscriber.requests.extend(&subscribe);
        subscriber.conversation.read(subscribe.len());
        assert!(subscriber.take() > 0);
        subscriber
    }

    /// Takes what has come; returns the number of its bytes.
    fn take(&mut self) -> usize {
        assert!(matches!(self.conversation.turn(&mut self.requests, &mut self.replies), Next::Wait { .. }));
        let came = self.replies.len();
        self.replies.advance(came);
        came
    }
}

#[test]
fn a_message_is_copied_once_and_shared_by_all_who_receive_it() {
    let message = "m".repeat(10_000);
    let received = b"*3\r\n$7\r\nmessage\r\n$4\r\nnews\r\n$10000\r\n\r\n".len() + message.len();
    let publish = request(&["PUBLISH", "news", &message]);
    for subscribers in [1, 10, 100] {
        let server = server();
        let mut publisher = Connection::of(&server);
        let mut all: Vec<Subscriber> = (0..subscribers).map(|_| Subscriber::of(&server)).collect();
        let mut round = || {
            let (mut count, mut bytes) = (0, 0);
            bytes += bytes_of(|| count += allocations_of(|| publisher.send(&publish)));
            let to_take_them = allocations_of(|| assert!(all.iter_mut().all(|each| each.take() == received)));
            (count, bytes, to_take_them)
        };
        round();
        let (count, bytes, to_take_them) = round();
        assert_eq!(publisher.replies, format!(":{subscribers}\r\n").as_bytes());
        assert_eq!((count, to_take_them), (2, 0));
        let copy = received as u64;
        assert!((copy..copy + 200).contains(&bytes), "{bytes} bytes for {subscribers}");
    }
}
