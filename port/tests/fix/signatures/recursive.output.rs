//! Functions that call themselves, which the compiler does not report as it does other callers.

use futures::TryFutureExt as _;
use futures::compat::Future01CompatExt as _;
use futures01::Future;

use crate::leaf::{give_up, leaf, note, run};

fn sum(n: u32) -> futures::future::LocalBoxFuture<'static, Result<u32, ()>> {
    note(format!("sum of {n}"));
    if n == 0 {
        return Box::pin(async move { leaf("zero", Ok(0)).compat().await });
    }
    let first = leaf("first", Ok::<u32, ()>(n));
    Box::pin(async move {
        let n = first.compat().await?;
        sum(n - 1).await.map(move |rest| rest + n)
    })
}

struct Tree(Vec<Tree>);

impl Tree {
    fn count(&self, depth: u32) -> futures::future::LocalBoxFuture<'static, Result<u32, ()>> {
        let first = self.0.first().map(|first| Self::count(first, depth + 1).compat());
        let own = leaf("own", Ok::<u32, ()>(depth));
        Box::pin(async move {
            let own = own.compat().await?;
            match first {
                Some(first) => first.compat().await.map(|count| count + own),
                None => Ok(own),
            }
        })
    }
}

/// A variable has its name.
fn shadowed(n: u32) -> futures::future::LocalBoxFuture<'static, Result<u32, ()>> {
    let shadowed = |n: u32| leaf("in it", Ok::<u32, ()>(n));
    let own = shadowed(n);
    Box::pin(async move { own.compat().await })
}

/// Gives itself to what is of 0.1.
fn both(n: u32) -> futures::future::LocalBoxFuture<'static, Result<u32, ()>> {
    if n > 1 {
        return Box::pin(both(n - 1).compat().join(both(n - 2).compat()).map(|(one, other)| one + other).compat());
    }
    let last = leaf("last", Ok::<u32, ()>(1));
    Box::pin(async move { last.compat().await })
}

async fn all() -> Result<u32, ()> {
    let sum = sum(2).await?;
    let count = Tree(vec![Tree(Vec::new())]).count(0).await?;
    let shadowed = shadowed(4).await?;
    Ok(sum + count + shadowed + both(3).await?)
}

pub(crate) fn run_all() {
    run(|| Box::pin(all()).compat());
    give_up(|| Box::pin(all()).compat());
}
