//! `enter`, and what is found while something is polled or dropped.

use std::sync::mpsc;
use std::time::{Duration, Instant};

use futures_legacy::future::{lazy, ok, poll_fn};
use futures_legacy::{Async, Future as _};
use tokio_legacy::io::{read_exact, write_all};
use tokio_legacy::net::{TcpListener, TcpStream};
use tokio_legacy::prelude::Stream as _;
use tokio_legacy::timer::Delay;

use crate::{PATIENCE, everywhere, soon, workers};

#[test]
fn a_socket_and_a_timer_serve_an_exchange() {
    everywhere(|bridge| async move {
        let listener = TcpListener::bind(&"127.0.0.1:0".parse().unwrap()).unwrap();
        let address = listener.local_addr().unwrap();
        let accept = listener.incoming().take(1).for_each(|socket| {
            let answer = soon().then(move |_| write_all(socket, b"hello"));
            tokio_legacy::spawn(answer.map(|_| ()).map_err(|error| panic!("{error}")));
            Ok(())
        });
        bridge.handle().spawn(accept.map_err(|error| panic!("{error}")));
        let read = TcpStream::connect(&address).and_then(|socket| read_exact(socket, [0; 5]));
        assert_eq!(&bridge.handle().compat(read).await.unwrap().1, b"hello");
        bridge.idle().await;
    });
}

#[test]
fn plain_code_that_has_entered_spawns_and_makes_timers() {
    everywhere(|bridge| async move {
        let (done, is_done) = futures_legacy::sync::oneshot::channel();
        let delay = bridge.handle().enter(|| {
            tokio_legacy::spawn(soon().then(|_| done.send("spawned")).map_err(|_| ()));
            // Bound to the bridge when it is first polled, which happens inside of another future.
            Delay::new(Instant::now() + Duration::from_millis(1))
        });
        assert_eq!(bridge.handle().compat(is_done).await, Ok("spawned"));
        bridge.handle().compat(delay).await.unwrap();
    });
}

#[test]
fn entering_twice_keeps_the_outer_one_and_leaves_in_order() {
    let runtime = workers();
    let bridge = bridge::Bridge::new(runtime.handle().clone()).unwrap();
    let (done, is_done) = mpsc::channel();
    bridge.handle().enter(|| {
        bridge.handle().enter(|| {});
        tokio_legacy::spawn(lazy(move || done.send(()).map_err(|_| ())));
    });
    is_done.recv_timeout(PATIENCE).unwrap();
    // Nothing is left behind: a runtime of 0.1 can be entered on this thread.
    assert_eq!(tokio_legacy::runtime::current_thread::block_on_all(soon()), Ok(()));
}

#[test]
fn a_panic_inside_leaves_nothing_behind() {
    let runtime = workers();
    let bridge = bridge::Bridge::new(runtime.handle().clone()).unwrap();
    let text = crate::panic_message(|| bridge.handle().enter(|| panic!("on purpose")));
    assert_eq!(text, "on purpose");
    assert_eq!(tokio_legacy::runtime::current_thread::block_on_all(soon()), Ok(()));
}

#[test]
fn a_thread_of_a_legacy_runtime_keeps_its_own() {
    let runtime = workers();
    let bridge = bridge::Bridge::new(runtime.handle().clone()).unwrap();
    let handle = bridge.handle().clone();
    drop(bridge); // it serves nothing any more: what works below is served by 0.1
    let old = lazy(move || handle.enter(|| Delay::new(Instant::now()).map_err(|error| panic!("{error}"))));
    assert_eq!(tokio_legacy::runtime::current_thread::block_on_all(old), Ok(()));
}

struct SpawnsInDrop(mpsc::Sender<()>);

impl Drop for SpawnsInDrop {
    fn drop(&mut self) {
        let done = self.0.clone();
        tokio_legacy::spawn(lazy(move || done.send(()).map_err(|_| ())));
    }
}

#[test]
fn what_is_dropped_unfinished_may_spawn() {
    let runtime = workers();
    let bridge = bridge::Bridge::new(runtime.handle().clone()).unwrap();
    let (done, is_done) = mpsc::channel();
    let spawns = SpawnsInDrop(done);
    drop(bridge.handle().compat(poll_fn(move || {
        let _kept = &spawns;
        Ok::<_, ()>(Async::<()>::NotReady)
    })));
    is_done.recv_timeout(PATIENCE).unwrap();
}

#[test]
fn a_future_moves_from_one_task_to_another() {
    everywhere(|bridge| async move {
        let (send, receive) = futures_legacy::sync::oneshot::channel();
        let mut bridged = bridge.handle().compat(receive);
        // Polled once by a task that then gives it away: the next one is woken.
        std::future::poll_fn(|context| {
            assert!(std::pin::Pin::new(&mut bridged).poll(context).is_pending());
            std::task::Poll::Ready(())
        })
        .await;
        let waiting = tokio::spawn(bridged);
        tokio::task::yield_now().await;
        send.send(5).unwrap();
        assert_eq!(waiting.await.unwrap(), Ok(5));
    });
    use std::future::Future as _;
}

#[test]
fn an_executor_of_another_kind_may_poll() {
    let runtime = workers();
    let bridge = bridge::Bridge::new(runtime.handle().clone()).unwrap();
    assert_eq!(futures::executor::block_on(bridge.handle().compat(soon())), Ok(()));
    assert_eq!(futures::executor::block_on(bridge.handle().compat(ok::<_, ()>(1))), Ok(1));
}

#[cfg(feature = "fs")]
#[test]
fn a_blocking_section_on_a_thread_without_runtime_is_refused_as_in_legacy() {
    let runtime = workers();
    let bridge = bridge::Bridge::new(runtime.handle().clone()).unwrap();
    let section = poll_fn(|| tokio_threadpool::blocking(|| 7));
    let error = futures::executor::block_on(bridge.handle().compat(section)).unwrap_err();
    assert!(error.to_string().contains("outside the context of a thread pool"), "{error}");
}
