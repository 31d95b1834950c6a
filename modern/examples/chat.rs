//! A chat server for telnet and nc: nicknames, joins and leaves, and nobody waits for a peer that does not read.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use std::{env, io};

use futures::{SinkExt, StreamExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{mpsc, oneshot};
use tokio::time::sleep;
use tokio_stream::wrappers::ReceiverStream;
use tokio_util::codec::{Framed, LinesCodec, LinesCodecError};

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
        let (inbox, lines) = mpsc::channel(MAX_WAITING);
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
async fn enter(room: &Room, lines: &mut Lines) -> Result<Option<Entry>, LinesCodecError> {
    lines.send("* your name?").await?;
    while let Some(name) = lines.next().await {
        match room.join(name?.trim()) {
            Ok(entry) => return Ok(Some(entry)),
            Err(reason) => lines.send(reason).await?,
        }
    }
    Ok(None)
}

async fn talk(lines: Lines, entry: Entry) -> Result<(), LinesCodecError> {
    let (seat, inbox, evicted) = entry;
    let (sink, mut stream) = lines.split();
    let reading = async {
        while let Some(line) = stream.next().await {
            seat.say(&line?);
        }
        Ok(())
    };
    let writing = ReceiverStream::new(inbox).map(Ok).forward(sink);
    // A write that hangs does not keep the session: it is dropped with the losers.
    tokio::select! {
        read = reading => read,
        written = writing => written,
        _ = evicted => Ok(()),
    }
}

async fn session(room: Room, socket: TcpStream) -> Result<(), LinesCodecError> {
    let codec = LinesCodec::new_with_max_length(MAX_LINE);
    let mut lines = Framed::new(socket, codec);
    match enter(&room, &mut lines).await? {
        Some(entry) => talk(lines, entry).await,
        None => Ok(()),
    }
}
// endregion: session

// region: accept
async fn serve(listener: TcpListener) {
    let room = Room::default();
    loop {
        let socket = match listener.accept().await {
            Ok((socket, _)) => socket,
            Err(e) => {
                eprintln!("accept: {e}");
                sleep(Duration::from_millis(20)).await;
                continue;
            }
        };
        let session = session(room.clone(), socket);
        tokio::spawn(async move {
            if let Err(e) = session.await {
                eprintln!("session: {e}");
            }
        });
    }
}
// endregion: accept

#[tokio::main]
async fn main() -> io::Result<()> {
    let addr = env::args().nth(1);
    let addr = addr.as_deref().unwrap_or("127.0.0.1:7036");
    let listener = TcpListener::bind(addr).await?;
    eprintln!("listening on {}", listener.local_addr()?);
    serve(listener).await;
    Ok(())
}
