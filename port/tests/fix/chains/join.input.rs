//! `join`: both are built at once, the first error ends both.

use futures01::Future;

use crate::leaf::{Noisy, give_up, leaf, note, run};

fn both(first: Result<u32, String>, second: Result<u32, String>) -> impl Future<Item = u32, Error = String> {
    let guard = Noisy("guard");
    leaf("first", first)
        .map(move |x| {
            guard.touch();
            x
        })
        .join(leaf("second", second).and_then(|x| leaf("third", Ok(x))))
        .map(|(x, y)| x + y)
}

fn three() -> impl Future<Item = u32, Error = ()> {
    note("three");
    leaf("a", Ok(1)).join3(leaf("b", Ok(2)), leaf("c", Ok(3))).map(|(a, b, c)| a + b + c)
}

fn alone() -> impl Future<Item = (u32, u32), Error = ()> {
    leaf("a", Ok(1)).join(Ok(2))
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
