//! A TCP proxy: `proxy LISTEN TARGET` copies bytes both ways and passes on the end of each direction by itself.

use std::{env, io};

use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

// region: half_close
/// Copies up to the end of `from`, then ends `to`, which sends a FIN while the other direction goes on.
async fn pump(from: &mut (impl AsyncRead + Unpin), to: &mut (impl AsyncWrite + Unpin)) -> io::Result<u64> {
    let n = tokio::io::copy(from, to).await?;
    to.shutdown().await?;
    Ok(n)
}
// endregion: half_close

// region: relay
async fn relay(mut client: TcpStream, mut target: TcpStream) -> io::Result<()> {
    // Borrowed halves: to drop one of them closes nothing. `copy_bidirectional` does all of this in one call.
    let (mut client_reader, mut client_writer) = client.split();
    let (mut target_reader, mut target_writer) = target.split();
    let (up, down) =
        tokio::try_join!(pump(&mut client_reader, &mut target_writer), pump(&mut target_reader, &mut client_writer),)?;
    println!("{up} bytes to the target, {down} bytes back");
    Ok(())
}
// endregion: relay

#[tokio::main]
async fn main() -> io::Result<()> {
    let mut args = env::args().skip(1);
    let listen = args.next().unwrap_or_else(|| "127.0.0.1:7025".to_owned());
    let target = args.next().unwrap_or_else(|| "127.0.0.1:6379".to_owned());
    let listener = TcpListener::bind(listen).await?;
    eprintln!("listening on {}", listener.local_addr()?);

    loop {
        let (client, _) = listener.accept().await?;
        let target = target.clone();
        tokio::spawn(async move {
            let connection = async { relay(client, TcpStream::connect(target).await?).await };
            if let Err(e) = connection.await {
                eprintln!("connection: {e}");
            }
        });
    }
}
