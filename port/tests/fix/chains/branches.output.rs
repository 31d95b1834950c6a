//! Branches: `Either`, boxes, an early `return` in a closure.

use futures::TryFutureExt as _;
use futures::compat::Future01CompatExt as _;
use futures01::Future;
use futures01::future::{self, Either};

use crate::leaf::{Noisy, leaf, note, run};

fn either(start: u32) -> impl Future<Item = u32, Error = String> {
    if start == 0 {
        return Either::A(future::err("zero".to_owned()));
    }
    note("not zero");
    Either::B({
        let leaf_future = leaf("start", Ok::<_, String>(start));
        Box::pin(async move {
            let next = leaf_future.compat().await.map(|x| {
                if x == 1 {
                    futures::future::Either::Left(leaf("one", Ok(10)).compat())
                } else {
                    // Nothing to wait for.
                    futures::future::Either::Right(std::future::ready(Ok(x)))
                }
            })?;
            next.await
        })
        .compat()
    })
}

fn early(start: u32) -> impl Future<Item = u32, Error = String> {
    let guard = Noisy("guard");
    let leaf_future = leaf("start", Ok::<_, String>(start));
    Box::pin(async move {
        let next = leaf_future.compat().await.map(move |x| {
            if x > 5 {
                return futures::future::Either::Left(std::future::ready(Err("large".to_owned())));
            }
            guard.touch();
            let leaf_future = leaf("next", Ok::<_, String>(x));
            futures::future::Either::Right(async move { leaf_future.compat().await.map(|x| x + 1) })
        })?;
        let x = next.await?;
        leaf("last", Ok(x)).compat().await
    })
    .compat()
}

fn boxed(start: u32) -> Box<dyn Future<Item = u32, Error = String>> {
    let leaf_future = leaf("start", Ok::<_, String>(start));
    Box::new(
        Box::pin(async move {
            let next = leaf_future.compat().await.map(|x| -> Box<dyn Future<Item = u32, Error = String>> {
                match x {
                    0 => Box::new(future::err("zero".to_owned())),
                    1 => Box::new({
                        let leaf_future = leaf("one", Ok(5));
                        Box::pin(async move { leaf_future.compat().await.map(|x| x * 2) }).compat()
                    }),
                    _ => boxed(x - 1),
                }
            })?;
            next.compat().await
        })
        .compat(),
    )
}

struct Reply {
    code: u32,
}

fn matched(start: u32) -> impl Future<Item = u32, Error = String> {
    let leaf_future = leaf("reply", Ok::<_, String>(Reply { code: start }));
    Box::pin(async move {
        let next = leaf_future.compat().await.map(|reply| match reply.code {
            0 => futures::future::Either::Left(leaf("zero", Ok(0)).compat()),
            _ => {
                let leaf_future = leaf("other", Ok(reply.code));
                futures::future::Either::Right(async move { leaf_future.compat().await.map(|x| x + 1) })
            }
        })?;
        next.await
    })
    .compat()
}

fn scrutinee(start: u32) -> impl Future<Item = u32, Error = String> {
    let values = std::rc::Rc::new(std::cell::RefCell::new(vec![start]));
    let leaf_future = leaf("start", Ok::<_, String>(start));
    Box::pin(async move {
        let next = leaf_future.compat().await.map(move |x| match values.borrow().get(0) {
            Some(1) => Either::A(leaf("one", Ok::<_, String>(x)).map({
                let values = values.clone();
                move |x| {
                    values.borrow_mut().push(x);
                    x
                }
            })),
            _ => Either::B(future::ok(x)),
        })?;
        next.compat().await
    })
    .compat()
}

pub(crate) fn run_all() {
    for start in [0, 1, 2, 7] {
        run(|| either(start));
        run(|| early(start));
        run(|| boxed(start));
        run(|| matched(start));
        run(|| scrutinee(start));
    }
}
