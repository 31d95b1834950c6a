//! Measures the costs of tokio 1.

use std::future::Future;
use std::io;
use std::pin::Pin;
use std::sync::atomic::Ordering::SeqCst;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use tokio::runtime::{Builder, Runtime};
use tokio::sync::{mpsc, oneshot};

use super::{
    Reading, UNFINISHED, WAKE_UPS, read_asleep, read_messages, read_spawn, read_value, read_work, spawn_batch,
};

/// A future that is ready at once, and `BYTES` bytes large.
struct Done<const BYTES: usize>([u8; BYTES]);

impl<const BYTES: usize> Future for Done<BYTES> {
    type Output = ();

    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        std::hint::black_box(&self.0);
        UNFINISHED.fetch_sub(1, SeqCst);
        Poll::Ready(())
    }
}

/// A future that is never ready.
struct Forever;

impl Future for Forever {
    type Output = ();

    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        UNFINISHED.fetch_sub(1, SeqCst);
        Poll::Pending
    }
}

/// Two tasks that wake each other in turn.
struct Table {
    state: Mutex<State>,
}

struct State {
    turn: usize,
    left: u64,
    waiting: [Option<Waker>; 2],
}

struct Player {
    table: Arc<Table>,
    seat: usize,
}

impl Future for Player {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let mut state = self.table.state.lock().expect("no player panics");
        let done = state.left == 0;
        if done || state.turn == self.seat {
            state.turn = 1 - self.seat;
            state.left = state.left.saturating_sub(1);
            if let Some(other) = state.waiting[1 - self.seat].take() {
                other.wake();
            }
        }
        if done {
            return Poll::Ready(());
        }
        state.waiting[self.seat] = Some(context.waker().clone());
        Poll::Pending
    }
}

fn pool() -> io::Result<Runtime> {
    Builder::new_multi_thread().worker_threads(1).enable_all().build()
}

async fn on_pool<F>(future: F) -> io::Result<()>
where
    F: Future<Output = ()> + Send + 'static,
{
    tokio::spawn(future).await.map_err(io::Error::other)
}

async fn batches<const BYTES: usize>(count: usize) {
    for _ in 0..count {
        spawn_batch(|| drop(tokio::spawn(Done([0; BYTES]))));
        all_ran().await;
    }
}

async fn all_ran() {
    while UNFINISHED.load(SeqCst) > 0 {
        tokio::task::yield_now().await;
    }
}

async fn play() {
    let table = Arc::new(Table { state: Mutex::new(State { turn: 0, left: WAKE_UPS, waiting: [None, None] }) });
    let players = [0, 1].map(|seat| tokio::spawn(Player { table: Arc::clone(&table), seat }));
    for player in players {
        player.await.expect("no player panics");
    }
}

pub(super) fn measure(tasks: usize) -> io::Result<Vec<Reading>> {
    let mut readings = Vec::new();

    let runtime = pool()?;
    readings.push(read_spawn("spawn, zero-sized future", |count| runtime.block_on(on_pool(batches::<0>(count))))?);
    readings.push(read_spawn("spawn, 72-byte future", |count| runtime.block_on(on_pool(batches::<72>(count))))?);
    readings.push(read_work("wake-up between two tasks", WAKE_UPS, || runtime.block_on(on_pool(play())))?);

    let single = Builder::new_current_thread().enable_all().build()?;
    readings.push(read_spawn("spawn, zero-sized future, current thread", |count| {
        single.block_on(batches::<0>(count));
        Ok(())
    })?);
    readings.push(read_spawn("spawn, 72-byte future, current thread", |count| {
        single.block_on(batches::<72>(count));
        Ok(())
    })?);
    readings.push(read_work("wake-up between two tasks, current thread", WAKE_UPS, || {
        single.block_on(play());
        Ok(())
    })?);

    readings.push(read_asleep("task that waits for ever", tasks, || {
        runtime.block_on(on_pool(async move {
            for _ in 0..tasks {
                tokio::spawn(Forever);
            }
            all_ran().await;
        }))
    })?);
    readings.push(read_asleep("task that sleeps for an hour", tasks, || {
        runtime.block_on(on_pool(async move {
            for _ in 0..tasks {
                tokio::spawn(async {
                    UNFINISHED.fetch_sub(1, SeqCst);
                    tokio::time::sleep(Duration::from_secs(3600)).await;
                });
            }
            all_ran().await;
        }))
    })?);

    readings.push(read_value("oneshot, both ends", oneshot::channel::<u64>));
    readings.push(read_value("tokio mpsc, bounded, both ends", || mpsc::channel::<u64>(64)));
    readings.push(read_value("tokio mpsc, unbounded, both ends", mpsc::unbounded_channel::<u64>));
    let (sender, _receiver) = mpsc::unbounded_channel();
    readings.push(read_messages("tokio mpsc, each 8-byte message waiting", |message| {
        sender.send(message).expect("the receiver lives");
    }));
    Ok(readings)
}
