//! A chat server for telnet and nc: nicknames, joins and leaves, and nobody waits for a peer that does not read.

extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use std::{env, io};

use futures::future::{self, Either, Loop, loop_fn};
use futures::sync::{mpsc, oneshot};
use futures::{Future, Sink, Stream};
use tokio::codec::{Framed, LinesCodec};
use tokio::net::{TcpListener, TcpStream};
use tokio::timer::Delay;

/// The longest line that is read, in bytes.
const MAX_LINE: usize = 512;
/// Largest number of lines that may wait for a peer; with one more, it is too slow.
const MAX_WAITING: usize = 256;

// region: room
#[derive(Clone, Default)]
struct Room(Arc<Mutex<BTreeMap<String, Peer>>>);

struct Peer {
    inbox: mpsc::Sender<String>,
    /// Its drop ends the session.
    session: Option<oneshot::Sender<()>>,
}

/// A name that is taken; its drop frees the name and tells the others.
struct Seat {
    room: Room,
    name: String,
}

type Entry = (Seat, mpsc::Receiver<String>, oneshot::Receiver<()>);

impl Room {
    fn peers(&self) -> MutexGuard<'_, BTreeMap<String, Peer>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn join(&self, name: &str) -> Result<Entry, &'static str> {
        if !(1..=16).contains(&name.len()) || !name.bytes().all(|b| b.is_ascii_alphanumeric()) {
            return Err("* a name is 1 to 16 letters and digits");
        }
        let mut peers = self.peers();
        if peers.contains_key(name) {
            return Err("* this name is taken");
        }
        let (mut inbox, lines) = mpsc::channel(MAX_WAITING);
        let (session, evicted) = oneshot::channel();
        let mut present: Vec<&str> = peers.keys().map(String::as_str).collect();
        present.push(name);
        let _ = inbox.try_send(format!("* here: {}", present.join(" ")));
        tell(&mut peers, name, &format!("* {name} joined"));
        let session = Some(session);
        peers.insert(name.to_owned(), Peer { inbox, session });
        let (room, name) = (self.clone(), name.to_owned());
        Ok((Seat { room, name }, lines, evicted))
    }
}

/// Passes a line to all but its sender, and waits for none of them.
fn tell(peers: &mut BTreeMap<String, Peer>, sender: &str, line: &str) {
    for (name, peer) in peers {
        if name != sender && peer.inbox.try_send(line.to_owned()).is_err() {
            peer.session = None;
        }
    }
}

impl Seat {
    fn say(&self, line: &str) {
        let line = format!("{}: {line}", self.name);
        tell(&mut self.room.peers(), &self.name, &line);
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut peers = self.room.peers();
        peers.remove(&self.name);
        tell(&mut peers, &self.name, &format!("* {} left", self.name));
    }
}
// endregion: room

type Lines = Framed<TcpStream, LinesCodec>;

// region: session
fn enter(room: Room, lines: Lines) -> impl Future<Item = Option<(Lines, Entry)>, Error = io::Error> {
    let asked = lines.send("* your name?".to_owned());
    asked.and_then(move |lines| {
        loop_fn((room, lines), |(room, lines)| {
            let named = lines.into_future().map_err(|(e, _lines)| e);
            named.and_then(move |(name, lines)| match name {
                None => Either::A(future::ok(Loop::Break(None))),
                Some(name) => match room.join(name.trim()) {
                    Ok(entry) => Either::A(future::ok(Loop::Break(Some((lines, entry))))),
                    Err(reason) => {
                        let told = lines.send(reason.to_owned());
                        Either::B(told.map(|lines| Loop::Continue((room, lines))))
                    }
                },
            })
        })
    })
}

fn talk(lines: Lines, entry: Entry) -> impl Future<Item = (), Error = io::Error> {
    let (seat, inbox, evicted) = entry;
    let (sink, stream) = lines.split();
    let reading = stream.for_each(move |line| {
        seat.say(&line);
        Ok(())
    });
    let writing = inbox.map_err(|()| io::ErrorKind::BrokenPipe.into()).forward(sink).map(|_| ());
    // A write that hangs does not keep the session: it is dropped with the losers.
    let evicted = evicted.then(|_| Ok(()));
    future::select_all(vec![
        Box::new(reading) as Box<dyn Future<Item = (), Error = io::Error> + Send>,
        Box::new(writing),
        Box::new(evicted),
    ])
    .map(|_| ())
    .map_err(|(e, _, _)| e)
}

fn session(room: Room, socket: TcpStream) -> impl Future<Item = (), Error = io::Error> {
    let codec = LinesCodec::new_with_max_length(MAX_LINE);
    enter(room, Framed::new(socket, codec)).and_then(|entered| match entered {
        Some((lines, entry)) => Either::A(talk(lines, entry)),
        None => Either::B(future::ok(())),
    })
}
// endregion: session

// region: accept
fn serve(listener: TcpListener) -> impl Future<Item = (), Error = io::Error> {
    let room = Room::default();
    listener
        .incoming()
        .then(|accepted| match accepted {
            Ok(socket) => Either::A(future::ok(Some(socket))),
            Err(e) => {
                eprintln!("accept: {e}");
                let pause = Delay::new(Instant::now() + Duration::from_millis(20));
                Either::B(pause.then(|_| Ok(None)))
            }
        })
        .filter_map(|socket| socket)
        .for_each(move |socket| {
            let session = session(room.clone(), socket);
            tokio::spawn(session.map_err(|e| eprintln!("session: {e}")));
            Ok(())
        })
}
// endregion: accept

fn main() -> io::Result<()> {
    let addr = env::args().nth(1);
    let addr = addr.as_deref().unwrap_or("127.0.0.1:7036");
    let addr: SocketAddr = addr.parse().map_err(io::Error::other)?;
    let listener = TcpListener::bind(&addr)?;
    eprintln!("listening on {}", listener.local_addr()?);
    tokio::run(serve(listener).map_err(|e| eprintln!("server: {e}")));
    Ok(())
}
