//! Timers and sockets that outlive their runtime: B93.

use std::net::TcpListener;
use std::time::{Duration, Instant};

use crate::claims::{Legacy, Modern, shown};
use crate::common::panic_message;

const LATER: Duration = Duration::from_secs(60);

#[test]
fn b93_a_timer_of_a_runtime_that_is_gone_yields_an_error_and_in_tokio_1_panics() {
    assert_eq!(b93_legacy(), "timer is shutdown");
    assert_eq!(b93_legacy_socket(), "reactor gone");
    shown(93, Legacy, "yields the error `timer is shutdown`");
    let text = panic_message(b93_modern);
    assert_eq!(text, "A Tokio 1.x context was found, but it is being shutdown.");
    assert_eq!(b93_modern_socket(), text);
    shown(93, Modern, "Polling the timer panics");
}

fn b93_legacy() -> String {
    use {futures_legacy as futures, tokio_legacy as tokio};
    // region: b93_legacy
    use futures::Future;
    use tokio::runtime::current_thread::Runtime;
    use tokio::timer::Delay;

    let mut runtime = Runtime::new().unwrap();
    let delay = runtime.block_on(futures::lazy(|| {
        let mut delay = Delay::new(Instant::now() + LATER);
        delay.poll().map(|_| delay)
    }));
    drop(runtime);
    let outcome = delay.unwrap().wait(); // Err: timer is shutdown
    // endregion: b93_legacy
    outcome.unwrap_err().to_string()
}

fn b93_modern() {
    // region: b93_modern
    use tokio::runtime::Runtime;
    use tokio::time::{sleep, timeout};

    let runtime = Runtime::new().unwrap();
    let guard = runtime.enter();
    let mut delay = Box::pin(sleep(LATER));
    drop(guard);
    runtime.block_on(async { timeout(Duration::ZERO, &mut delay).await.unwrap_err() });
    drop(runtime);
    futures::executor::block_on(delay); // panics
    // endregion: b93_modern
}

fn b93_legacy_socket() -> String {
    use futures_legacy::Future as _;
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let mut runtime = tokio_legacy::runtime::current_thread::Runtime::new().unwrap();
    let stream = runtime.block_on(tokio_legacy::net::TcpStream::connect(&listener.local_addr().unwrap())).unwrap();
    drop(runtime);
    tokio_legacy::io::read(stream, [0; 8]).wait().unwrap_err().to_string()
}

fn b93_modern_socket() -> String {
    use tokio::io::AsyncReadExt as _;
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let mut stream = runtime.block_on(tokio::net::TcpStream::connect(listener.local_addr().unwrap())).unwrap();
    drop(runtime);
    futures::executor::block_on(stream.read(&mut [0; 8])).unwrap_err().to_string()
}
