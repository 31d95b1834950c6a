//! Timers and sockets that outlive their runtime, or are used in another: B93, B97.

use std::net::{TcpListener, TcpStream};
use std::time::{Duration, Instant};

use crate::claims::{Legacy, Modern, shown};
use crate::common::{in_children, panic_message};
use crate::drive::on_tokio;

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

#[test]
fn b97_a_listener_is_served_by_the_runtime_that_polls_it_and_in_tokio_1_by_the_one_that_made_it() {
    let [listener, timer] = in_children!(b97_modern, b97_modern_timer);
    assert!(b97_legacy());
    b97_legacy_timer();
    shown(97, Legacy, "the runtime whose task first polls it");
    assert!(b97_modern_std());
    listener.hangs_after("accepting");
    timer.hangs_after("sleeping");
    shown(97, Modern, "the runtime in which it was made");
}

/// Returns whether a connection was accepted.
fn b97_legacy() -> bool {
    use {futures_legacy as futures, tokio_legacy as tokio};
    // region: b97_legacy
    use futures::{Future, Stream, lazy};
    use std::thread;
    use tokio::net::TcpListener;
    use tokio::runtime::current_thread::{Runtime, block_on_all};

    let mut main = Runtime::new().unwrap();
    let any_port = "127.0.0.1:0".parse().unwrap();
    let listener = main.block_on(lazy(|| TcpListener::bind(&any_port))).unwrap();
    let client = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
    let serving = thread::spawn(|| {
        let accepted = listener.incoming().into_future().map(|(stream, _)| stream.is_some());
        block_on_all(accepted.map_err(|(error, _)| error)).unwrap() // true
    });
    // endregion: b97_legacy
    let accepted = serving.join().unwrap();
    drop((main, client));
    accepted
}

fn b97_modern() {
    // region: b97_modern
    use std::thread;
    use tokio::net::TcpListener;
    use tokio::runtime::Builder;

    let current_thread = || Builder::new_current_thread().enable_all().build().unwrap();
    let main = current_thread();
    let listener = main.block_on(TcpListener::bind("127.0.0.1:0")).unwrap();
    let client = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
    let serving = thread::spawn(move || {
        println!("accepting");
        current_thread().block_on(listener.accept()).unwrap(); // for ever: `main` would have to see it
    });
    // endregion: b97_modern
    serving.join().unwrap();
    drop((main, client));
}

/// Returns whether a connection was accepted.
fn b97_modern_std() -> bool {
    let current_thread = || tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    // region: b97_modern_std
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let client = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
    let serving = std::thread::spawn(move || {
        current_thread().block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener).unwrap(); // here, where it is used
            listener.accept().await.is_ok()
        })
    });
    // endregion: b97_modern_std
    let accepted = serving.join().unwrap();
    drop(client);
    accepted
}

fn b97_legacy_timer() {
    use futures_legacy::lazy;
    use tokio_legacy::{runtime::current_thread::Runtime, timer::Delay};
    let mut main = Runtime::new().unwrap();
    let delay = main.block_on(lazy(|| Ok::<_, ()>(Delay::new(Instant::now())))).unwrap();
    Runtime::new().unwrap().block_on(delay).unwrap();
    drop(main);
}

fn b97_modern_timer() {
    let main = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let guard = main.enter();
    let sleep = tokio::time::sleep(Duration::ZERO);
    drop(guard);
    println!("sleeping");
    on_tokio(sleep);
    drop(main);
}
