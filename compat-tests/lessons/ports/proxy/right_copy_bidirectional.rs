//! A TCP proxy: `proxy LISTEN TARGET` copies bytes both ways and passes on the end of each direction by itself.

use std::{env, io};

use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};

async fn relay(mut client: TcpStream, mut target: TcpStream) -> io::Result<()> {
    let (up, down) = copy_bidirectional(&mut client, &mut target).await?;
    println!("{up} bytes to the target, {down} bytes back");
    Ok(())
}

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
