//! The floors on tokio 0.1.

use std::io;
use std::sync::Arc;

use clap::ValueEnum;
use futures_legacy::{Async, Future, Poll, Stream, future, try_ready};
use tokio_legacy::io::{AsyncRead, AsyncWrite};
use tokio_legacy::net::{TcpListener, TcpStream};
use tokio_legacy::runtime::{Builder, current_thread};

use super::{Answers, Exchange, announce};

/// Runtime that runs the loop of tokio 0.1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Runtime {
    /// A thread pool of one worker, as `tokio::run` starts one for each processor.
    Pool,
    /// `current_thread` of tokio 0.1.
    CurrentThread,
    /// tokio 1, with a bridge whose sockets a task serves.
    Bridge,
}

/// Serves on loopback `port` (0: any free one) until the process is killed.
///
/// # Errors
///
/// When the port is taken or the listener fails.
pub fn serve(answers: Answers, port: u16, runtime: Runtime) -> io::Result<()> {
    let accepting = future::lazy(move || {
        let listener = TcpListener::bind(&([127, 0, 0, 1], port).into())?;
        announce("floor-legacy", listener.local_addr()?);
        Ok(listener)
    })
    .and_then(move |listener| {
        let answers = Arc::new(answers);
        listener.incoming().for_each(move |stream| {
            stream.set_nodelay(true)?;
            let answer = Answer { stream, answers: Arc::clone(&answers), exchange: Exchange::new(), written: 0 };
            // A client that goes away ends only its own loop.
            tokio_legacy::spawn(answer.map_err(drop));
            Ok(())
        })
    });
    match runtime {
        Runtime::Pool => Builder::new().core_threads(1).build()?.block_on(accepting),
        Runtime::CurrentThread => current_thread::Runtime::new()?.block_on(accepting),
        Runtime::Bridge => {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
            let bridge = bridge::Bridge::new(runtime.handle().clone())?;
            runtime.block_on(bridge.handle().compat(accepting))
        }
    }
}

struct Answer {
    stream: TcpStream,
    answers: Arc<Answers>,
    exchange: Exchange,
    written: usize,
}

impl Future for Answer {
    type Item = ();
    type Error = io::Error;

    fn poll(&mut self) -> Poll<(), io::Error> {
        loop {
            while self.written < self.exchange.output.len() {
                self.written += try_ready!(self.stream.poll_write(&self.exchange.output[self.written..]));
            }
            let count = try_ready!(self.stream.poll_read(self.exchange.room()));
            if count == 0 {
                return Ok(Async::Ready(()));
            }
            self.exchange.answer(count, &self.answers)?;
            self.written = 0;
        }
    }
}
