//! Wrong: a vector gathers the lines, and no sink is written by hand.

use std::io::{self, Read};
use std::net::TcpListener;
use std::thread;

use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

const FULL: usize = 12;

async fn write(socket: &mut TcpStream, batch: &mut Vec<u8>) -> io::Result<()> {
    socket.write_all(batch).await?;
    println!("wrote {} bytes", batch.len());
    batch.clear();
    Ok(())
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> io::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let addr = listener.local_addr()?;
    let peer = thread::spawn(move || -> io::Result<String> {
        let mut received = String::new();
        listener.accept()?.0.read_to_string(&mut received)?;
        Ok(received)
    });

    let mut socket = TcpStream::connect(addr).await?;
    let mut batch = b"first line, longer than a batch\n".to_vec();
    write(&mut socket, &mut batch).await?;
    for line in ["one", "two", "three", "four", "five"] {
        if batch.len() >= FULL {
            write(&mut socket, &mut batch).await?;
        }
        batch.extend_from_slice(format!("{line}\n").as_bytes());
    }
    write(&mut socket, &mut batch).await?;
    socket.shutdown().await?;
    println!("closed");

    let received = peer.join().expect("the peer does not panic")?;
    println!("the peer received {} lines", received.lines().count());
    Ok(())
}
