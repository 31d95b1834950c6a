//! Wrong: a loop over lines in the place of a stream.

use std::io::{self, Write};
use std::net::TcpListener;
use std::thread;

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::net::TcpStream;

fn text(mut line: Vec<u8>) -> io::Result<String> {
    if line.last() == Some(&b'\n') {
        line.pop();
    }
    String::from_utf8(line).map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "a line is not text"))
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> io::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let addr = listener.local_addr()?;
    let peer = thread::spawn(move || -> io::Result<()> {
        for _ in 0..2 {
            let (mut socket, _) = listener.accept()?;
            let _ = socket.write_all(b"one\ntwo\n\xff\nfour\nfive");
        }
        Ok(())
    });
    for goes_on in [true, false] {
        let mut reader = BufReader::new(TcpStream::connect(addr).await?);
        loop {
            let mut line = Vec::new();
            if reader.read_until(b'\n', &mut line).await? == 0 {
                break;
            }
            match text(line) {
                Ok(line) => println!("line: {line}"),
                Err(e) if goes_on => println!("error: {e}"),
                Err(e) => {
                    println!("stopped: {e}");
                    break;
                }
            }
        }
    }
    peer.join().unwrap()
}
