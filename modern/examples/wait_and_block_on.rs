//! Synchronous code that waits for a future: in `main`, on a thread of its own, and in a callback inside a task.

use std::io::{self, BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener};
use std::thread;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::runtime::{Handle, Runtime};
use tokio::sync::mpsc;
use tokio::task::block_in_place;

async fn ask(addr: SocketAddr, question: &'static str) -> io::Result<String> {
    let mut socket = TcpStream::connect(addr).await?;
    socket.write_all(question.as_bytes()).await?;
    let mut answer = Vec::new();
    socket.read_to_end(&mut answer).await?;
    Ok(String::from_utf8_lossy(&answer).trim_end().to_owned())
}

/// Answers each connection's line in capitals.
fn peer() -> io::Result<SocketAddr> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let addr = listener.local_addr()?;
    thread::spawn(move || -> io::Result<()> {
        for socket in listener.incoming() {
            let mut socket = socket?;
            let mut line = String::new();
            BufReader::new(&socket).read_line(&mut line)?;
            socket.write_all(line.to_uppercase().as_bytes())?;
        }
        Ok(())
    });
    Ok(addr)
}

fn main() -> io::Result<()> {
    let addr = peer()?;

    // region: in_main
    // A socket needs a runtime now, and the runtime has to live as long as the socket.
    let runtime = Runtime::new()?;
    let answer = runtime.block_on(ask(addr, "from main\n"))?;
    println!("{answer}");
    // endregion: in_main

    // region: on_a_thread
    let (questions, mut asked) = mpsc::channel(1);
    let (answering, mut answers) = mpsc::channel(1);
    runtime.spawn(async move {
        while let Some(question) = asked.recv().await {
            let answer = ask(addr, question).await?;
            if answering.send(answer).await.is_err() {
                break;
            }
        }
        io::Result::Ok(())
    });
    let asking = thread::spawn(move || {
        for question in ["from a thread\n", "and again\n"] {
            questions.blocking_send(question).expect("the relay runs");
        }
    });
    while let Some(answer) = answers.blocking_recv() {
        println!("{answer}");
    }
    asking.join().expect("the thread does not panic");
    // endregion: on_a_thread

    // region: in_a_callback
    /// Stands for somebody else's trait method, which cannot be `async`.
    fn callback(addr: SocketAddr) -> io::Result<String> {
        Handle::current().block_on(ask(addr, "from a callback\n"))
    }

    // Without `block_in_place` the `block_on` inside would panic.
    let task = runtime.spawn(async move { block_in_place(|| callback(addr)) });
    let answer = runtime.block_on(task)??;
    println!("{answer}");
    // endregion: in_a_callback
    Ok(())
}
