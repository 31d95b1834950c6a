//! Tasks: what `spawn` and `run` are given, and where a spawn stays.

use std::sync::mpsc;

use futures01::future::{lazy, ok};
use futures01::{Future, Stream, stream};
use tokio01::runtime::current_thread::{self, Runtime, block_on_all, run as alone, spawn as here};
use tokio01::spawn;

use crate::leaf::{Noisy, leaf, note};

/// A variable, and one that is made in several statements.
fn bound(held: Noisy) {
    let first = leaf("first", Ok::<_, ()>(1)).map(move |n| {
        held.touch();
        note(format!("first: {n}"));
    });
    let second = {
        let count = 2;
        leaf("second", Err::<(), _>(count)).map_err(|n| note(format!("second: {n}")))
    };
    tokio01::spawn(first);
    note("one is spawned");
    tokio01::spawn(second);
}

/// At once, by another name, and with a comment.
fn direct() {
    spawn(
        // Nobody waits for it.
        leaf("direct", Ok(1)).map(|n: u32| note(format!("direct: {n}"))),
    );
    tokio01::executor::spawn(leaf("failing", Err::<(), _>("no")).map_err(|why| note(format!("it failed: {why}"))));
}

/// A task for each item.
fn each() -> impl Future<Item = (), Error = ()> {
    stream::iter_ok(vec![1, 2]).for_each(|n| {
        let task = leaf("task", Ok::<_, ()>(n)).map(|n| note(format!("task {n}")));
        tokio01::spawn(task)
    })
}

/// Hands on the value of a spawn, which stays for that.
fn returned() -> tokio01::executor::Spawn {
    tokio01::spawn(leaf("returned", Ok::<_, ()>(1)).map(|n| note(format!("returned: {n}"))))
}

/// A future of 0.1, which stays.
fn old() {
    tokio01::spawn(ok(()));
    let leaf = leaf("old", Ok(()));
    tokio01::spawn(leaf);
}

/// Another function of this name.
fn other() {
    fn spawn<F: Future<Item = (), Error = ()> + 'static>(future: F) {
        note(format!("not spawned: {:?}", future.wait()));
    }
    spawn(leaf("other", Ok::<_, ()>(1)).map(|n| note(format!("other: {n}"))));
}

/// Dropped with its runtime, in the middle.
fn unfinished() {
    let mut runtime = Runtime::new().unwrap();
    let held = Noisy("held by a task");
    let never = leaf("a leaf", Ok::<_, ()>(())).and_then(move |()| {
        held.touch();
        futures01::future::empty::<(), ()>()
    });
    let begun = runtime.block_on(lazy(|| {
        tokio01::spawn(never);
        leaf("main", Ok::<_, ()>(())).and_then(|()| leaf("main again", Ok(())))
    }));
    note(format!("{begun:?}"));
    drop(runtime);
    note("the runtime is gone");
}

/// Runtimes have a sister of each method; those of others have none.
fn runtimes(mut pool: Runtime, held: Noisy) -> Result<usize, ()> {
    let mut own = Own;
    own.block_on(leaf("by its own", Ok::<_, ()>(1)).map(|n| n + 1));
    let first = leaf("first of all", Ok(1)).map(move |n| n + held.touch());
    pool.spawn(leaf("of the pool", Ok(1)).map(|n: u32| note(format!("pool: {n}"))));
    let n = pool.block_on(first)?;
    let n = block_on_all(leaf("by its name", Ok(n)).map_err(|error: ()| error))?;
    current_thread::block_on_all(leaf("on this thread", Ok::<_, ()>(n)).map(|n| {
        current_thread::spawn(leaf("not `Send`", Ok::<_, ()>(1)).map(|n| note(format!("and on: {n}"))));
        n
    }))
}

/// Somebody's own.
struct Own;

impl Own {
    fn block_on<F: Future<Item = u32, Error = ()>>(&mut self, future: F) {
        note(format!("own: {:?}", future.wait()));
    }
}

/// One that leads to a runtime, and has a method of its own.
struct Logged(Runtime);

impl std::ops::Deref for Logged {
    type Target = Runtime;

    fn deref(&self) -> &Runtime {
        &self.0
    }
}

impl std::ops::DerefMut for Logged {
    fn deref_mut(&mut self) -> &mut Runtime {
        &mut self.0
    }
}

impl Logged {
    fn spawn<F: Future<Item = (), Error = ()> + 'static>(&mut self, future: F) {
        note("logged");
        self.0.spawn(future);
    }
}

/// One with methods of all names.
struct All;

impl All {
    fn block_on<F>(&mut self, _: F) {
        note("the one");
    }

    fn block_on_async<F>(&mut self, _: F) {
        note("the other");
    }
}

fn others() {
    let mut logged = Logged(Runtime::new().unwrap());
    logged.spawn(leaf("logged", Ok::<_, ()>(1)).map(|n| note(format!("logged: {n}"))));
    All.block_on(leaf("all", Ok::<_, ()>(1)).map(|n| n + 1));
    note(format!("{:?}", logged.0.run().is_ok()));
}

/// A function of the sister's name, nearer by.
fn nearer() {
    let done = block_on_all(lazy(|| {
        fn run_async<T>(_: T) {
            note("it is another one");
        }
        run_async(1);
        here(leaf("nearer", Ok::<_, ()>(1)).map(|n| note(format!("nearer: {n}"))));
        current_thread::spawn(leaf("here", Ok::<_, ()>(1)).map(|n| note(format!("here: {n}"))));
        Ok::<_, ()>(())
    }));
    note(format!("{done:?}"));
    alone(leaf("alone", Ok::<_, ()>(1)).map(|n| note(format!("alone: {n}"))));
}

/// The whole program, which waits for its tasks.
fn program() {
    let (says, said) = mpsc::channel();
    let told = says.clone();
    let work = lazy(move || {
        let inner = leaf("inner", Ok::<_, ()>(())).map(move |()| says.send("inner").unwrap());
        tokio01::spawn(inner);
        Ok::<_, ()>(())
    });
    tokio01::run(work.map(move |()| told.send("outer").unwrap()));
    let mut all: Vec<_> = said.iter().collect();
    all.sort_unstable();
    note(format!("{all:?}"));
}

pub(crate) fn run_all() {
    let mut runtime = Runtime::new().unwrap();
    let all = lazy(|| {
        bound(Noisy("held"));
        direct();
        old();
        other();
        each().map(|()| drop(returned()))
    });
    note(format!("{:?}", runtime.block_on(all)));
    runtime.run().unwrap();
    unfinished();
    note(format!("{:?}", runtimes(runtime, Noisy("held by a runtime"))));
    others();
    nearer();
    program();
}
