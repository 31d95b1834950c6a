//! The texts of a running Redis server.

use std::net::SocketAddr;
use std::time::Duration;

use player::connection::{Connection, Missing};
use player::reply::{Reply, command};

use super::Foreign;

const TIMEOUT: Duration = Duration::from_secs(10);

/// Reason why a server's texts could not be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Unanswered {
    /// The connection failed.
    #[error("the server cannot be asked: {0}")]
    Io(#[from] std::io::Error),
    /// The server did not answer.
    #[error("the server does not answer: {0}")]
    Missing(#[from] Missing),
    /// The server gave an unexpected answer.
    #[error("COMMAND DOCS answered {0}")]
    Unexpected(String),
}

/// Returns every text in `COMMAND DOCS` and `COMMAND INFO`, and the lines of each `HELP` as one text.
///
/// # Errors
///
/// A server that does not answer.
pub fn texts(address: SocketAddr) -> Result<Vec<Foreign>, Unanswered> {
    let mut connection = Connection::open(address, TIMEOUT)?;
    let mut ask = |words: &[&str]| -> Result<Reply, Unanswered> {
        connection.send(&command(words), TIMEOUT)?;
        Ok(connection.reply(TIMEOUT)?.0)
    };
    let mut found = Vec::new();
    let Reply::Array(docs) = ask(&["COMMAND", "DOCS"])? else {
        return Err(Unanswered::Unexpected("no array".into()));
    };
    for pair in docs.chunks(2) {
        let [Reply::Bulk(name), fields] = pair else { continue };
        let name = String::from_utf8_lossy(name).into_owned();
        collect(fields, &format!("the documentation of {name}"), &mut found);
        collect(&ask(&["COMMAND", "INFO", &name])?, &format!("COMMAND INFO {name}"), &mut found);
        if has_help(fields, &name)
            && let Reply::Array(lines) = ask(&[&name, "HELP"])?
        {
            let lines = lines.iter().map(|line| match line {
                Reply::Simple(text) | Reply::Bulk(text) => String::from_utf8_lossy(text).into_owned(),
                _ => String::new(),
            });
            let text = lines.collect::<Vec<_>>().join("\n");
            found.push(Foreign { origin: format!("{name} HELP"), text });
        }
    }
    Ok(found)
}

/// Returns whether a command's documentation lists a subcommand `HELP`.
fn has_help(fields: &Reply, name: &str) -> bool {
    let Reply::Array(fields) = fields else { return false };
    let wanted = format!("{name}|help");
    name == "debug"
        || fields.chunks(2).any(|field| {
            matches!(field, [Reply::Bulk(key), Reply::Array(subcommands)] if key == b"subcommands"
                && subcommands.contains(&Reply::Bulk(wanted.clone().into_bytes())))
        })
}

/// Collects each string in a reply as a separate text.
fn collect(reply: &Reply, origin: &str, found: &mut Vec<Foreign>) {
    match reply {
        Reply::Bulk(text) | Reply::Simple(text) => {
            let text = String::from_utf8_lossy(text).into_owned();
            found.push(Foreign { origin: origin.to_owned(), text });
        }
        Reply::Array(parts) | Reply::Set(parts) => parts.iter().for_each(|part| collect(part, origin, found)),
        _ => {}
    }
}
