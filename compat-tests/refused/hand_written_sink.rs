//! Shows what the compiler says to old habits where `hand_written_sink` is ported. Each case is compiled by itself.

// refused: E0437: type `SinkItem` is not a member of trait `Sink`
use futures::Sink;
struct Batches;
impl Sink for Batches {
    type SinkItem = String;
}

// refused: E0432: no `AsyncSink` in the root
use futures::AsyncSink;
