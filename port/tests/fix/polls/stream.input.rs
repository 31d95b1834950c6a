//! Streams written by hand: items, ends, and errors behind which they go on.

use futures01::{Async, Future, Poll, Stream, stream, try_ready};

use crate::leaf::{leaf, note, run};

/// Numbers from words; a word that is none is an error.
pub(crate) struct Numbers<S> {
    words: S,
    sum: i32,
    is_done: bool,
}

impl<S> Stream for Numbers<S>
where
    S: Stream<Item = &'static str, Error = String>,
{
    type Item = i32;
    type Error = String;

    fn poll(&mut self) -> Poll<Option<i32>, String> {
        if self.is_done {
            return Ok(Async::Ready(None));
        }
        match try_ready!(self.words.poll()) {
            Some("skip") => self.poll(),
            Some(word) => {
                let number: i32 = word.parse().map_err(|_| format!("{word} is no number"))?;
                self.sum += number;
                Ok(Async::Ready(Some(number)))
            }
            None => {
                self.is_done = true;
                note("the words end");
                Ok(Async::Ready(match self.sum {
                    0 => None,
                    sum => Some(sum),
                }))
            }
        }
    }
}

/// Stops behind the first error.
pub struct Until<S>(pub Option<S>);

impl<S: Stream> Stream for Until<S> {
    type Item = S::Item;
    type Error = S::Error;

    fn poll(&mut self) -> Poll<Option<Self::Item>, Self::Error> {
        let Some(stream) = &mut self.0 else { return Ok(Async::Ready(None)) };
        match stream.poll() {
            Err(error) => {
                self.0 = None;
                Err(error)
            }
            Ok(Async::Ready(item)) => Ok(Async::Ready(item)),
            Ok(Async::NotReady) => Ok(Async::NotReady),
        }
    }
}

/// A future or a stream, as what it holds is: the implementations have bounds that differ.
pub(crate) struct Either<S = ()> {
    held: S,
}

impl<S: Future<Item = u32, Error = String>> Future for Either<S> {
    type Item = u32;
    type Error = String;

    fn poll(&mut self) -> Poll<u32, String> {
        self.held.poll()
    }
}

impl<S: Stream<Item = u32, Error = String>> Stream for Either<S> {
    type Item = u32;
    type Error = String;

    fn poll(&mut self) -> Poll<Option<u32>, String> {
        self.held.poll()
    }
}

pub(crate) fn numbers(words: Vec<&'static str>) -> Numbers<impl Stream<Item = &'static str, Error = String>> {
    let words = stream::iter_ok(words).and_then(|word| leaf("word", Ok(word)));
    Numbers { words, sum: 0, is_done: false }
}

pub(crate) fn run_all() {
    let all = |words| numbers(words).then(|number| Ok::<_, ()>(number)).collect();
    run(|| all(vec!["1", "two", "skip", "3"]));
    run(|| all(vec![]));
    run(|| Either { held: leaf("one", Ok(1)) });
    run(|| Either { held: stream::iter_ok(vec![1, 2]) }.collect());
    run(|| numbers(vec!["1", "two", "3"]).collect());
    run(|| Until(Some(numbers(vec!["1", "two", "3"]))).then(|number| Ok::<_, ()>(number)).collect());
}
