//! Measures the costs of tokio 0.1.

use std::io;
use std::sync::atomic::Ordering::SeqCst;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use futures_legacy::task::{self, Task};
use futures_legacy::{Async, Future, Poll, future, sync};
use tokio_legacy::runtime::{Builder, Runtime, current_thread};
use tokio_legacy::sync::mpsc;
use tokio_legacy::timer::Delay;

use super::{
    Reading, UNFINISHED, WAKE_UPS, read_asleep, read_messages, read_spawn, read_value, read_work, spawn_batch,
};

/// A future that is ready at once, and `BYTES` bytes large.
struct Done<const BYTES: usize>([u8; BYTES]);

impl<const BYTES: usize> Future for Done<BYTES> {
    type Item = ();
    type Error = ();

    fn poll(&mut self) -> Poll<(), ()> {
        std::hint::black_box(&self.0);
        UNFINISHED.fetch_sub(1, SeqCst);
        Ok(Async::Ready(()))
    }
}

/// A future that is never ready.
struct Forever;

impl Future for Forever {
    type Item = ();
    type Error = ();

    fn poll(&mut self) -> Poll<(), ()> {
        UNFINISHED.fetch_sub(1, SeqCst);
        Ok(Async::NotReady)
    }
}

/// Two tasks that wake each other in turn.
struct Table {
    state: Mutex<State>,
}

struct State {
    turn: usize,
    left: u64,
    waiting: [Option<Task>; 2],
}

struct Player {
    table: Arc<Table>,
    seat: usize,
}

impl Future for Player {
    type Item = ();
    type Error = ();

    fn poll(&mut self) -> Poll<(), ()> {
        let mut state = self.table.state.lock().expect("no player panics");
        let done = state.left == 0;
        if done || state.turn == self.seat {
            state.turn = 1 - self.seat;
            state.left = state.left.saturating_sub(1);
            if let Some(other) = state.waiting[1 - self.seat].take() {
                other.notify();
            }
        }
        if done {
            return Ok(Async::Ready(()));
        }
        state.waiting[self.seat] = Some(task::current());
        Ok(Async::NotReady)
    }
}

fn pool() -> io::Result<Runtime> {
    Builder::new().core_threads(1).build()
}

/// Runs the future on the pool, as `Runtime::block_on` of 0.1 does.
fn on_pool<F>(runtime: &mut Runtime, future: F) -> io::Result<()>
where
    F: Future<Item = (), Error = ()> + Send + 'static,
{
    runtime.block_on(future).map_err(|()| io::Error::other("no future here fails"))
}

fn on_this_thread<F>(runtime: &mut current_thread::Runtime, future: F) -> io::Result<()>
where
    F: Future<Item = (), Error = ()>,
{
    runtime.block_on(future).map_err(|()| io::Error::other("no future here fails"))
}

fn batches<F>(mut left: usize, spawn: fn(F), make: fn() -> F) -> impl Future<Item = (), Error = ()> {
    future::poll_fn(move || {
        if UNFINISHED.load(SeqCst) > 0 {
            task::current().notify();
        } else if left == 0 {
            return Ok(Async::Ready(()));
        } else {
            left -= 1;
            spawn_batch(|| spawn(make()));
            task::current().notify();
        }
        Ok(Async::NotReady)
    })
}

/// Returns a future that yields until every spawned task has run.
fn all_ran() -> impl Future<Item = (), Error = ()> {
    future::poll_fn(|| {
        if UNFINISHED.load(SeqCst) == 0 {
            return Ok(Async::Ready(()));
        }
        task::current().notify();
        Ok(Async::NotReady)
    })
}

fn spawn_on_pool<F: Future<Item = (), Error = ()> + Send + 'static>(future: F) {
    tokio_legacy::spawn(future);
}

fn spawn_here<F: Future<Item = (), Error = ()> + 'static>(future: F) {
    current_thread::spawn(future);
}

fn players() -> [Player; 2] {
    let table = Arc::new(Table { state: Mutex::new(State { turn: 0, left: WAKE_UPS, waiting: [None, None] }) });
    [0, 1].map(|seat| Player { table: Arc::clone(&table), seat })
}

pub(super) fn measure(tasks: usize) -> io::Result<Vec<Reading>> {
    let mut readings = Vec::new();

    let mut runtime = pool()?;
    readings.push(read_spawn("spawn, zero-sized future", |count| {
        on_pool(&mut runtime, batches(count, spawn_on_pool, || Done([0; 0])))
    })?);
    readings.push(read_spawn("spawn, 72-byte future", |count| {
        on_pool(&mut runtime, batches(count, spawn_on_pool, || Done([0; 72])))
    })?);
    readings.push(read_work("wake-up between two tasks", WAKE_UPS, || {
        // Both are tasks of the pool, since `block_on` spawns the future that it is given.
        on_pool(
            &mut runtime,
            future::lazy(|| {
                let [first, second] = players();
                tokio_legacy::spawn(first);
                second
            }),
        )
    })?);

    let mut single = current_thread::Runtime::new()?;
    readings.push(read_spawn("spawn, zero-sized future, current thread", |count| {
        on_this_thread(&mut single, batches(count, spawn_here, || Done([0; 0])))
    })?);
    readings.push(read_spawn("spawn, 72-byte future, current thread", |count| {
        on_this_thread(&mut single, batches(count, spawn_here, || Done([0; 72])))
    })?);
    readings.push(read_work("wake-up between two tasks, current thread", WAKE_UPS, || {
        let [first, second] = players();
        single.spawn(first).spawn(second);
        single.run().map_err(io::Error::other)
    })?);

    readings.push(read_asleep("task that waits for ever", tasks, || {
        on_pool(
            &mut runtime,
            future::lazy(move || {
                for _ in 0..tasks {
                    tokio_legacy::spawn(Forever);
                }
                all_ran()
            }),
        )
    })?);
    readings.push(read_asleep("task that sleeps for an hour", tasks, || {
        on_pool(
            &mut runtime,
            future::lazy(move || {
                for _ in 0..tasks {
                    tokio_legacy::spawn(future::lazy(|| {
                        UNFINISHED.fetch_sub(1, SeqCst);
                        Delay::new(Instant::now() + Duration::from_secs(3600)).map_err(drop)
                    }));
                }
                all_ran()
            }),
        )
    })?);

    // The oneshot of tokio-sync 0.1 aborts the process with today's compilers, since it leaves a `Task` uninitialised.
    // Code of the time used this one.
    readings.push(read_value("oneshot, both ends", sync::oneshot::channel::<u64>));
    readings.push(read_value("tokio mpsc, bounded, both ends", || mpsc::channel::<u64>(64)));
    readings.push(read_value("tokio mpsc, unbounded, both ends", mpsc::unbounded_channel::<u64>));
    let (mut sender, _receiver) = mpsc::unbounded_channel();
    readings.push(read_messages("tokio mpsc, each 8-byte message waiting", |message| {
        sender.try_send(message).expect("the receiver lives");
    }));

    readings.push(read_value("futures mpsc, bounded, both ends", || sync::mpsc::channel::<u64>(64)));
    readings.push(read_value("futures mpsc, unbounded, both ends", sync::mpsc::unbounded::<u64>));
    let (sender, _receiver) = sync::mpsc::unbounded();
    readings.push(read_messages("futures mpsc, each 8-byte message waiting", |message| {
        sender.unbounded_send(message).expect("the receiver lives");
    }));
    Ok(readings)
}
