//! Uses of a closure: a scope of its own, a copy of its own, a type, an end that is not that of what is around it.

use futures::TryFutureExt as _;
use futures::compat::Future01CompatExt as _;
use futures01::stream::{self, Stream};
use futures01::{Future, future};

use crate::leaf::{Noisy, leaf, note, run};

fn helper(x: u32) -> u32 {
    x + 1
}

mod other {
    pub(super) fn helper(x: u32) -> u32 {
        x + 1_000
    }
}

/// Items of a body hold in front of it, too.
fn items() -> impl Future<Item = u32, Error = u32> {
    let leaf_future = leaf("items", Ok::<u32, u32>(1));
    Box::pin(async move {
        futures::FutureExt::map(
            std::future::ready(leaf_future.compat().await.map(|x| helper(x))),
            |result: Result<u32, u32>| {
                fn helper(x: u32) -> u32 {
                    x + 100
                }
                result.map(helper)
            },
        )
        .await
    })
    .compat()
}

fn imports() -> impl Future<Item = u32, Error = u32> {
    let leaf_future = leaf("imports", Ok::<u32, u32>(1));
    Box::pin(async move {
        futures::FutureExt::map(std::future::ready(leaf_future.compat().await.map(|x| helper(x))), |result| {
            use self::other::helper;
            result.map(helper)
        })
        .await
        .map(|x| helper(x))
    })
    .compat()
}

type Width = u8;

fn types() -> impl Future<Item = (), Error = u32> {
    let mut items = futures::compat::Compat01As03::new(stream::iter_ok(vec![1, 2]));
    let each = |x: Width| {
        type Width = u64;
        note(format!("{} {}", std::mem::size_of_val(&x), std::mem::size_of::<Width>()));
        Ok(())
    };
    Box::pin(async move {
        loop {
            match futures::TryStreamExt::try_next(&mut items).await {
                Ok(Some(item)) => {
                    if let Err(error) = each(item) {
                        break Err(error);
                    }
                }
                Ok(None) => break Ok(()),
                Err(error) => break Err(error),
            }
        }
    })
    .compat()
}

/// Each call changes a copy.
fn copies() -> impl Future<Item = (), Error = u32> {
    let mut n = 0u32;
    let mut items = futures::compat::Compat01As03::new(stream::iter_ok(vec![1u32, 2, 3]));
    Box::pin(async move {
        loop {
            match futures::TryStreamExt::try_next(&mut items).await {
                Ok(Some(i)) => {
                    let turn = futures::FutureExt::map(
                        std::future::ready(leaf("copies", Ok::<u32, u32>(i)).compat().await),
                        move |result| {
                            n += 1;
                            note(format!("n {n}"));
                            result.map(|_| ())
                        },
                    )
                    .await;
                    if let Err(error) = turn {
                        break Err(error);
                    }
                }
                Ok(None) => break Ok(()),
                Err(error) => break Err(error),
            }
        }
    })
    .compat()
}

fn copies_that_wait() -> impl Future<Item = (), Error = u32> {
    let mut n = 0u32;
    let mut items = futures::compat::Compat01As03::new(stream::iter_ok(vec![1u32, 2, 3]));
    Box::pin(async move {
        loop {
            match futures::TryStreamExt::try_next(&mut items).await {
                Ok(Some(i)) => {
                    let result = match leaf("first", Ok::<u32, u32>(i)).compat().await.map(move |v| {
                        n += 1;
                        note(format!("n {n}"));
                        let leaf_future = leaf("second", Ok(v));
                        async move { leaf_future.compat().await.map(|_| ()) }
                    }) {
                        Ok(next) => next.await,
                        Err(error) => Err(error),
                    };
                    if let Err(error) = result {
                        break Err(error);
                    }
                }
                Ok(None) => break Ok(()),
                Err(error) => break Err(error),
            }
        }
    })
    .compat()
}

fn copies_in_arms() -> impl Future<Item = (), Error = u32> {
    let mut n = 0u32;
    let mut items = futures::compat::Compat01As03::new(stream::iter_ok(vec![1u32, 2, 3]));
    Box::pin(async move {
        loop {
            match futures::TryStreamExt::try_next(&mut items).await {
                Ok(Some(i)) => {
                    let turn = futures::FutureExt::map(
                        std::future::ready(leaf("arms", Ok::<u32, u32>(i)).compat().await),
                        move |result| match result {
                            Ok(_) => {
                                n += 1;
                                note(format!("n {n}"));
                                Ok(())
                            }
                            Err(e) => Err(e),
                        },
                    )
                    .await;
                    if let Err(error) = turn {
                        break Err(error);
                    }
                }
                Ok(None) => break Ok(()),
                Err(error) => break Err(error),
            }
        }
    })
    .compat()
}

/// The variable itself stays as it is.
fn outside() -> u32 {
    let (mut n, y) = (5u32, 3);
    let future = {
        let leaf_future = leaf("outside", Ok::<u32, u32>(1));
        Box::pin(async {
            futures::FutureExt::map(std::future::ready(leaf_future.compat().await.map(|v| v + y)), move |result| {
                match result {
                    Ok(v) => {
                        n += v;
                        Ok(n)
                    }
                    Err(e) => Err(e),
                }
            })
            .await
        })
        .compat()
    };
    note(format!("{:?}", future.wait()));
    n
}

#[derive(Clone, Copy)]
struct Counter {
    n: u32,
}

fn show(counter: Counter) {
    note(format!("shows {}", counter.n));
}

impl Counter {
    fn counted(mut self) -> impl Future<Item = u32, Error = u32> {
        let leaf_future = leaf("counted", Ok::<u32, u32>(1));
        Box::pin(async move {
            futures::FutureExt::map(std::future::ready(leaf_future.compat().await), move |result| {
                self.n += 1;
                show(self);
                result
            })
            .await
            .map(move |v| v + self.n)
        })
        .compat()
    }
}

/// A type tells which type a number has.
fn typed() -> impl Future<Item = usize, Error = u32> {
    let ok_future = std::future::ready(Ok(1));
    Box::pin(async move {
        let result: Result<u8, u32> = ok_future.await;
        match result {
            Ok(v) => Ok(std::mem::size_of_val(&v)),
            Err(e) => Err(e),
        }
    })
    .compat()
}

struct Three {
    a: Noisy,
    b: Noisy,
    c: Noisy,
}

impl Three {
    fn dropped(self) -> impl Future<Item = u32, Error = u32> {
        let z = Noisy("z");
        let leaf_future = leaf("dropped", Ok(1));
        Box::pin(async move {
            futures::FutureExt::map(
                std::future::ready(leaf_future.compat().await.map(move |x| {
                    self.c.touch();
                    x
                })),
                move |result: Result<u32, u32>| match result {
                    Ok(v) => {
                        z.touch();
                        self.b.touch();
                        Ok(v)
                    }
                    Err(e) => Err(e),
                },
            )
            .await
        })
        .compat()
    }
}

/// A macro of one's own with the name of a logger's.
macro_rules! debug {
    ($e:expr) => {
        if $e {
            return Ok(());
        }
    };
}

macro_rules! error {
    ($e:expr) => {
        return Err($e)
    };
}

fn own_macros() -> impl Future<Item = (), Error = u32> {
    let mut items = futures::compat::Compat01As03::new(stream::iter_ok(vec![1u32, 2]));
    let each = |x| {
        debug!(x == 1);
        note(format!("behind {x}"));
        Ok(())
    };
    let for_each = async move {
        loop {
            match futures::TryStreamExt::try_next(&mut items).await {
                Ok(Some(item)) => {
                    if let Err(failure) = each(item) {
                        break Err(failure);
                    }
                }
                Ok(None) => break Ok(()),
                Err(failure) => break Err(failure),
            }
        }
    };
    Box::pin(async move {
        futures::FutureExt::map(std::future::ready(for_each.await), |result: Result<(), u32>| {
            if result.is_ok() {
                error!(7);
            }
            result
        })
        .await
        .or_else(|e| {
            note(format!("or else {e}"));
            Ok(())
        })
    })
    .compat()
}

/// Ends of closures that are no calls of `Ok`, and nothing but an error.
fn stages() -> impl Future<Item = (), Error = u32> {
    let mut items = futures::compat::Compat01As03::new(stream::iter_ok(vec![1u32, 2]));
    Box::pin(async move {
        loop {
            match futures::TryStreamExt::try_next(&mut items).await {
                Ok(Some(x)) => {
                    let turn = Ok(x).and_then(|x| if x == 2 { Err(x) } else { Ok(()) });
                    if let Err(error) = turn {
                        break Err(error);
                    }
                }
                Ok(None) => break Ok(()),
                Err(error) => break Err(error),
            }
        }
    })
    .compat()
}

fn fails() -> impl Future<Item = (), Error = u32> {
    let mut items = futures::compat::Compat01As03::new(stream::iter_ok(vec![1u32, 2]));
    Box::pin(async move {
        loop {
            match futures::TryStreamExt::try_next(&mut items).await {
                Ok(Some(x)) => {
                    break Err(x);
                }
                Ok(None) => break Ok(()),
                Err(error) => break Err(error),
            }
        }
    })
    .compat()
}

pub(crate) fn run_all() {
    run(items);
    run(imports);
    run(types);
    run(copies);
    run(copies_that_wait);
    run(copies_in_arms);
    note(format!("{}", outside()));
    run(|| Counter { n: 0 }.counted());
    run(typed);
    run(|| Three { a: Noisy("a"), b: Noisy("b"), c: Noisy("c") }.dropped());
    run(own_macros);
    run(stages);
    run(fails);
}
