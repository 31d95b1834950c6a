//! An alias that stands in a field, too: the field keeps what the alias was, and gets its box.

use futures::TryFutureExt as _;
use futures::compat::Future01CompatExt as _;
use futures01::{Future, Poll};

use crate::leaf::{Noisy, give_up, leaf, note, run};

/// An answer.
type Answer<T> = Box<dyn Future<Item = T, Error = String> + Send>;

enum State {
    Asking(Answer<usize>),
    Done,
}

struct Machine(State);

impl Future for Machine {
    type Item = usize;
    type Error = String;

    fn poll(&mut self) -> Poll<usize, String> {
        match &mut self.0 {
            State::Asking(answer) => answer.poll(),
            State::Done => unreachable!(),
        }
    }
}

fn ask(name: &'static str) -> Answer<usize> {
    note("ask is called");
    let guard = Noisy("guard");
    let asked = leaf("asked", Ok::<_, String>(name.len()));
    Box::new(
        Box::pin(async move {
            let length = asked.compat().await?;
            Ok(length + guard.touch())
        })
        .compat(),
    )
}

fn twice(name: &'static str) -> Answer<usize> {
    let first = ask(name);
    Box::new(
        Box::pin(async move {
            let first = first.compat().await?;
            Ok(first + ask("second").compat().await?)
        })
        .compat(),
    )
}

fn held(name: &'static str) -> Machine {
    let answer = ask(name);
    Machine(State::Asking(answer))
}

pub(crate) fn run_all() {
    run(|| held("held"));
    run(|| Machine(State::Asking(ask("a machine"))));
    give_up(|| Machine(State::Asking(twice("a machine"))));
    run(|| twice("two"));
}
