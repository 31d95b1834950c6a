//! The floor on tokio 1.

use std::io;
use std::sync::Arc;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use super::{Answers, READ_BYTES, announce};

/// Serves on loopback `port` (0: any free one) until the process is killed, on one worker thread.
///
/// # Errors
///
/// When the port is taken or the listener fails.
pub fn serve(answers: Answers, port: u16) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    let accepting = runtime.spawn(async move {
        let listener = TcpListener::bind(("127.0.0.1", port)).await?;
        announce("floor-modern", listener.local_addr()?);
        let answers = Arc::new(answers);
        loop {
            let (stream, _) = listener.accept().await?;
            stream.set_nodelay(true)?;
            let answers = Arc::clone(&answers);
            tokio::spawn(async move {
                // A client that goes away ends its own loop only.
                let _ = answer(stream, &answers).await;
            });
        }
    });
    runtime.block_on(accepting).map_err(io::Error::other)?
}

async fn answer(mut stream: TcpStream, answers: &Answers) -> io::Result<()> {
    let mut input = vec![0; READ_BYTES];
    let mut output = Vec::new();
    loop {
        let read = stream.read(&mut input).await?;
        if read == 0 {
            return Ok(());
        }
        output.clear();
        answers.append(&input[..read], &mut output);
        stream.write_all(&output).await?;
    }
}
