//! The pairs on tokio 1.

use std::io;
use std::path::Path;
use std::sync::Arc;

use futures_now::{FutureExt, TryFutureExt};
use tokio::fs::File;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

// region: named_futures
pub(crate) async fn exchange(mut stream: TcpStream, request: &[u8]) -> io::Result<[u8; 4]> {
    stream.write_all(request).await?;
    let mut reply = [0; 4];
    stream.read_exact(&mut reply).await?;
    Ok(reply)
}
// endregion: named_futures

// region: try_nb
pub(crate) async fn first_byte(stream: &TcpStream) -> io::Result<u8> {
    let mut byte = [0];
    loop {
        stream.readable().await?;
        match stream.try_read(&mut byte) {
            Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
            Ok(_) => return Ok(byte[0]),
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
            Err(error) => return Err(error),
        }
    }
}
// endregion: try_nb

// region: shared_output
pub(crate) async fn ask_twice(answer: impl Future<Output = io::Result<String>>) -> Result<usize, io::ErrorKind> {
    let first = answer.map_err(Arc::new).shared();
    let second = first.clone();
    let (first, second) = tokio::try_join!(first, second).map_err(|error| error.kind())?;
    Ok(first.len() + second.len())
}
// endregion: shared_output

// region: file_write
pub(crate) async fn save(path: &Path, text: &[u8]) -> io::Result<()> {
    let mut file = File::create(path).await?;
    file.write_all(text).await?;
    file.flush().await
}
// endregion: file_write
