//! What tests over whole servers share.

use std::process::{Command, ExitStatus};
use std::sync::OnceLock;
use std::thread;
use std::time::{Duration, Instant};

use crate::reply::Reply;
use crate::servers::{Binary, Kind, Server};

/// From one question to the next.
const PAUSE: Duration = Duration::from_millis(5);

/// Makes each test one of `legacy` and one of `modern`: a function that takes a
/// [`Kind`](crate::servers::Kind).
#[macro_export]
macro_rules! on_both {
    ($($test:ident)*) => {
        mod legacy {
            $(#[test] fn $test() { super::$test($crate::servers::Kind::Legacy); })*
        }
        mod modern {
            $(#[test] fn $test() { super::$test($crate::servers::Kind::Modern); })*
        }
    };
}

/// The program of `legacy` or `modern`, built once for all tests of a process.
///
/// # Panics
///
/// When it does not build, or when there is no such program.
#[must_use]
pub fn program(kind: Kind) -> &'static Binary {
    static LEGACY: OnceLock<Binary> = OnceLock::new();
    static MODERN: OnceLock<Binary> = OnceLock::new();
    let place = if kind == Kind::Legacy { &LEGACY } else { &MODERN };
    place.get_or_init(|| kind.binary().expect("the server is built").expect("it has a program"))
}

/// Asks again until there is an answer.
///
/// # Panics
///
/// When there is none within `limit`.
#[track_caller]
pub fn until<T>(what: &str, limit: Duration, mut question: impl FnMut() -> Option<T>) -> T {
    let deadline = Instant::now() + limit;
    loop {
        if let Some(answer) = question() {
            return answer;
        }
        assert!(Instant::now() < deadline, "{what}: not within {limit:?}");
        thread::sleep(PAUSE);
    }
}

/// Sends a signal to a server: `TERM`, `INT`.
///
/// # Panics
///
/// When the server is gone.
pub fn signal(server: &Server, name: &str) {
    let sent = Command::new("sh").args(["-c", &format!("kill -{name} {}", server.id())]).status();
    assert!(sent.expect("a shell runs").success());
}

/// Waits for a server's end.
///
/// # Panics
///
/// When it runs on after `limit`.
#[track_caller]
pub fn ended(server: &mut Server, limit: Duration) -> ExitStatus {
    until("the server ends", limit, || server.ended().expect("it can be waited for"))
}

/// A command as an array of bulk strings.
#[must_use]
pub fn encode(words: &[impl AsRef<[u8]>]) -> Vec<u8> {
    Reply::Array(words.iter().map(|word| Reply::Bulk(word.as_ref().to_vec())).collect()).encode()
}
