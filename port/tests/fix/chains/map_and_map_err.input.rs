//! `map`, `map_err`: closures go over to `Result`.

use futures01::Future;

use crate::leaf::{Noisy, give_up, leaf, note, run};

fn add(name: &'static str, start: Result<u32, String>) -> impl Future<Item = u32, Error = usize> {
    note("before");
    let kept = Noisy("kept");
    leaf(name, start)
        // A comment before a stage.
        .map(move |x| {
            note("map runs");
            kept.touch();
            x + 1 // a comment behind a value
        })
        .map_err(|e| {
            note("map_err runs");
            e.len()
        })
}

fn boxed(start: Result<u32, String>) -> Box<dyn Future<Item = String, Error = ()>> {
    Box::new(leaf("boxed", start).map(|x| x.to_string()).map_err(drop))
}

fn one_more(x: u32) -> u32 {
    note("one more");
    x + 1
}

fn cast(start: Result<u32, String>) -> impl Future<Item = u32, Error = String> {
    leaf("cast", start).map(one_more as fn(u32) -> u32)
}

pub(crate) fn run_all() {
    run(|| add("good", Ok(1)));
    run(|| add("bad", Err("no".to_owned())));
    give_up(|| add("unfinished", Ok(1)));
    run(|| boxed(Ok(7)));
    run(|| cast(Ok(8)));
}
