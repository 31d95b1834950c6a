//! Shows what the compiler says to old habits where `hand_written_future` is ported. Each case is compiled by itself.

// refused: E0050: method `poll` has 1 parameter but the declaration in trait `poll` has 2
use std::task::Poll;
struct Greeting;
impl Future for Greeting {
    type Output = String;
    fn poll(&mut self) -> Poll<String> {
        Poll::Pending
    }
}

// refused: E0599: no method named `poll` found for type parameter `C`
use std::pin::Pin;
use std::task::{Context, Poll};
struct Greeting<C> {
    connect: C,
}
impl<C: Future<Output = String>> Future for Greeting<C> {
    type Output = String;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<String> {
        self.connect.poll(cx)
    }
}
