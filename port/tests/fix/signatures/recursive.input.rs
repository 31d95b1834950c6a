//! Functions that call themselves, which the compiler does not report as it does other callers.

use futures::TryFutureExt as _;
use futures::compat::Future01CompatExt as _;
use futures01::Future;

use crate::leaf::{give_up, leaf, note, run};

fn sum(n: u32) -> Box<dyn Future<Item = u32, Error = ()>> {
    note(format!("sum of {n}"));
    if n == 0 {
        return Box::new(Box::pin(async move { leaf("zero", Ok(0)).compat().await }).compat());
    }
    let first = leaf("first", Ok::<u32, ()>(n));
    Box::new(
        Box::pin(async move {
            let n = first.compat().await?;
            sum(n - 1).compat().await.map(move |rest| rest + n)
        })
        .compat(),
    )
}

struct Tree(Vec<Tree>);

impl Tree {
    fn count(&self, depth: u32) -> Box<dyn Future<Item = u32, Error = ()>> {
        let first = self.0.first().map(|first| Self::count(first, depth + 1));
        let own = leaf("own", Ok::<u32, ()>(depth));
        Box::new(
            Box::pin(async move {
                let own = own.compat().await?;
                match first {
                    Some(first) => first.compat().await.map(|count| count + own),
                    None => Ok(own),
                }
            })
            .compat(),
        )
    }
}

/// A variable has its name.
fn shadowed(n: u32) -> Box<dyn Future<Item = u32, Error = ()>> {
    let shadowed = |n: u32| leaf("in it", Ok::<u32, ()>(n));
    let own = shadowed(n);
    Box::new(Box::pin(async move { own.compat().await }).compat())
}

/// Gives itself to what is of 0.1.
fn both(n: u32) -> Box<dyn Future<Item = u32, Error = ()>> {
    if n > 1 {
        return Box::new(both(n - 1).join(both(n - 2)).map(|(one, other)| one + other));
    }
    let last = leaf("last", Ok::<u32, ()>(1));
    Box::new(Box::pin(async move { last.compat().await }).compat())
}

async fn all() -> Result<u32, ()> {
    let sum = sum(2).compat().await?;
    let count = Tree(vec![Tree(Vec::new())]).count(0).compat().await?;
    let shadowed = shadowed(4).compat().await?;
    Ok(sum + count + shadowed + both(3).compat().await?)
}

pub(crate) fn run_all() {
    run(|| Box::pin(all()).compat());
    give_up(|| Box::pin(all()).compat());
}
