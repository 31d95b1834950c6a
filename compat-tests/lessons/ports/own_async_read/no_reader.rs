//! Wrong: what was read is turned by functions around each call, and no type reads or writes.

use std::io;

use tokio::io::{AsyncReadExt, AsyncWriteExt};

fn turn(bytes: &[u8]) -> Vec<u8> {
    let turned = |byte: &u8| if byte.is_ascii_lowercase() { (byte - b'a' + 13) % 26 + b'a' } else { *byte };
    bytes.iter().map(turned).collect()
}

#[tokio::main]
async fn main() -> io::Result<()> {
    let mut pieces = b"ury".chain(&b"yb jbeyq"[..]);
    let mut hello = [0; 5];
    pieces.read_exact(&mut hello).await?;
    println!("{}", String::from_utf8_lossy(&turn(&hello)));
    let mut rest = Vec::new();
    pieces.read_to_end(&mut rest).await?;
    println!("{}", String::from_utf8_lossy(&turn(&rest)));

    let mut written = Vec::new();
    written.write_all(&turn(b"hello")).await?;
    println!("{}", String::from_utf8_lossy(&written));
    Ok(())
}
