// refused: E0046: missing: `poll_read`
pub struct Socket;
impl std::io::Read for Socket {
    fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
        Ok(0)
    }
}
impl tokio::io::AsyncRead for Socket {}
// refused: E0277: cannot be unpinned
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::io::{AsyncRead, ReadBuf};
pub struct Turned<S>(S);
impl<S: AsyncRead> AsyncRead for Turned<S> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.0).poll_read(cx, into)
    }
}
