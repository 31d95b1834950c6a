//! Synchronous code that waits for a future: in `main`, on a thread of its own, and in a callback inside a task.

extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

use std::io::{self, BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener};
use std::thread;

use futures::future::poll_fn;
use futures::sync::mpsc;
use futures::{Future, Sink, Stream};
use tokio::io::{read_to_end, write_all};
use tokio::net::TcpStream;
use tokio::runtime::Runtime;
use tokio_threadpool::blocking;

fn ask(addr: SocketAddr, question: &'static str) -> impl Future<Item = String, Error = io::Error> {
    TcpStream::connect(&addr)
        .and_then(move |socket| write_all(socket, question))
        .and_then(|(socket, _)| read_to_end(socket, Vec::new()))
        .map(|(_, answer)| String::from_utf8_lossy(&answer).trim_end().to_owned())
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
    // No runtime: a reactor on a hidden thread serves the socket.
    let answer = ask(addr, "from main\n").wait()?;
    println!("{answer}");
    // endregion: in_main

    let mut runtime = Runtime::new()?;

    // region: on_a_thread
    let (mut questions, asked) = mpsc::channel(1);
    let (answering, answers) = mpsc::channel(1);
    let relay = asked
        .and_then(move |question| ask(addr, question).map_err(|e| eprintln!("ask: {e}")))
        .forward(answering.sink_map_err(|_| ()));
    runtime.spawn(relay.map(|_| ()));
    let asking = thread::spawn(move || {
        for question in ["from a thread\n", "and again\n"] {
            questions = questions.send(question).wait().expect("the relay runs");
        }
    });
    for answer in answers.wait() {
        println!("{}", answer.expect("a receiver never fails"));
    }
    asking.join().expect("the thread does not panic");
    // endregion: on_a_thread

    // region: in_a_callback
    /// Stands for somebody else's trait method, which cannot return a future.
    fn callback(addr: SocketAddr) -> io::Result<String> {
        ask(addr, "from a callback\n").wait()
    }

    // `blocking` gives the worker's other tasks away before it waits.
    let task = poll_fn(move || blocking(|| callback(addr)).map_err(io::Error::other));
    let answer = runtime.block_on(task)??;
    println!("{answer}");
    // endregion: in_a_callback
    Ok(())
}
