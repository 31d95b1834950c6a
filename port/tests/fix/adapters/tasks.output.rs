//! Tasks: what `spawn` and `run` are given, and where a spawn stays.

use bridge::runtime::current_thread::block_on_all_async;
use bridge::runtime::current_thread::spawn_async;
use futures::TryFutureExt as _;
use futures::TryStreamExt as _;
use futures::compat::Future01CompatExt as _;
use futures::compat::Stream01CompatExt as _;
use std::sync::mpsc;

use bridge::runtime::current_thread;
use bridge::runtime::current_thread::Runtime;
use futures01::future::{lazy, ok};
use futures01::{Future, stream};

use crate::leaf::{Noisy, leaf, note};

/// A variable, and one that is made in several statements.
fn bound(held: Noisy) {
    let first = {
        let leaf_future = leaf("first", Ok::<_, ()>(1));
        async move {
            leaf_future.compat().await.map(move |n| {
                held.touch();
                note(format!("first: {n}"));
            })
        }
    };
    let second = {
        let count = 2;
        let leaf_future = leaf("second", Err::<(), _>(count));
        async move { leaf_future.compat().await.map_err(|n| note(format!("second: {n}"))) }
    };
    bridge::spawn_async(first);
    note("one is spawned");
    bridge::spawn_async(second);
}

/// At once, by another name, and with a comment.
fn direct() {
    bridge::spawn_async(
        // Nobody waits for it.
        {
            let leaf_future = leaf("direct", Ok(1));
            async move { leaf_future.compat().await.map(|n: u32| note(format!("direct: {n}"))) }
        },
    );
    bridge::spawn_async({
        let leaf_future = leaf("failing", Err::<(), _>("no"));
        async move { leaf_future.compat().await.map_err(|why| note(format!("it failed: {why}"))) }
    });
}

/// A task for each item.
fn each() -> impl Future<Item = (), Error = ()> {
    let mut items = stream::iter_ok(vec![1, 2]).compat();
    Box::pin(async move {
        loop {
            match items.try_next().await {
                Ok(Some(n)) => {
                    let task = {
                        let leaf_future = leaf("task", Ok::<_, ()>(n));
                        async move { leaf_future.compat().await.map(|n| note(format!("task {n}"))) }
                    };
                    bridge::spawn_async(task);
                }
                Ok(None) => break Ok(()),
                Err(error) => break Err(error),
            }
        }
    })
    .compat()
}

/// Hands on the value of a spawn, which stays for that.
fn returned() -> tokio01::executor::Spawn {
    tokio01::spawn({
        let leaf_future = leaf("returned", Ok::<_, ()>(1));
        Box::pin(async move { leaf_future.compat().await.map(|n| note(format!("returned: {n}"))) }).compat()
    })
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
    spawn({
        let leaf_future = leaf("other", Ok::<_, ()>(1));
        Box::pin(async move { leaf_future.compat().await.map(|n| note(format!("other: {n}"))) }).compat()
    });
}

/// Dropped with its runtime, in the middle.
fn unfinished() {
    let mut runtime = Runtime::new().unwrap();
    let held = Noisy("held by a task");
    let never = {
        let leaf_future = leaf("a leaf", Ok::<_, ()>(()));
        async move {
            let next = leaf_future.compat().await.map(move |()| {
                held.touch();
                futures01::future::empty::<(), ()>().compat()
            })?;
            next.await
        }
    };
    let begun = runtime.block_on(lazy(|| {
        bridge::spawn_async(never);
        leaf("main", Ok::<_, ()>(())).and_then(|()| leaf("main again", Ok(())))
    }));
    note(format!("{begun:?}"));
    drop(runtime);
    note("the runtime is gone");
}

/// Runtimes have a sister of each method; those of others have none.
fn runtimes(mut pool: Runtime, held: Noisy) -> Result<usize, ()> {
    let mut own = Own;
    own.block_on({
        let leaf_future = leaf("by its own", Ok::<_, ()>(1));
        Box::pin(async move { leaf_future.compat().await.map(|n| n + 1) }).compat()
    });
    let first = {
        let leaf_future = leaf("first of all", Ok(1));
        async move { leaf_future.compat().await.map(move |n| n + held.touch()) }
    };
    pool.spawn_async({
        let leaf_future = leaf("of the pool", Ok(1));
        async move { leaf_future.compat().await.map(|n: u32| note(format!("pool: {n}"))) }
    });
    let n = pool.block_on_async(first)?;
    let n = block_on_all_async({
        let leaf_future = leaf("by its name", Ok(n));
        async move { leaf_future.compat().await.map_err(|error: ()| error) }
    })?;
    current_thread::block_on_all_async({
        let leaf_future = leaf("on this thread", Ok::<_, ()>(n));
        async move {
            leaf_future.compat().await.map(|n| {
                current_thread::spawn_async({
                    let leaf_future = leaf("not `Send`", Ok::<_, ()>(1));
                    async move { leaf_future.compat().await.map(|n| note(format!("and on: {n}"))) }
                });
                n
            })
        }
    })
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
    logged.spawn({
        let leaf_future = leaf("logged", Ok::<_, ()>(1));
        Box::pin(async move { leaf_future.compat().await.map(|n| note(format!("logged: {n}"))) }).compat()
    });
    All.block_on({
        let leaf_future = leaf("all", Ok::<_, ()>(1));
        Box::pin(async move { leaf_future.compat().await.map(|n| n + 1) }).compat()
    });
    note(format!("{:?}", logged.0.run().is_ok()));
}

/// A function of the sister's name, nearer by.
fn nearer() {
    let done = block_on_all_async(async move {
        fn run_async<T>(_: T) {
            note("it is another one");
        }
        run_async(1);
        spawn_async({
            let leaf_future = leaf("nearer", Ok::<_, ()>(1));
            async move { leaf_future.compat().await.map(|n| note(format!("nearer: {n}"))) }
        });
        current_thread::spawn_async({
            let leaf_future = leaf("here", Ok::<_, ()>(1));
            async move { leaf_future.compat().await.map(|n| note(format!("here: {n}"))) }
        });
        Ok::<_, ()>(())
    });
    note(format!("{done:?}"));
    bridge::runtime::current_thread::run_async({
        let leaf_future = leaf("alone", Ok::<_, ()>(1));
        async move { leaf_future.compat().await.map(|n| note(format!("alone: {n}"))) }
    });
}

/// The whole program, which waits for its tasks.
fn program() {
    let (says, said) = mpsc::channel();
    let told = says.clone();
    let work = async move {
        let inner = {
            let leaf_future = leaf("inner", Ok::<_, ()>(()));
            async move { leaf_future.compat().await.map(move |()| says.send("inner").unwrap()) }
        };
        bridge::spawn_async(inner);
        Ok::<_, ()>(())
    };
    bridge::run_async(async move { work.await.map(move |()| told.send("outer").unwrap()) });
    let mut all: Vec<_> = said.iter().collect();
    all.sort_unstable();
    note(format!("{all:?}"));
}

pub(crate) fn run_all() {
    let mut runtime = Runtime::new().unwrap();
    let all = Box::pin(async move {
        bound(Noisy("held"));
        direct();
        old();
        other();
        each().compat().await.map(|()| drop(returned()))
    })
    .compat();
    note(format!("{:?}", runtime.block_on(all)));
    runtime.run().unwrap();
    unfinished();
    note(format!("{:?}", runtimes(runtime, Noisy("held by a runtime"))));
    others();
    nearer();
    program();
}
