//! An event source of our own, a file descriptor that the reactor does not know: the end of a pair of Unix datagrams.

extern crate futures_legacy as futures;
extern crate mio_legacy as mio;
extern crate tokio_legacy as tokio;

use std::io;
use std::os::unix::io::AsRawFd;
use std::os::unix::net::UnixDatagram;
use std::thread;

use futures::{Async, Future, Poll, Stream, try_ready};
use mio::unix::EventedFd;
use mio::{Evented, PollOpt, Ready, Token};
use tokio::reactor::PollEvented2;

// region: register
struct Source(UnixDatagram);

impl Evented for Source {
    fn register(&self, poll: &mio::Poll, token: Token, interest: Ready, options: PollOpt) -> io::Result<()> {
        EventedFd(&self.0.as_raw_fd()).register(poll, token, interest, options)
    }

    fn reregister(&self, poll: &mio::Poll, token: Token, interest: Ready, options: PollOpt) -> io::Result<()> {
        EventedFd(&self.0.as_raw_fd()).reregister(poll, token, interest, options)
    }

    fn deregister(&self, poll: &mio::Poll) -> io::Result<()> {
        EventedFd(&self.0.as_raw_fd()).deregister(poll)
    }
}

fn events(socket: UnixDatagram) -> io::Result<Events> {
    socket.set_nonblocking(true)?;
    Ok(Events(PollEvented2::new(Source(socket))))
}
// endregion: register

// region: wait
struct Events(PollEvented2<Source>);

impl Stream for Events {
    type Item = String;
    type Error = io::Error;

    fn poll(&mut self) -> Poll<Option<String>, io::Error> {
        try_ready!(self.0.poll_read_ready(Ready::readable()));
        let mut event = [0; 64];
        match self.0.get_ref().0.recv(&mut event) {
            Ok(0) => Ok(Async::Ready(None)),
            Ok(count) => Ok(Async::Ready(Some(String::from_utf8_lossy(&event[..count]).into_owned()))),
            Err(ref e) if e.kind() == io::ErrorKind::WouldBlock => {
                // Without this, nobody would wake the task again.
                self.0.clear_read_ready(Ready::readable())?;
                Ok(Async::NotReady)
            }
            Err(e) => Err(e),
        }
    }
}
// endregion: wait

fn main() -> io::Result<()> {
    let (ours, theirs) = UnixDatagram::pair()?;
    let events = events(ours)?;
    let elsewhere = thread::spawn(move || -> io::Result<()> {
        for event in ["one", "two", ""] {
            theirs.send(event.as_bytes())?;
        }
        Ok(())
    });
    let printed = events.for_each(|event| {
        println!("event: {event}");
        Ok(())
    });
    tokio::run(printed.map_err(|e| eprintln!("{e}")));
    elsewhere.join().expect("the thread does not panic")?;
    println!("the end");
    Ok(())
}
