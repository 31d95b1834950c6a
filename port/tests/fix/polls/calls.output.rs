//! Calls that have two meanings once their values are futures of both generations: methods, paths, adapters.

use futures::compat::Future01CompatExt as _;
use futures::{FutureExt as _, StreamExt as _, TryFutureExt as _, TryStreamExt as _};
use futures01::{Future, Stream, future};

use crate::leaf::{Noisy, note};

struct Answer(u32, #[allow(dead_code)] Noisy);

impl std::future::Future for Answer {
    type Output = Result<u32, &'static str>;

    fn poll(self: std::pin::Pin<&mut Self>, _context: &mut std::task::Context<'_>) -> std::task::Poll<Self::Output> {
        let this = self.get_mut();

        note(format!("{} is asked", this.0));
        if this.0 == 0 { std::task::Poll::Ready(Err("nothing")) } else { std::task::Poll::Ready(Ok(this.0)) }
    }
}

// PORT: for what polls it as a future of 0.1, and goes with the last of it.
impl futures01::Future for Answer {
    type Item = u32;
    type Error = &'static str;

    fn poll(&mut self) -> futures01::Poll<Self::Item, Self::Error> {
        futures01::Future::poll(&mut futures::compat::Compat::new(self))
    }
}

struct Numbers(u32);

impl futures::Stream for Numbers {
    type Item = Result<u32, &'static str>;

    fn poll_next(
        self: std::pin::Pin<&mut Self>,
        _context: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        let this = self.get_mut();

        this.0 += 1;
        std::task::Poll::Ready(Ok::<_, &'static str>((this.0 < 4).then_some(this.0)).transpose())
    }
}

// PORT: for what polls it as a stream of 0.1, and goes with the last of it.
impl futures01::Stream for Numbers {
    type Item = u32;
    type Error = &'static str;

    fn poll(&mut self) -> futures01::Poll<Option<Self::Item>, Self::Error> {
        futures01::Stream::poll(&mut futures::compat::Compat::new(self))
    }
}

fn answer_of(number: u32) -> Answer {
    Answer(number, Noisy("the answer"))
}

fn as_text(answer: Answer) -> impl Future<Item = String, Error = String> {
    futures01::Future::map_err(answer, |error| error.to_uppercase()) // shouted
        .and_then(|number| {
            futures01::Future::map_err(answer_of(number + 1), str::to_owned).map(|number| number.to_string())
        })
}

fn described(all: Vec<Answer>) -> Vec<Result<u32, usize>> {
    all.into_iter().map(Answer::wait).map(|answer| answer.map_err(str::len)).collect()
}

async fn awaited(answer: Answer, other: Answer) -> Result<u32, &'static str> {
    let first = answer.await?;
    note("between");
    let other = other
        // of 0.1
        .await?;
    Ok(first + other)
}

async fn adapted(answer: Answer) -> Result<u32, usize> {
    let pair = futures::future::try_join(answer, answer_of(2));
    let (one, two) = pair.await.map_err(str::len)?;
    futures::compat::Future01CompatExt::compat(answer_of(one + two)).map_err(str::len).map_ok(|number| number * 2).await
}

macro_rules! plus_one {
    ($answer:expr) => {
        $answer
    };
}

pub(crate) fn run_all() {
    crate::leaf::run(|| as_text(answer_of(1)));
    crate::leaf::run(|| as_text(answer_of(0)));
    crate::leaf::run(|| futures01::Future::then::<_, Result<u32, ()>>(answer_of(3), |answer| Ok(answer.unwrap_or(9))));
    crate::leaf::run(|| futures01::IntoFuture::into_future(answer_of(4)).join(future::ok(1)).map(|(a, b)| a + b));
    crate::leaf::run(|| futures01::Future::map(plus_one!(answer_of(5)), |number| number + 1));
    note(format!("{:?}", described(vec![answer_of(6), answer_of(0)])));
    for numbers in [0, 1] {
        crate::leaf::run(|| {
            futures01::Stream::filter(Numbers(numbers), |number| number % 2 == 1).map(|number| number * 10).collect()
        });
    }
    crate::leaf::run(|| futures01::Stream::fold(Numbers(0), 0, |sum, number| Ok::<_, &'static str>(sum + number)));
    crate::leaf::run(|| Box::pin(awaited(answer_of(1), answer_of(0))).compat());
    crate::leaf::run(|| Box::pin(adapted(answer_of(1))).compat());
}
