//! Shows what the compiler says to old habits where `proxy` is ported. Each case is compiled by itself.

// refused: E0597: `client` does not live long enough
use tokio::net::TcpStream;
async fn echo(mut client: TcpStream) {
    let (mut reader, mut writer) = client.split();
    tokio::spawn(async move { tokio::io::copy(&mut reader, &mut writer).await });
}

// refused: E0308: expected `&mut _`, found `TcpStream`
use tokio::net::TcpStream;
async fn pump(client: TcpStream, target: TcpStream) -> std::io::Result<u64> {
    tokio::io::copy(client, target).await
}
