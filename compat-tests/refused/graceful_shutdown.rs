//! Shows what the compiler says to old habits where `graceful_shutdown` is ported. Each case is compiled by itself.

// refused: E0599: no function or associated item named `new` found for struct `Signal`
use tokio::signal::unix::Signal;
fn terminate() -> Signal {
    Signal::new(15)
}

// refused: E0283: type annotations needed
use futures::SinkExt;
use tokio::net::TcpStream;
use tokio_util::codec::{Framed, LinesCodec, LinesCodecError};
async fn end(mut framed: Framed<TcpStream, LinesCodec>) -> Result<(), LinesCodecError> {
    framed.close().await
}
