//! `loop_fn`: the closure runs at the call for the first time, and then in the poll in which the turn before it ends.

use futures01::Future;
use futures01::future::{self, Loop, loop_fn};

use crate::leaf::{Noisy, give_up, leaf, note, run};

fn counted(until: u32) -> impl Future<Item = u32, Error = String> {
    let guard = Noisy("guard");
    loop_fn(0, move |count| {
        note(format!("turn {count}"));
        guard.touch();
        leaf("turn", Ok(count + 1)).map(move |count| if count < until { Loop::Continue(count) } else { Loop::Break(count) })
    })
}

fn carried(fails: bool) -> impl Future<Item = Noisy, Error = String> {
    loop_fn((Noisy("carried"), 0), move |(carried, turn)| {
        // What is carried goes along.
        leaf("carrying", if fails && turn == 1 { Err("in the second turn".to_owned()) } else { Ok(()) }).and_then(
            move |()| match turn {
                0 | 1 => future::ok(Loop::Continue((carried, turn + 1))),
                _ => future::ok(future::Loop::Break(carried)),
            },
        )
    })
}

fn in_a_chain(until: u32) -> impl Future<Item = String, Error = usize> {
    loop_fn(1, move |count| {
        leaf("doubled", Ok::<u32, String>(count)).map(move |count| match count {
            count if count > until => Loop::Break(count),
            count => Loop::Continue(count * 2),
        })
    })
    .map(|count| format!("{count} it is"))
    .map_err(|error| error.len())
}

fn boxed() -> Box<dyn Future<Item = (), Error = ()>> {
    Box::new(loop_fn((), |()| {
        note("once");
        Ok(Loop::Break(()))
    }))
}

pub(crate) fn run_all() {
    run(|| counted(3));
    give_up(|| counted(3));
    run(|| carried(false));
    run(|| carried(true));
    give_up(|| carried(false));
    run(|| in_a_chain(5));
    run(boxed);
}
