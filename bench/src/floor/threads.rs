//! The floors without a runtime: a thread for each connection, and blocking calls.

use std::io::{self, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;

use super::{Answers, Exchange, announce};

/// Serves on loopback `port` (0: any free one) until the process is killed.
///
/// # Errors
///
/// When the port is taken or the listener fails.
pub fn serve(answers: Answers, port: u16) -> io::Result<()> {
    let listener = TcpListener::bind(("127.0.0.1", port))?;
    announce("floor-threads", listener.local_addr()?);
    let answers = Arc::new(answers);
    loop {
        let (stream, _) = listener.accept()?;
        let answers = Arc::clone(&answers);
        // A client that goes away ends only its own thread.
        thread::spawn(move || answer(stream, &answers));
    }
}

fn answer(mut stream: TcpStream, answers: &Answers) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut exchange = Exchange::new();
    loop {
        let count = stream.read(exchange.room())?;
        if count == 0 {
            return Ok(());
        }
        exchange.answer(count, answers)?;
        stream.write_all(&exchange.output)?;
    }
}
