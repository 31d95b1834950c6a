//! Chains that do not leave their function: what closures borrow, blocks borrow.

use futures::TryFutureExt as _;
use futures::compat::Future01CompatExt as _;
use futures01::Future;
use futures01::future::lazy;

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

pub(crate) fn run_all() {
    note(counted().to_string());
    note(asked().to_string());
    note(format!("{:?}", stepwise()));
}
