//! Boxed futures, aliases of them, and methods of the project's own traits go over with all that implements them.

use futures::TryFutureExt as _;
use futures::compat::Future01CompatExt as _;
use futures01::{Future, future};

use crate::leaf::{Noisy, give_up, leaf, note, run};

type Answer<T> = Box<dyn Future<Item = T, Error = String> + Send>;

trait Lookup {
    fn find(&self, name: &'static str) -> Answer<usize>;

    fn all(&self) -> Box<dyn Future<Item = usize, Error = String>> {
        Box::new(future::ok(0))
    }
}

struct Real;

impl Lookup for Real {
    fn find(&self, name: &'static str) -> Answer<usize> {
        note("find is called");
        let value = Noisy("value");
        let first = leaf("first", Ok::<_, String>(name.len()));
        Box::new(
            Box::pin(async move {
                let length = first.compat().await?;
                Ok(length + value.touch())
            })
            .compat(),
        )
    }

    fn all(&self) -> Box<dyn Future<Item = usize, Error = String>> {
        // Still of 0.1.
        Box::new(leaf("all", Ok(3)))
    }
}

struct Empty;

impl Lookup for Empty {
    fn find(&self, name: &'static str) -> Answer<usize> {
        if name.is_empty() {
            return Box::new(future::err("no name".to_owned()));
        }
        match name {
            "real" => Real.find(name),
            "slow" => {
                let slow = leaf("slow", Ok::<_, String>(1));
                Box::new({
                    note("built in the box");
                    Box::pin(async move { slow.compat().await }).compat()
                })
            }
            _ => unreachable!(),
        }
    }
}

fn total<L: Lookup>(lookup: L) -> impl Future<Item = usize, Error = String> {
    let find = lookup.find("abc");
    let all = lookup.all();
    Box::pin(async move {
        let next = find.compat().await.map(move |found| {
            note("the closure runs");
            ask(found)
        })?;
        let asked = next.compat().await?;
        Ok(asked + all.compat().await?)
    })
    .compat()
}

fn ask(length: usize) -> Box<dyn Future<Item = usize, Error = String> + Send + 'static> {
    let asked = leaf("asked", Ok::<_, String>(length));
    Box::new(Box::pin(async move { asked.compat().await }).compat())
}

/// What is not awaited stays of 0.1.
fn both(names: [&'static str; 2]) -> impl Future<Item = usize, Error = String> {
    let second = Empty.find(names[1]);
    Empty.find(names[0]).join(second).map(|(one, other)| one + other)
}

fn in_a_macro() -> String {
    format!("{:?} {:?}", Real.find("x").wait(), ask(2).wait())
}

pub(crate) fn run_all() {
    run(|| total(Real));
    give_up(|| total(Real));
    run(|| both(["real", "slow"]));
    run(|| both(["real", ""]));
    run(|| Empty.all());
    note(in_a_macro());
}
