//! Runs an example according to its spec, with the peers of its dialogue.
//!
//! The sockets of the peers are the player's, but the steps are not those of its scripts. A script is about a service,
//! with replies and targets. A dialogue is about a program: its standard streams, signals, the listeners that it
//! connects to, datagrams, and other programs that run beside it.

use std::collections::BTreeMap;
use std::io;
use std::net::{SocketAddr, UdpSocket};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use player::connection::{Connection, End};
use player::net::{Address, Listener};
use player::process::{Capture, Process, exit_code};
use player::tcp_info::segments_received;

use super::events::{Event, Events};
use super::expected::matches;
use super::threads::{Busy, Threads};
use super::{Dialogue, Run, Step};
use crate::workspace_root;

/// Default for the longest time of a whole run.
const DEADLINE: Duration = Duration::from_secs(60);

/// Number of bytes that a program may print to one of its streams; if it prints more, it is killed.
const MAX_OUTPUT: usize = 256 * 1024;

/// Environment variable by which tokio 1 is told the number of its worker threads. tokio 0.1 does not look at it.
pub const WORKERS: &str = "TOKIO_WORKER_THREADS";

/// Time for which a program may still end by itself after a step that failed.
const LAST_MOMENT: Duration = Duration::from_millis(100);

/// Pause between two checks of how much a program has printed.
const LOOK: Duration = Duration::from_millis(20);

/// Record of a run of a program.
#[derive(Clone, Debug, Default)]
pub struct Played {
    /// Its standard output.
    pub stdout: String,
    /// Its standard error.
    pub stderr: String,
    /// Its exit code, or 128 plus the number of the signal; `None` if it was killed at the end of the dialogue.
    pub exit: Option<i32>,
    /// Time after which the program still had not ended, if it hung.
    pub hangs: Option<Duration>,
    /// The step of the dialogue that failed, with the reason.
    pub broken_step: Option<String>,
    /// `true` if the program printed more than any lesson does, and was therefore killed.
    pub floods: bool,
    /// Time in which it had nothing to do and did not wait. `None` also where the system does not tell.
    pub busy: Option<Busy>,
    /// Events in the order in which they happened.
    pub events: Vec<Event>,
}

/// Starts `program`, plays the dialogue of the run with it, and waits for its end.
///
/// `siblings` are the programs that `run` may name in a dialogue. `deadline` applies to the whole run; `None` stands
/// for 60 s. A program that was busy where it has nothing to do is started and played once more, since the machine may
/// have stood still at that moment.
///
/// # Errors
///
/// The program cannot be started, or the dialogue is invalid.
pub fn play(
    program: &Path,
    run: &Run,
    siblings: &BTreeMap<String, PathBuf>,
    deadline: Option<Duration>,
) -> io::Result<Played> {
    let played = play_once(program, run, siblings, deadline)?;
    if played.busy.is_some() { play_once(program, run, siblings, deadline) } else { Ok(played) }
}

fn play_once(
    program: &Path,
    run: &Run,
    siblings: &BTreeMap<String, PathBuf>,
    deadline: Option<Duration>,
) -> io::Result<Played> {
    let dialogue = run.parsed_dialogue().map_err(io::Error::other)?;
    let time = deadline.unwrap_or(DEADLINE);
    let mut stage = Peers::open(&dialogue, siblings, time)?;
    let args = run.args.iter().map(|arg| stage.fill_in(arg)).collect::<io::Result<Vec<_>>>()?;
    let mut events = Events::new();
    let mut running = start(program, &args, run.workers)?;
    let keeps_stdin = dialogue.steps.iter().any(|(_, step)| matches!(step, Step::Stdin { .. } | Step::StdinClose));
    running.feed(run.stdin.as_bytes());
    if !keeps_stdin {
        running.end_input();
    }

    let mut played = Played::default();
    let mut threads = Threads::of(running.id());
    for (line, step) in &dialogue.steps {
        let text = run.dialogue.lines().nth(line - 1).unwrap_or_default().trim();
        let ready = stage.prepare(step, &running);
        let begun = Instant::now();
        let take = || ready.and_then(|()| stage.take(step, &mut running));
        let taken = if step.is_idle() {
            let (taken, busy) = threads.during(take);
            played.busy = played.busy.or(busy.map(|busy| Busy { during: Some(text.to_owned()), ..busy }));
            taken
        } else {
            take()
        };
        if taken.is_ok() {
            events.step(if step.acts() { begun } else { Instant::now() }, text);
        }
        if let Err(error) = taken {
            played.broken_step = Some(format!("dialogue line {line}, `{text}`: {error}"));
            break;
        }
    }
    if run.exit.is_some() && played.broken_step.is_none() {
        running.end_input();
        let ended = loop {
            if run.waits.is_some() {
                threads.look();
            }
            let ended = running.wait(stage.end.min(Instant::now() + LOOK))?;
            played.floods = floods(&running);
            if ended.is_some() || played.floods || Instant::now() >= stage.end {
                break ended;
            }
        };
        played.hangs = (ended.is_none() && !played.floods).then_some(time);
        played.exit = ended.map(exit_code);
        played.busy = played.busy.or_else(|| threads.never_waited(Duration::from_millis(run.waits?)));
    } else {
        // A program that has just died is seen by its peers before it can be waited for.
        let end = if played.broken_step.is_some() { Instant::now() + LAST_MOMENT } else { Instant::now() };
        played.exit = running.wait(end)?.map(exit_code);
    }
    running.kill();
    (played.stdout, played.stderr) = (up_to_the_limit(running.stdout()), up_to_the_limit(running.stderr()));
    played.floods |= floods(&running);
    played.events = events.with_lines_of(&running, MAX_OUTPUT);
    Ok(played)
}

fn floods(running: &Process) -> bool {
    running.stdout().kept() > MAX_OUTPUT || running.stderr().kept() > MAX_OUTPUT
}

/// Returns the content of a stream, up to the end of the last line within the limit.
fn up_to_the_limit(stream: &Capture) -> String {
    let mut text = stream.all();
    if text.len() > MAX_OUTPUT {
        let end = text.floor_char_boundary(MAX_OUTPUT);
        text.truncate(text[..end].rfind('\n').map_or(end, |at| at + 1));
    }
    text
}

fn start(program: &Path, args: &[String], workers: Option<u8>) -> io::Result<Process> {
    let mut command = Command::new(program);
    command.args(args).current_dir(workspace_root()).env("RUST_BACKTRACE", "0").env_remove(WORKERS);
    if let Some(workers) = workers {
        command.env(WORKERS, workers.to_string());
    }
    Process::start_group(&mut command)
}

enum Peer {
    Tcp(Box<Connection>),
    Udp(UdpSocket),
}

/// The peers of one dialogue.
struct Peers<'a> {
    /// The listeners, each with its address.
    listeners: BTreeMap<String, (Listener, SocketAddr)>,
    peers: BTreeMap<String, Peer>,
    siblings: &'a BTreeMap<String, PathBuf>,
    own_address: Option<SocketAddr>,
    end: Instant,
}

impl<'a> Peers<'a> {
    fn open(dialogue: &Dialogue, siblings: &'a BTreeMap<String, PathBuf>, time: Duration) -> io::Result<Self> {
        let mut listeners = BTreeMap::new();
        for name in &dialogue.listeners {
            let listener = Listener::bind(&Address::from(SocketAddr::from(([127, 0, 0, 1], 0))))?;
            listener.set_nonblocking(true)?;
            let Address::Tcp(address) = listener.address()? else { return Err(io::ErrorKind::Unsupported.into()) };
            listeners.insert(name.clone(), (listener, address));
        }
        Ok(Self { listeners, peers: BTreeMap::new(), siblings, own_address: None, end: Instant::now() + time })
    }

    /// Returns `text` with each `{NAME}` replaced by the address of the listener.
    fn fill_in(&self, text: &str) -> io::Result<String> {
        let mut text = text.to_owned();
        for (name, (_, address)) in &self.listeners {
            text = text.replace(&format!("{{{name}}}"), &address.to_string());
        }
        if let Some(address) = self.own_address {
            text = text.replace("{addr}", &address.to_string());
        }
        Ok(text)
    }

    /// Reads from the example's standard error the address that it listens on.
    fn learn_own_address(&mut self, running: &Process) -> io::Result<()> {
        if self.own_address.is_none() {
            let address = running.stderr().line(self.end, |line| line.strip_prefix("listening on ")?.parse().ok());
            self.own_address =
                Some(address.ok_or_else(|| {
                    io::Error::other("it has not printed `listening on ADDRESS` on its standard error")
                })?);
        }
        Ok(())
    }

    fn address(&self, to: &str) -> io::Result<SocketAddr> {
        self.fill_in(to)?.parse().map_err(|_| io::Error::other(format!("`{to}` is no address")))
    }

    fn peer(&mut self, who: &str) -> io::Result<&mut Peer> {
        self.peers.get_mut(who).ok_or_else(|| io::Error::other(format!("there is no connection `{who}`")))
    }

    fn tcp(&mut self, who: &str) -> io::Result<&mut Connection> {
        match self.peer(who)? {
            Peer::Tcp(connection) => Ok(connection),
            Peer::Udp(_) => Err(io::Error::other("not a step for datagrams")),
        }
    }

    fn left(&self) -> Duration {
        self.end.saturating_duration_since(Instant::now()).max(Duration::from_millis(1))
    }

    /// Waits until `step` can begin, which means until the address that the program listens on is known.
    fn prepare(&mut self, step: &Step, running: &Process) -> io::Result<()> {
        let needs_address = match step {
            Step::Connect { to, .. } | Step::Udp { to, .. } => to == "{addr}",
            Step::Run { args, .. } => args.iter().any(|arg| arg.contains("{addr}")),
            Step::Refused { .. } => true,
            _ => false,
        };
        if needs_address { self.learn_own_address(running) } else { Ok(()) }
    }

    fn take(&mut self, step: &Step, running: &mut Process) -> io::Result<()> {
        match step {
            Step::Connect { who, to } => {
                let address = self.address(to)?;
                let connection = Connection::open(address, self.left())?;
                self.peers.insert(who.clone(), Peer::Tcp(Box::new(connection)));
            }
            Step::Refused { .. } => {
                let address = self.address("{addr}")?;
                match Connection::open(address, self.left()) {
                    Err(error) if error.kind() == io::ErrorKind::ConnectionRefused => {}
                    Err(error) => return Err(error),
                    Ok(_) => return Err(io::Error::other("it still takes connections")),
                }
            }
            Step::Udp { who, to } => {
                let address = self.address(to)?;
                let socket = UdpSocket::bind("127.0.0.1:0")?;
                socket.connect(address)?;
                self.peers.insert(who.clone(), Peer::Udp(socket));
            }
            Step::Accept { who, listener } => {
                let connection = self.accept(listener)?;
                self.peers.insert(who.clone(), Peer::Tcp(Box::new(connection)));
            }
            Step::Send { who, bytes } => {
                let left = self.left();
                match self.peer(who)? {
                    Peer::Tcp(connection) => connection.send(bytes, left)?,
                    Peer::Udp(socket) => socket.send(bytes).map(drop)?,
                }
            }
            Step::Expect { who, bytes } => self.expect(who, bytes)?,
            Step::Like { who, pattern } => self.like(who, pattern)?,
            Step::Pipelined { who, requests, replies } => self.pipelined(who, requests, replies)?,
            Step::Silent { who, time } => self.silent(who, *time)?,
            Step::Eof { who } => self.eof(who)?,
            Step::HalfClose { who } => self.tcp(who)?.half_close()?,
            Step::Close { who } => {
                self.peer(who)?;
                self.peers.remove(who);
            }
            Step::Reset { who } => {
                self.tcp(who)?;
                if let Some(Peer::Tcp(connection)) = self.peers.remove(who) {
                    connection.reset()?;
                }
            }
            Step::Stdout { line } => running
                .stdout()
                .line(self.end, |printed| matches(line, printed).then_some(()))
                .ok_or_else(|| io::Error::other("it has not printed this line"))?,
            Step::Idle { time } => thread::sleep(*time),
            Step::Stdin { bytes } => running.feed(bytes),
            Step::StdinClose => running.end_input(),
            Step::Signal { signal } => running.signal(*signal)?,
            Step::Run { example, args, exit, prints } => {
                self.run(example, args, *exit, prints)?;
            }
        }
        Ok(())
    }

    fn accept(&self, name: &str) -> io::Result<Connection> {
        let (listener, _) =
            self.listeners.get(name).ok_or_else(|| io::Error::other(format!("there is no listener `{name}`")))?;
        loop {
            match listener.accept() {
                Ok(stream) => return Ok(Connection::from(stream)),
                Err(error) if error.kind() == io::ErrorKind::WouldBlock && Instant::now() < self.end => {
                    thread::sleep(Duration::from_millis(1));
                }
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    return Err(io::Error::other("it has not connected"));
                }
                Err(error) => return Err(error),
            }
        }
    }

    fn expect(&mut self, who: &str, bytes: &[u8]) -> io::Result<()> {
        let left = self.left();
        let end = self.end;
        let differs = |got: &[u8], why: &str| {
            io::Error::other(format!("expected \"{}\", got \"{}\"{why}", bytes.escape_ascii(), got.escape_ascii()))
        };
        match self.peer(who)? {
            Peer::Udp(socket) => {
                socket.set_read_timeout(Some(left))?;
                let mut datagram = vec![0; 65_536];
                match socket.recv(&mut datagram) {
                    Ok(length) if datagram[..length] == *bytes => Ok(()),
                    Ok(length) => Err(differs(&datagram[..length], "")),
                    Err(error) if timed_out(&error) => Err(differs(b"", " and then nothing more in time")),
                    Err(error) => Err(error),
                }
            }
            Peer::Tcp(connection) => loop {
                let got = connection.unread();
                let compared = got.len().min(bytes.len());
                if got[..compared] != bytes[..compared] {
                    return Err(differs(&got[..compared], ""));
                }
                if compared == bytes.len() {
                    return connection.bytes(compared, Duration::ZERO).map(drop);
                }
                if let Err(why) = more(connection, end)? {
                    return Err(differs(connection.unread(), &format!(" and then {why}")));
                }
            },
        }
    }

    /// Reads only as many bytes as are needed to match the pattern.
    fn like(&mut self, who: &str, pattern: &str) -> io::Result<()> {
        let end = self.end;
        let connection = self.tcp(who)?;
        let mut looked_at = 0;
        loop {
            let got = connection.unread();
            let fits = |length: &usize| std::str::from_utf8(&got[..*length]).is_ok_and(|got| matches(pattern, got));
            if let Some(length) = (looked_at..=got.len()).find(fits) {
                return connection.bytes(length, Duration::ZERO).map(drop);
            }
            looked_at = got.len();
            if let Err(why) = more(connection, end)? {
                return Err(io::Error::other(format!(
                    "expected what fits \"{}\", got \"{}\" and then {why}",
                    pattern.escape_debug(),
                    connection.unread().escape_ascii()
                )));
            }
        }
    }

    fn pipelined(&mut self, who: &str, requests: &[u8], replies: &[u8]) -> io::Result<()> {
        let left = self.left();
        let connection = self.tcp(who)?;
        let count = |connection: &Connection| segments_received(connection.tcp().ok_or(io::ErrorKind::Unsupported)?);
        let before = count(connection)?;
        connection.send(requests, left)?;
        self.expect(who, replies)?;
        match count(self.tcp(who)?)?.wrapping_sub(before) {
            1 => Ok(()),
            count => Err(io::Error::other(format!(
                "the replies to one write were to come in one segment, and came in {count}: not pipelined"
            ))),
        }
    }

    fn silent(&mut self, who: &str, time: Duration) -> io::Result<()> {
        let came =
            |bytes: &[u8]| io::Error::other(format!("nothing was to come, but \"{}\" did", bytes.escape_ascii()));
        match self.peer(who)? {
            Peer::Tcp(connection) => match connection.end(time)? {
                Some(End::Fin) => Err(io::Error::other("nothing was to come, but the stream ended")),
                Some(End::Reset) => Err(io::ErrorKind::ConnectionReset.into()),
                None if connection.unread().is_empty() => Ok(()),
                None => Err(came(connection.unread())),
            },
            Peer::Udp(socket) => {
                socket.set_read_timeout(Some(time))?;
                let mut piece = [0; 64];
                match socket.recv(&mut piece) {
                    Err(error) if timed_out(&error) => Ok(()),
                    Err(error) => Err(error),
                    Ok(read) => Err(came(&piece[..read])),
                }
            }
        }
    }

    fn eof(&mut self, who: &str) -> io::Result<()> {
        let left = self.left();
        let connection = self.tcp(who)?;
        match connection.end(left)? {
            Some(End::Fin) => Ok(()),
            Some(End::Reset) => Err(io::ErrorKind::ConnectionReset.into()),
            None if connection.unread().is_empty() => Err(io::Error::other("the stream was to end, but did not")),
            None => Err(io::Error::other(format!(
                "the stream was to end, but \"{}\" came",
                connection.unread().escape_ascii()
            ))),
        }
    }

    fn run(&self, example: &str, args: &[String], exit: i32, prints: &str) -> io::Result<()> {
        let program =
            self.siblings.get(example).ok_or_else(|| io::Error::other(format!("there is no example `{example}`")))?;
        let args = args.iter().map(|arg| self.fill_in(arg)).collect::<io::Result<Vec<_>>>()?;
        let mut running = start(program, &args, None)?;
        running.end_input();
        let ended = running.wait(self.end)?;
        running.kill();
        let printed = running.stdout().all() + &running.stderr().all();
        let same = printed.lines().count() == prints.lines().count()
            && prints.lines().zip(printed.lines()).all(|(line, printed)| matches(line, printed));
        match ended.map(exit_code) {
            None => Err(io::Error::other(format!("it did not end; it printed:\n{printed}"))),
            Some(got) if got != exit || !same => {
                Err(io::Error::other(format!("it ended with {got} and printed:\n{printed}")))
            }
            Some(_) => Ok(()),
        }
    }
}

/// Waits until `end` for more bytes. The inner error is the reason why there are none.
fn more(connection: &mut Connection, end: Instant) -> io::Result<Result<(), String>> {
    let count = connection.unread().len();
    let left = end.saturating_duration_since(Instant::now()).max(Duration::from_millis(1));
    if connection.more_than(count, left)? {
        return Ok(Ok(()));
    }
    Ok(Err(match connection.has_ended() {
        Some(End::Fin) => "the end of the stream".to_owned(),
        Some(End::Reset) => io::Error::from(io::ErrorKind::ConnectionReset).to_string(),
        None => "nothing more in time".to_owned(),
    }))
}

fn timed_out(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut)
}

#[cfg(test)]
mod tests {
    use super::super::events::Happened;
    use super::*;

    fn play_shell(command: &str, rest: &str) -> Played {
        let run: Run = toml::from_str(&format!("args = ['-c', '''{command}''', '{{up}}']\n{rest}")).unwrap();
        play(Path::new("/bin/sh"), &run, &BTreeMap::new(), Some(Duration::from_secs(20))).unwrap()
    }

    #[test]
    fn what_is_printed_and_the_exit_code_are_kept() {
        let played = play_shell("echo out; cat; echo err >&2; exit 3", "exit = 0\nstdin = \"in\\n\"");
        assert_eq!((played.stdout.as_str(), played.stderr.as_str()), ("out\nin\n", "err\n"));
        assert_eq!((played.exit, played.hangs), (Some(3), None));
    }

    #[test]
    fn death_by_a_signal_is_128_and_its_number() {
        assert_eq!(play_shell("kill -TERM $$", "exit = 0").exit, Some(143));
    }

    #[test]
    fn a_program_that_does_not_end_is_killed_at_the_deadline() {
        let run: Run = toml::from_str("args = ['-c', 'exec sleep 600']\nexit = 0").unwrap();
        let patience = Duration::from_millis(100);
        let played = play(Path::new("/bin/sh"), &run, &BTreeMap::new(), Some(patience)).unwrap();
        assert_eq!((played.hangs, played.exit), (Some(patience), None));
    }

    #[test]
    fn a_program_that_prints_without_end_is_ended_and_its_output_cut() {
        let start = Instant::now();
        let played = play_shell("while :; do echo again; done", "exit = 0");
        assert!(played.floods && played.hangs.is_none());
        assert!(played.stdout.len() <= MAX_OUTPUT && played.stdout.ends_with("again\n"));
        assert!(start.elapsed() < Duration::from_secs(20));
    }

    #[test]
    fn steps_and_lines_are_noted_in_their_order() {
        let dialogue = "exit = 0\ndialogue = '''\nstdout \"ready\"\nstdin \"x\\n\"\nstdout \"got x\"\n'''";
        let played = play_shell("echo ready; read a; echo got $a", dialogue);
        let seen: Vec<_> = played.events.into_iter().map(|event| event.what).collect();
        let step = |text: &str| Happened::Step(text.to_owned());
        let line = |text: &str| Happened::Stdout(text.to_owned());
        assert_eq!(seen[..2], [line("ready"), step("stdout \"ready\"")]);
        assert!(seen.contains(&line("got x")));
        assert_eq!(seen.last(), Some(&step("stdout \"got x\"")));
        // A cause is recorded before its effect, however soon the effect follows.
        let place = |what: &Happened| seen.iter().position(|one| one == what);
        assert!(place(&step("stdin \"x\\n\"")) < place(&line("got x")));
    }

    #[test]
    fn a_child_that_it_leaves_behind_is_not_waited_for() {
        let start = Instant::now();
        let played = play_shell("sleep 30 & echo done", "exit = 0");
        assert_eq!((played.stdout.as_str(), played.exit), ("done\n", Some(0)));
        assert!(start.elapsed() < Duration::from_secs(20));
    }

    #[test]
    fn a_broken_step_is_named_with_its_line() {
        let dialogue =
            "exit = 0\ndialogue = '''\nstdout \"ready\"\n# not a line that it prints\nstdout \"steady\"\n'''";
        let played = play_shell("echo ready", dialogue);
        let step = played.broken_step.unwrap();
        assert_eq!(step, "dialogue line 3, `stdout \"steady\"`: it has not printed this line");
    }

    #[test]
    fn a_signal_of_the_dialogue_arrives() {
        let command = "trap \"echo got it; exit 5\" INT; echo ready; while :; do sleep 0.05; done";
        let played = play_shell(command, "exit = 5\ndialogue = '''\nstdout \"ready\"\nsignal INT\n'''");
        assert_eq!((played.stdout.as_str(), played.exit), ("ready\ngot it\n", Some(5)));
    }

    #[test]
    fn a_listener_has_an_address_and_tells_who_came() {
        let command = "exec 3<>/dev/tcp/${0%:*}/${0#*:}; echo hello >&3; cat <&3";
        let run: Run = toml::from_str(&format!(
            "args = ['-c', '''{command}''', '{{up}}']\nexit = 0\ndialogue = '''\nup listen\nc accept up\n\
             c expect \"hello\\n\"\nc send \"world\"\nc close\n'''"
        ))
        .unwrap();
        let played = play(Path::new("/bin/bash"), &run, &BTreeMap::new(), None).unwrap();
        assert_eq!((played.broken_step, played.stdout.as_str()), (None, "world"));
    }
}
