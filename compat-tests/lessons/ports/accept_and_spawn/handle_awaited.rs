//! Wrong: the handle of each task is awaited in the loop.

use std::{env, io};

use engine::Frame;
use modern::connection::Connection;
use tokio::net::{TcpListener, TcpStream};

#[tokio::main]
async fn main() -> io::Result<()> {
    let addr = env::args().nth(1).unwrap_or_else(|| "127.0.0.1:6379".to_owned());
    let listener = TcpListener::bind(addr).await?;
    eprintln!("listening on {}", listener.local_addr()?);

    loop {
        let (socket, _) = listener.accept().await?;
        // The loop goes on while the task serves this client.
        let task = tokio::spawn(async move {
            if let Err(e) = process(socket).await {
                eprintln!("connection error = {e:?}");
            }
        });
        task.await?;
    }
}

async fn process(socket: TcpStream) -> io::Result<()> {
    let mut connection = Connection::new(socket);

    if let Some(frame) = connection.read_frame().await? {
        println!("GOT: {frame:?}");

        // No command is known yet.
        let response = Frame::Error("unimplemented".to_owned());
        connection.write_frame(&response).await?;
    }
    Ok(())
}
