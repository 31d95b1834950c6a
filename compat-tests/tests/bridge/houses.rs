//! Ways of other crates to run both generations in one process: adapters between futures and streams, two runtimes
//! side by side, an executor of 0.1 over a handle of tokio 1.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener};
use std::thread;
use std::time::{Duration, Instant};

use crate::{modern, panic_message, words};

/// Starts a peer that sends `greeting`, reads to the end, and returns what it has read.
fn peer(greeting: &'static str) -> (SocketAddr, thread::JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let peer = thread::spawn(move || {
        let mut stream = listener.accept().unwrap().0;
        stream.write_all(greeting.as_bytes()).unwrap();
        let mut said = String::new();
        stream.read_to_string(&mut said).unwrap();
        said
    });
    (address, peer)
}

#[test]
fn a_legacy_future_can_be_awaited_if_it_needs_neither_timer_nor_spawn() {
    let (address, peer) = peer("hello");
    modern().block_on(async {
        // region: legacy_in_modern
        use futures::compat::Future01CompatExt; // `.compat()` on futures of 0.1
        use futures_legacy::Future as _;
        use tokio_legacy::io::{read_exact, write_all};
        use tokio_legacy::net::TcpStream;

        let exchange = TcpStream::connect(&address)
            .and_then(|stream| read_exact(stream, [0; 5]))
            .and_then(|(stream, greeting)| write_all(stream, greeting));
        let (_stream, greeting) = exchange.compat().await.unwrap();
        assert_eq!(&greeting, b"hello");
        // endregion: legacy_in_modern

        // region: legacy_in_modern_fails
        let delay = tokio_legacy::timer::Delay::new(Instant::now() + Duration::from_millis(1));
        assert_eq!(delay.compat().await.unwrap_err().to_string(), "timer is shutdown");
        // endregion: legacy_in_modern_fails
    });
    assert_eq!(peer.join().unwrap(), "hello");
}

#[test]
fn a_modern_future_runs_in_legacy_if_tokio_1_polls_it() {
    let runtime = modern();
    let answer = modern_in_legacy(runtime.handle());
    assert_eq!(answer, "new code, old caller");
}

fn modern_in_legacy(handle: &tokio::runtime::Handle) -> &'static str {
    let mut old_runtime = tokio_legacy::runtime::Runtime::new().unwrap();
    // region: modern_in_legacy
    use futures::{FutureExt as _, TryFutureExt as _}; // `.compat()` on futures of 0.3
    use futures_legacy::Future as _;

    async fn new_code() -> Result<&'static str, std::io::Error> {
        tokio::time::sleep(Duration::from_millis(1)).await;
        Ok("new code, old caller")
    }

    // Tokio 1 polls it, and 0.1 waits for its handle. The adapter of futures 0.3 needs `Unpin` and a `Result`.
    let old_future = handle.spawn(new_code()).map(Result::unwrap).boxed().compat();
    let answer = old_runtime.block_on(old_future).unwrap();
    // endregion: modern_in_legacy
    old_runtime.shutdown_now().wait().unwrap();
    answer
}

#[test]
fn a_modern_future_that_legacy_polls_finds_no_reactor() {
    // region: modern_in_legacy_fails
    use futures::{FutureExt as _, TryFutureExt as _};
    use futures_legacy::Future as _;

    let sleep = async {
        tokio::time::sleep(Duration::from_millis(1)).await;
        Ok::<_, ()>(())
    };
    let text = panic_message(|| sleep.boxed().compat().wait()); // a thread of 0.1 polls it
    assert_eq!(text, "there is no reactor running, must be called from the context of a Tokio 1.x runtime");
    // endregion: modern_in_legacy_fails
}

#[test]
fn a_legacy_socket_serves_a_modern_codec() {
    let (address, peer) = peer("one\ntwo\n");
    modern().block_on(async {
        // region: legacy_stream
        use futures::compat::{AsyncRead01CompatExt as _, Future01CompatExt as _};
        use futures::{SinkExt as _, StreamExt as _};
        use tokio_util::codec::{Framed, LinesCodec};
        use tokio_util::compat::FuturesAsyncReadCompatExt as _;

        let old = tokio_legacy::net::TcpStream::connect(&address).compat().await.unwrap();
        // 0.1 to the traits of futures 0.3, and these to the traits of tokio 1.
        let mut lines = Framed::new(old.compat().compat(), LinesCodec::new());
        assert_eq!(lines.next().await.unwrap().unwrap(), "one");
        assert_eq!(lines.next().await.unwrap().unwrap(), "two");
        lines.send("three").await.unwrap();
        // endregion: legacy_stream
    });
    assert_eq!(peer.join().unwrap(), "three\n");
}

#[test]
fn a_modern_socket_serves_a_legacy_codec() {
    let (address, peer) = peer("one\ntwo\n");
    modern().block_on(async {
        // region: modern_stream
        use futures::compat::Sink01CompatExt as _;
        use futures::{SinkExt as _, StreamExt as _};
        use tokio_codec::{Framed, LinesCodec};
        use tokio_util::compat::TokioAsyncReadCompatExt as _;

        let new = tokio::net::TcpStream::connect(address).await.unwrap();
        // Tokio 1 to the traits of futures 0.3, and these to those of 0.1. Back again to await it.
        let old = futures::compat::Compat::new(new.compat());
        let mut lines = Framed::new(old, LinesCodec::new()).sink_compat();
        assert_eq!(lines.next().await.unwrap().unwrap(), "one");
        assert_eq!(lines.next().await.unwrap().unwrap(), "two");
        lines.send("three".to_owned()).await.unwrap();
        // endregion: modern_stream
    });
    assert_eq!(peer.join().unwrap(), "three\n");
}

#[test]
fn closing_a_legacy_socket_behind_adapters_still_sends_nothing() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    modern().block_on(async {
        use futures::compat::{AsyncRead01CompatExt as _, Future01CompatExt as _};
        use tokio::io::AsyncWriteExt as _;
        use tokio_util::compat::FuturesAsyncReadCompatExt as _;

        let old = tokio_legacy::net::TcpStream::connect(&address).compat().await.unwrap();
        let mut old = old.compat().compat();
        let mut peer = listener.accept().unwrap().0;
        old.shutdown().await.unwrap();
        // The connection is still open, so these bytes arrive.
        old.write_all(b"after the end").await.unwrap();
        let mut said = [0; 13];
        peer.read_exact(&mut said).unwrap();
        assert_eq!(&said, b"after the end");
    });
}

#[test]
fn two_runtimes_side_by_side_are_joined_by_a_oneshot() {
    let (result, tasks) = modern().block_on(async {
        // region: two_runtimes
        use futures_legacy::Future as _;
        use tokio_legacy::timer::Delay;

        // Its threads have everything that 0.1 code needs. It lives as long as the program.
        let old_runtime = tokio_legacy::runtime::Runtime::new().unwrap();
        let old = old_runtime.executor();

        let (answer, answered) = tokio::sync::oneshot::channel();
        old.spawn(futures_legacy::lazy(|| {
            tokio_legacy::spawn(futures_legacy::future::ok(())); // a task of 0.1 may spawn
            Delay::new(Instant::now() + Duration::from_millis(1)).then(|delayed| {
                // The receiver may have been dropped.
                let _ = answer.send(delayed.map(|()| "answered by 0.1"));
                Ok(())
            })
        }));
        let result = answered.await;
        // endregion: two_runtimes
        (result, old_runtime)
    });
    assert_eq!(result.unwrap().unwrap(), "answered by 0.1");
    futures_legacy::Future::wait(tasks.shutdown_on_idle()).unwrap();
}

#[test]
fn who_stops_waiting_does_not_stop_the_other_runtime() {
    use futures_legacy::Future as _;
    let old_runtime = tokio_legacy::runtime::Runtime::new().unwrap();
    let (go, gate) = futures_legacy::sync::oneshot::channel::<()>();
    let (done, is_done) = std::sync::mpsc::channel();
    let (answer, answered) = tokio::sync::oneshot::channel();
    old_runtime.executor().spawn(gate.then(move |_| {
        done.send(answer.send(()).is_err()).unwrap();
        Ok(())
    }));
    drop(answered);
    go.send(()).unwrap();
    assert_eq!(is_done.recv_timeout(crate::PATIENCE), Ok(true), "it ran to its end, and nobody took the answer");
    old_runtime.shutdown_on_idle().wait().unwrap();
}

// region: executor
/// An executor of 0.1 whose tasks are tasks of tokio 1.
struct OverHandle(tokio::runtime::Handle);

impl<F> futures_legacy::future::Executor<F> for OverHandle
where
    F: futures_legacy::Future<Item = (), Error = ()> + Send + 'static,
{
    fn execute(&self, future: F) -> Result<(), futures_legacy::future::ExecuteError<F>> {
        use futures::compat::Future01CompatExt as _;
        self.0.spawn(future.compat());
        Ok(())
    }
}
// endregion: executor

#[test]
fn an_executor_over_a_handle_is_enough_for_code_that_takes_an_executor() {
    use futures_legacy::{Future as _, Stream as _, stream, sync::mpsc};
    let runtime = modern();
    let executor = OverHandle(runtime.handle().clone());
    // region: executor_works
    // `mpsc::spawn` is such code: it takes any executor of 0.1.
    let numbers = mpsc::spawn(stream::iter_ok::<_, ()>(1..=3), &executor, 1);
    assert_eq!(numbers.collect().wait(), Ok(vec![1, 2, 3]));
    // endregion: executor_works
}

#[test]
fn tasks_of_an_executor_over_a_handle_have_neither_timers_nor_spawn() {
    use futures::compat::Future01CompatExt as _;
    use futures_legacy::Future as _;
    use futures_legacy::future::{Executor as _, lazy, ok};
    let runtime = modern();
    let executor = OverHandle(runtime.handle().clone());
    let (said, says) = std::sync::mpsc::channel();
    // region: executor_fails
    let delay = tokio_legacy::timer::Delay::new(Instant::now());
    let task = delay.then(move |delayed| {
        said.send(delayed.unwrap_err().to_string()).unwrap();
        Ok(())
    });
    assert!(executor.execute(task).is_ok());
    assert_eq!(says.recv().unwrap(), "timer is shutdown");
    // endregion: executor_fails

    let spawning = lazy(|| {
        tokio_legacy::spawn(ok(()));
        Ok::<_, ()>(())
    });
    let panic = runtime.block_on(runtime.spawn(spawning.compat())).unwrap_err().into_panic();
    assert_eq!(words(&*panic), "called `Result::unwrap()` on an `Err` value: SpawnError { is_shutdown: true }");
}
