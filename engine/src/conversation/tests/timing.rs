//! The clock within a batch.

use super::*;
use crate::limits::BATCH_TIME;
use crate::time::Now;

/// A clock that moves on by so many milliseconds at each reading.
#[derive(Debug)]
struct Slow {
    clock: ManualClock,
    step: u64,
}

impl Clock for Slow {
    fn now(&self) -> Now {
        self.clock.advance(self.step);
        self.clock.now()
    }
}

fn connect_slowly(step: u64) -> Connection {
    let clock = Slow { clock: ManualClock::at_unix_millis(BEGIN), step };
    Connection::new(&Server::new(Config::default(), clock))
}

#[test]
fn a_key_expires_within_a_batch_that_takes_long() {
    let mut connection = connect_slowly(50);
    // KEYS is slow, so the clock is read after it.
    assert_eq!(
        connection.ask("SET k v PX 60\r\nKEYS x\r\nKEYS x\r\nKEYS x\r\nGET k"),
        "+OK\r\n*0\r\n*0\r\n*0\r\n$-1\r\n"
    );
}

#[test]
fn a_key_lives_as_long_as_it_was_answered_though_its_batch_takes_long() {
    let mut connection = connect_slowly(50);
    // The deadline counts from the command, not from the beginning of its batch.
    assert_eq!(
        connection.ask("KEYS x\r\nKEYS x\r\nKEYS x\r\nSET k v PX 110\r\nGET k"),
        "*0\r\n*0\r\n*0\r\n+OK\r\n$1\r\nv\r\n"
    );
}

#[test]
fn a_long_value_takes_long_too() {
    let mut connection = connect_slowly(50);
    connection.set("long", READ_SIZE + 1);
    let heard = connection.ask("SET k v PX 60\r\nGET long\r\nGET long\r\nGET k");
    assert!(heard.ends_with("\r\n$-1\r\n"), "the end is {:?}", &heard[heard.len() - 20..]);
    let set = String::from_utf8(encode(&["SET", "long", &"v".repeat(READ_SIZE + 1)])).expect("it is text");
    let heard = connection.ask(&format!("SET k v PX 60\r\n{set}{set}GET k"));
    assert_eq!(heard, "+OK\r\n+OK\r\n+OK\r\n$-1\r\n");
}

#[test]
fn many_short_commands_take_long_together() {
    let mut connection = connect_slowly(50);
    let heard = connection.ask(&format!("SET k v PX 60\r\n{}GET k", "PING\r\n".repeat(300)));
    assert!(heard.ends_with("+PONG\r\n$-1\r\n"), "the end is {:?}", &heard[heard.len() - 20..]);
}

#[test]
fn the_commands_of_a_transaction_happen_at_one_moment() {
    let mut connection = connect_slowly(50);
    connection.ask("MULTI\r\nSET k v PX 10\r\nKEYS x\r\nKEYS x\r\nGET k");
    assert_eq!(connection.ask("EXEC"), "*4\r\n+OK\r\n*0\r\n*0\r\n$1\r\nv\r\n");
}

#[test]
fn a_command_that_takes_long_ends_its_batch() {
    let mut connection = connect_slowly(BATCH_TIME.as_millis() as u64);
    let turns = connection.turns;
    assert_eq!(connection.ask(&"KEYS x\r\n".repeat(10)), "*0\r\n".repeat(10));
    assert!(connection.turns - turns > 10, "{} turns for ten slow commands", connection.turns - turns);
    // With a clock that stands still it is one batch: a turn for the read, and one that finds nothing.
    let mut connection = World::new().connect();
    let turns = connection.turns;
    connection.ask(&"KEYS x\r\n".repeat(10));
    assert!(connection.turns - turns <= 3, "{} turns", connection.turns - turns);
}
