//! Spawning, joining, choosing: B20–B23.

use std::io;
use std::sync::mpsc::{
    self,
    RecvTimeoutError::{Disconnected, Timeout},
};
use std::time::Duration;

use crate::claims::{Legacy, Modern, shown, shown_both};
use crate::common::{PATIENCE, section};

/// A value that a future owns until it is dropped.
type Guard = mpsc::Sender<()>;

/// Returns whether the future that owns the other end still exists.
fn lives(held: &mpsc::Receiver<()>) -> bool {
    held.recv_timeout(Duration::ZERO) == Err(Timeout)
}

#[test]
fn b20_dropping_the_handle_cancels_in_legacy_and_detaches_in_modern() {
    for cancels in
        [b20_legacy, b20_legacy_pool, b20_modern_abort_on_drop, b20_modern_join_set, b20_modern_remote_handle]
    {
        let (guard, held) = mpsc::channel();
        cancels(guard, &|| {
            assert_eq!(held.recv_timeout(PATIENCE), Err(Disconnected));
        });
    }
    let (guard, held) = mpsc::channel();
    b20_modern(guard, &|| {
        assert_eq!(held.recv_timeout(PATIENCE), Ok(()));
    });
    shown_both(20, "`spawn_handle` cancels the task", "leaves the task running");
}

fn b20_legacy(guard: Guard, check: &dyn Fn()) {
    use {futures_legacy as futures, tokio_legacy as tokio};
    // region: b20_legacy
    use futures::{Future, future, sync::oneshot};
    use tokio::runtime::Runtime;

    let runtime = Runtime::new().unwrap();
    let task = future::empty::<(), ()>().map(move |()| drop(guard));
    let handle = oneshot::spawn(task, &runtime.executor());
    drop(handle); // the task is dropped
    // endregion: b20_legacy
    check();
    runtime.shutdown_now().wait().unwrap();
}

fn b20_legacy_pool(guard: Guard, check: &dyn Fn()) {
    use futures_legacy as futures;
    // region: b20_legacy_pool
    use futures::{Future, future};
    use tokio_threadpool::ThreadPool;

    let pool = ThreadPool::new();
    let task = future::empty::<(), ()>().map(move |()| drop(guard));
    let handle = pool.spawn_handle(task);
    drop(handle); // the task is dropped
    // endregion: b20_legacy_pool
    check();
    pool.shutdown_now().wait().unwrap();
}

fn b20_modern(guard: Guard, check: &dyn Fn()) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let _context = runtime.enter();
    // region: b20_modern
    let (send, receive) = tokio::sync::oneshot::channel::<()>();
    let handle = tokio::spawn(async move {
        receive.await.unwrap();
        guard.send(()).unwrap();
    });
    drop(handle); // the task goes on
    send.send(()).unwrap();
    // endregion: b20_modern
    check();
}

fn b20_modern_abort_on_drop(guard: Guard, check: &dyn Fn()) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let _context = runtime.enter();
    // region: b20_modern_abort_on_drop
    use tokio_util::task::AbortOnDropHandle;

    let task = tokio::spawn(async move {
        std::future::pending::<()>().await;
        drop(guard);
    });
    let handle = AbortOnDropHandle::new(task);
    drop(handle); // the task is dropped
    // endregion: b20_modern_abort_on_drop
    check();
}

fn b20_modern_join_set(guard: Guard, check: &dyn Fn()) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let _context = runtime.enter();
    // region: b20_modern_join_set
    use tokio::task::JoinSet;

    let mut tasks = JoinSet::new();
    tasks.spawn(async move {
        std::future::pending::<()>().await;
        drop(guard);
    });
    drop(tasks); // every task in it is dropped
    // endregion: b20_modern_join_set
    check();
}

fn b20_modern_remote_handle(guard: Guard, check: &dyn Fn()) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let _context = runtime.enter();
    // region: b20_modern_remote_handle
    use futures::FutureExt as _;

    let future = async move {
        std::future::pending::<()>().await;
        drop(guard);
    };
    let (task, handle) = future.remote_handle();
    tokio::spawn(task);
    drop(handle); // the task is dropped
    // endregion: b20_modern_remote_handle
    check();
}

#[test]
fn b20_abort_does_nothing_to_a_running_blocking_section() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let (section, control) = section();
    // region: b20_modern_blocking
    let handle = runtime.spawn_blocking(move || section.run());
    control.begun.recv().unwrap();
    handle.abort();
    // endregion: b20_modern_blocking
    drop(control.gate);
    runtime.block_on(handle).unwrap();
    assert_eq!(control.done.try_recv(), Ok(()));
}

#[test]
fn b21_join_ends_at_the_first_error_in_legacy_and_waits_for_all_in_modern() {
    let (guard, held) = mpsc::channel();
    b21_legacy(guard);
    assert!(!lives(&held));
    shown(21, Legacy, "and drop the rest");

    let (guard, held) = mpsc::channel();
    b21_modern(guard, &|| assert!(lives(&held)));
    shown(21, Modern, "wait for everything");

    let (guard, held) = mpsc::channel();
    b21_modern_try(guard);
    assert!(!lives(&held));
}

fn b21_legacy(guard: Guard) {
    use futures_legacy as futures;
    // region: b21_legacy
    use futures::{Future, future};

    let refused = future::err::<(), _>("refused");
    let slow = future::empty::<(), _>().map(move |()| drop(guard));
    // `slow` is dropped, unfinished.
    assert_eq!(refused.join(slow).wait(), Err("refused"));
    // endregion: b21_legacy
}

fn b21_modern(guard: Guard, check: &dyn Fn()) {
    // region: b21_modern
    use futures::{FutureExt as _, future};
    use std::pin::pin;

    let refused = future::err::<(), _>("refused");
    let slow = future::pending::<Result<(), &str>>().inspect(move |_| drop(guard));
    let mut both = pin!(future::join(refused, slow));
    // It waits for `slow`, and would then yield a pair of results.
    assert_eq!(both.as_mut().now_or_never(), None);
    // endregion: b21_modern
    check();
}

fn b21_modern_try(guard: Guard) {
    // region: b21_modern_try
    use futures::{FutureExt as _, future};

    let refused = future::err::<(), _>("refused");
    let slow = future::pending::<Result<(), &str>>().inspect(move |_| drop(guard));
    // `slow` is dropped, unfinished.
    let both = future::try_join(refused, slow).now_or_never();
    assert_eq!(both, Some(Err("refused")));
    // endregion: b21_modern_try
}

#[test]
fn b21_join_all_and_collect_end_at_the_first_error_in_legacy_and_go_on_in_modern() {
    b21_legacy_all();
    b21_modern_all();
    b21_modern_all_try();
}

fn b21_legacy_all() {
    use futures_legacy as futures;
    // region: b21_legacy_all
    use futures::{Future, Stream, future, stream};

    let replies = [Ok(1), Err("refused"), Ok(3)];
    let all = future::join_all(replies);
    assert_eq!(all.wait(), Err("refused"));

    let all = stream::iter_result(replies).collect();
    assert_eq!(all.wait(), Err("refused"));
    // endregion: b21_legacy_all
}

fn b21_modern_all() {
    // region: b21_modern_all
    use futures::{StreamExt as _, executor::block_on, future, stream};

    let replies = [Ok(1), Err("refused"), Ok(3)];
    let all = block_on(future::join_all(replies.map(future::ready)));
    assert_eq!(all, replies);

    let all: Vec<Result<i32, &str>> = block_on(stream::iter(replies).collect());
    assert_eq!(all, replies);
    // endregion: b21_modern_all
}

fn b21_modern_all_try() {
    // region: b21_modern_all_try
    use futures::{TryStreamExt as _, executor::block_on, future, stream};

    let replies = [Ok(1), Err("refused"), Ok(3)];
    let all = block_on(future::try_join_all(replies.map(future::ready)));
    assert_eq!(all, Err("refused"));

    let all: Result<Vec<i32>, &str> = block_on(stream::iter(replies).try_collect());
    assert_eq!(all, Err("refused"));
    // endregion: b21_modern_all_try
}

#[test]
fn b22_select_asks_the_first_future_first_in_legacy_and_in_random_order_in_modern() {
    const ROUNDS: u32 = 1000;
    let first_wins = |wins: fn() -> bool| (0..ROUNDS).filter(|_| wins()).count();

    assert_eq!(first_wins(b22_legacy), 1000);
    shown(22, Legacy, "ask the first future first");
    assert_eq!(first_wins(b22_modern_biased), 1000);
    assert_eq!(first_wins(b22_modern_futures), 1000);
    // About half. An honest coin leaves this range less often than once in 10^80 tests.
    let wins = first_wins(b22_modern);
    assert!((200..=800).contains(&wins), "{wins} of {ROUNDS}");
    shown(22, Modern, "begins with a random branch");
}

/// Returns whether the first of two ready futures wins.
fn b22_legacy() -> bool {
    use futures_legacy as futures;
    // region: b22_legacy
    use futures::{Future, future, future::Either};

    let first = future::ok::<_, ()>("first");
    let second = future::ok::<_, ()>("second");
    let first_won = match first.select2(second).wait() {
        Ok(Either::A((_first, second))) => {
            assert_eq!(second.wait(), Ok("second")); // the loser comes back
            true
        }
        _ => false,
    };
    // endregion: b22_legacy
    first_won
}

#[tokio::main(flavor = "current_thread")]
async fn b22_modern() -> bool {
    // region: b22_modern
    use std::future::ready;

    let first_won = tokio::select! {
        _ = ready("first") => true,
        _ = ready("second") => false,
    };
    // endregion: b22_modern
    first_won
}

#[tokio::main(flavor = "current_thread")]
async fn b22_modern_biased() -> bool {
    use std::future::ready;
    // region: b22_modern_biased
    let first_won = tokio::select! {
        biased;
        _ = ready("first") => true,
        _ = ready("second") => false,
    };
    // endregion: b22_modern_biased
    first_won
}

fn b22_modern_futures() -> bool {
    // region: b22_modern_futures
    use futures::executor::block_on;
    use futures::future::{Either, ready, select};

    let first_won = match block_on(select(ready("first"), ready("second"))) {
        Either::Left((_first, second)) => {
            assert_eq!(block_on(second), "second"); // the loser comes back
            true
        }
        Either::Right(_) => false,
    };
    // endregion: b22_modern_futures
    first_won
}

#[test]
fn b22_the_loser_lives_on_in_legacy_and_is_dropped_before_the_handler_in_modern() {
    let (guard, held) = mpsc::channel();
    b22_legacy_loser(guard, &|_| assert!(lives(&held)));
    let (guard, held) = mpsc::channel();
    b22_modern_loser(guard, &|_| assert!(!lives(&held)));
}

fn b22_legacy_loser(guard: Guard, handle: &dyn Fn(&str)) {
    use futures_legacy as futures;
    // region: b22_legacy_loser
    use futures::{Future, future};

    let loser = future::empty::<&str, ()>().inspect(move |_| drop(guard));
    let (winner, loser) = future::ok("winner").select(loser).wait().ok().unwrap();
    handle(winner); // the loser lives
    drop(loser);
    // endregion: b22_legacy_loser
}

#[tokio::main(flavor = "current_thread")]
async fn b22_modern_loser(guard: Guard, handle: &dyn Fn(&str)) {
    use std::future::{pending, ready};
    // region: b22_modern_loser
    let loser = async move {
        let result: &str = pending().await;
        drop(guard);
        result
    };
    tokio::select! {
        winner = loser => handle(winner),
        winner = ready("winner") => handle(winner), // the loser is gone
    }
    // endregion: b22_modern_loser
}

#[test]
fn b23_what_a_dropped_read_exact_had_read_is_lost() {
    b23_legacy(Script::new(["PI", "", "NG"]));
    shown(23, Legacy, "goes on where it stopped");
    b23_modern();
    b23_modern_kept();
    shown(23, Modern, "the bytes that it had read are gone");
}

/// A peer that sends these pieces; an empty one lets the reader wait once.
struct Script(std::vec::IntoIter<&'static str>);

impl Script {
    fn new<const N: usize>(pieces: [&'static str; N]) -> Self {
        Script(Vec::from(pieces).into_iter())
    }
}

impl io::Read for Script {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match self.0.next() {
            Some("") => {
                futures_legacy::task::current().notify();
                Err(io::ErrorKind::WouldBlock.into())
            }
            Some(piece) => {
                into[..piece.len()].copy_from_slice(piece.as_bytes());
                Ok(piece.len())
            }
            None => Ok(0),
        }
    }
}

impl tokio_legacy::io::AsyncRead for Script {}

fn b23_legacy(peer: Script) {
    use {futures_legacy as futures, tokio_legacy as tokio};
    // region: b23_legacy
    use futures::{Future, future};
    use tokio::io::read_exact;

    let tick = future::ok::<(), ()>(());
    let read = match read_exact(peer, [0; 4]).select2(tick).wait() {
        Ok(future::Either::B(((), read))) => read, // it holds "PI"
        _ => unreachable!(),
    };
    let (_, command) = read.wait().unwrap();
    assert_eq!(&command, b"PING");
    // endregion: b23_legacy
}

#[tokio::main(flavor = "current_thread")]
async fn b23_modern() {
    use std::future::ready as tick;
    // region: b23_modern
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, duplex};

    let (mut client, mut server) = duplex(64);
    client.write_all(b"PI").await.unwrap();
    let mut command = [0; 4];
    tokio::select! {
        biased;
        _ = server.read_exact(&mut command) => unreachable!(),
        () = tick(()) => {} // "PI" has been read; nobody knows any more
    }
    client.write_all(b"NGPING").await.unwrap();
    server.read_exact(&mut command).await.unwrap();
    assert_eq!(&command, b"NGPI");
    // endregion: b23_modern
}

#[tokio::main(flavor = "current_thread")]
async fn b23_modern_kept() {
    use std::future::ready as tick;
    // region: b23_modern_kept
    use std::pin::pin;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, duplex};

    let (mut client, mut server) = duplex(64);
    client.write_all(b"PI").await.unwrap();
    let mut command = [0; 4];
    let mut read = pin!(server.read_exact(&mut command));
    tokio::select! {
        biased;
        _ = &mut read => unreachable!(),
        () = tick(()) => {} // `read` was only borrowed
    }
    client.write_all(b"NGPING").await.unwrap();
    read.await.unwrap();
    assert_eq!(&command, b"PING");
    // endregion: b23_modern_kept
}
