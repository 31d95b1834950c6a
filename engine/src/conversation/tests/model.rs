//! Random events, and invariants that hold for every sequence of them.
//!
//! [`Connection::run`] checks the others: progress, real waits, no deadline in the past, bounded replies.

use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::limits::CLOSING_PATIENCE;

/// Event of a connection.
#[derive(Clone, Copy, Debug)]
enum Event {
    /// The peer sends a numbered request, whose reply shows the order.
    Count,
    /// The peer sends many requests, with replies of so many bytes.
    Flood(usize),
    /// The peer sends the first or the second half of a request.
    Half,
    /// The peer reads so many bytes.
    Read(usize),
    /// The peer stops reading.
    StopReading,
    Subscribe,
    Unsubscribe,
    /// Another client publishes so many bytes.
    Publish(usize),
    Pause {
        millis: u64,
        all: bool,
    },
    Unpause,
    Sleep(u64),
    Timeout(u64),
    Pass(u64),
    StepWallClock(u64),
    Quit,
    Nonsense,
    HalfClose,
    Kill,
    Stop,
}

fn event() -> impl Strategy<Value = Event> {
    use Event::*;
    let frequent = select(vec![Count, Half, Read(1), Read(10), Read(5_000), Read(3_000_000), StopReading]);
    let rare = select(vec![Subscribe, Unsubscribe, Publish(10), Publish(200_000), Unpause, Flood(10), Flood(100_000)]);
    let last = select(vec![Quit, Nonsense, HalfClose, Kill, Stop]);
    let pause = (1..2_000u64, any::<bool>()).prop_map(|(millis, all)| Pause { millis, all });
    prop_oneof![
        8 => frequent,
        4 => rare,
        1 => pause,
        1 => (0..500u64).prop_map(Sleep),
        1 => (0..4u64).prop_map(Timeout),
        3 => (1..3_000u64).prop_map(Pass),
        1 => (1..2 * BEGIN).prop_map(StepWallClock),
        1 => last,
    ]
}

/// Drain limit in milliseconds.
const DRAIN: u64 = 1_000;

/// First value of the counter, which tells its numbers from others.
const FIRST: usize = 1_000_000;

/// A client under test, two others that cause events, and the state that the test expects.
struct Model {
    world: World,
    admin: Connection,
    sleeper: Connection,
    client: Connection,
    id: u64,
    /// Number of numbered requests that were sent completely.
    counted: usize,
    /// `true` if half of a request was sent.
    half: bool,
    /// `true` if the peer sends no more.
    silent: bool,
    /// `true` if the peer was killed, and that was answered.
    killed: bool,
    /// Time at which the last pause or sleep ended, or will end.
    paused_until: u64,
    stopped_at: Option<u64>,
    /// Time since which the connection has been closing without being held back.
    closing_since: Option<u64>,
}

impl Model {
    fn new() -> Self {
        let world = World::with(Config { drain_ms: DRAIN, enable_debug_command: true, ..Config::default() });
        let (mut admin, mut sleeper, mut client) = (world.connect(), world.connect(), world.connect());
        admin.ask(&format!("SET counted {FIRST}"));
        // Subscribers are not closed when they are idle.
        admin.ask("HELLO 3\r\nSUBSCRIBE admin");
        sleeper.ask("HELLO 3\r\nSUBSCRIBE sleeper");
        client.ask("HELLO 3");
        let id = client.conversation.as_ref().expect("it is open").client().id();
        Self {
            world,
            admin,
            sleeper,
            client,
            id,
            counted: 0,
            half: false,
            silent: false,
            killed: false,
            paused_until: 0,
            stopped_at: None,
            closing_since: None,
        }
    }

    /// Returns whether a pause or a sleep lasts.
    fn is_paused(&mut self) -> bool {
        let pause = &self.world.server.pause;
        self.paused_until = self.paused_until.min(self.world.now()).max(pause.last_until());
        self.paused_until > self.world.now()
    }

    fn perform(&mut self, event: Event) {
        self.is_paused();
        let speaks = !self.silent && !self.half;
        match event {
            Event::Count if speaks => {
                self.counted += 1;
                self.client.send("INCR counted\r\n");
            }
            Event::Half if !self.silent => {
                self.counted += usize::from(self.half);
                self.client.send(if self.half { "ted\r\n" } else { "INCR coun" });
                self.half = !self.half;
            }
            Event::Flood(length) if speaks => {
                self.client.send(encode(&["ECHO", &"e".repeat(length)]).repeat(2_000_000 / length.max(1_000)));
            }
            Event::Subscribe if speaks => self.client.send("SUBSCRIBE news\r\n"),
            Event::Unsubscribe if speaks => self.client.send("UNSUBSCRIBE\r\n"),
            Event::Quit | Event::Nonsense if speaks => {
                self.silent = true;
                self.client.send(if matches!(event, Event::Quit) { "QUIT\r\nINCR counted\r\n" } else { "*x\r\n" });
            }
            Event::HalfClose => {
                self.silent = true;
                self.client.half_close();
            }
            Event::Read(bytes) => self.client.take(bytes),
            Event::StopReading => self.client.window = 0,
            Event::Publish(length) => drop(self.admin.ask_words(&["PUBLISH", "news", &"p".repeat(length)])),
            Event::Pause { millis, all } => {
                let kind = if all { "ALL" } else { "WRITE" };
                self.admin.ask(&format!("CLIENT PAUSE {millis} {kind}"));
            }
            Event::Unpause => drop(self.admin.ask("CLIENT UNPAUSE")),
            Event::Sleep(millis) => self.sleeper.send(format!("DEBUG SLEEP {}\r\n", millis as f64 / 1_000.0)),
            Event::Timeout(seconds) => {
                self.admin.ask(&format!("CONFIG SET timeout {seconds}"));
            }
            Event::Pass(millis) => {
                pass(&self.world, millis, &mut [&mut self.admin, &mut self.sleeper, &mut self.client]);
            }
            Event::StepWallClock(millis) => self.world.clock.set_wall_clock(millis),
            Event::Kill => self.kill(),
            Event::Stop => {
                self.world.server.stop();
                self.stopped_at.get_or_insert(self.world.now());
            }
            _ => {}
        }
        for connection in [&mut self.admin, &mut self.sleeper, &mut self.client] {
            connection.run();
        }
    }

    fn kill(&mut self) {
        if self.half {
            return;
        }
        // The request is in the socket, and not read before the kill is answered.
        self.client.inbound.extend(b"SET after-the-kill 1\r\n");
        // Requests of the admin that a pause has held back are answered first.
        self.admin.run();
        self.admin.heard();
        if self.admin.ask(&format!("CLIENT KILL ID {}", self.id)) == ":1\r\n" {
            self.client.run();
            assert!(!self.client.is_open(), "a killed client lives on");
            self.killed = true;
        }
        self.silent = true;
    }

    /// Asserts that the answers to the numbered requests that have arrived are the first ones, in order.
    fn answered(&self) -> usize {
        let text = String::from_utf8_lossy(&self.client.received);
        let numbers = text.split("\r\n").filter_map(|line| line.strip_prefix(':')?.parse().ok());
        let numbers: Vec<usize> = numbers.filter(|number| *number >= FIRST).collect();
        assert_eq!(numbers, (FIRST + 1..=FIRST + numbers.len()).collect::<Vec<_>>());
        assert!(numbers.len() <= self.counted);
        numbers.len()
    }

    fn check(&mut self) {
        self.answered();
        let now = self.world.now();
        if !self.client.is_open() {
            return;
        }
        if let Some(stopped_at) = self.stopped_at {
            assert!(now < stopped_at + DRAIN, "it outlives the drain limit");
        }
        if self.is_paused() {
            self.closing_since = None;
            return;
        }
        // Requests that came during a pause may exceed that.
        let unexecuted = self.client.requests.len();
        assert!(unexecuted <= 4 * READ_SIZE || self.paused_until > 0, "{unexecuted} bytes unexecuted");
        let Some(conversation) = &self.client.conversation else { return };
        let open = conversation.state == super::super::State::Open;
        let silent_for = now - self.client.active.max(self.paused_until);
        let timeout = 1_000 * self.world.server.settings.timeout();
        if open && timeout > 0 && conversation.session.idle_deadline().is_some() {
            assert!(silent_for < timeout, "silent for {silent_for} of {timeout} ms");
        }
        if open || self.client.replies.is_empty() {
            self.closing_since = None;
        } else {
            let since = (*self.closing_since.get_or_insert(now)).max(self.client.active);
            assert!(now - since < CLOSING_PATIENCE, "it waits for ever until its last replies are read");
        }
    }

    /// Ends all pauses and reads everything: all requests are then answered, or the connection is closed.
    fn finish(mut self) {
        self.client.window = usize::MAX;
        self.perform(Event::Unpause);
        self.perform(Event::Pass(60_000));
        let executed = self.world.connect().ask("STRLEN after-the-kill");
        assert!(executed == ":0\r\n" || !self.killed, "what a killed client sent was executed");
        if self.client.is_open() {
            assert_eq!(self.answered(), self.counted);
            assert_eq!((self.client.inbound.len(), self.client.replies.len()), (0, 0));
            assert!(!self.client.half_closed, "the peer has closed, and it stays");
        }
        let held = [&self.admin, &self.sleeper, &self.client].map(|it| it.requests.memory() + it.replies.memory());
        drop((self.admin, self.sleeper));
        if !self.client.is_open() {
            assert_eq!(self.world.server.account.held(), 0, "{held:?}");
            assert_eq!(self.world.server.connected(), 0);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_a_conversation_keeps_its_contract(events in prop::collection::vec(event(), 1..60)) {
        let mut model = Model::new();
        for event in events {
            model.perform(event);
            model.check();
        }
        model.finish();
    }
}
