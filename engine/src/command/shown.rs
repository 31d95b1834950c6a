//! The form of requests in logs: shortened, and without secrets.

use super::arguments::is;
use super::table::{self, Redacted};
use crate::protocol::Request;

/// Numbers of arguments, and of bytes of an argument, that are shown. Redis: `SLOWLOG_ENTRY_MAX_ARGC`,
/// `SLOWLOG_ENTRY_MAX_STRING`.
const MAX_ARGUMENTS: usize = 32;
pub(super) const MAX_ARGUMENT: usize = 128;

/// Text that replaces a secret.
const REDACTED: &[u8] = b"(redacted)";

/// Parameters of `CONFIG` whose values are secrets, including those of Redis that do not exist here.
const SECRET_PARAMETERS: [&str; 5] =
    ["requirepass", "masterauth", "masteruser", "tls-key-file-pass", "tls-client-key-file-pass"];

/// Returns the arguments of a request, beginning with the name of the command, as the slow log and the debug log show
/// them.
///
/// Valid requests are redacted as by Redis. In invalid ones more may be redacted, since nobody knows which argument was
/// meant to be the password.
pub(crate) fn shown(request: &Request<'_>) -> Vec<Vec<u8>> {
    let kept = if request.len() > MAX_ARGUMENTS { MAX_ARGUMENTS - 1 } else { request.len() };
    let mut arguments: Vec<Vec<u8>> = (0..kept)
        .map(|index| match request.get(index) {
            _ if is_secret(request, index) => REDACTED.to_vec(),
            long if long.len() > MAX_ARGUMENT => {
                let more = format!("... ({} more bytes)", long.len() - MAX_ARGUMENT);
                [&long[..MAX_ARGUMENT], more.as_bytes()].concat()
            }
            short => short.to_vec(),
        })
        .collect();
    if kept < request.len() {
        arguments.push(format!("... ({} more arguments)", request.len() - kept).into_bytes());
    }
    arguments
}

/// Returns whether an argument is a secret, or may be one.
fn is_secret(request: &Request<'_>, index: usize) -> bool {
    let follows = |keyword: fn(&[u8]) -> bool, distance: usize| {
        (1..=distance).any(|back| index > back && keyword(request.get(index - back)))
    };
    match table::find(request.name()).map(|command| command.redacted) {
        Some(Redacted::Nothing) => false,
        Some(Redacted::All) => index > 0,
        Some(Redacted::AfterAuth) => follows(|word| is(word, "auth"), 2),
        Some(Redacted::Parameters) => follows(|word| SECRET_PARAMETERS.iter().any(|secret| is(word, secret)), 1),
        // A command that does not exist here has no row in the table, but may be sent with a password.
        None if is(request.name(), "acl") => index > 1 && is(request.get(1), "setuser"),
        None if is(request.name(), "migrate") => {
            follows(|word| is(word, "auth"), 1) || follows(|word| is(word, "auth2"), 2)
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::RequestBuffer;
    use crate::protocol::RequestLimits;

    fn words(request: &str) -> String {
        let mut requests = RequestBuffer::default();
        requests.extend(format!("{request}\r\n").as_bytes());
        let request = requests.next(RequestLimits::default()).unwrap().unwrap();
        shown(&request).iter().map(|word| String::from_utf8_lossy(word)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn requests_are_redacted_as_by_redis() {
        for (request, redacted) in [
            ("AUTH secret", "AUTH *"),
            ("auth user secret", "auth * *"),
            ("HELLO 3 AUTH user secret SETNAME me", "HELLO 3 AUTH * * SETNAME me"),
            ("HELLO 3 SETNAME me auth user secret", "HELLO 3 SETNAME me auth * *"),
            ("CONFIG SET requirepass secret maxmemory 0", "CONFIG SET requirepass * maxmemory 0"),
            ("config set maxmemory 0 REQUIREPASS secret", "config set maxmemory 0 REQUIREPASS *"),
            ("CONFIG SET masterauth secret", "CONFIG SET masterauth *"),
            ("ACL SETUSER me >secret", "ACL SETUSER * *"),
            ("MIGRATE h 1 k 0 1 AUTH secret", "MIGRATE h 1 k 0 1 AUTH *"),
            ("MIGRATE h 1 k 0 1 AUTH2 user secret", "MIGRATE h 1 k 0 1 AUTH2 * *"),
            ("SET auth requirepass", "SET auth requirepass"),
            ("GET secret", "GET secret"),
        ] {
            assert_eq!(words(request).replace("(redacted)", "*"), redacted);
        }
    }

    #[test]
    fn no_password_of_a_wrong_request_is_shown() {
        for request in [
            "AUTH user secret more",
            "HELLO 9 AUTH user secret",
            "HELLO AUTH user secret",
            "HELLO 3 SETNAME auth AUTH user secret",
            "CONFIG SETT requirepass secret",
            "CONFIG SET maxmemory requirepass secret",
            "CONFIG requirepass secret",
        ] {
            assert!(!words(request).contains("secret"), "{}", words(request));
        }
    }

    #[test]
    fn long_requests_are_cut() {
        let long = "x".repeat(MAX_ARGUMENT + 7);
        assert_eq!(words(&format!("ECHO {long}")), format!("ECHO {}... (7 more bytes)", &long[..MAX_ARGUMENT]));
        let many = words(&format!("DEL{}", " k".repeat(40)));
        assert!(many.ends_with(" k ... (10 more arguments)"), "{many}");
        assert_eq!(words(&format!("DEL{}", " k".repeat(31))).matches('k').count(), 31);
    }
}
