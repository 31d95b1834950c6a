//! Calls that have two meanings once their values are futures of both generations: methods, paths, adapters.

use futures::compat::Future01CompatExt as _;
use futures::{FutureExt as _, StreamExt as _, TryFutureExt as _, TryStreamExt as _};
use futures01::{Async, Future, IntoFuture, Poll, Stream, future};

use crate::leaf::{Noisy, note};

struct Answer(u32, #[allow(dead_code)] Noisy);

impl Future for Answer {
    type Item = u32;
    type Error = &'static str;

    fn poll(&mut self) -> Poll<u32, &'static str> {
        note(format!("{} is asked", self.0));
        if self.0 == 0 { Err("nothing") } else { Ok(Async::Ready(self.0)) }
    }
}

struct Numbers(u32);

impl Stream for Numbers {
    type Item = u32;
    type Error = &'static str;

    fn poll(&mut self) -> Poll<Option<u32>, &'static str> {
        self.0 += 1;
        Ok(Async::Ready((self.0 < 4).then_some(self.0)))
    }
}

fn answer_of(number: u32) -> Answer {
    Answer(number, Noisy("the answer"))
}

fn as_text(answer: Answer) -> impl Future<Item = String, Error = String> {
    answer
        .map_err(|error| error.to_uppercase()) // shouted
        .and_then(|number| answer_of(number + 1).map_err(str::to_owned).map(|number| number.to_string()))
}

fn described(all: Vec<Answer>) -> Vec<Result<u32, usize>> {
    all.into_iter().map(Answer::wait).map(|answer| answer.map_err(str::len)).collect()
}

async fn awaited(answer: Answer, other: Answer) -> Result<u32, &'static str> {
    let first = answer.compat().await?;
    note("between");
    let other = other
        // of 0.1
        .compat()
        .await?;
    Ok(first + other)
}

async fn adapted(answer: Answer) -> Result<u32, usize> {
    let pair = futures::future::try_join(answer.compat(), answer_of(2).compat());
    let (one, two) = pair.await.map_err(str::len)?;
    answer_of(one + two).compat().map_err(str::len).map_ok(|number| number * 2).await
}

macro_rules! plus_one {
    ($answer:expr) => {
        $answer
    };
}

pub(crate) fn run_all() {
    crate::leaf::run(|| as_text(answer_of(1)));
    crate::leaf::run(|| as_text(answer_of(0)));
    crate::leaf::run(|| answer_of(3).then::<_, Result<u32, ()>>(|answer| Ok(answer.unwrap_or(9))));
    crate::leaf::run(|| answer_of(4).into_future().join(future::ok(1)).map(|(a, b)| a + b));
    crate::leaf::run(|| plus_one!(answer_of(5)).map(|number| number + 1));
    note(format!("{:?}", described(vec![answer_of(6), answer_of(0)])));
    for numbers in [0, 1] {
        crate::leaf::run(|| Numbers(numbers).filter(|number| number % 2 == 1).map(|number| number * 10).collect());
    }
    crate::leaf::run(|| Numbers(0).fold(0, |sum, number| Ok::<_, &'static str>(sum + number)));
    crate::leaf::run(|| Box::pin(awaited(answer_of(1), answer_of(0))).compat());
    crate::leaf::run(|| Box::pin(adapted(answer_of(1))).compat());
}
