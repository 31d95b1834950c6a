//! Functions that are left: held by a variable, called by the definition of a macro, or called by name in
//! code that the compiler did not see; fields, and methods of foreign traits.

use futures::TryFutureExt as _;
use futures::compat::Future01CompatExt as _;
use futures01::{Future, Poll};

use crate::leaf::{leaf, run};

fn named(x: u32) -> impl Future<Item = u32, Error = ()> {
    let named = leaf("named", Ok::<_, ()>(x));
    Box::pin(async move { named.compat().await }).compat()
}

fn by_macro(x: u32) -> impl Future<Item = u32, Error = ()> {
    let of_macro = leaf("of_macro", Ok::<_, ()>(x));
    Box::pin(async move { of_macro.compat().await }).compat()
}

macro_rules! called {
    ($x:expr) => {
        by_macro($x)
    };
}

fn elsewhere(x: u32) -> impl Future<Item = u32, Error = ()> {
    let elsewhere = leaf("elsewhere", Ok::<_, ()>(x));
    Box::pin(async move { elsewhere.compat().await }).compat()
}

#[cfg(target_os = "none")]
fn on_another_system() -> u32 {
    elsewhere(1).wait().unwrap()
}

struct Wrapped(Box<dyn Future<Item = u32, Error = ()>>);

impl Future for Wrapped {
    type Item = u32;
    type Error = ();

    fn poll(&mut self) -> Poll<u32, ()> {
        self.0.poll()
    }
}

pub(crate) fn run_all() {
    let held = named;
    run(|| leaf("first", Ok::<_, ()>(1)).and_then(held));
    run(|| called!(2));
    run(|| elsewhere(3));
    run(|| Wrapped(Box::new(leaf("wrapped", Ok(4)))));
}
