//! Tests of asynchronous code in both generations, which `guide/patterns/writing_tests.md` quotes.

#![allow(clippy::unwrap_used)] // all of it is test code; an error ends the test

use std::io;
use std::time::Duration;

mod legacy {
    use std::io::{self, Read};
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::{Duration, Instant};
    use {futures_legacy as futures, tokio_legacy as tokio};

    // region: legacy_runtime
    use futures::Future;
    use tokio::runtime::current_thread::Runtime;

    #[test]
    fn a_test_drives_a_runtime() {
        let mut runtime = Runtime::new().unwrap();
        let answer = runtime.block_on(futures::future::ok::<_, ()>(7));
        assert_eq!(answer, Ok(7));
    }
    // endregion: legacy_runtime

    // region: legacy_poll
    use futures::executor::{self, Notify};
    use futures::sync::oneshot;

    struct Counting(AtomicUsize);

    impl Notify for Counting {
        fn notify(&self, _id: usize) {
            self.0.fetch_add(1, Ordering::SeqCst);
        }
    }

    #[test]
    fn a_test_polls_by_hand() {
        let woken = Arc::new(Counting(AtomicUsize::new(0)));
        let (send, receive) = oneshot::channel();
        let mut receiving = executor::spawn(receive);
        assert!(receiving.poll_future_notify(&woken, 0).unwrap().is_not_ready());
        send.send(7).unwrap();
        assert_eq!(woken.0.load(Ordering::SeqCst), 1);
        assert!(receiving.poll_future_notify(&woken, 0).unwrap().is_ready());
    }
    // endregion: legacy_poll

    // region: legacy_io
    use tokio::io::{AsyncRead, read_exact};

    /// A peer that sends one byte at a time.
    struct Slow(&'static [u8]);

    impl Read for Slow {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            self.0.read(&mut into[..1])
        }
    }

    impl AsyncRead for Slow {}

    #[test]
    fn a_test_has_a_peer_of_its_own() {
        let read = read_exact(Slow(b"ping"), [0; 4]).wait();
        assert_eq!(&read.unwrap().1, b"ping");
    }
    // endregion: legacy_io

    // region: legacy_clock
    use tokio_timer::clock::{Clock, Now};

    struct Fixed(Instant);

    impl Now for Fixed {
        fn now(&self) -> Instant {
            self.0
        }
    }

    #[test]
    fn a_test_sets_the_clock() {
        let noon = Instant::now() + Duration::from_secs(3600);
        let mut runtime =
            tokio::runtime::current_thread::Builder::new().clock(Clock::new_with_now(Fixed(noon))).build().unwrap();
        let now = runtime.block_on(futures::future::lazy(|| Ok::<_, ()>(tokio::clock::now())));
        assert_eq!(now, Ok(noon));
    }
    // endregion: legacy_clock
}

// region: modern_runtime
#[tokio::test]
async fn a_test_is_async() {
    let answer = std::future::ready(7).await;
    assert_eq!(answer, 7);
}

/// One thread is the default; a test that blocks in place or needs two workers asks for them.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_test_has_a_pool() {
    assert_eq!(tokio::task::block_in_place(|| 7), 7);
}
// endregion: modern_runtime

// region: modern_poll
#[test]
fn a_test_polls_by_hand() {
    let (send, receive) = tokio::sync::oneshot::channel();
    let mut receiving = tokio_test::task::spawn(receive);
    tokio_test::assert_pending!(receiving.poll());
    send.send(7).unwrap();
    assert!(receiving.is_woken());
    let answer = tokio_test::assert_ready!(receiving.poll());
    assert_eq!(answer, Ok(7));
}
// endregion: modern_poll

// region: modern_io
#[tokio::test]
async fn a_test_has_a_scripted_peer() -> io::Result<()> {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    // The bytes to read and those that have to be written, in this order; anything else panics, and so does a rest at
    // the end.
    let mut peer = tokio_test::io::Builder::new().read(b"pi").read(b"ng").write(b"pong").build();
    let mut request = [0; 4];
    peer.read_exact(&mut request).await?;
    assert_eq!(&request, b"ping");
    peer.write_all(b"pong").await
}
// endregion: modern_io

// region: modern_clock
#[tokio::test(start_paused = true)]
async fn a_test_does_not_wait_an_hour() {
    use tokio::time::{Instant, sleep, timeout};

    let started = Instant::now();
    let hour = Duration::from_secs(3600);
    // The clock jumps to the next timer as soon as there is nothing else to do, also with a real socket, so do not use
    // one.
    assert!(timeout(hour, sleep(2 * hour)).await.is_err());
    assert_eq!(started.elapsed(), hour);
}
// endregion: modern_clock
