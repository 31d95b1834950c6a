//! An alias that stands in a field, too: the field keeps what the alias was, and gets its box.

use futures::TryFutureExt as _;
use futures::compat::Future01CompatExt as _;
use futures01::{Future, Poll};

use crate::leaf::{Noisy, give_up, leaf, note, run};

/// An answer.
type Answer<T> = futures::future::BoxFuture<'static, Result<T, String>>;

/// [`Answer`] as it was, for what is still of 0.1.
type Answer01<T> = Box<dyn Future<Item = T, Error = String> + Send>;

enum State {
    Asking(Answer01<usize>),
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
    Box::pin(async move {
        let length = asked.compat().await?;
        Ok(length + guard.touch())
    })
}

fn twice(name: &'static str) -> Answer<usize> {
    let first = ask(name);
    Box::pin(async move {
        let first = first.await?;
        Ok(first + ask("second").await?)
    })
}

fn held(name: &'static str) -> Machine {
    let answer = Box::new(ask(name).compat());
    Machine(State::Asking(answer))
}

pub(crate) fn run_all() {
    run(|| held("held"));
    run(|| Machine(State::Asking(Box::new(ask("a machine").compat()))));
    give_up(|| Machine(State::Asking(Box::new(twice("a machine").compat()))));
    run(|| twice("two").compat());
}
