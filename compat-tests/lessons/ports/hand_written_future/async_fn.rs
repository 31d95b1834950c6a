//! Wrong: the states are those of an `async fn`, and no future is written by hand.

use std::io::{self, Write};
use std::net::TcpListener;
use std::thread;

use tokio::io::AsyncReadExt;
use tokio::net::TcpStream;

async fn greeting(addr: std::net::SocketAddr) -> io::Result<String> {
    let mut stream = TcpStream::connect(addr).await?;
    println!("connected");
    let mut line = Vec::new();
    loop {
        let byte = stream.read_u8().await?;
        if byte == b'\n' {
            return Ok(String::from_utf8_lossy(&line).trim_end().to_owned());
        }
        line.push(byte);
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> io::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let addr = listener.local_addr()?;
    let peer = thread::spawn(move || -> io::Result<()> {
        for pieces in [["220 mail.example", " ready\r\n"], ["220 mail.", "example"]] {
            let (mut socket, _) = listener.accept()?;
            for piece in pieces {
                socket.write_all(piece.as_bytes())?;
            }
        }
        Ok(())
    });

    for _ in 0..2 {
        match greeting(addr).await {
            Ok(line) => println!("greeting: {line}"),
            Err(e) => println!("no greeting: {}", e.kind()),
        }
    }
    peer.join().expect("the peer does not panic")
}
