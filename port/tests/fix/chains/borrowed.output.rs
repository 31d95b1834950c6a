//! Chains that do not leave their function: what closures borrow, blocks borrow.

use futures::TryFutureExt as _;
use futures::compat::Future01CompatExt as _;
use std::cell::Cell;

use futures01::Future;
use futures01::future::{Loop, lazy, loop_fn};
use futures01::stream::{self, Stream};

use crate::leaf::{Noisy, leaf, note};

fn counted() -> u32 {
    let mut count = 0;
    let guard = Noisy("guard");
    ({
        let leaf_future = leaf("first", Ok::<_, ()>(2));
        Box::pin(async { leaf_future.compat().await.map(|x| count += x + guard.touch() as u32) }).compat()
    })
    .wait()
    .unwrap();
    note("behind");
    let mut copied = count;
    let result = ({
        let leaf_future = leaf("second", Ok::<_, ()>(3));
        Box::pin(async move {
            leaf_future.compat().await.map(move |x| {
                copied += x;
                note(copied.to_string());
            })
        })
        .compat()
    })
    .wait();
    assert!(result.is_ok());
    count * 100 + copied
}

fn asked() -> u32 {
    let guard = Noisy("asked");
    let result = Box::pin(async {
        let next = (|| {
            guard.touch();
            let leaf_future = leaf("lazy", Ok::<_, ()>(1));
            async {
                let next = leaf_future.compat().await.map(|x| {
                    guard.touch();
                    leaf("inner", Ok::<_, ()>(x)).compat()
                })?;
                next.await
            }
        })();
        next.await
    })
    .compat()
    .wait();
    note("behind");
    result.unwrap()
}

fn stepwise() -> Result<u32, ()> {
    let mut seen = Vec::new();
    let result = ({
        let leaf_future = leaf("a", Ok(1));
        Box::pin(async {
            let next = leaf_future.compat().await.map(|x| {
                seen.push(x);
                leaf("b", Ok::<_, ()>(x + 1)).compat()
            })?;
            next.await.map(|x| x + 1)
        })
        .compat()
    })
    .wait();
    note(format!("{seen:?}"));
    result
}

fn summed() -> Result<u32, String> {
    let sum = Cell::new(0);
    let guard = Noisy("summed");
    ({
        let mut items = futures::compat::Compat01As03::new(stream::iter_ok(vec![1, 2]));
        let each = |x| {
            guard.touch();
            sum.set(sum.get() + x);
            leaf("item", Ok::<_, String>(())).compat()
        };
        Box::pin(async move {
            loop {
                match futures::TryStreamExt::try_next(&mut items).await {
                    Ok(Some(item)) => {
                        if let Err(error) = each(item).await {
                            break Err(error);
                        }
                    }
                    Ok(None) => break Ok(()),
                    Err(error) => break Err(error),
                }
            }
        })
        .compat()
    })
    .wait()?;
    note("behind");
    Ok(sum.get())
}

fn counted_down() -> Result<u32, String> {
    let turns = Cell::new(0);
    let result = ({
        let state = 3;
        let step = |left| {
            turns.set(turns.get() + 1);
            let leaf_future = leaf("turn", Ok::<_, String>(left));
            async move {
                leaf_future.compat().await.map(|left| {
                    if left == 0 { std::ops::ControlFlow::Break(()) } else { std::ops::ControlFlow::Continue(left - 1) }
                })
            }
        };
        let mut turn = step(state);
        Box::pin(async move {
            loop {
                match turn.await {
                    Ok(std::ops::ControlFlow::Continue(state)) => turn = step(state),
                    Ok(std::ops::ControlFlow::Break(value)) => break Ok(value),
                    Err(error) => break Err(error),
                }
            }
        })
        .compat()
    })
    .wait();
    note("behind");
    result.map(|()| turns.get())
}

pub(crate) fn run_all() {
    note(format!("{:?}", summed()));
    note(format!("{:?}", counted_down()));
    note(counted().to_string());
    note(asked().to_string());
    note(format!("{:?}", stepwise()));
}
