//! Boxed futures, aliases of them, and methods of the project's own traits go over with all that implements them.

use futures::TryFutureExt as _;
use futures::compat::Future01CompatExt as _;
use futures01::Future;

use crate::leaf::{Noisy, give_up, leaf, note, run};

type Answer<T> = futures::future::BoxFuture<'static, Result<T, String>>;

trait Lookup {
    fn find(&self, name: &'static str) -> Answer<usize>;

    fn all(&self) -> futures::future::LocalBoxFuture<'static, Result<usize, String>> {
        Box::pin(std::future::ready(Ok(0)))
    }
}

struct Real;

impl Lookup for Real {
    fn find(&self, name: &'static str) -> Answer<usize> {
        note("find is called");
        let value = Noisy("value");
        let first = leaf("first", Ok::<_, String>(name.len()));
        Box::pin(async move {
            let length = first.compat().await?;
            Ok(length + value.touch())
        })
    }

    fn all(&self) -> futures::future::LocalBoxFuture<'static, Result<usize, String>> {
        // Still of 0.1.
        Box::pin(leaf("all", Ok(3)).compat())
    }
}

struct Empty;

impl Lookup for Empty {
    fn find(&self, name: &'static str) -> Answer<usize> {
        if name.is_empty() {
            return Box::pin(std::future::ready(Err("no name".to_owned())));
        }
        match name {
            "real" => Real.find(name),
            "slow" => {
                let slow = leaf("slow", Ok::<_, String>(1));
                Box::pin({
                    note("built in the box");
                    async move { slow.compat().await }
                })
            }
            _ => unreachable!(),
        }
    }
}

fn total<L: Lookup>(lookup: L) -> impl std::future::Future<Output = Result<usize, String>> {
    let find = lookup.find("abc");
    let all = lookup.all();
    async move {
        let next = find.await.map(move |found| {
            note("the closure runs");
            ask(found)
        })?;
        let asked = next.await?;
        Ok(asked + all.await?)
    }
}

fn ask(length: usize) -> futures::future::BoxFuture<'static, Result<usize, String>> {
    let asked = leaf("asked", Ok::<_, String>(length));
    Box::pin(async move { asked.compat().await })
}

/// What is not awaited stays of 0.1.
fn both(names: [&'static str; 2]) -> impl std::future::Future<Output = Result<usize, String>> {
    let second = Empty.find(names[1]).compat();
    Empty.find(names[0]).compat().join(second).map(|(one, other)| one + other).compat()
}

fn in_a_macro() -> String {
    format!("{:?} {:?}", Real.find("x").compat().wait(), ask(2).compat().wait())
}

pub(crate) fn run_all() {
    run(|| Box::pin(total(Real)).compat());
    give_up(|| Box::pin(total(Real)).compat());
    run(|| Box::pin(both(["real", "slow"])).compat());
    run(|| Box::pin(both(["real", ""])).compat());
    run(|| Empty.all().compat());
    note(in_a_macro());
}
