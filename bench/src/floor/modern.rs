//! The floors on tokio 1.

use std::io;
use std::sync::Arc;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use super::{Answers, Exchange, announce};

/// Serves on loopback `port` (0: any free one) until the process is killed.
///
/// # Errors
///
/// When the port is taken or the listener fails.
pub fn serve(answers: Answers, port: u16) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async move {
        let listener = TcpListener::bind(("127.0.0.1", port)).await?;
        announce("floor-modern", listener.local_addr()?);
        let answers = Arc::new(answers);
        loop {
            let (stream, _) = listener.accept().await?;
            stream.set_nodelay(true)?;
            let answers = Arc::clone(&answers);
            tokio::spawn(async move {
                // A client that goes away ends only its own loop.
                let _ = answer(stream, &answers).await;
            });
        }
    })
}

async fn answer(mut stream: TcpStream, answers: &Answers) -> io::Result<()> {
    let mut exchange = Exchange::new();
    loop {
        let count = stream.read(exchange.room()).await?;
        if count == 0 {
            return Ok(());
        }
        exchange.answer(count, answers)?;
        stream.write_all(&exchange.output).await?;
    }
}
