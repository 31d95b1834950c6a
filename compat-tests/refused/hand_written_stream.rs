//! Shows what the compiler says to old habits where `hand_written_stream` is ported. Each case is compiled by itself.

// refused: E0277: cannot be unpinned
use futures::{Stream, StreamExt};
async fn first(mut lines: impl Stream<Item = String>) -> Option<String> {
    lines.next().await
}

// refused: E0407: method `poll` is not a member of trait `Stream`
use futures::Stream;
use std::pin::Pin;
use std::task::{Context, Poll};
struct Lines;
impl Stream for Lines {
    type Item = String;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<String>> {
        Poll::Ready(None)
    }
}
