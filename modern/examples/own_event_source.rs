//! An event source of our own, a file descriptor that the reactor does not know: the end of a pair of Unix datagrams.

use std::io;
use std::os::unix::net::UnixDatagram;
use std::thread;

use tokio::io::unix::AsyncFd;

// region: register
fn events(socket: UnixDatagram) -> io::Result<Events> {
    socket.set_nonblocking(true)?;
    // `AsyncFd::new`, which is deprecated, let a type close its descriptor or hand out another one.
    #[allow(unsafe_code)]
    // SAFETY: a `UnixDatagram` owns its descriptor, and nobody replaces or closes it in there.
    let registered = unsafe { AsyncFd::register(socket) }?;
    Ok(Events(registered))
}
// endregion: register

// region: wait
struct Events(AsyncFd<UnixDatagram>);

impl Events {
    async fn next(&self) -> io::Result<Option<String>> {
        let mut event = [0; 64];
        loop {
            let mut ready = self.0.readable().await?;
            // `try_io` forgets the readiness when it sees `WouldBlock`; without that the loop would spin.
            match ready.try_io(|source| source.get_ref().recv(&mut event)) {
                Ok(Ok(0)) => return Ok(None),
                Ok(Ok(count)) => return Ok(Some(String::from_utf8_lossy(&event[..count]).into_owned())),
                Ok(Err(e)) => return Err(e),
                Err(_would_block) => {}
            }
        }
    }
}
// endregion: wait

#[tokio::main]
async fn main() -> io::Result<()> {
    let (ours, theirs) = UnixDatagram::pair()?;
    let events = events(ours)?;
    let elsewhere = thread::spawn(move || -> io::Result<()> {
        for event in ["one", "two", ""] {
            theirs.send(event.as_bytes())?;
        }
        Ok(())
    });
    while let Some(event) = events.next().await? {
        println!("event: {event}");
    }
    elsewhere.join().expect("the thread does not panic")?;
    println!("the end");
    Ok(())
}
