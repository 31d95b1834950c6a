//! Lists the differences of the twins, with their reasons.

/// An item that only one side has, or that differs between the sides.
pub(crate) struct Exception {
    /// Path below `src`.
    pub(crate) file: &'static str,
    /// The item of `legacy`; empty if there is none.
    pub(crate) legacy: &'static str,
    /// The item of `modern`; empty if there is none.
    pub(crate) modern: &'static str,
    /// Reason for the difference.
    pub(crate) reason: &'static str,
}

const fn differs(file: &'static str, legacy: &'static str, modern: &'static str, reason: &'static str) -> Exception {
    Exception { file, legacy, modern, reason }
}

const fn only_legacy(file: &'static str, legacy: &'static str, reason: &'static str) -> Exception {
    Exception { file, legacy, modern: "", reason }
}

const NO_RESOLVER: &str = "`TcpStream::connect` of 0.1 takes an address; the trait that resolves names came later";
const OWNED: &str = "what a task of 0.1 waits for cannot borrow, so the future is a type that owns what it waits for";
const IO_TRAITS: &str = "`AsyncRead` and `AsyncWrite` of 0.1 are markers over `Read` and `Write` of std";

pub(crate) const EXCEPTIONS: &[Exception] = &[
    differs(
        "notifier.rs",
        "fn Notifier::poll_notified(&self) -> Async<()>",
        "fn Notifier::poll_notified(&self, cx: &mut Context) -> Poll<()>",
        "a task of 0.1 is found in a thread-local, that of std comes as an argument",
    ),
    differs(
        "notifier.rs",
        "fn Notifier::notified(self: &Arc<Self>) -> Notified",
        "fn Notifier::notified(&self) -> future<(), ()>",
        OWNED,
    ),
    only_legacy("notifier.rs", "struct Notified", OWNED),
    only_legacy("notifier.rs", "impl Debug for Notified", OWNED),
    only_legacy("notifier.rs", "impl Future for Notified", OWNED),
    differs(
        "client/blocking.rs",
        "fn connect(address: &SocketAddr) -> Result<BlockingClient, Error>",
        "fn connect(address: impl ToSocketAddrs) -> Result<BlockingClient, Error>",
        NO_RESOLVER,
    ),
    differs(
        "client/mod.rs",
        "fn connect(address: &SocketAddr) -> future<Client, Error>",
        "fn connect(address: impl ToSocketAddrs) -> future<Client, Error>",
        NO_RESOLVER,
    ),
    differs(
        "client/blocking.rs",
        "fn connect_with(address: &SocketAddr, options: &ConnectOptions) -> Result<BlockingClient, Error>",
        "fn connect_with(address: impl ToSocketAddrs, options: &ConnectOptions) -> Result<BlockingClient, Error>",
        NO_RESOLVER,
    ),
    differs(
        "client/mod.rs",
        "fn connect_with(address: &SocketAddr, options: &ConnectOptions) -> future<Client, Error>",
        "fn connect_with(address: impl ToSocketAddrs, options: &ConnectOptions) -> future<Client, Error>",
        NO_RESOLVER,
    ),
    differs(
        "connection.rs",
        "fn Connection::poll_exchange(&mut self, read: bool) -> Poll<Exchange, Error>",
        "fn Connection::exchange(&mut self, read: bool) -> future<Exchange, Error>",
        "its caller is a future written by hand in 0.1, which polls, and a `select!` in 1, which awaits",
    ),
    differs(
        "connection.rs",
        "fn Connection::try_flush(&mut self) -> Result<(), Error>",
        "fn Connection::try_flush(&mut self) -> future<(), Error>",
        "a write that may not wait needs the task as well: in 1 that is the context of a `poll`, which `.await` brings",
    ),
    differs(
        "shutdown.rs",
        "fn signals() -> future<(future<(), ()>, future<(), ()>), Error>",
        "fn signals() -> Result<(future<(), ()>, future<(), ()>), Error>",
        "installing a handler is a future in tokio-signal, and a call in tokio 1",
    ),
    only_legacy("socket.rs", "impl Read for Socket", IO_TRAITS),
    only_legacy("socket.rs", "impl Write for Socket", IO_TRAITS),
];
