//! `join`: both are built at once, the first error ends both.

use futures::TryFutureExt as _;
use futures::compat::Future01CompatExt as _;
use futures01::Future;

use crate::leaf::{Noisy, give_up, leaf, note, run};

fn both(first: Result<u32, String>, second: Result<u32, String>) -> impl Future<Item = u32, Error = String> {
    let guard = Noisy("guard");
    let join = futures::future::try_join(
        {
            let leaf_future = leaf("first", first);
            async move {
                leaf_future.compat().await.map(move |x| {
                    guard.touch();
                    x
                })
            }
        },
        {
            let leaf_future = leaf("second", second);
            async move {
                let x = leaf_future.compat().await?;
                leaf("third", Ok(x)).compat().await
            }
        },
    );
    Box::pin(async move { join.await.map(|(x, y)| x + y) }).compat()
}

fn three() -> impl Future<Item = u32, Error = ()> {
    note("three");
    let join3 =
        futures::future::try_join3(leaf("a", Ok(1)).compat(), leaf("b", Ok(2)).compat(), leaf("c", Ok(3)).compat());
    Box::pin(async move { join3.await.map(|(a, b, c)| a + b + c) }).compat()
}

fn alone() -> impl Future<Item = (u32, u32), Error = ()> {
    Box::pin(futures::future::try_join(leaf("a", Ok(1)).compat(), std::future::ready(Ok(2)))).compat()
}

pub(crate) fn run_all() {
    run(|| both(Ok(1), Ok(2)));
    run(|| both(Err("first".to_owned()), Ok(2)));
    run(|| both(Ok(1), Err("second".to_owned())));
    run(|| both(Err("first".to_owned()), Err("second".to_owned())));
    give_up(|| both(Ok(1), Ok(2)));
    run(three);
    run(alone);
}
