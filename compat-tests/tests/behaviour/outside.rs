//! Sockets, timers and tasks outside a runtime, or on the wrong one: B13–B16.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener};
use std::time::Duration;

use crate::claims::{Legacy, Modern, shown};
use crate::common::{Process, in_children, message, panic_message};

/// The panic of tokio 1 for a task, a socket or a timer outside a runtime.
const NO_REACTOR: &str = "there is no reactor running, must be called from the context of a Tokio 1.x runtime";

/// Returns a listener of std, and its address.
fn peer() -> (TcpListener, SocketAddr) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let addr = listener.local_addr().unwrap();
    (listener, addr)
}

#[test]
fn b13_spawning_outside_a_runtime_panics_in_both() {
    assert_eq!(
        panic_message(b13_legacy),
        "called `Result::unwrap()` on an `Err` value: SpawnError { is_shutdown: true }"
    );
    shown(13, Legacy, "SpawnError { is_shutdown: true }");
    assert_eq!(panic_message(b13_modern), NO_REACTOR);
    shown(13, Modern, "there is no reactor running");
}

fn b13_legacy() {
    use {futures_legacy as futures, tokio_legacy as tokio};
    // region: b13_legacy
    tokio::spawn(futures::future::ok(()));
    // endregion: b13_legacy
}

fn b13_modern() {
    // region: b13_modern
    tokio::spawn(async {});
    // endregion: b13_modern
}

#[test]
fn b14_sockets_work_without_a_runtime_in_legacy_only() {
    let [legacy] = in_children!(b14_legacy_child).map(Process::ends);
    assert_eq!(legacy.code, Some(0), "{legacy:?}");
    assert_eq!(legacy.stdout, ["1 more thread"]);
    shown(14, Legacy, "Sockets work with no runtime at all");

    let (_listener, addr) = peer();
    assert_eq!(panic_message(|| b14_modern(addr)), NO_REACTOR);
    assert_eq!(panic_message(|| b14_modern_bind(addr)), NO_REACTOR);
    shown(14, Modern, "A socket panics when it is first polled or bound");
}

/// Runs alone in its process, since the fallback reactor belongs to the whole process.
fn b14_legacy_child() {
    fn threads() -> usize {
        std::fs::read_dir("/proc/self/task").unwrap().count()
    }
    let (listener, addr) = peer();
    let peer = std::thread::spawn(move || {
        let mut stream = listener.accept().unwrap().0;
        stream.write_all(b"hello").unwrap();
        stream.read(&mut [0]).unwrap() // until the other end is closed
    });
    let before = threads();
    let stream = b14_legacy(addr);
    println!("{} more thread", threads() - before);
    drop(stream);
    peer.join().unwrap();
}

fn b14_legacy(addr: SocketAddr) -> tokio_legacy::net::TcpStream {
    use {futures_legacy as futures, tokio_legacy as tokio};
    // region: b14_legacy
    use futures::Future;
    use tokio::io::read_exact;
    use tokio::net::{TcpListener, TcpStream};

    let _listener = TcpListener::bind(&([127, 0, 0, 1], 0).into()).unwrap();
    let stream = TcpStream::connect(&addr).wait().unwrap();
    let (stream, greeting) = read_exact(stream, [0; 5]).wait().unwrap();
    assert_eq!(&greeting, b"hello");
    // A thread of its own, started at first use, serves as the reactor.
    // endregion: b14_legacy
    stream
}

fn b14_modern(addr: SocketAddr) {
    // region: b14_modern
    use futures::executor::block_on;
    use tokio::net::TcpStream;

    let _stream = block_on(TcpStream::connect(addr)); // panics
    // endregion: b14_modern
}

fn b14_modern_bind(addr: SocketAddr) {
    use futures::executor::block_on;
    use tokio::net::TcpListener;

    let _listener = block_on(TcpListener::bind((addr.ip(), 0)));
}

#[test]
fn b14_a_timer_without_a_runtime_fails_when_polled_in_legacy_and_when_made_in_modern() {
    assert_eq!(b14_legacy_timer().to_string(), "timer is shutdown");
    assert_eq!(panic_message(b14_modern_timer), NO_REACTOR);
    b14_modern_enter();
}

fn b14_legacy_timer() -> tokio_legacy::timer::Error {
    use {futures_legacy as futures, tokio_legacy as tokio};
    // region: b14_legacy_timer
    use futures::Future;
    use std::time::Instant;
    use tokio::timer::Delay;

    let delay = Delay::new(Instant::now() + Duration::from_millis(10));
    let error = delay.wait().unwrap_err();
    assert!(error.is_shutdown());
    // endregion: b14_legacy_timer
    error
}

fn b14_modern_timer() {
    // region: b14_modern_timer
    use tokio::time::sleep;

    let delay = sleep(Duration::from_millis(10)); // panics: nothing is polled yet
    // endregion: b14_modern_timer
    drop(delay);
}

fn b14_modern_enter() {
    // region: b14_modern_enter
    use tokio::runtime::Runtime;
    use tokio::time::sleep;

    let runtime = Runtime::new().unwrap();
    let context = runtime.enter();
    let delay = sleep(Duration::from_millis(10));
    drop(context);
    runtime.block_on(delay);
    // endregion: b14_modern_enter
}

#[test]
fn b15_a_modern_runtime_has_timers_and_sockets_only_when_enabled() {
    let (_listener, addr) = peer();
    assert!(b15_legacy(addr).is_ok());
    shown(15, Legacy, "Every runtime has sockets and timers");
    b15_modern_enabled(addr);
    assert_eq!(
        panic_message(b15_modern_timer),
        "A Tokio 1.x context was found, but timers are disabled. \
         Call `enable_time` on the runtime builder to enable timers."
    );
    assert_eq!(
        panic_message(|| b15_modern(addr)),
        "A Tokio 1.x context was found, but IO is disabled. \
         Call `enable_io` on the runtime builder to enable IO."
    );
    shown(15, Modern, "A runtime built without `enable_all` panics");
}

fn b15_legacy(addr: SocketAddr) -> Result<(), tokio_legacy::timer::Error> {
    use {futures_legacy as futures, tokio_legacy as tokio};
    // region: b15_legacy
    use futures::Future;
    use std::time::Instant;
    use tokio::net::TcpStream;
    use tokio::runtime::Builder;
    use tokio::timer::Delay;

    let mut runtime = Builder::new().build().unwrap();
    runtime.block_on(TcpStream::connect(&addr)).unwrap();
    let waited = runtime.block_on(Delay::new(Instant::now()));
    // endregion: b15_legacy
    runtime.shutdown_now().wait().unwrap();
    waited
}

fn b15_modern(addr: SocketAddr) {
    // region: b15_modern
    use tokio::net::TcpStream;
    use tokio::runtime::Builder;

    let runtime = Builder::new_multi_thread().build().unwrap();
    runtime.block_on(TcpStream::connect(addr)).unwrap(); // panics
    // endregion: b15_modern
}

fn b15_modern_timer() {
    use tokio::runtime::Builder;
    use tokio::time::sleep;

    let runtime = Builder::new_multi_thread().build().unwrap();
    runtime.block_on(async { sleep(Duration::ZERO).await });
}

fn b15_modern_enabled(addr: SocketAddr) {
    // region: b15_modern_enabled
    use tokio::net::TcpStream;
    use tokio::runtime::Builder;
    use tokio::time::sleep;

    let runtime = Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(TcpStream::connect(addr)).unwrap();
    runtime.block_on(async { sleep(Duration::ZERO).await });
    // endregion: b15_modern_enabled
}

#[test]
fn b16_legacy_futures_on_a_modern_runtime_have_io_but_neither_timers_nor_tasks() {
    let (_listener, addr) = peer();
    assert!(b16_legacy(addr).is_ok());
    shown(16, Legacy, "On their own runtime");

    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(b16_modern(addr));
    let error = runtime.block_on(b16_modern_spawn()).unwrap_err();
    assert_eq!(
        message(&*error.into_panic()),
        "called `Result::unwrap()` on an `Err` value: SpawnError { is_shutdown: true }"
    );
    shown(16, Modern, "timers yield `timer is shutdown`");
}

fn b16_legacy(addr: SocketAddr) -> Result<(), tokio_legacy::timer::Error> {
    use {futures_legacy as futures, tokio_legacy as tokio};
    // region: b16_legacy
    use futures::{Future, future};
    use std::time::Instant;
    use tokio::net::TcpStream;
    use tokio::runtime::Runtime;
    use tokio::timer::Delay;

    let mut runtime = Runtime::new().unwrap();
    runtime.block_on(TcpStream::connect(&addr)).unwrap();
    let waited = runtime.block_on(Delay::new(Instant::now()));
    let spawn = future::lazy(|| {
        tokio::spawn(future::ok(()));
        Ok::<_, ()>(())
    });
    runtime.block_on(spawn).unwrap();
    // endregion: b16_legacy
    runtime.shutdown_now().wait().unwrap();
    waited
}

async fn b16_modern(addr: SocketAddr) {
    // region: b16_modern
    use futures::compat::Future01CompatExt;
    use std::time::Instant;
    use tokio_legacy::net::TcpStream;
    use tokio_legacy::timer::Delay;

    // The fallback reactor of 0.1 serves it.
    TcpStream::connect(&addr).compat().await.unwrap();

    let error = Delay::new(Instant::now()).compat().await.unwrap_err();
    assert_eq!(error.to_string(), "timer is shutdown");
    // endregion: b16_modern
}

#[test]
fn b16_an_interval_of_0_1_under_an_adapter_fails_for_ever_and_never_waits() {
    let errors = tokio::runtime::Runtime::new().unwrap().block_on(b16_modern_interval());
    assert_eq!(errors, ["timer is shutdown"; 100]);
}

async fn b16_modern_interval() -> Vec<String> {
    // region: b16_modern_interval
    use futures::StreamExt;
    use futures::compat::Stream01CompatExt;
    use tokio_legacy::timer::Interval;

    let ticks = Interval::new_interval(Duration::from_secs(3600)).compat();
    // Always ready: without `take`, `collect` goes on for ever, and no timeout around it elapses.
    let errors = ticks.take(100).map(|tick| tick.unwrap_err().to_string());
    // endregion: b16_modern_interval
    errors.collect().await
}

async fn b16_modern_spawn() -> Result<(), tokio::task::JoinError> {
    // region: b16_modern_spawn
    use futures::compat::Future01CompatExt;
    use futures_legacy::future;

    let task = tokio::spawn(async {
        let spawn = future::lazy(|| {
            tokio_legacy::spawn(future::ok(())); // panics
            Ok::<_, ()>(())
        });
        spawn.compat().await.unwrap();
    });
    // endregion: b16_modern_spawn
    task.await
}
